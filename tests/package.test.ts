/** What `npm pack` makes, installed into an empty folder beside the packages that it needs. */

import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publint } from 'publint'

const root = path.resolve(import.meta.dirname, '..')
const folder = mkdtempSync(path.join(tmpdir(), 'lectern-package-'))
const installed = path.join(folder, 'node_modules/lectern')

/** Node and the npm beside it, whatever the machine has else. */
const env = {
  ...process.env,
  PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH']}`,
}

function run(command: string, args: string[], cwd = folder) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' })
  return { code: status, out: stdout, err: stderr }
}

const lectern = (...args: string[]) => run('npx', ['--no-install', 'lectern', ...args])

/** Packages by links, as package managers with a store have them; the program itself is unpacked. */
function linkPackages(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) {
    if (name.startsWith('@')) linkPackages(path.join(from, name), path.join(to, name))
    else if (name !== '.bin' && !name.startsWith('.')) symlinkSync(path.join(from, name), path.join(to, name))
  }
}

beforeAll(() => {
  const packed = run('npm', ['pack', '--silent', '--pack-destination', folder], root)
  expect(packed.code, packed.err).toBe(0)
  linkPackages(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  mkdirSync(installed)
  const tarball = path.join(folder, packed.out.trim().split('\n').at(-1)!)
  expect(run('tar', ['xzf', tarball, '-C', installed, '--strip-components', '1']).code).toBe(0)
  mkdirSync(path.join(folder, 'node_modules/.bin'))
  symlinkSync('../lectern/scripts/lectern.js', path.join(folder, 'node_modules/.bin/lectern'))
  cpSync(path.join(root, 'content/qwen2-vl.en.md'), path.join(folder, 'my.md'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('it holds the program, the templates, the licences and nothing else', () => {
  const files = readdirSync(installed, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(installed, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  const expected =
    /^(?:package\.json|LICENSE|README(?:\.zh)?\.md|scripts\/lectern\.js|dist\/(?:.*\.js|index\.d\.ts|LICENCES\.txt)|templates\/(?:README\.md|template\.schema\.json|(?:guard|kit|night|paper|seminar)\/.*\.(?:css|html|json|md|svg|ts|vue)))$/
  expect(files.filter((file) => !expected.test(file))).toEqual([])
  expect(files).toContain('templates/guard/uno.config.ts')
  const licences = readFileSync(path.join(installed, 'dist/LICENCES.txt'), 'utf8')
  expect(licences).toMatch(/^unified \d[^]*?Permission is hereby granted/m)
  for (const text of licences.split('-'.repeat(78)))
    expect(text).toMatch(
      /Permission is hereby|Redistribution and use|Apache License|Permission to use|spdx\.org|MIT/,
    )
  const manifest = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as object
  expect(manifest).not.toHaveProperty('private')
})

test('nothing in it names the folder that it was made in', () => {
  for (const name of readdirSync(path.join(installed, 'dist'), { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.js'))
      expect(readFileSync(path.join(installed, 'dist', name), 'utf8'), name).not.toContain(root)
})

test('publint finds nothing', async () => {
  expect((await publint({ pkgDir: installed, pack: false, strict: true })).messages).toEqual([])
})

test('it builds, exports and checks an article as the checkout does', () => {
  const built = lectern('build', 'my.md')
  expect(built, built.err).toMatchObject({ code: 0, out: 'slides/my/slides.md\n' })
  const text = readFileSync(path.join(folder, 'slides/my/slides.md'), 'utf8')
  expect(text).toContain('theme: "../../node_modules/lectern/templates/seminar"')
  const ours = run(process.execPath, [
    path.join(root, 'scripts/lectern.js'),
    'build',
    'my.md',
    '-o',
    'slides/ours',
  ])
  expect(ours.code, ours.err).toBe(0)
  const body = (deck: string): string => deck.slice(deck.indexOf('title:'))
  expect(body(text)).toBe(body(readFileSync(path.join(folder, 'slides/ours/slides.md'), 'utf8')))
  const exported = lectern('export', 'slides/my', '--format', 'pdf,html')
  expect(exported.code, exported.err).toBe(0)
  expect(readFileSync(path.join(folder, 'slides/my/my.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  const checked = lectern('check', 'slides/my')
  expect(checked.code, checked.out + checked.err).toBe(0)
})

test('a deck of its own, and a copy of a template, are written from it', () => {
  const { code, err } = lectern('build', 'my.md', '--standalone', '-o', 'alone', '--template', 'paper')
  expect(code, err).toBe(0)
  expect(existsSync(path.join(folder, 'alone/theme/paper/template.json'))).toBe(true)
  expect(lectern('template', 'list').out).toMatch(/^night .*\npaper .*\nseminar /)
  expect(lectern('template', 'new', 'mine').code).toBe(0)
})

test('the example of docs/library.md runs, and its types are found', () => {
  const example = /```ts\n([^]*?)```/.exec(readFileSync(path.join(root, 'docs/library.md'), 'utf8'))?.[1]
  writeFileSync(path.join(folder, 'example.ts'), `${example}\nconsole.log(slides)\n`)
  const shown = run(process.execPath, ['example.ts'])
  expect(shown, shown.err).toMatchObject({ code: 0, out: expect.stringContaining('What the article says.') })
  // The deck is hardened, and lies as well beside the packages on another machine.
  expect(shown.out).toContain('addons: ["@/../../node_modules/lectern/templates/guard"]')
  expect(shown.out).toContain('theme: "../../node_modules/lectern/templates/seminar"')
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}')
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc')
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--types', 'node']
  const typed = (file: string) => run(process.execPath, [tsc, ...options, file])
  expect(typed('example.ts')).toMatchObject({ code: 0, out: '' })
  // Nothing is `any` by mistake: a wrong use is found.
  writeFileSync(
    path.join(folder, 'wrong.ts'),
    `import { plan, type Deck } from 'lectern'\nexport const deck: Deck = plan(1)\nexport const roles: number = deck.children[0]!.role\n`,
  )
  const wrong = typed('wrong.ts')
  expect(wrong.out).toMatch(/wrong\.ts\(2,\d+\): error TS2554/)
  expect(wrong.out).toMatch(/wrong\.ts\(3,\d+\): error TS2322/)
})

test('on a Node that is too old it says in one line what to do', () => {
  const old = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.20.2'}})`
  const { code, out, err } = run(process.execPath, [
    '--import',
    old,
    'node_modules/.bin/lectern',
    'build',
    'my.md',
  ])
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(/^Unexpected Node 20\.20\.2, expected 22\.19 or newer: .*`npm install node@24` .*\n$/)
})
