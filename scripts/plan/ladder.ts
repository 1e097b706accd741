/**
 * A slide that does not fit → slides that do, by the steps that harm least first.
 *
 * ```text
 *   1  as planned                        the best layout of the role
 *   2  a roomier layout                  the next of the role whose slot holds it
 *   3  on more slides, cut at the best seam
 *   4  smaller text, down to the minimum of the template
 *   5  named: `plan:too-large`           the templates scale it down where it is shown
 * ```
 */

import type { Node } from 'unist'
import { slot as makeSlot } from '#tree/build.ts'
import { originOf } from '#tree/origin.ts'
import type { Flow, Slot } from '#tree/nodes.ts'
import type { Draft } from './draft.ts'
import type { Place, Places } from './layout.ts'
import { evenly } from './evenly.ts'
import type { Report } from './report.ts'
import { fitsIn, scales } from './room.ts'
import { sizesFor } from './sizes.ts'
import { joined } from './split-list.ts'
import { split } from './split.ts'

/** Where slides are shown, and who hears what was done. */
export interface Rungs {
  places: Places
  report: Report
}

/** @returns One slide, or several that go on, each with the layout and size that it needs. */
export function settle(made: Draft, { places, report }: Rungs): Draft[] {
  if (made.slots.length === 0) return [made]
  const all = places(made.role, made.id)
  const best = all[0]!
  if (holds(made, best)) return [made]
  const roomier = all.slice(1).find((place) => accepts(made, place) && holds(made, place))
  if (roomier) {
    const reason = `Unexpected content larger than layout \`${best.layout}\`, shown in \`${roomier.layout}\``
    report('plan:roomier', reason, placeOf(made))
    return [{ ...made, layout: roomier.layout }]
  }
  // What stands side by side is compared: parted, it is not. And where a block has to be smaller in
  // any case, as a wide formula, it stays with the words that announce it.
  const together = made.slots.length > 1 || contentOf(made).some((block) => isStubborn(block, made, best))
  if (together && largest(made, [best])) return [smaller(made, [best], report)]
  const parts = made.slots.length > 1 ? splitSlots(made, best) : splitSlot(made, best)
  if (parts.length > 1)
    report(
      'plan:split',
      `Unexpected more in \`${made.title}\` than fits a slide, told on ${parts.length}`,
      placeOf(made),
    )
  return parts.map((part, index) => {
    const fields =
      parts.length > 1 ? { ...part.fields, continued: `${index + 1}/${parts.length}` } : (part.fields ?? {})
    return smaller(
      { ...part, fields },
      all.filter((place) => place === best || accepts(part, place)),
      report,
    )
  })
}

/** Whether a block is too large for a slide of its own, and cannot be cut. */
function isStubborn(block: Flow, { title, slots }: Draft, best: Place): boolean {
  const place = through(best, slots[0]?.name ?? 'default')
  const parts = split(block, place, title)
  return parts.length === 1 && !fitsIn(parts, place, title)
}

/** The largest size at which it fits; in the best layout where several hold it at that size. */
function smaller(made: Draft, places: readonly Place[], report: Report): Draft {
  const best = places[0]!
  if (holds(made, best)) return made
  const found = largest(made, places)
  if (!found) {
    const reason = `Unexpected content of \`${made.title}\` larger than its slide at the smallest size`
    report('plan:too-large', reason, placeOf(made))
    return sized(made, sizesIn(made, best).at(-1) ?? 1)
  }
  const { place, size } = found
  if (size < 1) {
    const reason = `Unexpected content of \`${made.title}\` larger than its slide, set in size ${size}`
    report('plan:smaller', reason, placeOf(made))
  }
  return { ...sized(made, size), ...(place === best ? {} : { layout: place.layout }) }
}

function largest(made: Draft, places: readonly Place[]): { place: Place; size: number } | undefined {
  return places
    .flatMap((place) => [1, ...sizesIn(made, place)].map((size) => ({ place, size })))
    .toSorted((a, b) => b.size - a.size)
    .find(({ place, size }) => holds(made, place, size))
}

/** The sizes that all slots may have: down to the smallest text of any. */
function sizesIn(made: Draft, place: Place): number[] {
  const all = made.slots.map(({ name, children }) => sizesFor(children, through(place, name)))
  return all.toSorted((one, other) => (other.at(-1) ?? 1) - (one.at(-1) ?? 1))[0] ?? []
}

function sized(made: Draft, size: number): Draft {
  return size < 1 ? { ...made, fields: { ...made.fields, size } } : made
}

function contentOf({ slots }: Draft): Flow[] {
  return slots.flatMap(({ children }) => children)
}

function holds(made: Draft, place: Place, size = 1): boolean {
  return made.slots.every(({ name, children }) => fitsIn(children, through(place, name), made.title, size))
}

function through(place: Place, name: string): Place {
  return name === 'default' ? place : { ...place, slot: place.slots[name] ?? place.slot }
}

function accepts(made: Draft, { slots }: Place): boolean {
  return made.slots.every(({ name, children }) => {
    const taken: readonly string[] = slots[name]?.accepts ?? []
    return children.every((block) =>
      taken.includes(scales(block) && block.type !== 'diagram' ? 'image' : block.type),
    )
  })
}

/** The blocks of one slot: each is cut, and as many as fit stand together again. */
function splitSlot(made: Draft, best: Place): Draft[] {
  const [only] = made.slots
  if (!only) return [made]
  const place = through(best, only.name)
  const fits = (blocks: readonly Flow[]): boolean => fitsIn(blocks, place, made.title)
  const blocks = only.children.flatMap((block) => split(block, place, made.title))
  const groups = evenly(blocks, (group) => fits(joined(group)))
  if (groups.length < 2) return [withSlots(made, [{ ...only, children: joined(groups[0] ?? []) }], 0)]
  return groups.map((group, index) => withSlots(made, [{ ...only, children: joined(group) }], index))
}

/** Slots beside each other go on together: the first items of each, then the next. */
function splitSlots(made: Draft, best: Place): Draft[] {
  const pages = made.slots.map(({ name, children }) => {
    const place = through(best, name)
    const heads = children.filter(({ type }) => type === 'heading')
    const rest = children
      .filter(({ type }) => type !== 'heading')
      .flatMap((block) => split(block, place, made.title))
    const groups = evenly(rest, (group) => fitsIn([...heads, ...joined(group)], place, made.title))
    return groups.map((group): Slot => makeSlot([...heads, ...joined(group)], name))
  })
  const count = Math.max(...pages.map(({ length }) => length))
  return Array.from({ length: count }, (_, index) =>
    withSlots(
      made,
      pages.flatMap((slots) => slots[index] ?? []),
      index,
    ),
  )
}

/** What is said is said on the first. */
function withSlots(made: Draft, slots: Slot[], index: number): Draft {
  return { ...made, slots, notes: index === 0 ? made.notes : [] }
}

function placeOf(made: Draft): Node | undefined {
  return [...contentOf(made), ...made.from].find((node) => originOf([node]).length > 0)
}
