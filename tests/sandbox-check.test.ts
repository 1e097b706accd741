/** The gate has teeth: what it lets through is inert, and what it refuses costs its slide alone. */

import { globSync, readFileSync } from 'node:fs'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { deck, notes, paragraph, slide, slot } from '#tree/build.ts'
import type { Compile, CompiledSlide } from '#tree/compiled.ts'
import { createCompile } from '../scripts/slidev/sandbox-check/compile.ts'
import { openSandboxCheck } from '../scripts/slidev/sandbox-check/index.ts'
import { write, writeThrough } from '../scripts/slidev/write/index.ts'
import { createGate } from './sandbox-check-helper.ts'

/** Markdown that does something, and what of it the gate names. */
const attacks: Record<string, [markdown: string, named: RegExp]> = {
  interpolation: ["{{ ''.constructor.constructor('x')() }}", /^\{\{/],
  'interpolation in a table': ['| a |\n| --- |\n| {{ x }} |', /^\{\{/],
  'interpolation in an indented block': ['a\n\n    {{ x }}', /^\{\{/],
  script: ['a\n\n<script setup>\nx\n</script>', /^after the template/],
  style: ['a\n\n<style>\nh1 { color: red }\n</style>', /^after the template/],
  handler: ['<img src="/img/a.png" onerror="x">', /^onerror/],
  directive: ['<p v-html="x"></p>', /^v-html/],
  binding: ['<p :title="x"></p>', /^:title/],
  event: ['<p @click="x"></p>', /^@click/],
  component: ['<Youtube id="x" />', /^<Youtube>/],
  'dynamic component': ['<component :is="x" />', /^<component>/],
  frame: ['<iframe src="https://evil.example"></iframe>', /^<iframe>/],
  'remote picture': ['![x](https://evil.example/x.png)', /^src=/],
  'picture of the machine': ['![x](/etc/passwd)', /^src=/],
  'link that runs': ['<a href="javascript:x">y</a>', /^href=/],
  'link with a title': ['[x](#a "<img onerror=y>")', /Link>|title/],
  'style that leaves its place': ['<p style="position: fixed">x</p>', /^style=/],
  'fence with an expression': ['```ts {1}{onVnodeMounted:()=>x}\ny\n```', /onVnodeMounted/],
  'imported file': ['<<< /etc/passwd', /^error:/],
  'unknown language': ['```foolang\nx\n```', /^error:/],
  'formula that KaTeX refuses': ['$<b v-html="x"> \\undefinedcmd$', /v-html|<b>/],
  'word that loads a script': ['```html\n<Tweet id="1" />\n```', /^<Tweet$/],
  'note that runs': ['a\n\n<!--\n<img src=x onerror=y>\n-->', /^src=|^onerror/],
}

describe('what is not inert is named', () => {
  test.each(Object.entries(attacks))('%s', async (_name, [markdown, named]) => {
    const [compiled] = await (
      await createGate()
    )(`---\nlayout: default\ntitle: "T"\n---\n\n# T\n\n${markdown}\n`)
    expect(compiled!.active.filter((one) => named.test(one))).not.toEqual([])
  })

  test('a title that runs', async () => {
    const [compiled] = await (await createGate())('---\ntitle: "{{ x }}"\n---\n\n# T\n')
    expect(compiled!.active).toEqual([expect.stringMatching(/^\{\{/)])
  })
})

test('what the writer makes of code that goes on is inert', async () => {
  const counted = { type: 'code' as const, lang: 'js', value: 'b()', data: { startLine: 12 } }
  const made = deck({ title: 'One', authors: [], lang: 'en' }, 1, [
    slide({ id: 'a', layout: 'default', role: 'code', title: 'One' }, [slot([counted])]),
  ])
  const text = write(made, new VFile(), { theme: 'none' })
  expect(text).toContain('{lines:true,startLine:12}')
  const [compiled] = await (await createGate())(text)
  expect(compiled!.active).toEqual([])
})

const tree = deck({ title: 'One', authors: [], lang: 'en' }, 5, [
  slide({ id: 'a', layout: 'default', role: 'points', title: 'One' }, [slot([paragraph('first')])]),
  slide({ id: 'b', layout: 'default', role: 'points', title: 'Two' }, [
    slot([paragraph('{{ x }} <b>'), paragraph('second')]),
    notes([paragraph('said')]),
  ]),
  slide({ id: 'c', layout: 'default', role: 'points', title: 'Three' }, [slot([paragraph('third')])]),
])

/** The gate, but with one fault in the second slide as long as it is not preformatted. */
async function withFault(fault: (slide: CompiledSlide) => CompiledSlide): Promise<Compile> {
  const compile = await createGate()
  return async (text) => {
    const slides = await compile(text)
    return text.includes('<pre v-pre')
      ? slides
      : slides.map((each, index) => (index === 1 ? fault(each) : each))
  }
}

describe('a slide that the gate refuses is written as preformatted text', () => {
  const faults: Record<string, (slide: CompiledSlide) => CompiledSlide> = {
    markup: (each) => ({ ...each, active: ['<script>'] }),
    text: (each) => ({ ...each, text: 'other' }),
    title: (each) => ({ ...each, title: 'other' }),
    layout: (each) => ({ ...each, layout: 'iframe' }),
  }
  test.each(Object.entries(faults))('%s', async (what, fault) => {
    const file = new VFile()
    const text = await writeThrough(tree, file, { theme: 'none' }, await withFault(fault))
    expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['write:refused'])
    expect(file.messages[0]!.reason).toMatch(
      new RegExp(`^Unexpected ${what} .*; written as preformatted text$`),
    )
    const slides = await (await createGate())(text)
    expect(slides.map(({ text }) => text)).toEqual(['One first', 'Two {{ x }} <b> second', 'Three third'])
    expect(slides.flatMap(({ active }) => active)).toEqual([])
    // What is shown and what is said; the other slides stay as they were.
    expect(text.match(/<pre /g)).toHaveLength(2)
    expect(text).toContain('\nfirst\n')
  })

  test('what even so is not inert is not written', async () => {
    const file = new VFile()
    const compile: Compile = async (text) =>
      (await (await createGate())(text)).map((each) => ({ ...each, active: ['<script>'] }))
    await writeThrough(tree, file, { theme: 'none' }, compile)
    expect(file.messages.map(({ ruleId }) => ruleId)).toContain('write:mismatch')
  })
})

test('the gate of the command works in a thread of its own, and says what is wrong with it', async () => {
  await using gate = openSandboxCheck({ kept: false })
  const [compiled] = await gate.compile(
    '---\ntitle: "T"\nlayout: cover\nrouteAlias: c\n---\n\n# T\n\n中文 `x`\n',
  )
  expect(compiled).toEqual({
    layout: 'cover',
    routeAlias: 'c',
    title: 'T',
    blocks: ['T', '中文 x'],
    text: 'T 中文 x',
    active: [],
  })
})

test('the gate of the command compiles as the whole of Slidev does', async () => {
  const decks = globSync('{slides,tests/fixtures/write}/*/slides.md').map((name) =>
    readFileSync(name, 'utf8'),
  )
  const hostile = Object.values(attacks).map(([markdown]) => `# T\n\n${markdown}\n`)
  const whole = await createCompile()
  await using gate = openSandboxCheck({ kept: false })
  expect(decks.length).toBeGreaterThan(20)
  for (const text of [...decks, ...hostile]) expect(await gate.compile(text)).toEqual(await whole(text))
})
