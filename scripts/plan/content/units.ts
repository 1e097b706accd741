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
import { isLeadIn } from '#tree/lead-in.ts'
import type { Diagram, Flow, Point, SlideRole } from '#tree/nodes.ts'
import { leadInOf } from './lead-in.ts'
import { captionsOf } from './captions.ts'
import type { ContentUnit } from './unit.ts'
import type { BlockAnnotations } from './annotations.ts'
import { listUnits } from './items.ts'
import { isShownByDiagram } from './shown-by-diagram.ts'
import { item as itemOf } from './bullets.ts'
import { standaloneBlocks, captioned, standaloneRole } from './standalone.ts'

/** Points at the picture, the table or the code that follows; without it, it says nothing. */
const pointing =
  /^(?:如?下(?:图|表)|(?:如|由)下|下面(?:的|是|这))|^(?:如?[图表]|figure|table)\s?\d[^，,；;]*$|\bfollowing (?:chart|code|diagram|example|figure|graph|picture|screenshot|snippet|table)\b|\b(?:chart|code|diagram|example|figure|graph|picture|screenshot|snippet|table) below\b/i

/** A longer sentence says more than where to look, characters. */
const longestPointer = 80

/** Bold words that are no longer than this, alone above a list, are its heading, characters. */
const longestName = 100

/** Roles of the pictures. */
const diagramRoles: Record<Diagram['kind'], SlideRole> = {
  chart: 'chart',
  flow: 'diagram',
  hierarchy: 'diagram',
  pie: 'chart',
  source: 'diagram',
  timeline: 'timeline',
}

/**
 * @param blocks Blocks of a passage, in order.
 * @param readings What was read out of them.
 */
export function unitsOf(blocks: readonly Flow[], readings: BlockAnnotations): ContentUnit[] {
  const pointsFor = readings.points
  const captions = captionsOf(blocks, captioned)
  const placed = new Set<Flow>(captions.values())
  const units: ContentUnit[] = []
  /** Lead-in that waits for what it announces, and the paragraph that it stands in. */
  let pendingLeadIn: Paragraph | undefined
  let around: Paragraph[] = []
  /** What was said on no slide yet. */
  let unsaid: Flow[] = []
  const push = (unit: ContentUnit): void => {
    unit.notes = [...unsaid, ...unit.notes]
    unsaid = []
    units.push(unit)
  }
  const addPoints = (block: Paragraph, points: readonly Point[]): void => {
    for (const [place, point] of points.entries()) {
      push({
        kind: 'item',
        item: itemOf(point),
        ordered: false,
        group: 'prose',
        place,
        of: block,
        notes: place === 0 ? [block] : [],
      })
    }
  }
  for (const [index, block] of blocks.entries()) {
    if (placed.has(block)) continue
    const standalone = standaloneRole(block, blocks[index - 1])
    const caption = captions.get(block)
    const named = caption ? { caption } : {}
    const diagram = readings.diagram(block)
    if (diagram) {
      if (pendingLeadIn) unsaid.push(...around)
      pendingLeadIn = undefined
      // What the picture shows is said and not shown again.
      const covered = isShownByDiagram(diagram, block)
      push({
        kind: 'standalone',
        role: diagramRoles[diagram.kind],
        block: diagram,
        ...(covered ? named : {}),
        notes: covered ? [block] : [],
      })
      if (covered) continue
    }
    if (standalone) {
      if (pendingLeadIn) unsaid.push(...around)
      pendingLeadIn = undefined
      const each = standaloneBlocks(block)
      for (const one of each) {
        // What stands below several pictures names all of them, and stands below the last.
        const last = one === each.at(-1)
        push({ kind: 'standalone', role: standalone, block: one, ...(last ? named : {}), notes: [] })
      }
    } else if (block.type === 'paragraph') {
      if (pendingLeadIn) unsaid.push(...around)
      pendingLeadIn = undefined
      const next = blocks[index + 1]
      const named = next?.type === 'list' && names(block)
      const leadsIn =
        isLeadIn(toString(block)) || (next && standaloneRole(next, block) && pointsAt(block)) || named
      if (leadsIn && next) {
        // What is said before the announcement has a place of its own; beside code, it alone is shown.
        const points = isLeadIn(toString(block)) ? pointsFor(block) : []
        const shown = standaloneRole(next, block) !== undefined
        const last = points.length > 0 && !shown ? leadInOf(block) : undefined
        const covered = points.length > 0 && (shown || last !== undefined)
        if (covered) addPoints(block, points)
        if (covered && shown) continue
        // Above a list that is all there is, the title of the slide has announced it already.
        if (!covered && index === 0 && next.type === 'list' && blocks.length === 2 && !named) {
          unsaid.push(block)
          continue
        }
        pendingLeadIn = last ?? block
        around = last ? [] : [block]
        continue
      }
      const points = pointsFor(block)
      if (points.length === 0) unsaid.push(block)
      addPoints(block, points)
    } else if (block.type === 'list') {
      if (pendingLeadIn) push({ kind: 'block', block: pendingLeadIn, isLeadIn: true, notes: around })
      pendingLeadIn = undefined
      for (const unit of listUnits(block, pointsFor)) push(unit)
    } else {
      // A long quotation is told by its points; notes below the text are only said.
      const within = block.type === 'blockquote' ? unitsOf(block.children, readings) : []
      const isSaid =
        block.type === 'footnoteDefinition' || (block.type === 'blockquote' && within.length === 0)
      if (pendingLeadIn && isSaid) unsaid.push(...around)
      else if (pendingLeadIn) push({ kind: 'block', block: pendingLeadIn, isLeadIn: true, notes: around })
      pendingLeadIn = undefined
      if (within.length > 0) for (const unit of within) push(unit)
      else if (isSaid) unsaid.push(block)
      // A heading within a quotation stands with what it names.
      else push({ kind: 'block', block, isLeadIn: block.type === 'heading', notes: [] })
    }
  }
  if (pendingLeadIn) unsaid.push(...around)
  // What is left over is said with the last entry; where there is none, by the caller.
  const last = units.at(-1)
  if (last) last.notes = [...last.notes, ...unsaid]
  return units
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
