/** `lectern build` of several articles: one that fails does not stop the others. */

import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { UserError, Interrupted, reason } from '#system/errors.ts'
import { printable } from '#message/printable.ts'
import type { SandboxCheck } from '../../slidev/sandbox-check/index.ts'
import { type ParsedArgs, UsageError } from '../arguments.ts'
import { isAddress } from '../fetch/index.ts'
import type { Io } from '../types.ts'
import { build } from './index.ts'

/** What in a folder is an article by its name; a text file there may be anything. */
const article = /\.(?:docx|html?|ipynb|markdown|mdx?|pdf)$/i

/**
 * @param inputs of a command
 * @returns the articles that are meant: a folder stands for those in it, unless it is a paper in LaTeX
 * @throws UserError for a folder without articles
 */
export function articlesOf(inputs: readonly string[]): string[] {
  return inputs.flatMap((input) => {
    if (input === '-' || isAddress(input)) return [input]
    if (!statSync(input, { throwIfNoEntry: false })?.isDirectory()) return [input]
    const names = readdirSync(input).toSorted()
    if (names.some((name) => /\.(?:tex|ltx)$/i.test(name))) return [input]
    const found = names.filter((name) => article.test(name) && !name.startsWith('.') && name !== 'slides.md')
    if (found.length === 0)
      throw new UserError(`No article in the folder \`${input}\`, expected Markdown or the like`)
    return found.map((name) => path.join(input, name))
  })
}

/**
 * Build decks, one after the other, with one sandbox check for all of them.
 *
 * @param args with the articles as its inputs; `--output` is the folder for all decks
 * @param io gets the path of each deck on `out`, and a line for each article on `err`
 * @param open opens the sandbox check
 * @returns the exit code: 1 where an article has errors or could not be built
 * @throws UsageError for options that make no sense for several
 */
export async function buildAll(args: ParsedArgs, io: Io, open: () => SandboxCheck): Promise<0 | 1> {
  const { output, until, json, verbose } = args.values
  if (until !== undefined) throw new UsageError('Unexpected `--until` for several articles, expected one')
  if (typeof output === 'string' && path.basename(output) === 'slides.md')
    throw new UsageError(`Unexpected \`${output}\` for \`--output\` of several articles, expected a folder`)
  const reports: string[] = []
  const one: Io = {
    ...io,
    err: (text, styled, needed) =>
      needed === true || verbose === true ? io.err(text, styled, needed) : undefined,
    quiet: verbose !== true,
    ...(json === true ? { out: (text) => void reports.push(text.trim()) } : {}),
  }
  let failed = 0
  let gate: SandboxCheck | undefined
  for (const [index, input] of args.inputs.entries()) {
    io.status?.(`${index + 1} of ${args.inputs.length}: ${input} …`)
    gate ??= open()
    const { compile } = gate
    try {
      const shared: SandboxCheck = { compile, async [Symbol.asyncDispose]() {} }
      const { code, summary } = await build({ ...args, inputs: [input], batch: true }, one, shared)
      io.status?.('')
      io.err(`${printable(input)}: ${summary ?? 'not built'}\n`)
      if (code !== 0) failed++
    } catch (error) {
      io.status?.('')
      if (error instanceof Interrupted || error instanceof UsageError) throw error
      failed++
      io.err(`${printable(input)}: ${reason(error)}\n`, false, true)
      if (json === true) reports.push(JSON.stringify({ article: input, error: reason(error) }, null, 2))
      // Whatever it was, the next article begins with a check that has seen none.
      await gate[Symbol.asyncDispose]()
      gate = undefined
    }
  }
  await gate?.[Symbol.asyncDispose]()
  if (json === true) io.out(`[${reports.join(',\n')}]\n`)
  if (failed > 0) io.err(`${failed} of ${args.inputs.length} articles have errors\n`, false, true)
  return failed > 0 ? 1 : 0
}
