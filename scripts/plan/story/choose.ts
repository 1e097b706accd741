/**
 * The most that a talk can say in its time: by what each part is worth a second,
 * and a part of the article the less, the more of it is in the talk.
 */

/** What can be chosen. */
export interface Choice {
  seconds: number
  /** How much each second of it is worth, about 0 to 2. */
  worth: number
  /** The main section, and the passage within it. */
  main: number
  passage: string
}

/** A section of twice the text has so much more of the talk, as a power: less than twice. */
const growth = 0.7

/**
 * All of it in the order in which it would be chosen: what fits a time is the beginning of this row,
 * so that a longer talk holds a shorter one.
 *
 * @param seconds The time of the longest talk.
 * @returns Indices, the best first, until the time is full.
 */
export function ranked(all: readonly Choice[], seconds: number): number[] {
  const mains = shares(all, ({ main }) => String(main), seconds)
  const passages = shares(all, ({ main, passage }) => `${main} ${passage}`, seconds)
  const left = new Set(all.keys())
  const chosen: number[] = []
  let spent = 0
  while (left.size > 0 && spent < seconds) {
    let best: { index: number; gain: number } | undefined
    for (const index of left) {
      const one = all[index]!
      const gain = one.worth / (1 + mains.filled(one)) / (1 + passages.filled(one) / 2)
      if (!best || gain > best.gain) best = { index, gain }
    }
    if (!best || best.gain <= 0) break
    const one = all[best.index]!
    left.delete(best.index)
    chosen.push(best.index)
    mains.add(one)
    passages.add(one)
    spent += one.seconds
  }
  return chosen
}

/** A main section of the talk that has less looks forgotten, and a passage is a slide that looks half empty; seconds. */
const leastPart = { main: 40, passage: 50 }

/** What is worth less is left out of a passage, even where there is room. */
const leastWorth = 0.25

/**
 * @param chosen What was chosen.
 * @returns With the best of what is left of each main section, and of each passage, of which too little was chosen
 *   to fill a slide.
 */
export function enough(chosen: readonly number[], all: readonly Choice[]): number[] {
  const whole = filledUp(chosen, all, ({ main }) => String(main), leastPart.main, 0)
  return filledUp(whole, all, ({ main, passage }) => `${main} ${passage}`, leastPart.passage, leastWorth)
}

/** With the best that is left of each group of which less than some seconds was chosen. */
function filledUp(
  chosen: readonly number[],
  all: readonly Choice[],
  keyOf: (one: Choice) => string,
  least: number,
  worth: number,
): number[] {
  const result = new Set(chosen)
  const groups = Map.groupBy(all.keys(), (index) => keyOf(all[index]!))
  for (const [, group] of groups) {
    const own = group.filter((index) => result.has(index))
    if (own.length === 0) continue
    let seconds = own.reduce((sum, index) => sum + all[index]!.seconds, 0)
    const left = group.filter((index) => !result.has(index))
    for (const index of left.toSorted((a, b) => all[b]!.worth - all[a]!.worth)) {
      if (seconds >= least || all[index]!.worth <= worth) break
      result.add(index)
      seconds += all[index]!.seconds
    }
  }
  return [...result]
}

/** How much of its share of the time each group of choices has. */
function shares(all: readonly Choice[], keyOf: (one: Choice) => string, seconds: number) {
  const carried = new Map<string, number>()
  for (const one of all)
    if (one.worth > 0) carried.set(keyOf(one), (carried.get(keyOf(one)) ?? 0) + one.seconds * one.worth)
  const total = [...carried.values()].reduce((sum, value) => sum + value ** growth, 0)
  const spent = new Map<string, number>()
  return {
    filled: (one: Choice): number => {
      const share = (seconds * (carried.get(keyOf(one)) ?? 0) ** growth) / Math.max(1e-9, total)
      return (spent.get(keyOf(one)) ?? 0) / Math.max(1, share)
    },
    add: (one: Choice): void => void spent.set(keyOf(one), (spent.get(keyOf(one)) ?? 0) + one.seconds),
  }
}

/** A talk of each of these times holds that of the one before, and any other is between its neighbours; seconds. */
const steps = [180, 300, 600, 900, 1200, 1800, 2700, 3600, 5400, 7200]

/** A time is filled where less than this share of it is missing, or too much. */
const tolerance = 0.08

/**
 * The first of a row that fill a time; of what would be too long, the next that is not.
 *
 * @param order Seconds of what can be chosen, the best first.
 * @param seconds The time to fill.
 * @param around The seconds of what is said beside it.
 * @returns Indices, in order: those for a shorter time are among those for a longer one.
 */
export function fill(order: readonly number[], seconds: number, around: number): number[] {
  const slack = (seconds + around) * tolerance
  let chosen: ReadonlySet<number> = new Set()
  for (const step of steps.filter((one) => one < seconds))
    chosen = filled(order, order.keys(), chosen, step, step * tolerance)
  const next = steps.find((one) => one >= seconds)
  const within =
    next === undefined ? order.keys() : filled(order, order.keys(), chosen, next, next * tolerance)
  return [...filled(order, within, chosen, seconds, slack)].toSorted((a, b) => a - b)
}

/** What is chosen already, and of what can be as much as fits too. */
function filled(
  order: readonly number[],
  candidates: Iterable<number>,
  before: ReadonlySet<number>,
  seconds: number,
  slack: number,
): Set<number> {
  const chosen = new Set(before)
  const sorted = [...candidates].toSorted((a, b) => a - b)
  let sum = [...chosen].reduce((total, index) => total + order[index]!, 0)
  // What fits well; where much is missing then, what is a little too long.
  for (const allowed of [slack / 2, slack]) {
    for (const index of sorted) {
      if (chosen.has(index)) continue
      if (sum >= seconds - slack / 2) return chosen
      // The best of all is in the talk, however long it takes.
      if (chosen.size > 0 && sum + order[index]! > seconds + allowed) continue
      chosen.add(index)
      sum += order[index]!
    }
  }
  return chosen
}
