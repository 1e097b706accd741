/** Which article a deck is of, and which settings its talk has from one build to the next. */

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { schemas } from '../scripts/command/config.ts'

const root = path.resolve(import.meta.dirname, '..')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lectern-settings-'))
  // Else a config above the temporary folder would count.
  mkdirSync(path.join(folder, '.git'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function lectern(args: string[], input = ''): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'scripts/lectern.js'), ...args],
    { cwd: folder, encoding: 'utf8', input },
  )
  return { code: status, out: stdout, err: stderr }
}

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  writeFileSync(path.join(folder, name), text)
}

const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8')

/** So long that it is told in more than a minute. */
const article = (title: string, matter = ''): string =>
  `${matter}# ${title}\n\n${['Bread', 'Wine', 'Salt', 'Oil']
    .map(
      (name) =>
        `## ${name}\n\n${name} keeps for a long time when it is stored in a dry place. ${name} was carried over the sea by ship in jars of clay. The price of ${name.toLowerCase()} rose by 12 % in 1820.\n`,
    )
    .join('\n')}`

describe('an article and its deck', () => {
  test('two that are called alike in different folders have different decks', () => {
    write('tea/README.md', article('Tea'))
    write('coffee/README.md', article('Coffee'))
    expect(lectern(['build', 'tea/README.md']).out).toBe('slides/tea/slides.md\n')
    expect(lectern(['build', 'coffee/README.md']).out).toBe('slides/coffee/slides.md\n')
    expect(read('slides/tea/slides.md')).toContain('title: "Tea"')
  })

  test('the deck of another article is not written over and takes nothing from it', () => {
    write('tea/notes.md', article('Tea'))
    write('coffee/notes.md', article('Coffee'))
    expect(lectern(['build', 'tea/notes.md']).code).toBe(0)
    const before = read('slides/notes/slides.md')
    writeFileSync(path.join(folder, 'slides/notes/slides.md'), `${before}\n---\n\n# By hand\n`)
    const edited = read('slides/notes/slides.md')
    const refused = lectern(['build', 'coffee/notes.md'])
    expect(refused).toMatchObject({ code: 2, out: '' })
    expect(refused.err).toContain(
      'The deck in `slides/notes` is of `../../tea/notes.md`, “Tea”, not of “Coffee”.',
    )
    expect(read('slides/notes/slides.md')).toBe(edited)
    expect(lectern(['build', 'coffee/notes.md', '--force']).code).toBe(0)
    expect(read('slides/notes/slides.md')).toContain('title: "Coffee"')
    expect(read('slides/notes/slides.md')).not.toContain('By hand')
  })

  test('the same title in another file that is there as well is another article', () => {
    write('old/notes.md', article('Tea'))
    write('new/notes.md', article('Tea'))
    expect(lectern(['build', 'old/notes.md']).code).toBe(0)
    expect(lectern(['build', 'new/notes.md']).code).toBe(2)
  })

  test('one that was moved, pasted or given another title keeps its deck', () => {
    write('a/notes.md', article('Tea'))
    expect(lectern(['build', 'a/notes.md']).code).toBe(0)
    rmSync(path.join(folder, 'a'), { recursive: true })
    write('b/notes.md', article('Tea'))
    expect(lectern(['build', 'b/notes.md']).code).toBe(0)
    expect(lectern(['build', '-', '-o', 'slides/notes'], article('Tea')).code).toBe(0)
    expect(lectern(['build', '-', '-o', 'slides/notes'], article('Coffee')).code).toBe(2)
    write('c/notes.md', article('Tea'))
    expect(lectern(['build', 'c/notes.md']).code).toBe(0)
    write('c/notes.md', article('Green tea'))
    expect(lectern(['build', 'c/notes.md']).code).toBe(0)
    expect(read('slides/notes/slides.md')).toContain('title: "Green tea"')
  })
})

const minutes = (deck: string): number =>
  Number(/^duration: (\d+)min$/m.exec(read(`slides/${deck}/slides.md`))?.[1])
const backupAt = (deck: string): number => read(`slides/${deck}/slides.md`).indexOf('layout: "backup"')

