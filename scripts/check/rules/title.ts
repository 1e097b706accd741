import type { Found, Rule } from '../finding.ts'

/** Layouts that hold a title and little else. */
const titlePages: ReadonlySet<string | undefined> = new Set(['cover', 'section'])

/** Titles that wrap too often. */
export const title: Rule = ({ limits }, { slides }) =>
  slides.flatMap(({ number, layout, blocks }): Found[] => {
    const heading = blocks.find(({ kind, depth }) => kind === 'heading' && depth === 1)
    const most = titlePages.has(layout) ? limits.titlePageLines : limits.titleLines
    if (!heading || heading.lines.length <= most) return []
    const amount = heading.lines.length
    return [
      {
        id: 'check:title',
        slide: number,
        element: heading.text,
        amount,
        reason: `Title of ${amount} lines, expected at most ${most}`,
      },
    ]
  })
