/** What a deck has to hold. */
export interface Limits {
  /** px on a canvas of 980. */
  text: number
  /** Code and tables, px on a canvas of 980. */
  code: number
  /** Labels of diagrams as drawn, px on a canvas of 980. */
  diagram: number
  /** What belongs to the template: footer, kicker, px on a canvas of 980. */
  frame: number
  /** Of text against its ground. */
  contrast: number
  /** Of text from 24 px, or 18.66 px in bold. */
  largeContrast: number
  titleLines: number
  /** On a cover, and where a section begins. */
  titlePageLines: number
  /** English words, Chinese characters on one slide; a mix counts in shares of both. */
  words: number
  han: number
  /** Share of its room that a diagram covers, in width or height. */
  diagramShare: number
  /** Share of the height between title and footer that content reaches over. */
  fill: number
  /** Between content and the text of the footer, px on a canvas of 980. */
  footerGap: number
}

/** The canvas that sizes are named for. */
export const namedCanvas = 980

export const defaultLimits: Limits = {
  // Read from the last row of a seminar room: about a thirtieth of the slide's height.
  text: 18,
  // One looks at code and tables, rather than reading them from afar.
  code: 14,
  diagram: 16,
  // Nobody needs it to follow; it should still be text and not a line.
  frame: 12,
  // WCAG 2, level AA.
  contrast: 4.5,
  largeContrast: 3,
  // A third line makes it a paragraph.
  titleLines: 2,
  // There the title is what is read.
  titlePageLines: 3,
  // Where nine of ten slides should stay below, at a minute a slide.
  words: 80,
  han: 110,
  // Smaller, and it looks like a stamp.
  diagramShare: 0.55,
  // Less, and the slide looks as if something were missing.
  fill: 0.35,
  // A line of small text: nearer, and the footer reads as a part of the content.
  footerGap: 24,
}

/**
 * The limits of a template.
 *
 * @param minimums of its `template.json`; `contrast` asked for 7 asks for 4.5 in large text
 * @returns limits with the template's own sizes
 */
export function templateLimits(minimums: {
  text: number
  code: number
  diagram: number
  contrast?: number | undefined
}): Limits {
  const { text, code, diagram, contrast = defaultLimits.contrast } = minimums
  // The pairs of WCAG 2: 4.5 and 3 (AA), 7 and 4.5 (AAA).
  const largeContrast = contrast >= 7 ? 4.5 : defaultLimits.largeContrast
  return { ...defaultLimits, text, code, diagram, contrast, largeContrast }
}
