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
  /** How much of the ground shines through, of 100. */
  clear?: number
  /** The first family of the stack that has letters. */
  font: string
  /** `https://…`, or `#3` and `#name` for slides. */
  link?: string
  shift?: 'sub' | 'super'
  /** Whether a new line begins behind it. */
  break?: boolean
}

/** A bullet or number before a paragraph. */
export interface Bullet {
  number: boolean
  depth: number
  /** The first number of its list. */
  from: number
}

export interface Paragraph {
  runs: Run[]
  align: 'center' | 'left' | 'right'
  /** px from line to line. */
  leading: number
  /** px from its last line to the next paragraph, besides the leading. */
  after: number
  /** Where its letters stand: from the top of the first line to the bottom of the last one. */
  ink: Box
  /** As high as the letters of one line are. */
  line: number
  bullet?: Bullet
}

export interface Cell {
  paragraphs: Paragraph[]
  columns: number
  rows: number
  fill?: string
  below?: string
}

export type Shape =
  | { kind: 'text'; box: Box; paragraphs: Paragraph[]; oneLine: boolean }
  | { kind: 'table'; box: Box; rows: Cell[][]; widths: number[]; heights: number[] }
  | { kind: 'picture'; box: Box; alt: string }

export interface ReadSlide {
  number: number
  /** Index among the drawn pages. */
  page: number
  shapes: Shape[]
}
