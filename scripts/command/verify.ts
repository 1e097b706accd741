/** `--verify`: draw the deck, and plan again what the estimate took for smaller than it is. */

import type { Browser as Running } from 'playwright-chromium'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import type { Deck } from '#tree/nodes.ts'
import { originOf } from '#tree/origin.ts'
import type { Template } from '#template'
import type { BuiltDeck } from '../browser/build.ts'
import { interruptible } from '../browser/interrupt.ts'
import { buildAhead, type BuiltAhead } from '../browser/load-ahead.ts'
import { measureBoxes } from '../browser/measure-deck.ts'
import { startWhile } from '../browser/start.ts'
import { correct, type Corrections, type Overrun } from '../plan/correct.ts'
import { overrunsOf } from './overruns.ts'

/** Each round costs a build: what three do not mend, a fourth would not. */
export const mostRounds = 3

/** A deck, planned and written. */
export interface Planned {
  deck: Deck
  /** The article, with the messages of this plan. */
  file: VFile
  /** Path of `slides.md`. */
  slides: string
  /** `routeAlias` of slides that were changed by hand. */
  byHand?: readonly string[]
}

export interface VerifyOptions {
  template: Template
  /** Plans and writes the deck again; gives nothing where that cannot be written. */
  again: (corrections: Corrections) => Promise<Planned | undefined>
  browser?: string | undefined
  progress?: ((step: string) => void) | undefined
  log?: ((text: string) => void) | undefined
}

/** What came of verifying. */
export interface Verified {
  planned: Planned
  /** How often the deck was planned again. */
  rounds: number
  /** How many slides were measured in the end. */
  measured: number
  /** Titles of the slides that ran over and do not any more. */
  repaired: string[]
  /** Titles of the slides that still run over. */
  overflowing: string[]
  /** The deck as it was measured; to be disposed by the caller. */
  built: BuiltDeck
}

/**
 * Build, measure, repair, until no slide runs over or nothing more can be learned.
 *
 * @param first the deck as it was planned from estimates; is on the disk
 * @param options how to plan again, browser, listeners
 * @returns the last deck, built; its file has a message for each slide that still runs over
 * @throws {CannotGoOn} when there is no browser, or the deck cannot be built
 */
export function verify(first: Planned, options: VerifyOptions): Promise<Verified> {
  const { template, again, progress = () => {} } = options
  return interruptible(async (signal) => {
    await using stack = new AsyncDisposableStack()
    progress('building the slides')
    const { browser: executable, log } = options
    let onError = stack.use(new AsyncDisposableStack())
    const build = async (
      slides: string,
      started: Promise<Running>,
      either: AbortSignal,
    ): Promise<BuiltAhead> => {
      const made = await buildAhead(stack, started, slides, { signal: either })
      onError.defer(() => made.deck.dispose())
      return made
    }
    const start = { executable, log, signal }
    const [running, firstMade] = await startWhile(stack, start, (either, started) =>
      build(first.slides, started, either),
    )
    let made = firstMade
    let planned = first
    let corrections: Corrections = new Map()
    const ran = new Set<string>()
    for (let rounds = 0; ; rounds++) {
      progress('measuring')
      const measurement = await measureBoxes(running, made, signal)
      const built = made.deck
      const { overruns, others } = inDeck(overrunsOf(measurement), built, planned)
      const learned = correct(planned.deck, template, overruns, corrections)
      const more = overruns.length > 0 && rounds < mostRounds && !same(learned, corrections)
      const next = more ? await again(learned) : undefined
      if (!next) {
        onError.move()
        const overflowing = [
          ...new Set([...report(planned, overruns, built), ...reportOthers(planned, others, built)]),
        ]
        const repaired = [...ran].filter((title) => !overflowing.includes(title))
        return { planned, rounds, measured: measurement.slides.length, repaired, overflowing, built }
      }
      await onError.disposeAsync()
      for (const { slide } of overruns) ran.add(titleOf(planned.deck, slide))
      corrections = learned
      planned = next
      progress(`building the slides again (${rounds + 1})`)
      onError = stack.use(new AsyncDisposableStack())
      made = await build(planned.slides, Promise.resolve(running), signal)
    }
  })
}

/** Slides by their number in the plan, and those that a person wrote, which are not planned again. */
function inDeck(
  measured: readonly Overrun[],
  { facts }: BuiltDeck,
  { deck, byHand = [] }: Planned,
): { overruns: Overrun[]; others: Overrun[] } {
  const overruns: Overrun[] = []
  const others: Overrun[] = []
  for (const overrun of measured) {
    const alias = facts.slides.find(({ number }) => number === overrun.slide)?.alias
    const at = deck.children.findIndex(({ id }) => id === alias)
    if (at < 0 || byHand.includes(alias ?? '')) others.push(overrun)
    else overruns.push({ ...overrun, slide: at + 1 })
  }
  return { overruns, others }
}

/** @returns Whether two rounds learned the same. */
function same(a: Corrections, b: Corrections): boolean {
  return (
    a.size === b.size &&
    [...a].every(([key, { height, width, title }]) => {
      const other = b.get(key)
      return other?.height === height && other.width === width && other.title === title
    })
  )
}

/** Name what still runs over, in the article. */
function report({ deck, file }: Planned, overruns: readonly Overrun[], { facts }: BuiltDeck): string[] {
  const titles = overruns.map(({ slide, vertical, horizontal }) => {
    const title = titleOf(deck, slide)
    const number = facts.slides.find(({ alias }) => alias === deck.children[slide - 1]?.id)?.number ?? slide
    const px = Math.round(Math.max(vertical, horizontal))
    const reason = `Unexpected ${px} px of slide ${number}, \`${title}\`, past its slot, expected all inside`
    say(file, 'verify:overflow', reason, placeOf(deck, slide))
    return title
  })
  return [...new Set(titles)]
}

/** Name slides that a person wrote and that run over. */
function reportOthers({ file }: Planned, others: readonly Overrun[], { facts }: BuiltDeck): string[] {
  return others.map(({ slide, vertical, horizontal }) => {
    const title = facts.slides.find(({ number }) => number === slide)?.title ?? `slide ${slide}`
    const px = Math.round(Math.max(vertical, horizontal))
    const reason = `Unexpected ${px} px of slide ${slide}, \`${title}\`, past its slot, expected all inside; it was written by hand`
    say(file, 'verify:overflow', reason)
    return title
  })
}

function titleOf(deck: Deck, slide: number): string {
  return deck.children[slide - 1]?.title ?? `slide ${slide}`
}

/** The first span of the article that a slide shows, or of its heading. */
function placeOf(deck: Deck, number: number) {
  const slide = deck.children[number - 1]
  if (!slide) return undefined
  const content = slide.children.flatMap((child) => (child.type === 'slot' ? child.children : []))
  return originOf(content)[0] ?? slide.data?.origin?.[0]
}
