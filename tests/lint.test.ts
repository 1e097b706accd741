import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** A breach of each import rule, and a piece of what the linter says to it. */
const breaches: readonly [name: string, file: string, code: string, help: string][] = [
  [
    'the ground floor imports a stage',
    'scripts/tree/x.ts',
    `import '../read/index.ts'`,
    'ground floor knows no other folder',
  ],
  [
    'what reads HTML imports a stage',
    'scripts/hast/x.ts',
    `import '../read/html.ts'`,
    'knows no other folder',
  ],
  ['the ground floor reads files', 'scripts/message/x.ts', `import 'node:fs/promises'`, 'Effects live in'],
  ['the contract reads files', 'scripts/template/contract.ts', `import 'node:fs'`, 'Effects live in'],
  [
    'the ground floor asks the process',
    'scripts/tree/x.ts',
    `export const a = process.argv`,
    'has no effects',
  ],
  ['a stage imports another stage', 'scripts/plan/x.ts', `import '../analyze/index.ts'`, 'never goes up'],
  [
    'a stage imports another stage from deeper down',
    'scripts/analyze/roles/x.ts',
    `import '../../plan/index.ts'`,
    'never goes up',
  ],
  ['a stage reads files', 'scripts/read/x.ts', `import 'node:fs'`, 'Stages are pure'],
  [
    'a stage reads files from deeper down',
    'scripts/read/text/x.ts',
    `import 'node:fs/promises'`,
    'Stages are pure',
  ],
  [
    'a stage drives a browser',
    'scripts/slidev/write/x.ts',
    `import 'playwright-chromium'`,
    'Stages are pure',
  ],
  ['a stage prints', 'scripts/clean/x.ts', `console.log('x')`, 'no-console'],
  ['a stage asks the process', 'scripts/plan/x.ts', `export const a = process.env`, 'Stages are pure'],
  [
    'the pipeline imports a command',
    'scripts/pipeline.ts',
    `import './command/build.ts'`,
    'pipeline stands below',
  ],
  ['the pipeline reads files', 'scripts/pipeline.ts', `import 'node:fs'`, 'pipeline is pure'],
  [
    'the public API imports the browser',
    'scripts/index.ts',
    `import './browser/find.ts'`,
    'pipeline stands below',
  ],
  [
    'the browser imports a command',
    'scripts/browser/engine/x.ts',
    `import '../../command/plan.ts'`,
    'knows only the ground floor',
  ],
  [
    'the sandbox check imports a stage',
    'scripts/slidev/sandbox-check/x.ts',
    `import '../write/index.ts'`,
    'knows only the ground floor',
  ],
  [
    'the build of Slidev imports the browser',
    'scripts/slidev/build/x.ts',
    `import '../../browser/engine/find.ts'`,
    'knows only the ground floor',
  ],
  ['effects import the program', 'scripts/system/x.ts', `import '../slidev/data/deck.ts'`, 'know no deck'],
  [
    'the writer imports the build of Slidev',
    'scripts/slidev/write/x.ts',
    `import '../build/index.ts'`,
    'never goes up',
  ],
  [
    'the pipeline opens the sandbox check',
    'scripts/pipeline.ts',
    `import './slidev/sandbox-check/index.ts'`,
    'pipeline stands below',
  ],
  [
    'the loader imports a stage',
    'scripts/template/load.ts',
    `import '../plan/index.ts'`,
    'knows only the ground floor',
  ],
  ['export imports a command', 'scripts/export/x.ts', `import '../command/build.ts'`, 'work on a deck'],
  ['export imports a stage', 'scripts/export/x.ts', `import '../plan/index.ts'`, 'work on a deck'],
  ['check imports the pipeline', 'scripts/check/x.ts', `import '../pipeline.ts'`, 'work on a deck'],
  [
    'a rule drives the browser',
    'scripts/check/rules/x.ts',
    `import '../../browser/find.ts'`,
    'Rules are pure',
  ],
  ['a rule reads files', 'scripts/check/rules/x.ts', `import 'node:fs'`, 'Rules are pure'],
  [
    'a theme imports the program',
    'templates/x/setup/x.ts',
    `import '../../../scripts/index.ts'`,
    'never imports the program',
  ],
]

const allowed: readonly [file: string, code: string][] = [
  ['scripts/plan/x.ts', `import '#tree/nodes.ts'\nimport './fit.ts'`],
  ['scripts/analyze/roles/x.ts', `import '../points/index.ts'`],
  ['scripts/slidev/write/x.ts', `import '../validate/round-trip.ts'`],
  ['scripts/slidev/write/blocks/x.ts', `import '../../validate/expected-text.ts'`],
  ['scripts/browser/page/x.ts', `import '#system/errors.ts'\nimport '../../slidev/data/deck.ts'`],
  ['scripts/export/x.ts', `import '../browser/engine/find.ts'\nimport 'node:fs'`],
  ['scripts/command/x.ts', `import '../pipeline.ts'\nimport 'node:fs'`],
]

const root = path.resolve(import.meta.dirname, '..')
let folder: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lectern-lint-'))
  cpSync(path.join(root, '.oxlintrc.json'), path.join(folder, '.oxlintrc.json'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function lint(file: string, code: string): string {
  const target = path.join(folder, file)
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, `${code}\n`)
  try {
    return execFileSync(process.execPath, [path.join(root, 'node_modules/oxlint/bin/oxlint')], {
      cwd: folder,
      encoding: 'utf8',
    })
  } catch (error) {
    // What is said runs over lines of a drawing.
    return (error as { stdout: string }).stdout.replaceAll(/[\s│|]+/g, ' ')
  } finally {
    rmSync(target)
  }
}

test.each(breaches)('%s: refused', (_, file, code, reports) => {
  const output = lint(file, code)
  expect(output).toMatch(/Found .* [1-9]\d* errors?/)
  expect(output).toContain(reports)
})

test.each(allowed)('%s may import what it needs', (file, code) => {
  expect(lint(file, code)).not.toMatch(/restricted/)
})

test('files that import each other: refused', () => {
  const other = path.join(folder, 'scripts/plan/y.ts')
  mkdirSync(path.dirname(other), { recursive: true })
  writeFileSync(other, `import { x } from './x.ts'\nexport const y = (): number => x()\n`)
  expect(
    lint('scripts/plan/x.ts', `import { y } from './y.ts'\nexport const x = (): number => y()`),
  ).toContain('no-cycle')
  rmSync(other)
})
