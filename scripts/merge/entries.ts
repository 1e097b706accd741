/** The units of a slide that is being put together: where one comes in, and what separates them. */

import { isContent, type Unit } from './units.ts'

/** A unit of the new slide. */
export interface Entry {
  unit: Unit
  /** The unit of the slide that decides on the order which it is; none where a person added it. */
  of?: Unit | undefined
}

/**
 * Put units in beside the neighbours that one of them has on another slide: the items of its list
 * first, then what else stands before or behind it in its slot.
 *
 * @param entries The slide; gains the new entries.
 * @param added The unit and what goes with it.
 * @param place The unit as it stands on the other slide.
 * @param order The units of that slide.
 */
export function insert(entries: Entry[], added: readonly Entry[], place: Unit, order: readonly Unit[]): void {
  const at = new Map(entries.flatMap(({ of }, index) => (of ? [[of, index] as const] : [])))
  const near = order.filter(({ section }) => section === place.section)
  const before = near.filter(({ index }) => index < place.index).toReversed()
  const behind = near.filter(({ index }) => index > place.index)
  const inList = (unit: Unit): boolean =>
    unit.kind === 'item' && place.kind === 'item' && unit.list === place.list
  const known = (units: readonly Unit[], fits: (unit: Unit) => boolean): number | undefined => {
    const found = units.find((unit) => fits(unit) && at.has(unit))
    return found && at.get(found)
  }
  const lastOf = (index: number): number => {
    // Items that a person added below stay where they were put.
    let last = index
    while (entries[last + 1]?.of === undefined && entries[last + 1]?.unit.kind === 'item') last++
    return last
  }
  const above = known(before, inList)
  if (above !== undefined) return void entries.splice(lastOf(above) + 1, 0, ...added)
  const below = known(behind, inList)
  if (below !== undefined) return void entries.splice(below, 0, ...added)
  const previous = known(before, isContent)
  if (previous !== undefined) {
    // A block that is no item does not come into the element that a person put around the list.
    let last = lastOf(previous)
    while (entries[last + 1]?.unit.content.startsWith('</') === true) last++
    return void entries.splice(last + 1, 0, ...added)
  }
  const next = known(behind, isContent)
  if (next !== undefined) return void entries.splice(next, 0, ...added)
  const ends = endOf(entries, place.section)
  if (ends !== undefined) return void entries.splice(ends, 0, ...added)
  const frame = framed(added, place, order)
  const notes = entries.findIndex(({ unit }) => unit.kind === 'open')
  entries.splice(place.section === 'notes' || notes < 0 ? entries.length : notes, 0, ...frame)
}

/** Where a slot or the notes end; nothing where the slide has none of that name. */
function endOf(entries: readonly Entry[], section: string): number | undefined {
  if (section === 'notes') {
    const close = entries.findIndex(({ unit }) => unit.kind === 'close')
    return close < 0 ? undefined : close
  }
  const start =
    section === '' ? -1 : entries.findIndex(({ unit }) => unit.kind === 'slot' && unit.section === section)
  if (section !== '' && start < 0) return undefined
  const rest = entries.findIndex(
    ({ unit }, index) => index > start && (unit.kind === 'slot' || unit.kind === 'open'),
  )
  return rest < 0 ? entries.length : rest
}

function framed(added: readonly Entry[], { section }: Unit, order: readonly Unit[]): Entry[] {
  const find = (kind: Unit['kind']): Entry[] =>
    order.filter((unit) => unit.kind === kind && unit.section === section).map((unit) => ({ unit, of: unit }))
  return section === 'notes' ? [...find('open'), ...added, ...find('close')] : [...find('slot'), ...added]
}

/**
 * The order of the other slide, where a person did not change it.
 *
 * @param entries The slide.
 * @param page Number of the other slide: what the article has elsewhere stays where it was put.
 * @param was For each entry its place before, none where it is new.
 */
