/** `--verify`: draw the deck, and plan again what the estimate took for smaller than it is. */

import type { Browser as Running } from 'playwright-chromium'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import type { Deck } from '#tree/nodes.ts'
import { originOf } from '#tree/origin.ts'
import type { Template } from '#template'
import type { BuiltDeck } from '../../slidev/build/index.ts'
import { interruptible } from '#system/interrupt.ts'
import { buildAhead, type BuiltAhead } from '../../browser/page/load-ahead.ts'
import { measureBoxes } from '../../browser/measure/deck.ts'
import { startWhile } from '../../browser/engine/start.ts'
import { correct, type Corrections, type Overflow } from '../../plan/fit/corrections.ts'
import { overflowsOf } from './overflows.ts'

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
 * @throws {UserError} when there is no browser, or the deck cannot be built
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
      const made = await buildAhead(stack, started, slides, { signal: either, notice: log })
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
      const { overflows, others } = inDeck(overflowsOf(measurement), built, planned)
      const learned = correct(planned.deck, template, overflows, corrections)
      const more = overflows.length > 0 && rounds < mostRounds && !same(learned, corrections)
      const next = more ? await again(learned) : undefined
      if (!next) {
        onError.move()
        const overflowing = [
          ...new Set([...report(planned, overflows, built), ...reportOthers(planned, others, built)]),
        ]
        const repaired = [...ran].filter((title) => !overflowing.includes(title))
        return { planned, rounds, measured: measurement.slides.length, repaired, overflowing, built }
      }
      await onError.disposeAsync()
      for (const { slide } of overflows) ran.add(titleOf(planned.deck, slide))
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
  measured: readonly Overflow[],
  { data }: BuiltDeck,
  { deck, byHand = [] }: Planned,
): { overflows: Overflow[]; others: Overflow[] } {
  const overflows: Overflow[] = []
  const others: Overflow[] = []
  for (const overflow of measured) {
    const alias = data.slides.find(({ number }) => number === overflow.slide)?.alias
    const at = deck.children.findIndex(({ id }) => id === alias)
    if (at < 0 || byHand.includes(alias ?? '')) others.push(overflow)
    else overflows.push({ ...overflow, slide: at + 1 })
  }
  return { overflows, others }
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
function report({ deck, file }: Planned, overflows: readonly Overflow[], { data }: BuiltDeck): string[] {
  const titles = overflows.map(({ slide, vertical, horizontal }) => {
    const title = titleOf(deck, slide)
    const number = data.slides.find(({ alias }) => alias === deck.children[slide - 1]?.id)?.number ?? slide
    const px = Math.round(Math.max(vertical, horizontal))
    const reason = `Slide ${number}, \`${title}\`, overflows its slot by ${px} px`
    say(file, 'verify:overflow', reason, placeOf(deck, slide))
    return title
  })
  return [...new Set(titles)]
}

/** Name slides that a person wrote and that run over. */
function reportOthers({ file }: Planned, others: readonly Overflow[], { data }: BuiltDeck): string[] {
  return others.map(({ slide, vertical, horizontal }) => {
    const title = data.slides.find(({ number }) => number === slide)?.title ?? `slide ${slide}`
    const px = Math.round(Math.max(vertical, horizontal))
    const reason = `Slide ${slide}, \`${title}\`, overflows its slot by ${px} px; it was written by hand`
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
