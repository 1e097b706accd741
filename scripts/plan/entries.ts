/**
 * The blocks of a passage → entries: what can stand on a slide, with what the
 * speaker says to it.
 *
 * ```text
 *   paragraph            item, item        its points; the paragraph for the notes
 *   `…as follows:`       lead              kept with the list after it; said, where that is all there is
 *   **bold words**       lead              above a list: its heading
 *   list                 item, item …      each with its own words for the notes
 *   code, table, figure  solid             a slide of its own, with its caption
 * ```
 */

import type { Paragraph, PhrasingContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { announces } from '#tree/announces.ts'
import type { Diagram, Flow, Point, SlideRole } from '#tree/nodes.ts'
import { announcement } from './announcement.ts'
import { captionsOf } from './captions.ts'
import type { Entry } from './entry.ts'
import type { Readings } from './findings.ts'
import { listEntries } from './items.ts'
import { tells } from './pictured.ts'
import { item as itemOf } from './points.ts'
import { alone, captioned, solidRole } from './solids.ts'

/** Points at the picture, the table or the code that follows; without it, it says nothing. */
const pointing =
  /^(?:如?下(?:图|表)|(?:如|由)下|下面(?:的|是|这))|^(?:如?[图表]|figure|table)\s?\d[^，,；;]*$|\bfollowing (?:chart|code|diagram|example|figure|graph|picture|screenshot|snippet|table)\b|\b(?:chart|code|diagram|example|figure|graph|picture|screenshot|snippet|table) below\b/i

/** A longer sentence says more than where to look, characters. */
const longestPointer = 80

/** Bold words that are no longer than this, alone above a list, are its heading, characters. */
const longestName = 100

/** Roles of the pictures. */
const pictures: Record<Diagram['kind'], SlideRole> = {
  chart: 'chart',
  flow: 'diagram',
  hierarchy: 'diagram',
  pie: 'chart',
  timeline: 'timeline',
}

/**
 * @param blocks Blocks of a passage, in order.
 * @param readings What was read out of them.
 */
export function entriesOf(blocks: readonly Flow[], readings: Readings): Entry[] {
  const pointsFor = readings.points
  const captions = captionsOf(blocks, captioned)
  const placed = new Set<Flow>(captions.values())
  const entries: Entry[] = []
  /** Lead-in that waits for what it announces, and the paragraph that it stands in. */
  let waiting: Paragraph | undefined
  let around: Paragraph[] = []
  /** What was said on no slide yet. */
  let unsaid: Flow[] = []
  const push = (entry: Entry): void => {
    entry.notes = [...unsaid, ...entry.notes]
    unsaid = []
    entries.push(entry)
  }
  const tell = (block: Paragraph, points: readonly Point[]): void => {
    for (const [place, point] of points.entries()) {
      push({
        kind: 'item',
        item: itemOf(point),
        ordered: false,
        group: 'prose',
        place,
        notes: place === 0 ? [block] : [],
      })
    }
  }
  for (const [index, block] of blocks.entries()) {
    if (placed.has(block)) continue
    const solid = solidRole(block)
    const caption = captions.get(block)
    const named = caption ? { caption } : {}
    const picture = readings.picture(block)
    if (picture) {
      if (waiting) unsaid.push(...around)
      waiting = undefined
      // What the picture shows is said and not shown again.
      const told = tells(picture, block)
      push({
        kind: 'solid',
        role: pictures[picture.kind],
        block: picture,
        ...(told ? named : {}),
        notes: told ? [block] : [],
      })
      if (told) continue
    }
    if (solid) {
      if (waiting) unsaid.push(...around)
      waiting = undefined
      const each = alone(block)
      for (const one of each) {
        // What stands below several pictures names all of them, and stands below the last.
        const last = one === each.at(-1)
        push({ kind: 'solid', role: solid, block: one, ...(last ? named : {}), notes: [] })
      }
    } else if (block.type === 'paragraph') {
      if (waiting) unsaid.push(...around)
      waiting = undefined
      const next = blocks[index + 1]
      const named = next?.type === 'list' && names(block)
      const leads = announces(toString(block)) || (next && solidRole(next) && pointsAt(block)) || named
      if (leads && next) {
        // What is said before the announcement has a place of its own; beside code, it alone is shown.
        const points = announces(toString(block)) ? pointsFor(block) : []
        const shown = solidRole(next) !== undefined
        const last = points.length > 0 && !shown ? announcement(block) : undefined
        const told = points.length > 0 && (shown || last !== undefined)
        if (told) tell(block, points)
        if (told && shown) continue
        // Above a list that is all there is, the title of the slide has announced it already.
        if (!told && index === 0 && next.type === 'list' && blocks.length === 2 && !named) {
          unsaid.push(block)
          continue
        }
        waiting = last ?? block
        around = last ? [] : [block]
        continue
      }
      const points = pointsFor(block)
      if (points.length === 0) unsaid.push(block)
      tell(block, points)
    } else if (block.type === 'list') {
      if (waiting) push({ kind: 'block', block: waiting, leads: true, notes: around })
      waiting = undefined
      for (const entry of listEntries(block, pointsFor)) push(entry)
    } else {
      // A long quotation is told by its points; notes below the text are only said.
      const within = block.type === 'blockquote' ? entriesOf(block.children, readings) : []
      const isSaid =
        block.type === 'footnoteDefinition' || (block.type === 'blockquote' && within.length === 0)
      if (waiting && isSaid) unsaid.push(...around)
      else if (waiting) push({ kind: 'block', block: waiting, leads: true, notes: around })
      waiting = undefined
      if (within.length > 0) for (const entry of within) push(entry)
      else if (isSaid) unsaid.push(block)
      // A heading within a quotation stands with what it names.
      else push({ kind: 'block', block, leads: block.type === 'heading', notes: [] })
    }
  }
  if (waiting) unsaid.push(...around)
  // What is left over is said with the last entry; where there is none, by the caller.
  const last = entries.at(-1)
  if (last) last.notes = [...last.notes, ...unsaid]
  return entries
}

function pointsAt(block: Paragraph): boolean {
  const text = toString(block).trim()
  return (
    text.length <= longestPointer &&
    pointing.test(text) &&
    !/(?:[。!?！？]|\.(?!\d)).*\S/.test(text.slice(0, -1))
  )
}

/** A paragraph of bold words and nothing else: what the list below it is about. */
function names(block: Paragraph): boolean {
  const text = toString(block).trim()
  return text.length <= longestName && !/[。.!！]$/.test(text) && bold(block)
}

/** Whether all words of a node are bold, within a link too. */
function bold(node: Paragraph | PhrasingContent): boolean {
  if (node.type === 'strong') return true
  if (node.type === 'text') return node.value.trim() === ''
  return 'children' in node && node.children.length > 0 && node.children.every((child) => bold(child))
}
