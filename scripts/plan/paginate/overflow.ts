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
import type { Draft } from '../slides/draft.ts'
import type { LayoutCandidate, LayoutCandidates } from '../fit/candidate.ts'
import { balance } from './balance.ts'
import type { Report } from './report.ts'
import { fitsSlide, scales } from '../fit/capacity.ts'
import { sizesFor } from '../fit/type-scale.ts'
import { joined } from './split-list.ts'
import { split } from './split.ts'

/** Where slides are shown, and who hears what was done. */
export interface FitContext {
  candidates: LayoutCandidates
  report: Report
}

/** @returns One slide, or several that go on, each with the layout and size that it needs. */
export function fitSlide(made: Draft, { candidates, report }: FitContext): Draft[] {
  if (made.slots.length === 0) return [made]
  const all = candidates(made.role, made.id)
  const best = all[0]!
  if (fitsCandidate(made, best)) return [made]
  const roomier = all.slice(1).find((candidate) => accepts(made, candidate) && fitsCandidate(made, candidate))
  if (roomier) {
    const reason = `Used layout \`${roomier.layout}\`: the content does not fit layout \`${best.layout}\``
    report('plan:roomier', reason, originPlace(made))
    return [{ ...made, layout: roomier.layout }]
  }
  // What stands side by side is compared: parted, it is not. And where a block has to be smaller in
  // any case, as a wide formula, it stays with the words that announce it.
  const together =
    made.whole === true ||
    made.slots.length > 1 ||
    contentOf(made).some((block) => isStubborn(block, made, best))
  if (together && largest(made, [best])) return [smaller(made, [best], report)]
  const parts = made.slots.length > 1 ? splitSlots(made, best) : splitSlot(made, best)
  if (parts.length > 1)
    report(
      'plan:split',
      `Split \`${made.title}\` into ${parts.length} slides: it does not fit on one`,
      originPlace(made),
    )
  return parts.map((part, index) => {
    const fields =
      parts.length > 1 ? { ...part.fields, continued: `${index + 1}/${parts.length}` } : (part.fields ?? {})
    return smaller(
      { ...part, fields },
      all.filter((candidate) => candidate === best || accepts(part, candidate)),
      report,
    )
  })
}

/** Whether a block is too large for a slide of its own, and cannot be cut. */
function isStubborn(block: Flow, { title, slots }: Draft, best: LayoutCandidate): boolean {
  const candidate = through(best, slots[0]?.name ?? 'default')
  const parts = split(block, candidate, title)
  return parts.length === 1 && !fitsSlide(parts, candidate, title)
}

/** The largest size at which it fits; in the best layout where several hold it at that size. */
function smaller(made: Draft, candidates: readonly LayoutCandidate[], report: Report): Draft {
  const best = candidates[0]!
  if (fitsCandidate(made, best)) return made
  const found = largest(made, candidates)
  if (!found) {
    const reason = `\`${made.title}\` does not fit its slide at the smallest text size`
    report('plan:too-large', reason, originPlace(made))
    return sized(made, sizesIn(made, best).at(-1) ?? 1)
  }
  const { place: candidate, size } = found
  if (size < 1) {
    const reason = `Reduced the text of \`${made.title}\` to ${Math.round(size * 100)} % to fit the slide`
    report('plan:smaller', reason, originPlace(made))
  }
  return { ...sized(made, size), ...(candidate === best ? {} : { layout: candidate.layout }) }
}

function largest(
  made: Draft,
  candidates: readonly LayoutCandidate[],
): { place: LayoutCandidate; size: number } | undefined {
  return candidates
    .flatMap((candidate) => [1, ...sizesIn(made, candidate)].map((size) => ({ place: candidate, size })))
    .toSorted((a, b) => b.size - a.size)
    .find(({ place: candidate, size }) => fitsCandidate(made, candidate, size))
}

/** The sizes that all slots may have: down to the smallest text of any. */
function sizesIn(made: Draft, candidate: LayoutCandidate): number[] {
  const all = made.slots.map(({ name, children }) => sizesFor(children, through(candidate, name)))
  return all.toSorted((one, other) => (other.at(-1) ?? 1) - (one.at(-1) ?? 1))[0] ?? []
}

function sized(made: Draft, size: number): Draft {
  return size < 1 ? { ...made, fields: { ...made.fields, size } } : made
}

function contentOf({ slots }: Draft): Flow[] {
  return slots.flatMap(({ children }) => children)
}

function fitsCandidate(made: Draft, candidate: LayoutCandidate, size = 1): boolean {
  return made.slots.every(({ name, children }) =>
    fitsSlide(children, through(candidate, name), made.title, size),
  )
}

function through(candidate: LayoutCandidate, name: string): LayoutCandidate {
  return name === 'default' ? candidate : { ...candidate, slot: candidate.slots[name] ?? candidate.slot }
}

function accepts(made: Draft, { slots }: LayoutCandidate): boolean {
  return made.slots.every(({ name, children }) => {
    const accepted: readonly string[] = slots[name]?.accepts ?? []
    return children.every((block) =>
      accepted.includes(scales(block) && block.type !== 'diagram' ? 'image' : block.type),
    )
  })
}

/** The blocks of one slot: each is cut, and as many as fit stand together again. */
function splitSlot(made: Draft, best: LayoutCandidate): Draft[] {
  const [only] = made.slots
  if (!only) return [made]
  const candidate = through(best, only.name)
  const fits = (blocks: readonly Flow[]): boolean => fitsSlide(blocks, candidate, made.title)
  const blocks = only.children.flatMap((block) => split(block, candidate, made.title))
  const groups = balance(blocks, (group) => fits(joined(group)))
  if (groups.length < 2) return [withSlots(made, [{ ...only, children: joined(groups[0] ?? []) }], 0)]
  return groups.map((group, index) => withSlots(made, [{ ...only, children: joined(group) }], index))
}

/** Slots beside each other go on together: the first items of each, then the next. */
function splitSlots(made: Draft, best: LayoutCandidate): Draft[] {
  const pages = made.slots.map(({ name, children }) => {
    const candidate = through(best, name)
    const heads = children.filter(({ type }) => type === 'heading')
    const rest = children
      .filter(({ type }) => type !== 'heading')
      .flatMap((block) => split(block, candidate, made.title))
    const groups = balance(rest, (group) => fitsSlide([...heads, ...joined(group)], candidate, made.title))
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

function originPlace(made: Draft): Node | undefined {
  return [...contentOf(made), ...made.from].find((node) => originOf([node]).length > 0)
}
