/** The rules of the house that no linter has: names, sizes of files and folders, circles of imports. */

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const program = filesBelow('scripts')

/** Words of a private dialect, and the words of the field that stand for them: see `CONTRIBUTING.md`. */
const forbidden = new Map([
  ['told', 'applyLayoutFields, listOrParagraph, or what was done'],
  ['said', 'stated, notes, reported'],
  ['settle', 'fitSlide, hoistBlocks, normalize'],
  ['settled', 'normalized'],
  ['stands', 'isStandalone'],
  ['standing', 'standalone'],
  ['calm', 'limitComplexity'],
  ['calmed', 'limited'],
  ['deed', 'ActiveContent'],
  ['rolls', 'nameLists'],
  ['rungs', 'FitContext'],
  ['ladder', 'overflow'],
  ['seams', 'breakOpportunities'],
  ['evenly', 'balance'],
  ['leans', 'anaphora'],
  ['hangs', 'incomplete'],
  ['torn', 'truncated'],
  ['sends', 'callToAction'],
  ['chats', 'readerAddress'],
  ['announces', 'leadIn'],
  ['announcement', 'leadIn'],
  ['hanzi', 'han'],
  ['grounds', 'backgrounds'],
  ['offences', 'activeContent'],
  ['quieten', 'maskInertElements'],
  ['overrun', 'overflow'],
  ['overruns', 'overflows'],
  ['readback', 'checkRoundTrip'],
  ['compileback', 'checkCompiled'],
])

/** Functions that run inside a page as one text can use nothing of other files. */
const longFiles: readonly string[] = ['scripts/browser/calibrate/slots.ts', 'scripts/export/pptx/read.ts']

test('no name of the private dialect', () => {
  const found = [...program, ...filesBelow('tests')].flatMap((file) =>
    declaredNames(file)
      .filter((name) => forbidden.has(name.toLowerCase()))
      .map((name) => `${file}: \`${name}\`, say ${forbidden.get(name.toLowerCase())}`),
  )
  const named = [...program, ...filesBelow('tests')].filter((file) =>
    path
      .basename(file)
      .split(/[.-]/)
      .some((word) => forbidden.has(word)),
  )
  expect([...found, ...named]).toEqual([])
})

test('a forbidden name is found', () => {
  expect(namesIn('const told = 1\nfunction f({ seams }) { return seams }')).toEqual(
    expect.arrayContaining(['told', 'seams']),
  )
})

test('no folder of the program has more than 20 files', () => {
  const counts = new Map<string, number>()
  for (const file of program) counts.set(path.dirname(file), (counts.get(path.dirname(file)) ?? 0) + 1)
  expect([...counts].filter(([, count]) => count > 20)).toEqual([])
})

test('no file of the program has more than 300 lines', () => {
  const long = program.filter((file) => source(file).split('\n').length > 301)
  expect(long).toEqual(longFiles)
})

test('no circle of files, types counted', () => {
  const imports = new Map(program.map((file) => [file, importsOf(file)]))
  expect(circleIn(imports)).toEqual([])
  expect(
    circleIn(
      new Map([
        ['a', ['b']],
        ['b', ['c']],
        ['c', ['a']],
      ]),
    ),
  ).toEqual(['a', 'b', 'c', 'a'])
})

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/^fixtures|node_modules/.test(name))
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .toSorted()
}

function source(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}

function declaredNames(file: string): string[] {
  return namesIn(source(file))
}

function namesIn(text: string): string[] {
  const names: string[] = []
  const walk = (node: ts.Node): void => {
    const { name } = node as { name?: ts.Node }
    if (name && ts.isIdentifier(name) && !ts.isPropertyAccessExpression(node)) names.push(name.text)
    ts.forEachChild(node, walk)
  }
  walk(ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest))
  return names
}

/** Files of the program that a file imports, also only for their types. */
function importsOf(file: string): string[] {
  const { imports } = JSON.parse(source('package.json')) as { imports: Record<string, string> }
  return ts.preProcessFile(source(file), true).importedFiles.flatMap(({ fileName }) => {
    if (fileName.startsWith('.')) return [path.posix.join(path.posix.dirname(file), fileName)]
    const row = Object.entries(imports).find(
      ([key]) => fileName === key || fileName.startsWith(key.replace('*', '')),
    )
    if (!row) return []
    return [path.posix.normalize(row[1].replace('*', fileName.slice(row[0].indexOf('*'))))]
  })
}

/** @returns The files of a circle, the first of them again at the end; none where there is no circle. */
function circleIn(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>()
  const visit = (file: string, way: string[]): string[] => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file]
    if (done.has(file)) return []
    done.add(file)
    for (const next of imports.get(file) ?? []) {
      const found = visit(next, [...way, file])
      if (found.length > 0) return found
    }
    return []
  }
  for (const file of imports.keys()) {
    const found = visit(file, [])
    if (found.length > 0) return found
  }
  return []
}
