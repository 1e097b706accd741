/** A template → its capacity, as a browser measures it. */

import { appendFile, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-chromium'
import type { Capacity, CapacityLanguage } from '#template'
import { fontSamples, measureFont } from '../browser/calibrate/fonts.ts'
import { measureSlots, mostItems, type WantedSlot } from '../browser/calibrate/slots.ts'
import { UserError, reason } from '#system/errors.ts'
import { interruptible, unlessStopped } from '#system/interrupt.ts'
import type { Measurement } from '../browser/measure/index.ts'
import { sourceOf } from '../template/source.ts'
import { renderAlone, type RenderOptions } from './render.ts'
import { findSpecimen, shapeSpecimen } from './specimen.ts'

/** The layouts of a contract, as much as is needed to find their slots on the specimen. */
interface RawLayouts {
  layouts?: Record<string, { slots?: Record<string, { accepts?: string[] }> }>
  roles?: { points?: string[] }
}

/** What calibrating finds. */
export interface Calibration {
  capacity: Capacity
  specimen: Measurement
}

/** Blocks that only Slidev can make, behind the specimen: a listing and a formula. */
const blocks = '\n# Blocks\n\n```js\nconst a = 1\n```\n\n$$\na = b\n$$\n'

/** What the page is said to be in. */
const languages = { en: 'en', zh: 'zh-CN' } as const

/**
 * Measure what fits on the layouts of a template.
 *
 * @param folder of the template
 * @param options browser, signal, listeners
 * @returns measures, the same for the same files and fonts; and the specimen as it was drawn
 * @throws {UserError} when there is no browser, no contract, no specimen, a slot that the specimen
 *   does not show, or the specimen cannot be built
 */
export function calibrate(folder: string, options: RenderOptions = {}): Promise<Calibration> {
  const { progress = () => {} } = options
  const template = resolve(folder)
  return interruptible(async (signal) => {
    await using stack = new AsyncDisposableStack()
    const raw = await readLayouts(template)
    progress('building the specimen')
    const specimen = await shapeSpecimen(await findSpecimen(template), template)
    stack.defer(() => specimen.dispose())
    const layout = raw.roles?.points?.[0] ?? 'default'
    await appendFile(specimen.slides, `\n---\nlayout: ${layout}\n---\n${blocks}`)
    const deck = await renderAlone(stack, { ...options, signal }, specimen.slides)
    progress('measuring')
    const { drawn, measurement } = await deck.measure('light', true)
    const wanted = wantedSlots(raw, measurement.slides)
    const source = await sourceOf(template)
    const capacity = await unlessStopped(signal, capacityOf(drawn.page, wanted, source))
    return { capacity, specimen: measurement }
  }, options.signal)
}

async function capacityOf(page: Page, wanted: WantedSlot[], source: string): Promise<Capacity> {
  const names = new Map<string, string>()
  const fonts: Capacity['fonts'] = {}
  const found: Partial<Record<keyof typeof languages, CapacityLanguage>> = {}
  for (const [key, lang] of Object.entries(languages) as [keyof typeof languages, string][]) {
    const measured = await page.evaluate(measureSlots, { wanted, lang, mostItems })
    for (const text of measured.texts) {
      for (const part of [text, text.code] as { font: string }[]) part.font = await nameOf(part.font, lang)
      text.strong = await nameOf(text.strong, lang)
      text.emphasis = await nameOf(text.emphasis, lang)
    }
    found[key] = measured
  }
  const marks = await page.evaluate(() => ({
    phrases: document.querySelector('.phrased') !== null,
    names: document.querySelector('.talk-name') !== null,
  }))
  return { source, ...marks, fonts, languages: { en: found.en!, zh: found.zh! } }

  /** A short name for a font, and its measures under it. */
  async function nameOf(font: string, lang: string): Promise<string> {
    const known = names.get(font)
    if (known !== undefined) return known
    const [, style, weight, family = ''] = /^(\S+) (\S+) (.*)$/s.exec(font) ?? []
    const [first = ''] = family.split(',').map((one) => one.trim().replaceAll('"', ''))
    const plain = `${first} ${weight}${style === 'normal' ? '' : ` ${style}`}`
    let name = plain
    for (let count = 2; fonts[name]; count++) name = `${plain} (${count})`
    names.set(font, name)
    fonts[name] = await page.evaluate(measureFont, { font, lang, samples: fontSamples })
    return name
  }
}

/** Each slot of the contract on the first slide that shows it. */
function wantedSlots(
  raw: RawLayouts,
  slides: readonly { number: number; layout?: string; slots: { name: string }[] }[],
): WantedSlot[] {
  return Object.entries(raw.layouts ?? {}).flatMap(([layout, { slots = {} }]) =>
    Object.entries(slots).map(([slot, { accepts = ['paragraph'] }]) => {
      const shown = slides.filter((slide) => slide.layout === layout)
      // The slide with the fewest slots: what stands beside a slot takes from its room.
      const [best] = shown
        .filter((slide) => slide.slots.some(({ name }) => name === slot))
        .toSorted((a, b) => a.slots.length - b.slots.length || a.number - b.number)
      if (!best) {
        throw new UserError(
          `Unexpected specimen without the slot \`${slot}\` of the layout \`${layout}\`, expected a slide that shows it`,
        )
      }
      return { layout, slot, slide: best.number, accepts }
    }),
  )
}

async function readLayouts(folder: string): Promise<RawLayouts> {
  const file = join(folder, 'template.json')
  try {
    return JSON.parse(await readFile(file, 'utf8')) as RawLayouts
  } catch (error) {
    throw new UserError(`Cannot read the contract \`${file}\`: ${reason(error)}`, { cause: error })
  }
}
