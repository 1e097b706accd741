/** One slide of the new deck, out of the three that it comes from. */

import { type Entry, insert, reorder, separate } from './entries.ts'
import type { Link, Links, Pages } from './links.ts'
import { type EntryConflict, mergeContent, mergeMatter } from './text.ts'
import { isContent, type Page, textOf, type Unit } from './units.ts'

/** What an edit and a change of the article both are about. */
export interface Conflict {
  kind: 'changed' | 'removed' | 'deleted' | 'refused' | 'setting'
  /** What the article said before, and says now. */
  before?: string | undefined
  now?: string | undefined
  /** Number of the unit on the new slide that stays as it was edited. */
  at?: number | undefined
}

/** A slide of the new deck. */
export interface Composed {
  text: string
  /** Its text in what the next build compares with. */
  base: string
  conflicts: Conflict[]
  units: readonly Unit[]
  matter: string
}

/** What a slide is put together of. */
interface Parts {
  links: Links
  /** Whether the slide takes no new text of the article. */
  frozen: boolean
  conflicts: (Conflict & { of?: Unit | undefined })[]
  /** Units of the article that conflict → what of them stays in the base; none where nothing does. */
  pending: Map<Unit, string | undefined>
}

/**
 * @param pages The three decks.
 * @param links What of them belongs together.
 * @param to Number of the slide in the deck that is generated now.
 * @param frozen Whether it takes no new text of the article, because that would be more than text there.
 * @returns The slide; nothing where all that it shows was deleted by hand.
 */
export function compose(pages: Pages, links: Links, to: number, frozen = false): Composed | undefined {
  const now = pages.theirs[to]!
  const was = pageAt(pages.before, links.wasPage.get(to))
  const own = pageAt(pages.mine, links.minePage.get(to))
  const parts: Parts = { links, frozen, conflicts: [], pending: new Map() }
  const goesOn = own !== undefined || was === undefined || continues(pages.theirs, links, to)
  const entries = own ? stay(own, now, was, parts) : now.units.filter((unit) => !isContent(unit)).map(entryOf)
  const removed = own ? entries.filter(({ unit }) => isRemoved(unit, links)) : []
  for (const unit of now.units) {
    if (!isContent(unit)) continue
    const added = arrivals(unit, own, goesOn, parts)
    if (added.length > 0) insert(entries, added, unit, now.units)
  }
  const shows = (list: readonly { unit: Unit }[]): boolean =>
    list.some(({ unit }) => isContent(unit) && unit.section !== 'notes')
  const had = shows((own ?? now).units.map(entryOf)) || (own === undefined && was !== undefined)
  if (had && !shows(entries)) return undefined
  const placed = reorder(withoutEmpty(entries, own ?? now), to, ({ unit, of }) => {
    const link = of && links.of(of)
    const before = link?.before
    return before?.page === was?.units[0]?.page && unit.page === own?.units[0]?.page
      ? before?.index
      : undefined
  })
  const matter = mergeMatter(was?.matter ?? now.matter, own?.matter ?? now.matter, now.matter)
  const settings = matter.conflicts.map(({ mine, theirs }: EntryConflict) => ({
    kind: 'setting' as const,
    before: mine,
    now: theirs,
  }))
  const units = separate(placed, matter.text !== '')
  return {
    text: textOf({ matter: matter.text, units }),
    base: baseOf(now, matter.base, removed, placed, parts),
    conflicts: [
      ...settings,
      ...parts.conflicts.map(({ of, ...conflict }) => ({
        ...conflict,
        at: of && placed.findIndex((entry) => entry.of === of || entry.unit === of),
      })),
    ],
    units,
    matter: matter.text,
  }
}

function pageAt(pages: readonly Page[], at: number | undefined): Page | undefined {
  return at === undefined ? undefined : pages[at]
}

function entryOf(unit: Unit): Entry {
  return { unit, of: unit }
}

/** Whether a passage goes on from or to a slide that was not deleted: what is new in it has to be shown. */
function continues(theirs: readonly Page[], { minePage }: Links, to: number): boolean {
  const family = (page: Page | undefined): string | undefined => page?.slide.id?.replace(/-\d+$/, '')
  return [to - 1, to + 1].some(
    (near) =>
      minePage.has(near) && family(theirs[near]) === family(theirs[to]) && family(theirs[to]) !== undefined,
  )
}

