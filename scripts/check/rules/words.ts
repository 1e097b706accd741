import type { SlideMeasurement } from '../../browser/measure/types.ts'
import type { Found, Rule } from '../finding.ts'
import type { Limits } from '../limits.ts'

/** What is looked at rather than read. */
const unread: readonly string[] = ['code', 'diagram', 'frame', 'media']

/** One slide in so many may hold more: the limits are those of nine slides in ten. */
const slack = 10

/** From here on a slide is too full, however empty the others are. */
const crowded = 1.5

/** Slides with more to read than the audience has time for. */
export const words: Rule = ({ limits }, { slides }) => {
  const full = slides.map((slide) => ({ slide, ...count(slide, limits) })).filter(({ share }) => share > 1)
  const many = full.length > Math.floor(slides.length / slack)
  return full
    .filter(({ share }) => many || share > crowded)
    .map(({ slide, words, han }): Found => {
      const parts = [
        ...(han > 0 ? [`${han} Chinese ${han === 1 ? 'character' : 'characters'}`] : []),
        ...(words > 0 ? [`${words} ${words === 1 ? 'word' : 'words'}`] : []),
      ]
      return {
        id: 'check:words',
        slide: slide.number,
        amount: Math.max(han, words),
        reason: `Too many words: ${parts.join(' and ')}, expected at most ${limits.han} Chinese characters or ${limits.words} words on nine slides of ten`,
      }
    })
}

function count({ blocks }: SlideMeasurement, limits: Limits): { words: number; han: number; share: number } {
  const read = blocks.filter(({ kind }) => !unread.includes(kind))
  const words = read.reduce((sum, block) => sum + block.words, 0)
  const han = read.reduce((sum, block) => sum + block.han, 0)
  return { words, han: han, share: words / limits.words + han / limits.han }
}
