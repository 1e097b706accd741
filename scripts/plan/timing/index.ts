/** How long the speaker stays on a slide. */

import { toString } from 'mdast-util-to-string'
import type { Lang, Slide, SlideRole } from '#tree/nodes.ts'

/**
 * Speech in a talk: 130 words a minute in English (Tauroza and Allison 1990,
 * "Speech rates in British English": lectures 125 to 160), 220 characters a
 * minute in Chinese, where newsreaders reach 300 and lecturers do not.
 */
const perMinute = { wordsEn: 130, charactersZh: 220 }

/** Nobody reads a slide in less than this, seconds; a picture or code needs a look. */
const least: Partial<Record<SlideRole, number>> = {
  cover: 20,
  agenda: 20,
  section: 8,
  code: 40,
  table: 40,
  diagram: 40,
  figure: 30,
  references: 10,
}
const leastElse = 20

/** What is only read from the slide is said in a little more than its own words. */
const fromSlide = 1.5

/** @returns Whole seconds for a slide: what the notes take to say, or the slide where it has none. */
export function secondsOf(slide: Slide, lang: Lang): number {
  const notes = slide.children.find((child) => child.type === 'notes')
  const slots = slide.children.filter((child) => child.type === 'slot')
  const spokenSeconds = notes ? spoken(toString(notes), lang) : spoken(toString(slots), lang) * fromSlide
  const floor = least[slide.role] ?? leastElse
  return Math.max(floor, Math.round(spokenSeconds / 5) * 5)
}

/** @returns How long a text takes to say, seconds. */
function spoken(value: string, lang: Lang): number {
  const han = value.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = value.match(/[\p{Script=Latin}\p{N}]+/gu)?.length ?? 0
  const hanRate = perMinute.charactersZh / 60
  // A Latin word in a Chinese talk takes as long as two characters.
  const wordRate = lang === 'zh' ? hanRate / 2 : perMinute.wordsEn / 60
  return han / hanRate + words / wordRate
}
