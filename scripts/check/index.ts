import { resolve } from 'node:path'
import type { DeckData } from '../slidev/data/deck.ts'
import { interruptible, unlessStopped } from '#system/interrupt.ts'
import type { Measurement } from '../browser/measure/index.ts'
import { renderAlone, type RenderOptions } from './render.ts'
import type { Finding } from './finding.ts'
import { runRules } from './run-rules.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { readOrigins } from './passages.ts'
import { writeScreenshots } from './screenshots.ts'

export interface CheckOptions extends RenderOptions {
  /** Folder for a PNG of each slide and a contact sheet. */
  screenshots?: string | undefined
  /** What the deck has to hold; default: readable in a seminar room. */
  limits?: Limits | undefined
}

export interface CheckResult {
  findings: Finding[]
  measurement: Measurement
  data: DeckData
  /** Files written for `pictures`. */
  screenshots: string[]
}

/**
 * Check a deck, Lectern's or any of Slidev: build it once, draw all slides at their last click in
 * the browser that prints, measure them, and hold them against the rules.
 *
 * @param slidesMd path of the deck
 * @param options browser, signal, folder for pictures, limits, listeners
 * @returns findings, and what they were taken from
 * @throws {UserError} when there is no browser, the deck cannot be built, or pictures cannot be
 *   written
 */
export function checkDeck(slidesMd: string, options: CheckOptions = {}): Promise<CheckResult> {
  const { limits = defaultLimits, screenshots, progress = () => {} } = options
  return interruptible(async (signal) => {
    await using stack = new AsyncDisposableStack()
    progress('building the slides')
    const deck = await renderAlone(stack, { ...options, signal }, resolve(slidesMd))
    const { data, sources } = deck
    progress('drawing and measuring')
    const { drawn, measurement } = await deck.measure('light')
    const findings = runRules({ limits }, measurement, sources, await readOrigins(resolve(slidesMd)))
    if (screenshots === undefined) return { findings, measurement, data, screenshots: [] }
    progress('drawing the pictures')
    const written = await unlessStopped(signal, writeScreenshots(drawn.page, data, screenshots))
    return { findings, measurement, data, screenshots: written }
  }, options.signal)
}
