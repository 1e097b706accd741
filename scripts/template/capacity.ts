/**
 * What a browser says of a template: `capacity.json`, written by `lectern template calibrate` and
 * never by hand. All lengths are px on the canvas; advances are em of their font.
 *
 * ```text
 *   slot    ┌──────────────────── width ┐ ▲
 *           │ paragraph                 │ │
 *           │            ↕ before       │ height, below a title of one line
 *           │ ┌ above (padding) ──────┐ │ │
 *           │ │ text, width of a line │ │ │
 *           │ └ below ────────────────┘ │ ▼
 *           └───────────────────────────┘
 * ```
 */

import { z } from 'zod'

const px = z.number()

/** How a kind of text is set. */
const text = z.strictObject({
  /** A row of `fonts`. */
  font: z.string(),
  size: px.positive(),
  /** Height of a line, px. */
  leading: px.positive(),
  /** Added after each character. */
  spacing: px.optional(),
  /** Fonts of what stands out in it. */
  strong: z.string(),
  emphasis: z.string(),
  /** Code within the line: its font, its size, and its padding on both sides together. */
  code: z.strictObject({ font: z.string(), size: px.positive(), padding: px }),
})

/** A block of a kind, in its place. */
export interface Box {
  /** Between the block before it, whose `below` ends with its margin, and this one. */
  before: number
  /** Padding and rules above the content. */
  above: number
  /** The same below the content, and the margin below that. */
  below: number
  /** What a line of it, or the row of a table, is wide. */
  width: number
  /** A row of `texts`. */
  text?: number | undefined
  /** Between items or rows; of a formula the size of its letters. */
  gap?: number | undefined
  /** Of a list in columns. */
  rows?: number | undefined
  /** All rows are as high as the highest; otherwise each is as high as what it holds. */
  even?: boolean | undefined
  /**
   * What stands in it, as `paragraph`, or as `paragraph+list` for a list after a paragraph; of code
   * itself with numbers before its lines, as `numbered`.
   */
  children?: Record<string, Box> | undefined
}

const box: z.ZodType<Box> = z.lazy(() =>
  z.strictObject({
    before: px,
    above: px,
    below: px,
    width: px,
    text: z.number().int().min(0).optional(),
    gap: px.optional(),
    rows: z.number().int().min(1).optional(),
    even: z.literal(true).optional(),
    children: z.record(z.string(), box).optional(),
  }),
)

const slot = z.strictObject({
  width: px.positive(),
  height: px.positive(),
  /** Between two kinds of blocks, `table+paragraph`, where it is not the `before` of the second. */
  gaps: z.record(z.string(), px),
  /** Blocks by kind; `list*6` is a list of 6 items where it is set otherwise than one of fewer. */
  blocks: z.record(z.string(), box),
  /** The first paragraph breaks between its clauses first. */
  clauses: z.boolean().optional(),
})

const language = z.strictObject({
  texts: z.array(text),
  layouts: z.record(
    z.string(),
    z.strictObject({
      title: z.strictObject({ width: px.positive(), text: z.number().int().min(0) }),
      slots: z.record(z.string(), slot),
    }),
  ),
})

const font = z.strictObject({
  /** By character. */
  advances: z.record(z.string(), z.number()),
  /** Of characters that are not in `advances`: as wide as a hanzi, emoji, all else. */
  wide: z.number(),
  emoji: z.number(),
  other: z.number(),
  /** What stands nearer or farther than the advances say: kerning, and marks that share a square:
   * by how much, in em, all pairs one after the other. */
  pairs: z.record(z.string(), z.string()),
  /** Between hanzi and Latin letters or digits. */
  autospace: z.number(),
})

const schema = z.strictObject({
  /** Of the files that the measures depend on. */
  source: z.string(),
  /** Whether Chinese breaks between phrases only, and names not at all. */
  phrases: z.boolean(),
  names: z.boolean(),
  fonts: z.record(z.string(), font),
  languages: z.strictObject({ en: language, zh: language }),
})

export type Capacity = z.infer<typeof schema>
export type CapacityFont = z.infer<typeof font>
export type CapacityLanguage = z.infer<typeof language>
export type CapacitySlot = z.infer<typeof slot>
export type CapacityText = z.infer<typeof text>

/** Checks the form of a `capacity.json`. */
export const capacitySchema = schema
