import type { Found, Rule } from '../finding.ts'
import { airyLayouts, roomOf } from './room.ts'

/** Slides whose content hangs from the top and leaves the rest blank. */
export const fill: Rule = ({ limits }, { canvas, slides }) =>
  slides.flatMap((slide): Found[] => {
    const room = airyLayouts.has(slide.layout) ? undefined : roomOf(slide, canvas.height)
    if (!room || slide.failure !== '') return []
    const share = (room.used.bottom - Math.max(room.top, room.used.top)) / (room.bottom - room.top)
    if (share >= limits.fill) return []
    const amount = Math.max(0, Math.round(share * 100))
    return [
      {
        id: 'check:fill',
        slide: slide.number,
        amount,
        reason: `Content fills ${amount} % of the height between title and footer, expected at least ${Math.round(limits.fill * 100)} %`,
      },
    ]
  })
