/** Options of a command that the deck keeps, so that the next build gives the same talk. */

import { existsSync } from 'node:fs'
import path from 'node:path'
import type { ParsedArgs } from '../arguments.ts'

/** Those that decide what is in the talk; what is fetched, forced or reported is asked for each time. */
const names = [
  'template',
  'lang',
  'minutes',
  'pace',
  'full',
  'no-backup',
  'transition',
  'from',
  'keep-all',
] as const

/** Options as they were given, by their names. */
export type KeptSettings = Partial<Record<(typeof names)[number], string | true>>

/** What contradicts an option that was kept: one that is given now takes the place of the other. */
const instead: Readonly<Record<string, (typeof names)[number]>> = { minutes: 'full', full: 'minutes' }

/** @returns What of some data are options that can be kept. */
export function keptSettings(data: unknown): KeptSettings {
  const given = (data ?? {}) as Record<string, unknown>
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = given[name]
      return typeof value === 'string' || value === true ? [[name, value]] : []
    }),
  )
}

/** What a command asks for together with what the deck keeps. */
export interface Remembered {
  args: ParsedArgs
  /** All that the deck is to keep from now on. */
  kept: KeptSettings
  /** What of it an earlier command said. */
  earlier: KeptSettings
}

/**
 * @param args of this command
 * @param folder of the deck, from which the path of a template counts that is kept
 * @param settings what earlier commands said; nothing where there is none
 * @returns the command with the options that are kept
 */
export function remembered(args: ParsedArgs, folder: string, settings: KeptSettings = {}): Remembered {
  const given = keptSettings(args.values)
  const dropped = new Set<string | undefined>(Object.keys(given).map((name) => instead[name]))
  const earlier = keptSettings(
    Object.fromEntries(Object.entries(settings).filter(([name]) => !(name in given) && !dropped.has(name))),
  )
  const { template } = earlier
  const here = typeof template === 'string' && isPath(template) ? path.resolve(folder, template) : template
  const { template: asked } = given
  const isFolder = typeof asked === 'string' && existsSync(path.resolve(asked))
  return {
    args: {
      ...args,
      values: { ...args.values, ...earlier, ...(here === undefined ? {} : { template: here }) },
    },
    kept: {
      ...earlier,
      ...given,
      ...(isFolder
        ? { template: `./${path.relative(folder, path.resolve(asked))}`.replaceAll(path.sep, '/') }
        : {}),
    },
    earlier,
  }
}

const isPath = (template: string): boolean => template.startsWith('.')

/** @returns Options as one writes them: `--minutes 10 --full`. */
export function optionsText(settings: KeptSettings): string {
  return Object.entries(settings)
    .map(([name, value]) => (value === true ? `--${name}` : `--${name} ${value}`))
    .join(' ')
}
