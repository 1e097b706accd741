import type { Rule } from '../finding.ts'

/** Slides without content: nothing but the template's own frame. */
export const empty: Rule = (_, { slides }) =>
  slides
    .filter(
      ({ blocks, images, diagrams, failure }) =>
        failure === '' &&
        images.length === 0 &&
        diagrams.length === 0 &&
        !blocks.some(({ kind, floating, lines }) =>
          // A drawing board lies over every slide, and is no content.
          kind === 'media' ? !floating || lines.length > 0 : kind !== 'frame',
        ),
    )
    .map(({ number }) => ({
      id: 'check:empty' as const,
      slide: number,
      reason: 'Slide without content, expected text or an image',
    }))
