import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { UserError, reason } from '#system/errors.ts'
import { interruptible, unlessStopped } from '#system/interrupt.ts'
import type { Measurement } from '../browser/measure/index.ts'
import { startBrowser } from '../browser/engine/start.ts'
import { capacityFile } from '../template/load.ts'
import { renderDeck, type RenderOptions } from './render.ts'
import type { Finding } from './finding.ts'
import { runRules, placed } from './run-rules.ts'
import { defaultLimits, templateLimits } from './limits.ts'
import { writeScreenshots } from './screenshots.ts'
import { findSpecimen, shapeSpecimen } from './specimen.ts'
import { type RawTemplate, templateFaults } from './template-faults.ts'
import { mergeVariants } from './variants.ts'

export interface CheckTemplateOptions extends RenderOptions {
  /** Folder for pictures of the specimen; one folder in it for each rendering. */
  screenshots?: string | undefined
}

export interface CheckTemplateResult {
  findings: Finding[]
  /** By rendering: `light 16:9` … */
  measurements: Record<string, Measurement>
  screenshots: string[]
}

/** The shapes of screens: the template's own, and the older projectors'. */
const aspects = [
  { name: '16:9', value: undefined },
  { name: '4:3', value: '4/3' },
] as const

const schemes = ['light', 'dark'] as const

/**
 * Check a template: draw its specimen in both colour schemes and both shapes, and hold it against
 * the rules of decks and against its own contract.
 *
 * @param folder of the template
 * @param options browser, signal, folder for pictures, listeners
 * @returns findings; those that several renderings share are told once
 * @throws {UserError} when there is no browser, no readable `template.json`, no specimen, or the
 *   specimen cannot be built
 */
export function checkTemplate(
  folder: string,
  options: CheckTemplateOptions = {},
): Promise<CheckTemplateResult> {
  const { progress = () => {} } = options
  const template = resolve(folder)
  return interruptible(async (signal) => {
    await using stack = new AsyncDisposableStack()
    const raw = await readRaw(template)
    const measures = await readMeasures(template)
    const files = await readdir(join(template, 'layouts')).catch(() => [] as string[])
    const original = await findSpecimen(template)
    const { text, code, diagram } = defaultLimits
    const limits = templateLimits({ text, code, diagram, ...raw.minimums })
    progress('looking for a browser')
    const { browser: executable, log } = options
    const running = await startBrowser(stack, { executable, log, signal })

    const measurements: Record<string, Measurement> = {}
    const found: Finding[][] = []
    const screenshots: string[] = []
    for (const aspect of aspects) {
      progress(`building the specimen at ${aspect.name}`)
      await using inner = new AsyncDisposableStack()
      const specimen = await shapeSpecimen(original, template, aspect.value)
      inner.defer(() => specimen.dispose())
      const deck = await renderDeck(inner, Promise.resolve(running), specimen.slides, signal)
      const sources = deck.sources.map((source, index) => {
        if (source.file !== specimen.slides) return source
        // The first slide begins with the head matter, where the lines were added.
        return { ...source, file: original, line: source.line - (index === 0 ? 0 : specimen.shift) }
      })
      const seen = new Set<string>()
      for (const scheme of schemes) {
        progress(`drawing it ${scheme}, ${aspect.name}`)
        const { drawn, measurement } = await deck.measure(scheme)
        // A template of one scheme looks the same in both.
        if (seen.has(measurement.scheme)) continue
        seen.add(measurement.scheme)
        const variant = `${measurement.scheme} ${aspect.name}`
        if (Object.keys(measurements).length === 0)
          found.push(
            templateFaults(raw, files, measurement, measures).map((one) => placed(one, measurement, [])),
          )
        measurements[variant] = measurement
        found.push(runRules({ limits }, measurement, sources).map((one) => ({ ...one, variant })))
        if (options.screenshots !== undefined) {
          const into = join(options.screenshots, variant.replace(/\W/g, '-'))
          screenshots.push(...(await unlessStopped(signal, writeScreenshots(drawn.page, deck.data, into))))
        }
      }
    }
    return { findings: mergeVariants(found.flat(), Object.keys(measurements)), measurements, screenshots }
  }, options.signal)
}

async function readRaw(folder: string): Promise<RawTemplate> {
  const file = join(folder, 'template.json')
  try {
    return JSON.parse(await readFile(file, 'utf8')) as RawTemplate
  } catch (error) {
    throw new UserError(`Cannot read the contract \`${file}\`: ${reason(error)}`, { cause: error })
  }
}

/** What was measured of it before; nothing where that was never done. */
async function readMeasures(folder: string): Promise<unknown> {
  const text = await readFile(join(folder, capacityFile), 'utf8').catch(() => undefined)
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch (error) {
    throw new UserError(`Cannot read \`${join(folder, capacityFile)}\`: ${reason(error)}`, { cause: error })
  }
}
