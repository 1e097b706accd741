/** What the sandbox check said of a slide is kept by its content. */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CompiledSlide } from '#tree/compiled.ts'
import { openSandboxCheck } from '../scripts/slidev/sandbox-check/index.ts'
import { verdictFolder, withVerdicts } from '../scripts/slidev/sandbox-check/verdicts.ts'

const slide = (title: string, body: string, note = ''): string =>
  `---\ntitle: "${title}"\nlayout: default\nrouteAlias: ${title}\n---\n\n# ${title}\n\n${body}\n${note}`

const deck = (...slides: string[]): string => slides.join('\n')

let folder: string
let asked: number[][]
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'verdicts-'))
  asked = []
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Says which slides it was asked for, and of each the text that it was given. */
const compile = withVerdictsIn(() => folder)

function withVerdictsIn(where: () => string, active: string[] = []) {
  return (text: string) =>
    withVerdicts(async (all, wanted) => {
      asked.push([...wanted])
      const slides = all.split(/(?=---\ntitle: )/)
      return wanted.map((index): CompiledSlide => {
        return { layout: 'default', routeAlias: '', title: '', blocks: [], text: slides[index]!, active }
      })
    }, where())(text)
}

test('a deck that did not change is not compiled, one slide that did is compiled alone', async () => {
  const [one, two, three] = [slide('a', 'First'), slide('b', 'Second'), slide('c', 'Third')]
  const first = await compile(deck(one, two, three))
  expect(await compile(deck(one, two, three))).toEqual(first)
  expect(asked).toEqual([[0, 1, 2]])
  const changed = await compile(deck(one, slide('b', 'Another'), three))
  expect(asked.at(-1)).toEqual([1])
  expect(changed.map(({ text }) => /First|Second|Another|Third/.exec(text)?.[0])).toEqual([
    'First',
    'Another',
    'Third',
  ])
  const moved = await compile(deck(three, one))
  expect(asked).toHaveLength(2)
  expect(moved.map(({ text }) => /First|Third/.exec(text)?.[0])).toEqual(['Third', 'First'])
})

test.each([
  ['another title', slide('b', 'Text')],
  ['another note', slide('a', 'Text', '\n<!-- {{ said }} -->\n')],
  ['other front matter', slide('a', 'Text').replace('layout: default', 'layout: center')],
  ['a space more', slide('a', ' Text')],
])('what differs by %s is another slide', async (_, other) => {
  await compile(slide('a', 'Text'))
  await compile(other)
  expect(asked).toEqual([[0], [0]])
})

test.each(['', '{', '{}', '[]', '{"active":[]}'])(
  'a verdict that is damaged (%j) is made anew',
  async (damage) => {
    const text = slide('a', 'Text')
    const first = await compile(text)
    for (const name of readdirSync(folder)) writeFileSync(path.join(folder, name), damage)
    expect(await compile(text)).toEqual(first)
    expect(asked).toHaveLength(2)
  },
)

test('an error is not kept, active content is', async () => {
  const failing = withVerdictsIn(() => folder, ['error: out of memory'])
  await failing(slide('a', 'Text'))
  expect(readdirSync(folder)).toEqual([])
  const active = withVerdictsIn(() => folder, ['<script>'])
  await active(slide('a', 'Text'))
  expect((await active(slide('a', 'Text')))[0]!.active).toEqual(['<script>'])
  expect(asked).toHaveLength(2)
})

test('where nothing can be written it compiles all the same', async () => {
  const gone = withVerdictsIn(() => path.join(folder, 'gone'))
  expect(await gone(slide('a', 'Text'))).toHaveLength(1)
})

test('the folder is private, and named by the code and the packages', async () => {
  const own = (await verdictFolder())!
  expect(path.basename(own)).toMatch(/^[\da-f]{32}$/)
  // oxlint-disable-next-line no-bitwise
  expect(statSync(path.dirname(path.dirname(own))).mode & 0o077).toBe(0)
  expect(await verdictFolder()).toBe(own)
})

test('the check gives the same with verdicts as without, for what is inert and what is not', async () => {
  mkdirSync(path.join(folder, 'cache'))
  const before = process.env['XDG_CACHE_HOME']
  process.env['XDG_CACHE_HOME'] = path.join(folder, 'cache')
  try {
    await using plain = openSandboxCheck({ kept: false })
    const text = [
      readFileSync('slides/qwen2-vl/slides.md', 'utf8'),
      slide('x', '<img src=x onerror=alert(1)> {{ 1 + 1 }}\n\n<script setup>\nlet a = 1\n</script>'),
    ].join('\n')
    const expected = await plain.compile(text)
    for (const _ of [1, 2]) {
      await using gate = openSandboxCheck()
      expect(await gate.compile(text)).toEqual(expected)
    }
    expect(expected.at(-1)!.active).not.toEqual([])
  } finally {
    if (before === undefined) delete process.env['XDG_CACHE_HOME']
    else process.env['XDG_CACHE_HOME'] = before
  }
})
