/**
 * Keeps what the sandbox check said of a slide, by its content: a deck that changed in one slide loads Slidev for
 * that one, and a deck that did not change loads it not at all.
 *
 * ```text
 *   verdicts/KEY OF CODE AND PACKAGES/KEY OF A SLIDE.json    a CompiledSlide
 * ```
 */

import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseSync } from '@slidev/parser/core'
import { cacheFolder } from '#system/cache-folder.ts'
import { keepNewest } from '#system/keep-newest.ts'
import { scriptFile } from '#system/program.ts'
import type { Compile, CompiledSlide } from '#tree/compiled.ts'
import { slidevEntry } from '../data/package.ts'

/** Compiles some slides of a deck, by their indices; the others are missing. */
export type CompileSome = (text: string, wanted: readonly number[]) => Promise<CompiledSlide[]>

/** Code and packages of so many states are kept. */
const keptStates = 3

/** As many slides as some hundred decks have, about 20 MB; beyond them all are thrown away. */
const mostVerdicts = 20_000

/** What package managers note of all versions that are installed, below `node_modules`. */
const installed = ['.package-lock.json', '.pnpm/lock.yaml', '.yarn-state.yml']

/** The code that a verdict depends on, in a checkout; the bundled script stands for all of it. */
const sources = ['compile', 'inspect', 'static-markup', 'stubs', 'verdicts', 'worker']

/**
 * @returns the folder for verdicts of this code and these packages; nothing where it is not known which versions are
 *   installed, or where there is no place that belongs to this user alone
 */
export async function verdictFolder(): Promise<string | undefined> {
  const lock = lockFile(realpathSync(slidevEntry))
  if (lock === undefined) return undefined
  const start = scriptFile('slidev/sandbox-check/start-worker')
  const own = sources
    .map((name) => path.join(path.dirname(start), `${name}.ts`))
    .filter((file) => existsSync(file))
  const hash = createHash('sha256').update(process.version)
  for (const file of [lock, start, ...own]) hash.update(readFileSync(file))
  try {
    const parent = await cacheFolder('verdicts', process.env)
    const folder = path.join(parent, hash.digest('hex').slice(0, 32))
    if (!existsSync(folder)) {
      await mkdir(folder, { recursive: true })
      await keepNewest(parent, keptStates)
    }
    return folder
  } catch {
    return undefined
  }
}

/**
 * @param compile the check itself
 * @param folder where verdicts are kept
 * @returns the check; it compiles slides that have no verdict, and writes theirs down
 */
export function withVerdicts(compile: CompileSome, folder: string): Compile {
  return async (text) => {
    const keys = parseSync(text, 'slides.md').slides.map(keyOf)
    const found = await Promise.all(keys.map((key) => readVerdict(path.join(folder, `${key}.json`))))
    const wanted = keys.flatMap((_, index) => (found[index] ? [] : [index]))
    if (wanted.length === 0) return found as CompiledSlide[]
    const compiled = await compile(text, wanted)
    wanted.forEach((index, at) => (found[index] = compiled[at]))
    await writeVerdicts(
      folder,
      wanted.map((index) => [keys[index]!, found[index]!]),
    ).catch(() => undefined)
    return found as CompiledSlide[]
  }
}

/** All of a slide that is compiled. */
function keyOf({ content, title, note, raw }: ReturnType<typeof parseSync>['slides'][number]): string {
  const all = JSON.stringify([content, title ?? null, note ?? null, raw])
  return createHash('sha256').update(all).digest('hex').slice(0, 40)
}

async function readVerdict(file: string): Promise<CompiledSlide | undefined> {
  try {
    const verdict = JSON.parse(await readFile(file, 'utf8')) as CompiledSlide
    return Array.isArray(verdict.active) && typeof verdict.text === 'string' ? verdict : undefined
  } catch {
    return undefined
  }
}

async function writeVerdicts(
  folder: string,
  verdicts: [key: string, verdict: CompiledSlide][],
): Promise<void> {
  const names = await readdir(folder)
  if (names.length > mostVerdicts)
    await Promise.all(names.map((name) => rm(path.join(folder, name), { force: true })))
  for (const [key, verdict] of verdicts) {
    // A fault may be one of the moment, as of memory.
    if (verdict.active.some((active) => active.startsWith('error:'))) continue
    const half = path.join(folder, `${key}.${process.pid}.tmp`)
    await writeFile(half, JSON.stringify(verdict), { mode: 0o600 })
    await rename(half, path.join(folder, `${key}.json`))
  }
}

function lockFile(within: string): string | undefined {
  const folder = path.dirname(within)
  const found = installed
    .map((name) => path.join(folder, 'node_modules', name))
    .find((file) => existsSync(file))
  return found ?? (folder === within ? undefined : lockFile(folder))
}
