/**
 * Drafts → how each is composed: the cheapest of all ways through the deck, by one cost a slide.
 *
 * ```text
 *   points ×1 ─┬─ points ×1.25 ─┬─ …      each column is a slide, each row a way to set it;
 *   rows   ×1 ─┼─ rows   ×1    ─┼─ …      a slide costs what it looks like by itself,
 *   cards  ×1 ─┴─ cards  ×1    ─┴─ …      and what it looks like after the one before
 * ```
 */

import { slot } from '#tree/build.ts'
import type { Flow, SlideRole } from '#tree/nodes.ts'
import type { Draft } from '../slides/draft.ts'
import type { TemplateSlot } from '#template'
import type { LayoutCandidate } from '../fit/candidate.ts'
import { contentHeight, fitsSlide, scales } from '../fit/capacity.ts'
import { linesIn, zoomed } from '../fit/index.ts'
import { patterns } from './patterns.ts'

/** What makes one way to compose a slide better than another, in slides. */
const cost = {
  /** For each share of the slide that is missing to `full`: half a slide left blank is as bad as a slide more. */
  empty: 2,
  /** Bullets hung from the top, which every program makes. */
  plain: 0.15,
  /** Larger text by a step: for its use, not for its own sake. */
  step: 0.06,
  /** The same as on the slide before; and for the fourth time and more. */
  repeat: 0.12,
  again: 0.6,
  /** The same layout in another size of text than just before: the eye takes it for a fault. Of code, which is looked at, less. */
  rhythm: 0.35,
  codeRhythm: 0.04,
  /** Cards with a word or two in them, for each share that is missing to `hollow`. */
  hollow: 1.5,
}

/** A slide that is filled as much looks full; more is no better. */
const full = 0.6

/** From this number of slides on, one composition in a row tires. */
const longRun = 4

/** Text takes at least as much of the height of cards. */
const hollow = 0.45

/** Steps of the type scale up from the usual size, each a major third: 24 px becomes 30, then 36. */
const steps = [1, 1.25, 1.5]

/** A slide that is filled more looks crowded in larger text. */
const mostFill = 0.78

/** Roles whose content may be set larger: of the others the layout gives the size. */
const enlarging: ReadonlySet<SlideRole> = new Set(['code', 'overview', 'points', 'rationale', 'table'])

/** Where the lists of a plain slide are spread to, px from item to item (`kit/styles/blocks.css`). */
const listPitch = 72

/** Items of a grid share its height. */
const gridPitch = 300

/** Where a role is shown, and whether a template has a layout of its own for it. */
export interface Composing {
  candidates: (role: SlideRole, id: string) => LayoutCandidate[]
  has: (role: SlideRole) => boolean
}

/** A way to set a draft. */
interface Option {
  draft: Draft
  layout: string
  size: number
  cost: number
}

/** A way to set a deck up to a slide. */
interface Path {
  option: Option
  /** How many slides before it and with it have its layout. */
  run: number
  cost: number
  before?: Path
}

/**
 * @param drafts The slides in order.
 * @returns The same slides, each with the role, the content and the size that it is set in.
 */
export function composeSlides(drafts: readonly Draft[], composing: Composing): Draft[] {
  const columns = alike(
    drafts,
    drafts.map((made) => optionsOf(made, composing)),
  )
  let paths: Path[] = []
  for (const options of columns) {
    paths = options.map((option) => {
      if (paths.length === 0) return { option, run: 1, cost: option.cost }
      const ways = paths.map((before) => ({ before, ...stepTo(option, before) }))
      const best = ways.reduce((a, b) => (b.cost < a.cost ? b : a))
      return { option, ...best }
    })
  }
  const chosen: Draft[] = []
  let at = paths.length > 0 ? paths.reduce((a, b) => (b.cost < a.cost ? b : a)) : undefined
  for (; at; at = at.before) chosen.unshift(at.option.draft)
  return chosen
}

