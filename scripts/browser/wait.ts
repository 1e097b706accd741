import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-chromium'
import { CannotGoOn } from './cannot.ts'
import { slideNumbered, type DeckFacts } from './facts.ts'
import { missingFacts } from './missing.ts'

export interface WaitOptions {
  /** On the clock of `performance.now()`, in milliseconds. */
  deadline: number
  signal?: AbortSignal | undefined
}

/** How often to look, in milliseconds. */
const interval = 40

/**
 * How often to look for a diagram of which nothing is seen yet: 8 s of a page that has nothing else
 * to do. Looks and not time, since a busy page answers late and still draws. The diagram may be
 * meant to stay hidden (`v-if`, `v-switch`), so it is told and not taken for an error.
 */
const hiddenDiagram = 200

/** How often to look for a layout to be mounted when its place is there, counted from the last one that was: 3 s. */
const bareSlide = 75

/**
 * Wait for facts: all slides there, diagrams drawn, fonts loaded, pictures decoded. Twice in a
 * row, since drawing one thing may ask for the next (a label for a font).
 *
 * @param page the print route
 * @param facts what there should be
 * @param options when to give up, signal to stop
 * @returns warnings about what was given up without spoiling the deck
 * @throws {CannotGoOn} at the deadline; the message names what did not come
 */
export async function waitForSlides(page: Page, facts: DeckFacts, options: WaitOptions): Promise<string[]> {
  const wanted = {
    slides: facts.slides.map((slide) => ({ number: slide.number, diagrams: slide.diagrams })),
  }
  let quiet = 0
  /** Looks since when nothing but hidden diagrams is waited for. */
  let alone = 0
  /** How many places are bare, and how many looks it has been so many. */
  let places = 0
  let same = 0
  for (;;) {
    options.signal?.throwIfAborted()
    const { missing, hidden, bare } = await page.evaluate(missingFacts, wanted)
    const now = performance.now()
    // A slide whose script throws stays bare; `slideFailures` names it.
    if (bare.length !== places) {
      places = bare.length
      same = 0
    }
    if (places > 0 && ++same < bareSlide) {
      quiet = 0
      if (now > options.deadline) throw new CannotGoOn(late(facts, missing))
      await sleep(interval)
      continue
    }
    if (missing.length === 0 && hidden.length === 0 && ++quiet === 2) return []
    if (missing.length > 0 || hidden.length > 0) quiet = 0
    if (missing.length > 0) alone = 0
    else if (hidden.length > 0) alone++
    if (alone > hiddenDiagram)
      return hidden.map(
        (number) => `Unexpected missing diagram on ${slideNumbered(facts, number)}, expected it drawn`,
      )
    if (now > options.deadline) throw new CannotGoOn(late(facts, missing))
    await sleep(interval)
  }
}

function late(facts: DeckFacts, missing: { what: string; slide?: number }[]): string {
  const lines = missing.map(({ what, slide }) =>
    slide === undefined ? what : `${what} on ${slideNumbered(facts, slide)}`,
  )
  return `Unexpected wait without end, expected all slides drawn; these did not come:\n${lines.map((line) => `  ${line}`).join('\n')}`
}