/** What stays of the slide that a person left, each unit with the changes of the article. */
function stay(own: Page, now: Page, was: Page | undefined, parts: Parts): Entry[] {
  const { links } = parts
  const leaving = new Set([...links.moves.keys()].flatMap((unit) => [unit, ...links.followers.get(unit)!]))
  return own.units.flatMap((unit): Entry[] => {
    if (leaving.has(unit)) return []
    if (!isContent(unit)) {
      const of = now.units.find(({ kind, section }) => kind === unit.kind && section === unit.section)
      const before = was?.units.find(({ kind }) => kind === 'title')
      return unit.kind === 'title' && of && before
        ? [{ unit: mergeUnit({ before, mine: unit, theirs: of }, unit, parts), of }]
        : [{ unit, of }]
    }
    const link = links.of(unit)
    if (link.theirs) return [{ unit: mergeUnit(link, unit, parts), of: link.theirs }]
    if (!link.before) return [{ unit }]
    if (link.before.content === unit.content) return []
    parts.conflicts.push({ kind: 'removed', before: link.before.content, of: unit })
    return [{ unit }]
  })
}

function isRemoved(unit: Unit, links: Links): boolean {
  const { before, theirs } = links.of(unit)
  return before !== undefined && theirs === undefined && isContent(unit)
}

/** A unit of the article that is not on the slide yet, with what a person put below it; none where it stays away. */
function arrivals(unit: Unit, own: Page | undefined, goesOn: boolean, parts: Parts): Entry[] {
  const { links, conflicts, pending } = parts
  const link = links.of(unit)
  if (link.mine) {
    if (links.moves.get(link.mine) !== unit) return []
    const followers = links.followers.get(link.mine)!.map((follower) => ({ unit: follower }))
    return [{ unit: mergeUnit(link, { ...unit, content: link.mine.content }, parts), of: unit }, ...followers]
  }
  const deleted = link.before !== undefined && !links.replaced(unit)
  if (deleted) {
    if (link.before!.content !== unit.content) {
      conflicts.push({ kind: 'deleted', before: link.before!.content, now: unit.content })
      pending.set(unit, link.before!.content)
    }
    return []
  }
  if (!goesOn) return []
  if (parts.frozen && own) {
    conflicts.push({ kind: 'refused', now: unit.content })
    pending.set(unit, undefined)
    return []
  }
  return [entryOf(unit)]
}

/** The unit with both changes; that of the person where they are of the same lines. */
function mergeUnit({ before, mine, theirs }: Link, place: Unit, parts: Parts): Unit {
  if (!before || !mine || !theirs) return place
  const { text, conflict } =
    parts.frozen && theirs.content !== before.content && mine.content !== theirs.content
      ? { text: mine.content, conflict: true }
      : mergeContent(before.content, mine.content, theirs.content)
  if (conflict) {
    parts.conflicts.push({ kind: 'changed', before: before.content, now: theirs.content, of: theirs })
    parts.pending.set(theirs, before.content)
  }
  const marker = place.kind === 'item' && mine.marker === before.marker ? theirs.marker : place.marker
  return { ...place, content: text, marker: theirs.kind === 'item' ? marker : place.marker }
}

/** @returns What a slide is put together of; notes and slots whose text has gone go with it. */
export function withoutEmpty<One extends Pick<Entry, 'unit'>>(entries: readonly One[], before: Page): One[] {
  const filled = new Set(entries.flatMap(({ unit }) => (isContent(unit) ? unit.section : [])))
  const had = new Set(before.units.flatMap((unit) => (isContent(unit) ? unit.section : [])))
  return entries.filter(
    ({ unit }) =>
      isContent(unit) || unit.kind === 'title' || filled.has(unit.section) || !had.has(unit.section),
  )
}

/** What was generated, but for the changes that were not taken: they are changes at the next build, too. */
function baseOf(
  now: Page,
  matter: string,
  removed: readonly Entry[],
  order: readonly Entry[],
  { links, pending }: Parts,
): string {
  if (matter === now.matter && removed.length === 0 && pending.size === 0) return now.slide.text
  const entries = now.units.flatMap((unit): Entry[] => {
    if (!pending.has(unit)) return [entryOf(unit)]
    const content = pending.get(unit)
    return content === undefined ? [] : [{ unit: { ...unit, content }, of: unit }]
  })
  let placed = entries
  for (const { unit } of removed) {
    const before = links.of(unit).before!
    // Its place is the one that it has on the slide.
    const behind = new Set(
      order.slice(order.findIndex((entry) => entry.unit === unit) + 1).map(({ of }) => of),
    )
    const next = placed.findIndex(({ of }) => of?.section === unit.section && isContent(of) && behind.has(of))
    if (next >= 0) {
      placed = placed.toSpliced(next, 0, { unit: before })
      continue
    }
    const known = new Map(placed.map((entry) => [entry.unit, entry]))
    // At the end, it is the one that it had among what was there before.
    const old = placed.map(({ unit: made, of }) => ({ unit: made, of: (of && links.of(of).before) ?? of }))
    insert(old, [{ unit: before, of: before }], before, before.siblings)
    placed = old.map((entry) => known.get(entry.unit) ?? { unit: entry.unit })
  }
  return textOf({ matter, units: separate(placed, matter !== '') })
}
