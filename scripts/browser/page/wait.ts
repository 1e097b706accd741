import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-chromium'
import { UserError } from '#system/errors.ts'
import { slideNumbered, type DeckData } from '../../slidev/data/deck.ts'
import { missingFacts } from './missing-content.ts'

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
 * @throws {UserError} at the deadline; the message names what did not come
 */
export async function waitForSlides(page: Page, data: DeckData, options: WaitOptions): Promise<string[]> {
  const wanted = {
    slides: data.slides.map((slide) => ({ number: slide.number, diagrams: slide.diagrams })),
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
      if (now > options.deadline) throw new UserError(late(data, missing))
      await sleep(interval)
      continue
    }
    if (missing.length === 0 && hidden.length === 0 && ++quiet === 2) return []
    if (missing.length > 0 || hidden.length > 0) quiet = 0
    if (missing.length > 0) alone = 0
    else if (hidden.length > 0) alone++
    if (alone > hiddenDiagram)
      return hidden.map((number) => `The diagram on ${slideNumbered(data, number)} was not drawn`)
    if (now > options.deadline) throw new UserError(late(data, missing))
    await sleep(interval)
  }
}

function late(data: DeckData, missing: { what: string; slide?: number }[]): string {
  const lines = missing.map(({ what, slide }) =>
    slide === undefined ? what : `${what} on ${slideNumbered(data, slide)}`,
  )
  return `Timed out waiting for all slides to render; these did not load:\n${lines.map((line) => `  ${line}`).join('\n')}`
}
