/** `lectern plan`: the deck as data, nothing written. */

import { deckJson } from '#tree/json.ts'
import { pipeline } from '../pipeline.ts'
import { type ParsedArgs, oneOf } from './arguments.ts'
import { deckFolder, pipelineOptions, readArticle } from './article.ts'
import { withMemory } from './build/identity.ts'
import { exitCode, printMessages } from './report.ts'
import type { Io } from './types.ts'

/** @returns The exit code: 1 where the article has errors, 2 where it is none. */
export async function plan(asked: ParsedArgs, io: Io): Promise<0 | 1 | 2> {
  const file = await readArticle(asked)
  const folder = deckFolder(asked.values['output'], file)
  const { args } = withMemory(asked, folder)
  const failOn = oneOf(args.values['fail-on'], ['error', 'warning', 'info', 'none'], 'fail-on')
  const { options } = pipelineOptions(args, folder, file)
  const { plan: deck } = await pipeline(file, { ...options, until: 'plan' })
  printMessages(file, io, args.values['verbose'] === true)
  if (!deck || exitCode(file) === 2) return exitCode(file) || 1
  if (args.values['json'] === true) io.out(`${JSON.stringify(deckJson(deck), null, 2)}\n`)
  else {
    for (const [index, slide] of deck.children.entries()) {
      io.out(`${String(index + 1).padStart(3)}  ${slide.role.padEnd(12)} ${slide.title}\n`)
    }
  }
  return exitCode(file, failOn)
}
