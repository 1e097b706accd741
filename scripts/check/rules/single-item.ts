import type { Found, Rule } from '../finding.ts'

/** Sources are a list also where there is one. */
const lists: ReadonlySet<string | undefined> = new Set(['references'])

/** Slides with nothing but a list of one item. */
export const singleItem: Rule = (_, { slides }) =>
  slides.flatMap(({ number, layout, blocks, images, diagrams }): Found[] => {
    const content = blocks.filter(
      ({ kind, depth }) => kind !== 'frame' && !(kind === 'heading' && depth === 1),
    )
    const [only, ...others] = content
    if (lists.has(layout) || images.length + diagrams.length > 0) return []
    if (only?.kind !== 'item' || others.length > 0) return []
    return [
      {
        id: 'check:single-item',
        slide: number,
        element: only.text,
        reason: `A list of one item, \`${only.text}\``,
      },
    ]
  })
