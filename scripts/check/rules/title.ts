import type { Found, Rule } from '../finding.ts'

/** Titles that wrap too often. */
export const title: Rule = ({ limits }, { slides }) =>
  slides.flatMap(({ number, layout, blocks }): Found[] => {
    const heading = blocks.find(({ kind, depth }) => kind === 'heading' && depth === 1)
    const most = layout === 'cover' ? limits.coverLines : limits.titleLines
    if (!heading || heading.lines.length <= most) return []
    const amount = heading.lines.length
    return [
      {
        id: 'check:title',
        slide: number,
        element: heading.text,
        amount,
        reason: `Unexpected title of ${amount} lines, expected at most ${most}`,
      },
    ]
  })
