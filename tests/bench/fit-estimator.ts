/** The planner's estimate of a deck against the browser's measurement of it. */

import type { BlockMeasurement, Measurement, SlideMeasurement } from '../../scripts/browser/measure/types.ts'
import { layOut, linesOf, zoomed } from '../../scripts/plan/fit/index.ts'
import type { LaidText } from '../../scripts/plan/fit/lay.ts'
import { inLanguage, type Template } from '../../scripts/template/contract.ts'
import type { Deck, Slide, Slot } from '../../scripts/tree/nodes.ts'

/** A text that has other lines than was estimated. */
export interface WrongLines {
  slide: number
  layout: string
  kind: string
  text: string
  estimated: number
  rendered: number
}

/** A slot whose estimate is below what is rendered. */
export interface LowSlot {
  slide: number
  layout: string
  slot: string
  /** px. */
  estimated: number
  rendered: number
  height: number
}

export interface EstimatorCounts {
  /** Texts whose lines were compared, and of these right. */
  blocks: number
  right: number
  /** Slots whose heights were compared; estimates that are too low by more than `allowedShare`. */
  slots: number
  low: number
  /** Slots whose texts could not be told from each other; they are counted nowhere else. */
  unmatched: number
  wrong: WrongLines[]
  lowSlots: LowSlot[]
}

/** An estimate may be below what is rendered by this share of the slot. */
const allowedShare = 0.02

/** What a text of the deck is called in a measurement. */
const kinds: Record<LaidText['kind'], readonly string[]> = {
  cell: ['cell'],
  code: ['code'],
  heading: ['heading'],
  item: ['item'],
  math: ['math'],
  paragraph: ['paragraph', 'caption'],
  quote: ['quote', 'paragraph'],
  table: ['table'],
}

/**
 * @param deck as planned
 * @param measurement of the same deck, slide by slide
 * @param template that it was planned for
 * @returns counts, and every miss by its place
 */
export function compareEstimates(deck: Deck, measurement: Measurement, template: Template): EstimatorCounts {
  const counts: EstimatorCounts = {
    blocks: 0,
    right: 0,
    slots: 0,
    low: 0,
    unmatched: 0,
    wrong: [],
    lowSlots: [],
  }
  const set = inLanguage(template, deck.lang)
  for (const [index, slide] of deck.children.entries()) {
    const drawn = measurement.slides[index]
    if (drawn && drawn.failure === '') compareSlide(slide, drawn, set, counts)
  }
  return counts
}

/** @returns The counts of several decks together. */
export function addEstimates(all: readonly EstimatorCounts[]): EstimatorCounts {
  const sum = (key: 'blocks' | 'low' | 'right' | 'slots' | 'unmatched'): number =>
    all.reduce((total, one) => total + one[key], 0)
  return {
    blocks: sum('blocks'),
    right: sum('right'),
    slots: sum('slots'),
    low: sum('low'),
    unmatched: sum('unmatched'),
    wrong: all.flatMap(({ wrong }) => wrong),
    lowSlots: all.flatMap(({ lowSlots }) => lowSlots),
  }
}

function compareSlide(
  slide: Slide,
  drawn: SlideMeasurement,
  template: Template,
  counts: EstimatorCounts,
): void {
  const layout = template.layouts[slide.layout]
  if (!layout) return
  const title = drawn.blocks.find(({ kind, depth }) => kind === 'heading' && depth === 1)
  if (title) {
    const estimated = linesOf(slide.title, layout.title)
    compareLines(counts, slide, drawn, 'title', title, estimated)
  }
  for (const slot of slide.children) {
    if (slot.type !== 'slot') continue
    const place = layout.slots[slot.name]
    // Measured are px of the canvas; what is set smaller is compared by its lines alone.
    const size = Number(slide.fields.size ?? 1)
    if (place) compareSlot(slide, slot, drawn, zoomed(place, size), counts)
  }
}

function compareSlot(
  slide: Slide,
  slot: Slot,
  drawn: SlideMeasurement,
  place: Template['layouts'][string]['slots'][string],
  counts: EstimatorCounts,
): void {
  const laid = layOut(slot.children, place)
  // Pictures and diagrams shrink to what is left: there is no text to be compared.
  if (laid.texts.length === 0) return
  const blocks = drawn.blocks.filter(
    ({ slot: name, kind, depth, floating }) =>
      name === slot.name &&
      !floating &&
      !['diagram', 'frame', 'image', 'media'].includes(kind) &&
      !(kind === 'heading' && depth === 1),
  )
  const pairs = match(laid.texts, blocks)
  if (!pairs) {
    counts.unmatched++
    return
  }
  let rendered = laid.height
  for (const [text, block] of pairs) {
    if (text.kind !== 'math' && text.kind !== 'table')
      compareLines(counts, slide, drawn, text.kind, block, text.lines, text)
    rendered += lacking(text, block)
  }
  counts.slots++
  if (rendered - laid.height > allowedShare * place.height) {
    counts.low++
    counts.lowSlots.push({
      slide: drawn.number,
      layout: slide.layout,
      slot: slot.name,
      estimated: Math.round(laid.height),
      rendered: Math.round(rendered),
      height: Math.round(place.height),
    })
  }
}

/** The texts of a slot with their blocks, both in the order of the text; nothing where they differ. */
function match(
  texts: readonly LaidText[],
  blocks: readonly BlockMeasurement[],
): [LaidText, BlockMeasurement][] | undefined {
  const tables = blocks.filter(({ kind }) => kind === 'table')
  const others = blocks.filter(({ kind }) => kind !== 'table')
  const pairs: [LaidText, BlockMeasurement][] = []
  for (const text of texts) {
    // An empty cell draws nothing.
    if (text.kind === 'cell' && isEmpty(text)) continue
    const block = (text.kind === 'table' ? tables : others).shift()
    if (!block || !kinds[text.kind].includes(block.kind)) return undefined
    pairs.push([text, block])
  }
  return others.length === 0 ? pairs : undefined
}

function isEmpty({ node }: LaidText): boolean {
  return 'children' in node && Array.isArray(node.children) && node.children.length === 0
}

function compareLines(
  counts: EstimatorCounts,
  slide: Slide,
  drawn: SlideMeasurement,
  kind: string,
  block: BlockMeasurement,
  estimated: number,
  text?: LaidText,
): void {
  const rendered = linesDrawn(text, block)
  counts.blocks++
  if (rendered === estimated) counts.right++
  else {
    counts.wrong.push({
      slide: drawn.number,
      layout: slide.layout,
      kind,
      text: block.text,
      estimated,
      rendered,
    })
  }
}

/** Lines of letters; the empty lines of code draw nothing, and count all the same. */
function linesDrawn(text: LaidText | undefined, { lines }: BlockMeasurement): number {
  if (text?.kind !== 'code' || !('value' in text.node)) return lines.length
  const empty = String(text.node.value)
    .split('\n')
    .filter((line) => line.trim() === '')
  return lines.length + empty.length
}

/**
 * What is rendered of a text less what was estimated, px. Items, tables and code that are spread
 * over the page take no more for that, so that lines are counted; formulas have none.
 */
function lacking(text: LaidText, block: BlockMeasurement): number {
  if (text.kind === 'math') return block.box.height - text.height
  return text.kind === 'table' ? 0 : (linesDrawn(text, block) - text.lines) * text.leading
}