describe('settings of a talk', () => {
  test('options of a command are kept in the deck until they are given anew or dropped', () => {
    write('tea.md', article('Tea'))
    lectern(['build', 'tea.md', '--full', '--template', 'paper', '--transition', 'slide-left'])
    const first = read('slides/tea/slides.md')
    expect(first).toMatch(/^transition: slide-left$/m)
    expect(first).toContain('templates/paper')
    const again = lectern(['build', 'tea.md'])
    expect(read('slides/tea/slides.md')).toBe(first)
    expect(again.err).toContain(
      'options of an earlier build: --template paper --full --transition slide-left (`--forget` drops them)',
    )
    expect(lectern(['plan', 'tea.md']).out).not.toContain('backup')
    lectern(['build', 'tea.md', '--minutes', '1', '--template', 'night'])
    expect(read('slides/tea/slides.md')).toContain('templates/night')
    expect(JSON.parse(read('slides/tea/report.json'))).toMatchObject({
      settings: { template: 'night', minutes: '1', transition: 'slide-left' },
    })
    expect(JSON.parse(read('slides/tea/report.json'))).not.toHaveProperty('settings.full')
    lectern(['build', 'tea.md', '--forget'])
    expect(read('slides/tea/slides.md')).toContain('templates/seminar')
    expect(JSON.parse(read('slides/tea/report.json'))).not.toHaveProperty('settings')
  })

  test('the path of a template is kept from wherever one builds', () => {
    write('tea.md', article('Tea'))
    lectern(['template', 'new', 'mine'])
    lectern(['build', 'tea.md', '--template', './mine'])
    mkdirSync(path.join(folder, 'elsewhere'))
    const { status, stderr } = spawnSync(
      process.execPath,
      [path.join(root, 'scripts/lectern.js'), 'build', '../tea.md', '-o', '../slides/tea'],
      { cwd: path.join(folder, 'elsewhere'), encoding: 'utf8' },
    )
    expect(status, stderr).toBe(0)
    expect(read('slides/tea/slides.md')).toMatch(/^theme: "\.\.\/\.\.\/mine"$/m)
  })

  test('a command wins over the article, the article over the config above', () => {
    write(
      'lectern.config.yaml',
      'template: paper\nminutes: 1\nthemeConfig: { footer: Series, accent: "#1f5f8b" }\n',
    )
    write('talks/tea.md', article('Tea', '---\nthemeConfig: { footer: Tea }\n---\n\n'))
    lectern(['build', 'talks/tea.md'])
    expect(read('slides/tea/slides.md')).toContain('templates/paper')
    expect(read('slides/tea/slides.md')).toMatch(
      /"footer": "Tea"\n\s+"accent": "#1f5f8b"|"accent": "#1f5f8b"\n\s+"footer": "Tea"/,
    )
    expect(backupAt('tea')).toBeGreaterThan(0)
    write('talks/tea.md', article('Tea', '---\nminutes: 30\ntemplate: night\ntransition: fade\n---\n\n'))
    lectern(['build', 'talks/tea.md'])
    expect(read('slides/tea/slides.md')).toContain('templates/night')
    expect(read('slides/tea/slides.md')).toMatch(/^transition: fade$/m)
    expect(backupAt('tea')).toBe(-1)
    lectern(['build', 'talks/tea.md', '--template', 'seminar', '--minutes', '1'])
    expect(read('slides/tea/slides.md')).toContain('templates/seminar')
    expect(minutes('tea')).toBeLessThanOrEqual(2)
  })

  test('a config names what it cannot use, with the nearest key', () => {
    write('tea.md', article('Tea'))
    write('lectern.config.json', '{ "minuts": 10, "pace": "fast" }')
    const { code, err } = lectern(['build', 'tea.md'])
    expect(code).toBe(2)
    expect(err).toContain('no setting `minuts`, did you mean `minutes`?')
    expect(err).toContain('`pace`: ')
    expect(existsSync(path.join(folder, 'slides'))).toBe(false)
  })

  test('an article may not name a template by its path, as others mean a layout by it', () => {
    write('evil/template.json', '{}')
    write('tea.md', article('Tea', '---\ntemplate: ./evil\n---\n\n'))
    const { code } = lectern(['build', 'tea.md'])
    expect(code).toBe(0)
    expect(read('slides/tea/slides.md')).toContain('templates/seminar')
    write('tea.md', article('Tea', '---\ntemplate: papr\n---\n\n'))
    expect(lectern(['build', 'tea.md']).err).toContain('Unexpected template `papr`, did you mean `paper`?')
  })
})

test.each(Object.entries(schemas()))('the JSON schema %s for editors', async (name, schema) => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(path.join(root, 'docs', name))
})

describe('a deck or an article', () => {
  test('several formats from one build', () => {
    write('tea.md', article('Tea'))
    const { code, out, err } = lectern(['build', 'tea.md', '--export', 'notes,pdf'])
    expect(code, err).toBe(0)
    expect(out).toBe('slides/tea/slides.md\nslides/tea/tea-notes.md\nslides/tea/tea.pdf\n')
  })

  test('export takes an article with the options of a build', () => {
    write('tea.md', article('Tea'))
    const { code, out, err } = lectern(['export', 'tea.md', '--template', 'paper', '--format', 'notes'])
    expect(code, err).toBe(0)
    expect(out).toMatch(/slides\/tea\/tea-notes\.md\n$/)
    expect(read('slides/tea/slides.md')).toContain('templates/paper')
  })

  test.each([
    ['settings of Slidev', '---\ntheme: none\n---\n\n# One\n\n---\n\n# Two\n', true],
    ['front matter of a slide', '# One\n\n---\nlayout: center\n---\n\n# Two\n', true],
    [
      'front matter of a blog, and a rule',
      '---\nlayout: post\ntitle: Tea\n---\n\n# Tea\n\nWords.\n\n---\n\nMore words.\n',
      false,
    ],
    ['a theme of a blog, and no rule', '---\ntheme: dark\n---\n\n# Tea\n\nWords.\n', false],
  ])('a Markdown file with %s', async (_, text, expected) => {
    const { isDeck } = await import('../scripts/command/deck-or-article.ts')
    write('talk.md', text)
    expect(isDeck(path.join(folder, 'talk.md'))).toBe(expected)
  })
})
