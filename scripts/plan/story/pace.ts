/** How long the speaker stays on a slide. */

import { toString } from 'mdast-util-to-string'
import type { Node, Parent } from 'unist'
import type { Flow, Lang, SlideRole } from '#tree/nodes.ts'

/**
 * Speech in a talk: 130 words a minute in English (Tauroza and Allison 1990,
 * "Speech rates in British English": lectures 125 to 160), 220 characters a
 * minute in Chinese, where newsreaders reach 300 and lecturers do not.
 */
const perMinute = { wordsEn: 130, charactersZh: 220 }

/**
 * A slide is explained and not read out: its words take so much longer than to read them aloud. With
 * this, a slide of four points takes about a minute, which is the advice of Bourne 2007 ("Ten simple
 * rules for making good oral presentations") and Naegle 2021 ("Ten simple rules for effective
 * presentation slides": one minute a slide).
 */
const explained = 2.2

/** To show a slide and say what it is about, seconds. */
const opening = 12

/** What a look at something else than text takes, seconds; each line of code and each cell a little more. */
const looks: Readonly<Record<string, number>> = { code: 18, table: 15, math: 18, image: 25, diagram: 30 }
const perLine = 1.6
const perCell = 1
const mostLook = 70

/** Slides that are only passed, seconds. */
const fixed: Partial<Record<SlideRole, number>> = { cover: 20, agenda: 20, section: 10, references: 10 }

/** Nobody takes in a slide in less, seconds. */
const least = 20

/**
 * @param pace How fast the speaker is: 1 as described, 2 twice as fast.
 * @returns Whole seconds for a slide, in fives.
 */
export function secondsOf(role: SlideRole, blocks: readonly Flow[], lang: Lang, pace = 1): number {
  const seconds = fixed[role] ?? Math.max(least, opening + contentSeconds(blocks, lang))
  return Math.max(5, Math.round(seconds / pace / 5) * 5)
}

/** @returns How long a speaker talks about blocks, seconds, the slide itself not counted. */
export function contentSeconds(blocks: readonly Flow[], lang: Lang): number {
  return blocks.reduce((sum, block) => sum + blockSeconds(block, lang), 0)
}

function blockSeconds(block: Flow, lang: Lang): number {
  if (block.type === 'code')
    return Math.min(mostLook, looks['code']! + perLine * block.value.split('\n').length)
  if (block.type === 'table') {
    const cells = block.children.reduce((sum, row) => sum + row.children.length, 0)
    return Math.min(mostLook, looks['table']! + perCell * cells)
  }
  if (block.type === 'math' || block.type === 'diagram') return looks[block.type]!
  const pictures = count(block, 'image')
  return pictures * looks['image']! + spoken(toString(block, { includeImageAlt: false }), lang) * explained
}

function count(node: Node, type: string): number {
  const own = node.type === type ? 1 : 0
  return ((node as Parent).children ?? []).reduce((sum, child) => sum + count(child, type), own)
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
