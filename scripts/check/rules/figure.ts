import type { Found, Rule } from '../finding.ts'

/** Layouts that are made for a picture. */
const figures: ReadonlySet<string | undefined> = new Set(['figure', 'figure-left', 'figure-right'])

/** Slides made for a picture that have none: words stand in its frame. */
export const figure: Rule = (_, { slides }) =>
  slides.flatMap(({ number, layout, images, diagrams, blocks, failure }): Found[] => {
    const drawn =
      images.length > 0 ||
      diagrams.length > 0 ||
      blocks.some(({ kind, floating }) => kind === 'media' && !floating)
    if (!figures.has(layout) || drawn || failure !== '') return []
    return [{ id: 'check:figure', slide: number, reason: 'The slide is made for an image and has none' }]
  })
