import type { SlideMeasurement } from '../../browser/measure/types.ts'
import type { Found, Rule } from '../finding.ts'

/** What ends a talk: behind it a slide may show again what was left out. */
const ends: ReadonlySet<string | undefined> = new Set(['closing', 'references', 'takeaways'])

/** `2/3`: a slide that goes on has the title of the one before. */
const continued = /^\d+\/\d+$/

/** Slides of the talk with the title of an earlier one. */
export const repeatedTitle: Rule = (_, { slides }) => {
  const last = slides.findLastIndex(({ layout }) => ends.has(layout))
  const talk = last === -1 ? slides : slides.slice(0, last + 1)
  const first = new Map<string, number>()
  return talk.flatMap((slide): Found[] => {
    const title = slide.title?.trim()
    if (!title || goesOn(slide)) return []
    const before = first.get(title)
    if (before === undefined) first.set(title, slide.number)
    return before === undefined
      ? []
      : [
          {
            id: 'check:repeated-title',
            slide: slide.number,
            element: title,
            amount: before,
            reason: `Title \`${title}\` is that of slide ${before} too`,
          },
        ]
  })
}

function goesOn({ blocks }: SlideMeasurement): boolean {
  return blocks.some(
    ({ kind, text }) => kind === 'frame' && text.split(/\s+/).some((word) => continued.test(word)),
  )
}
