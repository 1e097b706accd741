import { rename, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Capacity } from '#template'
import { calibrate } from '../../check/calibrate.ts'
import { capacityFile, ownTemplates, templateNames } from '../../template/load.ts'
import { templateFolder } from './folder.ts'
import { listeners } from '../status.ts'
import { shortPath } from '../short-path.ts'
import type { Io } from '../types.ts'

export interface CalibrateArguments {
  /** One of our own, or the path of a folder with a `template.json`; without it all of ours. */
  template?: string | undefined
  /** Path of the browser to use. */
  browser?: string | undefined
}

/**
 * `lectern template calibrate [NAME]`: measure what fits on the layouts of a template, and write it
 * beside its contract.
 *
 * @param options template, browser
 * @param io gets the files written on `out`, progress (on a terminal only) on `err`
 * @returns the files written
 * @throws {UserError} when there is no template, specimen or browser, or the specimen cannot be
 *   built
 */
export async function templateCalibrateCommand(options: CalibrateArguments, io: Io): Promise<string[]> {
  const folders =
    options.template === undefined
      ? templateNames().map((name) => join(ownTemplates, name))
      : [templateFolder(options.template)]
  const written: string[] = []
  for (const folder of folders) {
    try {
      const { capacity } = await calibrate(folder, {
        browser: options.browser,
        ...listeners(io, basename(folder)),
      })
      const file = join(folder, capacityFile)
      await writeFile(`${file}.new`, writeCapacity(capacity))
      await rename(`${file}.new`, file)
      written.push(file)
    } finally {
      io.status?.('')
    }
    io.out(`${shortPath(written.at(-1)!)}\n`)
  }
  return written
}

/** Levels that get lines of their own: a change of a template is then a change of a few lines. */
const openLevels = 7

/**
 * @param capacity measures
 * @returns JSON, a line for each font's part, text and block
 */
export function writeCapacity(capacity: Capacity): string {
  return `${json(capacity, 0)}\n`
}

function json(value: unknown, level: number): string {
  const plain = JSON.stringify(value)
  if (typeof value !== 'object' || value === null || level >= openLevels || plain.length < shortLine)
    return plain
  const indent = '  '.repeat(level + 1)
  const rows = Array.isArray(value)
    ? value.map((one) => json(one, level + 1))
    : Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${json(one, level + 1)}`)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return `${open}\n${rows.map((row) => indent + row).join(',\n')}\n${'  '.repeat(level)}${close}`
}

/** Characters that stand in one line whatever their level. */
const shortLine = 100
