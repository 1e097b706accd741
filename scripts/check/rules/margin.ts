import { namedCanvas } from '../limits.ts'
import type { Found, Rule } from '../finding.ts'
import { roomOf } from './room.ts'

/** Content that nearly touches the text of the footer. */
export const margin: Rule = ({ limits }, { canvas, slides }) =>
  slides.flatMap((slide): Found[] => {
    const room = roomOf(slide, canvas.height)
    const hasFooter = slide.blocks.some(({ kind, box }) => kind === 'frame' && box.y === room?.bottom)
    if (!room || !hasFooter || slide.failure !== '') return []
    const least = (limits.footerGap * canvas.width) / namedCanvas
    const gap = room.bottom - room.used.bottom
    // What lies behind the footer is found by the rule `overlap`.
    if (gap < 0 || gap >= least) return []
    const amount = Math.round(gap)
    return [
      {
        id: 'check:margin',
        slide: slide.number,
        amount,
        reason: `Content ends ${amount} px above the footer, expected at least ${Math.round(least)} px`,
      },
    ]
  })
