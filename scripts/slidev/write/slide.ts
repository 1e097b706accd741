/** One slide: front matter, title, slots, notes. */

import type { Flow, Slide, Slot } from '#tree/nodes.ts'
import { oneLine } from './characters.ts'
import { escape } from './escape.ts'
import { title } from './title.ts'
import { scalar } from './yaml.ts'

/** A name that Slidev takes for a slot and YAML for a key. */
const name = /^[A-Za-z][\w-]*$/

/** Keys of Slidev that would import files, hide slides or run as expressions. */
const reserved = new Set([
  'addons',
  'class',
  'clicks',
  'clicksStart',
  'defaults',
  'disabled',
  'dragPos',
  'hide',
  'layout',
  'name',
  'routeAlias',
  'src',
  'theme',
  'title',
  'transition',
  'zoom',
])

/**
 * Lines of front matter of a slide, without its fences and its title.
 *
 * @param slide The slide.
 * @returns YAML lines.
 * @throws Error for a field that is no field of a layout.
 */
export function frontMatter(slide: Slide): string[] {
  const fields = Object.entries(slide.fields).map(([key, value]) => {
    if (!name.test(key) || reserved.has(key))
      throw new Error(`Unexpected field \`${key}\`, expected one of a layout`)
    return `${key}: ${scalar(value)}`
  })
  return [`layout: ${scalar(slide.layout)}`, `routeAlias: ${scalar(slide.id)}`, ...fields]
}

/** @returns The line of front matter that names the slide. */
export function titleLine(slide: Slide): string {
  return `title: ${scalar(title(slide.title))}`
}

/** How the blocks of a slide are written. */
export type WriteBlocks = (nodes: readonly Flow[], note: boolean) => string

/**
 * Write what stands below the front matter.
 *
 * @param slide The slide.
 * @param blocks How to write blocks.
 * @returns Markdown.
 */
export function body(slide: Slide, blocks: WriteBlocks): string {
  return [
    `# ${escape(oneLine(slide.title), { block: 'heading', label: false, note: false })}`,
    ...slots(slide).flatMap((slot) => [marker(slot), blocks(slot.children, false)]),
    ...slide.children.map((child) => (child.type === 'notes' ? note(blocks(child.children, true)) : '')),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** @returns The slots in the order in which they are written: the one without a name comes first. */
export function slots(slide: Slide): Slot[] {
  const all = slide.children.filter((child) => child.type === 'slot')
  return [...all.filter((slot) => slot.name === 'default'), ...all.filter((slot) => slot.name !== 'default')]
}

function marker(slot: Slot): string {
  if (slot.name === 'default') return ''
  if (!name.test(slot.name))
    throw new Error(`Unexpected slot \`${slot.name}\`, expected letters, digits and dashes`)
  return `::${slot.name}::`
}

/** The last comment of a slide is its note, when nothing follows it. */
function note(text: string): string {
  return text === '' ? '' : `<!--\n${text}\n-->`
}
