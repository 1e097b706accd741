import type PptxGenJS from 'pptxgenjs'
import type { Box, Cell, Paragraph, ReadSlide, Run, Shape } from './types.ts'

type Slide = PptxGenJS.default.Slide
type TextProps = PptxGenJS.default.TextProps

/** Points, and inches, per CSS pixel. */
const point = 72 / 96
const inch = 1 / 96

/**
 * PowerPoint sets the same words a little wider than a browser: without room at the side a last
 * word would wrap that did not.
 */
const room = 1.03

/** How far a level of a list is set in at least, px: less, and the bullet touches the words. */
const leastIndent = 14

/**
 * @param slide where it goes
 * @param shape what was read
 * @param picture base64 of its PNG, for pictures
 * @param slides all slides, for links between them
 */
export function addShape(
  slide: Slide,
  shape: Shape,
  image: string | undefined,
  slides: readonly ReadSlide[],
): void {
  if (shape.kind === 'picture') {
    if (image)
      slide.addImage({
        data: `image/png;base64,${image}`,
        ...place(shape.box),
        ...(shape.alt ? { altText: shape.alt } : {}),
      })
    return
  }
  if (shape.kind === 'table') {
    slide.addTable(
      shape.rows.map((row) => row.map((cell) => tableCell(cell, slides))),
      {
        x: shape.box.x * inch,
        y: shape.box.y * inch,
        w: shape.box.width * inch,
        colW: shape.widths.map((width) => width * inch),
        rowH: shape.heights.map((height) => height * inch),
        autoPage: false,
      },
    )
    return
  }
  const [first] = shape.paragraphs
  // What has one line in the middle grows to both sides, all else to the right.
  const wide = shape.box.width * room
  const x = first?.align === 'center' ? shape.box.x - (wide - shape.box.width) / 2 : shape.box.x
  slide.addText(
    shape.paragraphs.flatMap((paragraph) =>
      textOf(paragraph, slides, Math.max(leastIndent, (first?.ink.x ?? 0) - shape.box.x)),
    ),
    {
      ...place({ ...shape.box, x, width: wide }),
      margin: 0,
      valign: 'top',
      wrap: !shape.oneLine,
      fit: 'none',
    },
  )
}

function place({ x, y, width, height }: Box): { x: number; y: number; w: number; h: number } {
  return { x: x * inch, y: y * inch, w: width * inch, h: height * inch }
}

function tableCell(cell: Cell, slides: readonly ReadSlide[]): PptxGenJS.default.TableCell {
  return {
    text: cell.paragraphs.flatMap((paragraph) => textOf(paragraph, slides)),
    options: {
      align: cell.paragraphs[0]?.align ?? 'left',
      valign: 'middle',
      margin: [2, 6, 2, 6],
      ...(cell.columns > 1 ? { colspan: cell.columns } : {}),
      ...(cell.rows > 1 ? { rowspan: cell.rows } : {}),
      ...(cell.fill ? { fill: { color: cell.fill } } : {}),
      border: [
        { type: 'none' },
        { type: 'none' },
        cell.below ? { type: 'solid', pt: 0.75, color: cell.below } : { type: 'none' },
        { type: 'none' },
      ],
    },
  }
}

function textOf(
  { runs, align, leading, after, bullet }: Paragraph,
  slides: readonly ReadSlide[],
  indent = leastIndent,
): TextProps[] {
  return runs.map((run, index) => ({
    text: run.text,
    options: {
      ...letters(run, slides),
      align,
      lineSpacing: round(leading * point),
      paraSpaceAfter: round(after * point),
      ...(bullet && index === 0
        ? {
            indentLevel: bullet.depth,
            bullet: bullet.number
              ? { type: 'number' as const, numberStartAt: bullet.from, indent: indent * point }
              : { indent: indent * point },
          }
        : {}),
      ...(run.break || index === runs.length - 1 ? { breakLine: true } : {}),
      ...(run.break ? { softBreakBefore: false } : {}),
    },
  }))
}

function letters(run: Run, slides: readonly ReadSlide[]): NonNullable<TextProps['options']> {
  const link = run.link === undefined ? undefined : target(run.link, slides)
  return {
    bold: run.bold,
    italic: run.italic,
    color: run.color,
    ...(run.clear === undefined ? {} : { transparency: run.clear }),
    fontSize: round(run.size * point),
    fontFace: run.font,
    ...(run.shift === 'sub' ? { subscript: true } : run.shift ? { superscript: true } : {}),
    ...(link ? { hyperlink: link } : {}),
  }
}

/** Addresses people can follow; those of slides become slides. */
function target(link: string, slides: readonly ReadSlide[]): PptxGenJS.default.HyperlinkProps | undefined {
  if (/^(?:https?:|mailto:)/.test(link)) return { url: link }
  const number = Number(/^(?:#\/?|\/|#)(\d+)$/.exec(link)?.[1])
  const index = slides.findIndex((slide) => slide.number === number)
  return index === -1 ? undefined : { slide: index + 1 }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
