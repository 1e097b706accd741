/** The contract against what was drawn: pure, on data alone. */

import { cleanTemplate, TemplateError } from '#template'
import type { Measurement } from '../browser/measure/types.ts'
import type { Found } from './finding.ts'

/** As much of `template.json` as is looked at, also when the rest is wrong. */
export interface RawTemplate {
  minimums?: { text?: number; code?: number; diagram?: number; contrast?: number }
  roles?: Record<string, string[]>
  layouts?: Record<string, { slots?: Record<string, unknown> }>
}

/**
 * Hold a template's contract against its files and its specimen.
 *
 * @param raw the parsed `template.json`
 * @param files names of the files in `layouts/`
 * @param measurement of the specimen
 * @param measures the parsed `capacity.json`; nothing where there is none
 * @returns what does not agree: the contract's own faults, layouts, roles, slots, specimen
 */
export function templateFaults(
  raw: RawTemplate,
  files: readonly string[],
  measurement: Measurement,
  measures?: unknown,
): Found[] {
  const layouts = raw.layouts ?? {}
  const drawn = new Set(files.map((file) => file.replace(/\.\w+$/, '')))
  const fault = (element: string, reason: string): Found => ({ id: 'check:template', element, reason })
  return [
    ...contractFaults(raw, measures).map((line) => fault('template.json', line)),
    ...Object.keys(layouts)
      .filter((name) => !drawn.has(name))
      .map((name) =>
        fault(name, `Unexpected layout \`${name}\` without a file, expected \`layouts/${name}.vue\``),
      ),
    ...Object.entries(raw.roles ?? {})
      .filter(([, names]) => !names.some((name) => layouts[name] && drawn.has(name)))
      .map(([role, names]) =>
        fault(role, `Unexpected role \`${role}\` without a layout, expected one of ${list(names)}`),
      ),
    ...Object.entries(layouts).flatMap(([name, { slots = {} }]) => {
      const slides = measurement.slides.filter(({ layout, failure }) => layout === name && failure === '')
      if (slides.length === 0)
        return [
          fault(name, `Unexpected specimen without a slide in the layout \`${name}\`, expected at least one`),
        ]
      const there = new Set(slides.flatMap((slide) => slide.slots.map((slot) => slot.name)))
      return Object.keys(slots)
        .filter((slot) => !there.has(slot))
        .map((slot) =>
          fault(
            `${name}.${slot}`,
            `Unexpected slot \`${slot}\` of the layout \`${name}\` on no slide of the specimen, expected \`data-slot="${slot}"\` on one (there are ${list([...there])})`,
          ),
        )
    }),
  ]
}

function contractFaults(raw: RawTemplate, measures: unknown): string[] {
  try {
    cleanTemplate(raw, measures)
    return []
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    const [, ...lines] = error.message.split('\n')
    return lines.map((line) => `Unexpected \`template.json\`: ${line.trim()}`)
  }
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => `\`${name}\``).join(', ')
}
