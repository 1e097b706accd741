/** What is read of drawn slides for PowerPoint: px on the canvas, colours as `RRGGBB`. */

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface Run {
  text: string
  bold: boolean
  italic: boolean
  /** px */
  size: number
  color: string
  /** The first family of the stack. */
  font: string
  /** `https://…`, or `#3` and `#name` for slides. */
  link?: string
  shift?: 'sub' | 'super'
  /** Whether a new line begins behind it. */
  break?: boolean
}

export interface Paragraph {
  runs: Run[]
  align: 'center' | 'left' | 'right'
  /** px from line to line. */
  leading: number
  /** px below it. */
  after: number
  bullet?: { number: boolean; depth: number; from: number }
}

export interface Cell {
  paragraphs: Paragraph[]
  columns: number
  rows: number
  fill?: string
  below?: string
}

export type Shape =
  | { kind: 'text'; box: Box; paragraphs: Paragraph[] }
  | { kind: 'table'; box: Box; rows: Cell[][]; widths: number[]; heights: number[] }
  | { kind: 'picture'; box: Box; alt: string }

export interface ReadSlide {
  number: number
  /** Index among the drawn pages. */
  page: number
  shapes: Shape[]
}
