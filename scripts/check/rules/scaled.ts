import type { Found, Rule } from '../finding.ts'

/** Slides whose content was too large, so that the template scaled it down where it is shown. */
export const scaled: Rule = (_, { slides }) =>
  slides.flatMap(({ number, scale }): Found[] => {
    if (scale === undefined) return []
    const percent = Math.round(scale * 100)
    return [
      {
        id: 'check:scaled',
        slide: number,
        amount: percent,
        reason: `Content larger than its slot, scaled to ${percent} %`,
      },
    ]
  })