export function reorder(
  entries: readonly Entry[],
  page: number,
  was: (entry: Entry) => number | undefined,
): Entry[] {
  const known = entries.flatMap((entry) => was(entry) ?? [])
  if (known.some((place, index) => index > 0 && place < known[index - 1]!)) return [...entries]
  const groups: Entry[][] = []
  for (const entry of entries) {
    const last = groups.at(-1)
    const goesWith = entry.of === undefined && entry.unit.kind === 'item' && last?.[0]?.of?.kind === 'item'
    if (goesWith && last) last.push(entry)
    else groups.push([entry])
  }
  const movable = ([head]: Entry[]): boolean => head?.of?.page === page && isContent(head.of)
  const queues = Map.groupBy(groups.filter(movable), ([head]) => head!.of!.section)
  for (const queue of queues.values())
    queue.splice(0, queue.length, ...queue.toSorted(([a], [b]) => a!.of!.index - b!.of!.index))
  return groups.flatMap((group) => (movable(group) ? queues.get(group[0]!.of!.section)!.shift()! : group))
}

/** What separates units that have come together, and bullets that keep lists together and apart. */
export function separate(entries: readonly Entry[], matter: boolean): Unit[] {
  const labels = labelsOf(entries)
  const units: Unit[] = []
  for (const [index, { unit, of }] of entries.entries()) {
    const last = units.at(-1)
    const source = entries[index - 1]?.unit
    const asBefore = source
      ? source.siblings === unit.siblings && source.index === unit.index - 1
      : unit.index === 0
    // A bullet that a person chose keeps apart what the article has in one list.
    const parted = asBefore && source?.list !== unit.list && of !== undefined && of.marker !== unit.marker
    // One list of a person stays one, wherever the article has its items now.
    const together = asBefore && source?.list === unit.list
    const sameList =
      !parted &&
      last?.kind === 'item' &&
      unit.kind === 'item' &&
      (together || labels[index] === labels[index - 1])
    const marker = markerOf(unit, last, sameList)
    const kept = asBefore && (last === undefined) === (unit.index === 0) && unit.before !== ''
    units.push({ ...unit, marker, before: kept ? unit.before : gap(unit, last, source, sameList, matter) })
  }
  return units
}

function gap(
  unit: Unit,
  last: Unit | undefined,
  source: Unit | undefined,
  sameList: boolean,
  matter: boolean,
): string {
  if (!last) return matter ? '\n\n' : ''
  if (unit.kind === 'close' || last.kind === 'open') return '\n'
  if (!sameList) return /\n\s*\n/.test(unit.before) ? unit.before : '\n\n'
  return [unit, source!].find(({ kind, first }) => kind === 'item' && !first)?.before ?? '\n'
}

const bullet = /^[-*+]/

/** A bullet that is another begins another list. */
function markerOf(unit: Unit, last: Unit | undefined, sameList: boolean): string {
  const [own, above] = [bullet.exec(unit.marker)?.[0], bullet.exec(last?.marker ?? '')?.[0]]
  if (unit.kind !== 'item' || last?.kind !== 'item' || own === undefined || above === undefined)
    return unit.marker
  if ((own === above) === sameList) return unit.marker
  return unit.marker.replace(bullet, sameList ? above : above === '-' ? '*' : '-')
}

/** For each item the list that it belongs to on the new slide. */
function labelsOf(entries: readonly Entry[]): string[] {
  const byList = new Map<readonly Unit[], Map<number, string>>()
  for (const { unit, of } of entries) {
    if (!of) continue
    const lists = byList.get(unit.siblings) ?? new Map<number, string>()
    byList.set(unit.siblings, lists)
    if (!lists.has(unit.list)) lists.set(unit.list, `${of.page} ${of.list}`)
  }
  const labels: string[] = []
  for (const [index, { unit, of }] of entries.entries()) {
    const above = entries[index - 1]?.unit
    const below =
      above?.kind === 'item' && above.marker.at(0) === unit.marker.at(0) ? labels[index - 1] : undefined
    labels.push(
      of
        ? `${of.page} ${of.list}`
        : (byList.get(unit.siblings)?.get(unit.list) ?? below ?? `own ${unit.list}`),
    )
  }
  return labels
}
