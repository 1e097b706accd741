import { resolve } from 'node:path'
import type { DeckFacts } from '../browser/facts.ts'
import { interruptible, unlessStopped } from '../browser/interrupt.ts'
import type { Measurement } from '../browser/measure.ts'
import { drawAlone, type DrawOptions } from './draw.ts'
import type { Finding } from './finding.ts'
import { judge } from './judge.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { readOrigins } from './passages.ts'
import { writePictures } from './pictures.ts'

export interface CheckOptions extends DrawOptions {
  /** Folder for a PNG of each slide and a contact sheet. */
  pictures?: string | undefined
  /** What the deck has to hold; default: readable in a seminar room. */
  limits?: Limits | undefined
}

export interface CheckResult {
  findings: Finding[]
  measurement: Measurement
  facts: DeckFacts
  /** Files written for `pictures`. */
  pictures: string[]
}

/**
 * Check a deck, Lectern's or any of Slidev: build it once, draw all slides at their last click in
 * the browser that prints, measure them, and hold them against the rules.
 *
 * @param slidesMd path of the deck
 * @param options browser, signal, folder for pictures, limits, listeners
 * @returns findings, and what they were taken from
 * @throws {CannotGoOn} when there is no browser, the deck cannot be built, or pictures cannot be
 *   written
 */
export function checkDeck(slidesMd: string, options: CheckOptions = {}): Promise<CheckResult> {
  const { limits = defaultLimits, pictures, progress = () => {} } = options
  return interruptible(async (signal) => {
    await using stack = new AsyncDisposableStack()
    progress('building the slides')
    const deck = await drawAlone(stack, { ...options, signal }, resolve(slidesMd))
    const { facts, sources } = deck
    progress('drawing and measuring')
    const { drawn, measurement } = await deck.measure('light')
    const findings = judge({ limits }, measurement, sources, await readOrigins(resolve(slidesMd)))
    if (pictures === undefined) return { findings, measurement, facts, pictures: [] }
    progress('drawing the pictures')
    const written = await unlessStopped(signal, writePictures(drawn.page, facts, pictures))
    return { findings, measurement, facts, pictures: written }
  }, options.signal)
}
