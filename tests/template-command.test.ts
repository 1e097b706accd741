/** Making a template one's own: what is written where, and what a rebuild keeps. */

import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadTemplate, templateNames } from '../scripts/template/load.ts'

const root = path.resolve(import.meta.dirname, '..')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lectern-template-'))
  writeFileSync(path.join(folder, 'article.md'), '# A title\n\n## One\n\nFirst.\n\n## Two\n\nSecond.\n')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function lectern(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'scripts/lectern.js'), ...args],
    { cwd: folder, encoding: 'utf8' },
  )
  return { code: status, out: stdout, err: stderr }
}

const deck = (): string => readFileSync(path.join(folder, 'slides/article/slides.md'), 'utf8')

test('list names each of ours with what it is for', () => {
  const { out } = lectern('template', 'list')
  for (const name of templateNames()) expect(out).toMatch(new RegExp(`^${name} +\\S`, 'm'))
})

test('an ejected template lies beside the deck, the deck uses it, and a rebuild keeps it', () => {
  lectern('build', 'article.md')
  expect(lectern('template', 'eject', 'seminar', '-o', 'slides/article').code).toBe(0)
  const tokens = path.join(folder, 'slides/article/theme/seminar/styles/tokens.css')
  expect(deck()).toContain('theme: "./theme/seminar"')
  appendFileSync(tokens, '/* mine */\n')
  expect(lectern('build', 'article.md').code).toBe(0)
  expect(deck()).toContain('theme: "./theme/seminar"')
  expect(readFileSync(tokens, 'utf8')).toContain('/* mine */')
  expect(loadTemplate(path.join(folder, 'slides/article/theme/seminar')).template.name).toBe('seminar')
})

test('a template is not ejected over one that is there, unless it is told to', () => {
  lectern('build', 'article.md')
  lectern('template', 'eject', 'seminar', '-o', 'slides/article')
  const again = lectern('template', 'eject', 'seminar', '-o', 'slides/article')
  expect(again.code).toBe(2)
  expect(again.err).toContain('Nothing was written')
  expect(lectern('template', 'eject', 'seminar', '-o', 'slides/article', '--force').code).toBe(0)
})

test('an ejected layout lies where Slidev takes it before that of the theme', () => {
  lectern('build', 'article.md')
  const { code, out } = lectern('template', 'eject', 'seminar', 'cover', '-o', 'slides/article')
  expect(code).toBe(0)
  expect(out).toBe('slides/article/layouts/cover.vue\n')
  const ejected = path.join(folder, out.trim())
  const layout = readFileSync(ejected, 'utf8')
  for (const [, address] of layout.matchAll(/from\s+'(\.[^']+)'/g)) {
    const file = path.resolve(path.dirname(ejected), address!)
    expect(
      ['', '.ts', '.js', '.vue'].some((ending) => existsSync(file + ending)),
      address,
    ).toBe(true)
  }
})

test('a layout that is not there: the ones that are', () => {
  const { code, err } = lectern('template', 'eject', 'seminar', 'nosuch', '-o', 'deck')
  expect(code).toBe(2)
  expect(err).toContain('`cover`')
})

test('a new template has a name of its own and can be built with', () => {
  expect(lectern('template', 'new', 'mine', '--from', 'seminar').code).toBe(0)
  expect(loadTemplate(path.join(folder, 'mine')).template.name).toBe('mine')
  expect(JSON.parse(readFileSync(path.join(folder, 'mine/package.json'), 'utf8'))).toMatchObject({
    name: 'slidev-theme-mine',
  })
  expect(lectern('build', 'article.md', '--template', './mine').code).toBe(0)
  expect(deck()).toContain('theme: "../../mine"')
  // Nothing is installed here: what the kit imports lies beside it.
  const imports = readFileSync(path.join(folder, 'kit/setup/transformers.ts'), 'utf8')
  const [, lz = ''] = /from '(\.[^']*lz-string[^']*)'/.exec(imports) ?? []
  expect(existsSync(path.join(folder, 'kit/setup', lz))).toBe(true)
})

test.each([
  [['template'], 'without a name'],
  [['template', 'eject', 'seminar'], 'Missing deck'],
  [['template', 'throw', 'seminar'], 'expected one of `list`'],
  [['template', 'new', 'Not A Name'], 'expected small letters'],
])('%j: exit code 2 and a sentence', (args, reports) => {
  const { code, err } = lectern(...args)
  expect(code).toBe(2)
  expect(err).toContain(reports)
})

test.each([
  '@slidev/theme-default',
  '@slidev/theme-seriph',
  '@slidev/theme-apple-basic',
  'slidev-theme-dracula',
])('%s: a theme of the ecosystem, by the contract of the stock layouts', (theme) => {
  expect(lectern('build', 'article.md', '--template', theme).code).toBe(0)
  expect(deck()).toContain(`node_modules/${theme}"`)
  // From the checkout, where it is installed, by its name.
  const { template, packageName } = loadTemplate(theme, root)
  expect(packageName).toBe(theme)
  expect(template.roles.cover).toEqual(['cover'])
})

test('settings: what the template has is let through, an unknown one and an unreadable colour are not', () => {
  writeFileSync(
    path.join(folder, 'set.md'),
    '---\nthemeConfig:\n  accent: "#7a1f5c"\n  accentDark: "#333333"\n  colour: red\n  footer: My group\n---\n\n# A title\n\nText.\n',
  )
  const { code, err } = lectern('build', 'set.md')
  expect(code).toBe(0)
  const text = readFileSync(path.join(folder, 'slides/set/slides.md'), 'utf8')
  expect(text).toContain('"accent": "#7a1f5c"')
  expect(text).toContain('"footer": "My group"')
  expect(text).not.toContain('#333333')
  expect(text).not.toContain('colour')
  expect(err).toContain('plan:setting')
  expect(err).toContain('Unexpected setting `colour`')
  expect(err).toMatch(/accentDark.*contrast/)
})
