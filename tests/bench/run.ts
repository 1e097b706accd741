/**
 * Runs benchmarks and writes their tables to `RESULTS.md`: `npm run bench -- NAME…`.
 *
 * ```sh
 * npm run bench -- words
 * npm run bench -- fit --templates seminar --articles 20
 * npm run bench -- words fit --shared ../articles
 * ```
 */

import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from '../../scripts/browser/engine/candidate.ts'
import { findBrowser } from '../../scripts/browser/engine/find.ts'
import { type Bench, Missing, type Setting } from './bench.ts'
import { machine } from './machine.ts'
import { record } from './results.ts'

/** Each benchmark: a file of this folder. */
const benches: Record<string, () => Promise<Bench>> = {
  build: async () => (await import('./build.ts')).build,
  check: async () => (await import('./check.ts')).check,
  export: async () => (await import('./export.ts')).exports,
  fit: async () => (await import('./fit.ts')).fit,
  ink: async () => (await import('./ink.ts')).ink,
  floods: async () => (await import('./floods.ts')).flood,
  load: async () => (await import('./load.ts')).load,
  pages: async () => (await import('./pages.ts')).pages,
  robust: async () => (await import('./robust.ts')).robust,
  scale: async () => (await import('./scale.ts')).scale,
  size: async () => (await import('./size.ts')).size,
  talk: async () => (await import('./talks.ts')).talks,
  words: async () => (await import('./words.ts')).words,
}

const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    shared: { type: 'string', default: path.resolve(import.meta.dirname, '../../../shared') },
    templates: { type: 'string', default: '' },
    articles: { type: 'string' },
    runs: { type: 'string', default: '5' },
  },
})
const unknown = names.filter((name) => !Object.hasOwn(benches, name))
if (names.length === 0 || unknown.length > 0) {
  console.error(
    `Unexpected benchmark \`${unknown.join('`, `')}\`, expected some of: ${Object.keys(benches).join(', ')}`,
  )
  process.exitCode = 2
} else {
  for (const name of names) await run(name)
}

async function run(name: string): Promise<void> {
  const bench = await benches[name]!()
  const versions = new Map([['Node', process.versions.node]])
  console.error(`${name}: ${bench.title}`)
  try {
    const tables = (await bench.run(setting(versions))).trim()
    const used = [...versions.entries()].map(([tool, version]) => `${tool} ${version}`).join(', ')
    const body = `${bench.title}.\n\n${machine()}; ${used}.\n\n${tables}`
    console.log(`${body}\n`)
    record(name, body)
  } catch (error) {
    if (!(error instanceof Missing)) throw error
    console.error(`Skipped \`${name}\`: ${error.message}`)
  }
}

function setting(versions: Map<string, string>): Setting {
  let found: Promise<Browser> | undefined
  return {
    shared: path.resolve(values.shared),
    templates: values.templates.split(',').filter(Boolean),
    articles: values.articles === undefined ? undefined : wholeNumber(values.articles, 'articles'),
    runs: wholeNumber(values.runs, 'runs'),
    browser: () =>
      (found ??= findBrowser().then((browser) => {
        versions.set('Chromium', browser.version)
        return browser
      })),
    uses: (tool, version) => void versions.set(tool, version),
    log: (text) => console.error(text),
  }
}

function wholeNumber(text: string, name: string): number {
  if (!/^[1-9]\d*$/.test(text))
    throw new RangeError(`Unexpected \`--${name} ${text}\`, expected a whole number`)
  return Number(text)
}