function stepTo(option: Option, { option: last, run, cost: sum }: Path): Pick<Path, 'cost' | 'run'> {
  if (option.layout !== last.layout) return { run: 1, cost: sum + option.cost }
  const rhythm = option.size === last.size ? 0 : option.draft.role === 'code' ? cost.codeRhythm : cost.rhythm
  const again = run + 1 >= longRun ? cost.again : 0
  return { run: run + 1, cost: sum + option.cost + cost.repeat + rhythm + again }
}

/** Rationales for one thing look alike: all of them are set larger, or none. */
function alike(drafts: readonly Draft[], columns: readonly Option[][]): Option[][] {
  const groups = Map.groupBy(drafts.keys(), (at) =>
    drafts[at]!.role === 'rationale' ? drafts[at]!.fields?.['section'] : undefined,
  )
  const result = [...columns]
  for (const [section, members] of groups) {
    if (section === undefined) continue
    const most = Math.min(...members.map((at) => Math.max(...columns[at]!.map(({ size }) => size))))
    for (const at of members) {
      const same = columns[at]!.filter(({ size }) => size === most)
      if (same.length > 0) result[at] = same
    }
  }
  return result
}

/** All ways to set a draft; the first is as it was planned. */
function optionsOf(made: Draft, composing: Composing): Option[] {
  const [only, ...others] = made.slots
  const all = composing.candidates(made.role, made.id)
  const layout = made.layout ?? all[0]!.layout
  const planned = { draft: made, layout, size: Number(made.fields?.['size'] ?? 1), cost: 0 }
  const { size, continued } = made.fields ?? {}
  if (!only || others.length > 0 || size !== undefined || continued !== undefined) return [planned]
  if (made.layout !== undefined || !enlarging.has(made.role)) return [planned]
  const ways = [
    ...sized(
      made,
      all[0]!,
      made.role === 'overview' ? gridPitch : listPitch,
      made.role === 'points' ? cost.plain : 0,
    ),
    ...(made.role === 'points' ? patterns : []).flatMap(({ role, compose, pitch }) => {
      if (!composing.has(role)) return []
      const blocks = compose(only.children)
      const set: Draft = { ...made, role, as: made.as ?? made.role, slots: [slot(blocks ?? [])] }
      return blocks ? sized(set, composing.candidates(role, made.id)[0]!, pitch, 0) : []
    }),
  ]
  return ways.length > 0 ? ways : [planned]
}

/** A draft in each size in which it fits. */
function sized(made: Draft, candidate: LayoutCandidate, pitch: number, base: number): Option[] {
  const blocks = made.slots.flatMap(({ children }) => children)
  if (blocks.some(scales)) return []
  const { layout, slot: place, title, fields } = candidate
  return steps.flatMap((size, at): Option[] => {
    if (at > 0 && !fields.includes('size')) return []
    if (!fitsSlide(blocks, candidate, made.title, size)) return []
    const height = contentHeight(blocks, place, title, made.title, size) / place.height
    if (at > 0 && (height > mostFill || breaksCode(blocks, place, size))) return []
    const reach = Math.max(height, Math.min(0.95, spreadOf(blocks, pitch * size) / place.height))
    const draft = size === 1 ? made : { ...made, fields: { ...made.fields, size } }
    const empty = Math.max(0, full - reach) * cost.empty
    const bare =
      made.role === 'cards' || made.role === 'overview' ? Math.max(0, hollow - height) * cost.hollow : 0
    return [{ draft, layout, size, cost: base + empty + bare + at * cost.step }]
  })
}

/** Whether a line of code breaks: a larger size is no gain then. */
function breaksCode(blocks: readonly Flow[], place: TemplateSlot, size: number): boolean {
  return blocks.some(
    (block) => block.type === 'code' && linesIn(block, zoomed(place, size)) > block.value.split('\n').length,
  )
}

/** How high a list alone is spread to, px. */
function spreadOf(blocks: readonly Flow[], pitch: number): number {
  const last = blocks.at(-1)
  return last?.type === 'list' ? last.children.length * pitch - pitch / 2 : 0
}
