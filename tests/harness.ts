/** A behaviour is a folder: its input and what comes of it, side by side. */

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'

const fixtures = path.join(import.meta.dirname, 'fixtures')

/**
 * A test for each folder of `fixtures/STAGE/`.
 *
 * @param stage Name of the stage.
 * @param run Input → the text of each output file, by its name.
 */
export function behaviours(
  stage: string,
  run: (file: VFile, folder: string) => Promise<Record<string, string>> | Record<string, string>,
): void {
  for (const name of readdirSync(path.join(fixtures, stage)).toSorted()) {
    test(name, async () => {
      const folder = path.join(fixtures, stage, name)
      const input = readdirSync(folder).find((file) => file.startsWith('input.'))
      if (!input) throw new Error(`Unexpected fixture \`${name}\` without \`input.*\``)
      const file = new VFile({ path: input, value: readFileSync(path.join(folder, input), 'utf8') })
      for (const [output, text] of Object.entries(await run(file, folder))) {
        await expect(text).toMatchFileSnapshot(path.join(folder, output))
      }
    })
  }
}

/** @returns The messages of a file, one a line: `3:1 warning plan:layout Unexpected …`. */
export function messageLines(file: VFile): string {
  return file.messages
    .map(({ line, column, fatal, ruleId, reason }) => {
      const level = fatal === true ? 'error' : fatal === false ? 'warning' : 'info'
      return `${line ?? '-'}:${column ?? '-'} ${level} ${ruleId} ${reason}\n`
    })
    .join('')
}

/** The real articles, pages and hostile input, beside the project. */
export const shared = path.resolve(import.meta.dirname, '../../shared')
