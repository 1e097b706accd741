// `npm pack` (as `prepack`): the program as JavaScript in `dist/`, with its types and the licences of what is
// bundled. What every build of a deck loads is in the bundle, since a file costs more to load than to read;
// what few commands need, what is loaded by its path, and what belongs to Slidev stays a package.

import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { rolldown } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'

const root = path.resolve(import.meta.dirname, '..')
const dist = path.join(root, 'dist')

/** Oldest Node of `engines`: `await using` is newer. */
const target = 'node22.19'

/** Files that Node starts, or that are imported by their names. */
const entries = [
  'cli',
  'index',
  'slidev/build/worker',
  'slidev/sandbox-check/start-worker',
  'system/cache-folder',
  'system/stub-modules',
]

/** Packages that stay beside the bundle. */
const external =
  /^(?:@slidev\/|@sparticuz\/|@cantoo\/|vite$|vue$|@vue\/|playwright-|mermaid$|linkedom|pptxgenjs|unpdf|axe-core|mammoth|undici|file-type|cli-progress|katex|@unified-latex\/)/

const stubs = JSON.parse(readFileSync(path.join(root, 'scripts/command/stubs.json'), 'utf8'))

/** What packages import and nobody asks of them, as `stub-modules.ts` has it for packages beside the program. */
const stubbed = {
  name: 'stubs',
  resolveId(specifier, importer = '') {
    const [name] = /(?<=\/node_modules\/)(?:@[^/]+\/)?[^/]+(?!.*\/node_modules\/)/.exec(importer) ?? []
    const names = stubs[name]?.[specifier]
    return names ? `\0stub:${names.join()}` : null
  },
  load(id) {
    if (!id.startsWith('\0stub:')) return null
    return id
      .slice('\0stub:'.length)
      .split(',')
      .map((name) => (name ? `export const ${name} = undefined` : 'export {}'))
      .join('\n')
  },
}

/** Packages of which some code is in the bundle. */
const bundled = new Set()

const licences = {
  name: 'licences',
  moduleParsed({ id }) {
    const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id.replaceAll('\\', '/'))?.[0]
    if (folder && !folder.startsWith('\0')) bundled.add(folder)
  },
}

/** @returns name, home and licence of a package: its own file, else what its readme has, else where to read it. */
function licenceText(folder) {
  const { name, version, license, author, repository } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  )
  const read = (names) => {
    const file = readdirSync(folder).find((one) => names.test(one))
    return file ? readFileSync(path.join(folder, file), 'utf8').trim() : ''
  }
  const own = read(/^licen[cs]e/i)
  const stated = /^.*(?:Permission is hereby granted|\blicen[cs]e\b)[^]*/im.exec(read(/^readme/i))?.[0]
  const text = own || (license ? `https://spdx.org/licenses/${license}.html` : stated)
  if (!text) throw new Error(`Missing licence of \`${name}\`, which is bundled`)
  const home = typeof repository === 'string' ? repository : repository?.url
  const by = typeof author === 'string' ? author : author?.name
  return `${name} ${version} (${license ?? 'see below'})\n${by ?? ''}\n${home ?? ''}\n\n${text}\n`
}

rmSync(dist, { recursive: true, force: true })

const program = await rolldown({
  cwd: root,
  input: Object.fromEntries(entries.map((name) => [name, source(name)])),
  platform: 'node',
  preserveEntrySignatures: 'strict',
  external: [/^node:/, external],
  plugins: [stubbed, licences],
  transform: {
    target,
    inject: { AsyncDisposableStack: ['@whatwg-node/disposablestack', 'AsyncDisposableStack'] },
  },
  onLog(level, log, handle) {
    if (level === 'warn' && log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message)
    handle(level, log)
  },
})
await program.write({
  dir: dist,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
})
await program.close()

const types = await rolldown({
  cwd: root,
  checks: { pluginTimings: false },
  input: { index: source('index') },
  external: [/^node:/, /^[^.#/]/],
  plugins: [dts({ emitDtsOnly: true, tsconfig: path.join(root, 'tsconfig.json') })],
})
await types.write({ dir: dist, format: 'esm' })
await types.close()

const texts = [...bundled].toSorted((one, two) => (one < two ? -1 : 1)).map(licenceText)
writeFileSync(
  path.join(dist, 'LICENCES.txt'),
  `Lectern is bundled with these packages, each under its own licence.\n\n${texts.join(`\n${'-'.repeat(78)}\n\n`)}`,
)

function source(name) {
  return path.join(
    root,
    'scripts',
    name === 'slidev/sandbox-check/start-worker' ? `${name}.js` : `${name}.ts`,
  )
}
