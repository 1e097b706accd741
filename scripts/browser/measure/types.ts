/**
 * What the browser says of a drawn deck, as plain JSON: rules and calibration read it, and
 * neither opens a browser.
 *
 * All lengths are px on the canvas, from the slide's upper left corner, rounded to 4 digits.
 *
 * ```text
 *   slide ─ canvas 980 × 552
 *   ├─ slots      ┌ data-slot ┐            the places a layout offers
 *   ├─ blocks     heading, paragraph, …    what stands in them, each with its lines
 *   ├─ overflows  text past an edge        found where it is drawn, not where it is planned
 *   ├─ images, diagrams, glyphs, contrasts
 * ```
 */

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** What kind of thing a block is; `cell` is one of a table, `frame` belongs to the template. */
export type BlockKind =
  | 'caption'
  | 'cell'
  | 'code'
  | 'diagram'
  | 'frame'
  | 'heading'
  | 'image'
  | 'item'
  | 'math'
  | 'media'
  | 'paragraph'
  | 'quote'
  | 'table'
  | 'text'

export interface BlockMeasurement {
  /** Stable within one measurement: `3.2` is the second block of slide 3. */
  id: string
  kind: BlockKind
  /** Name of the slot it stands in; missing outside all slots. */
  slot?: string
  /** Depth of a list item (from 1) or rank of a heading. */
  depth?: number
  /** The beginning of what people read, spaces folded. */
  text: string
  /** How many words of letters, and how many Chinese characters, it has. */
  words: number
  han: number
  /** The element's own box, without margins. */
  box: Box
  /** One box for each line of text as people see it, from the em square and not the line height. */
  lines: Box[]
  /** Space kept free around it, outside its box. */
  margin: { top: number; bottom: number }
  padding: { top: number; right: number; bottom: number; left: number }
  /** Of most of its characters. Missing where nothing is written. */
  font?: {
    /** The stack that is asked for. */
    family: string
    /** The fonts that drew its first characters. */
    used: string[]
    size: number
    weight: number
    /** px. */
    leading: number
    color: string
  }
  /** The smallest running text in it and the smallest code; superscripts do not count. */
  smallest?: { text?: Sized; code?: Sized }
  /** The block whose text it stands amid: an icon in a sentence, a list in an item. */
  inside?: string
  /** Whether it stands over others on purpose: positioned pictures, backgrounds. */
  floating?: boolean
}

/** A piece of text and how large it is drawn. */
export interface Sized {
  size: number
  text: string
}

export interface OverflowMeasurement {
  /** Block, or kind of element where no block holds it. */
  block: string
  /** Beginning of the text, or the kind of element, that is outside. */
  what: string
  /** `canvas`, `slot NAME`, or the element that cuts: `div.scroll`. */
  container: string
  side: 'bottom' | 'left' | 'right' | 'top'
  px: number
  /** Whether what is outside cannot be seen. */
  clipped: boolean
}

export interface ImageMeasurement {
  source: string
  /** As a background of an element, and so of no place in the text. */
  background: boolean
  /** Whether it comes from another machine. */
  outside: boolean
  vector: boolean
  loaded: boolean
  natural: { width: number; height: number }
  /** The picture as it is drawn, its frame not counted. */
  shown: Box
}

export interface DiagramMeasurement {
  state: 'error' | 'ready' | 'waiting'
  error?: string
  /** As drawn, in px on the canvas. */
  smallestLabel?: Sized
  /** Labels that are cut off by their own boxes. */
  cutLabels: string[]
  /** Those that stand in line with the slide. */
  labels: DiagramLabel[]
  /** Of a pie, as its legend names them. */
  slices: PieSlice[]
  /** The ink, not the frame around it. */
  box: Box
  /** What its slot leaves for it. */
  room: Box
}

/** A label where it is drawn. */
export interface DiagramLabel extends Sized {
  box: Box
  /** The shape that it stands in; missing beside lines and axes. */
  frame?: Box
}

/** A slice of a pie. */
export interface PieSlice {
  label: string
  /** How long it is at the rim, px; 0 where it is not drawn. */
  rim: number
  /** Against what is below the pie, from 1 to 21; missing where that is a picture or a gradient. */
  contrast?: number
}

/** What a screen shows of text against its ground. */
export interface ContrastMeasurement {
  /** `unknown` where the ground is a picture or a gradient. */
  state: 'known' | 'unknown'
  text: string
  /** Whether it is the number before that text, which is drawn by a style. */
  counter?: boolean
  /** How many elements have the same colours and size. */
  count: number
  ratio?: number
  color?: string
  background?: string
  size?: number
  /** 24 px, or 18.66 px and bold. */
  large: boolean
}

export interface SlideMeasurement {
  number: number
  title?: string
  layout?: string
  slots: { name: string; box: Box; inner: Box }[]
  /** What the template scaled content down to because it was too large; missing where it fits. */
  scale?: number
  blocks: BlockMeasurement[]
  overflows: OverflowMeasurement[]
  images: ImageMeasurement[]
  diagrams: DiagramMeasurement[]
  /** Characters that no font draws, and those that a font of the machine draws for the deck's own. */
  glyphs: { missing: string; borrowed: { font: string; text: string }[] }
  contrasts: ContrastMeasurement[]
  /** Addresses outside this machine that the slide names. */
  outside: string[]
  /** What Slidev shows instead of the slide, or an empty string. */
  failure: string
}

export interface Measurement {
  canvas: { width: number; height: number }
  scheme: 'dark' | 'light'
  slides: SlideMeasurement[]
  /** Declared fonts that were needed and did not load. */
  failedFonts: { family: string; weight: string; style: string }[]
  /** Errors of the console and of scripts. */
  console: string[]
  /** Files of the deck that did not come. */
  missingFiles: string[]
  /** Addresses outside this machine that were asked for, and refused. */
  outside: string[]
  /** What did not appear within the bound of time. */
  late: string[]
}
