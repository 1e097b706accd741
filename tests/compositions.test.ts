/** What points are set as: cards, rows or a list, by what they hold and by what stands before them. */

import type { ListItem } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { expect, test } from 'vitest'
import { VFile } from 'vfile'
import { analyze, clean, plan, read } from '../scripts/index.ts'
import { labelledItem } from '../scripts/plan/compositions/labels.ts'
import { patterns } from '../scripts/plan/compositions/patterns.ts'
import { toned } from '../scripts/plan/compositions/tone.ts'
import { draft, type Draft } from '../scripts/plan/slides/draft.ts'
import { loadTemplate } from '../scripts/template/load.ts'
import type { Deck, Flow } from '../scripts/tree/nodes.ts'

async function blocksOf(markdown: string): Promise<Flow[]> {
  return (await read(new VFile({ path: 'a.md', value: markdown }), { from: 'markdown' })).children as Flow[]
}

async function itemsOf(markdown: string): Promise<ListItem[]> {
  const [found] = await blocksOf(markdown)
  return found?.type === 'list' ? found.children : []
}

async function planned(markdown: string, template = 'seminar'): Promise<Deck> {
  const file = new VFile({ path: 'a.md', value: markdown })
  return plan(analyze(clean(await read(file), file), file), file, loadTemplate(template).template)
}

test.each([
  ['- **Latency** a reader waits 20 ms', ['Latency', 'a reader waits 20 ms']],
  ['- **Latency:** a reader waits 20 ms', ['Latency', 'a reader waits 20 ms']],
  ['- **Latency** – a reader waits 20 ms', ['Latency', 'a reader waits 20 ms']],
  ['- Latency: a `reader` waits', ['Latency', 'a reader waits']],
  ['- 延迟：读者只等 20 毫秒', ['延迟', '读者只等 20 毫秒']],
  ['- Latency\n\n  A reader waits 20 ms', ['Latency', 'A reader waits 20 ms']],
])('%s has a label', async (markdown, expected) => {
  const [item] = await itemsOf(markdown)
  expect(labelledItem(item!)?.children.map((child) => toString(child))).toEqual(expected)
})

test.each([
  '- The doors open at 10:30 and close at noon',
  '- See https://example.org/a for more',
  '- **All of this sentence is bold and therefore no label of anything**',
  '- What we learnt about the doors of the hall this winter: they stay open',
  '- Only a name',
  '- **Latency**',
  '- Latency: one\n  - below it',
])('%s has none', async (markdown) => {
  const [item] = await itemsOf(markdown)
  expect(labelledItem(item!)).toBeUndefined()
})

async function patternsOf(markdown: string): Promise<string[]> {
  const blocks = await blocksOf(markdown)
  return patterns.filter(({ compose }) => compose(blocks)).map(({ role }) => role)
}

test('short siblings may be cards or rows, longer ones rows, all else is a list', async () => {
  expect(await patternsOf('- One is short\n- Two is too')).toEqual(['cards', 'rows'])
  expect(await patternsOf('There are two:\n\n- One is short\n- Two is too')).toEqual(['cards', 'rows'])
  const long = `- ${'word '.repeat(28)}`
  expect(await patternsOf(`${long}\n${long}`)).toEqual(['rows'])
  expect(await patternsOf('- One\n- Two\n- Three\n- Four')).toEqual(['rows'])
  expect(await patternsOf('- A: one\n- B: two\n- C: three\n- D: four\n- E: five\n- F: six')).toEqual([
    'cards',
  ])
  for (const other of [
    '- Only one',
    '- One\n- Two\n- Three\n- Four\n- Five\n- Six',
    '- One\n  - below\n- Two',
    '- [ ] One\n- [x] Two',
    '- ![a picture](a.png)\n- Two',
    'First.\n\nSecond.\n\n- One\n- Two',
    '```js\na\n```\n\n- One\n- Two',
    `- ${'word '.repeat(60)}\n- Two`,
  ])
    expect(await patternsOf(other), other).toEqual([])
})

test('a card keeps every word of its item', async () => {
  const [found] = await blocksOf('- **Cost:** one in *fifty*\n- Safety: seen for `1 h`')
  const [cards] = patterns[0]!.compose([found!]) ?? []
  expect(toString(cards).replaceAll(/\s/g, '')).toBe('CostoneinfiftySafetyseenfor1h')
})

const section = (name: string): string =>
  `## ${name}\n\n- The ${name} of the mill turns slowly in summer\n- In winter it stands still for weeks\n- Nobody has mended it since\n\n`

test('lists after one another are not all set alike, and none is set in a size of its own', async () => {
  const deck = await planned(
    `# The mill\n\n${['wheel', 'gate', 'stone', 'sluice', 'roof'].map(section).join('')}`,
  )
  const points = deck.children.filter(({ role }) => role === 'points')
  expect(points).toHaveLength(5)
  const layouts = points.map(({ layout }) => layout)
  expect(new Set(layouts).size).toBeGreaterThan(1)
  for (const [at, one] of points.entries()) {
    const before = points[at - 1]
    if (before?.layout === one.layout) expect(one.fields['size']).toBe(before.fields['size'])
  }
})

test('code is set larger where its lines stay whole, and not where they would break', async () => {
  const code = (line: string): string =>
    `# A\n\n## B\n\n\`\`\`js\n${line}\n\`\`\`\n\n## C\n\nMore words about it here.\n`
  const sizeOf = async (line: string): Promise<unknown> => {
    const deck = await planned(code(line))
    return deck.children.find(({ layout }) => layout === 'code')?.fields['size']
  }
  expect(await sizeOf('const a = 1')).toBe(1.5)
  expect(await sizeOf(`const a = '${'x'.repeat(60)}'`)).toBeUndefined()
})

test('a template without the layout keeps the list', async () => {
  const deck = await planned(`# The mill\n\n${section('wheel')}${section('gate')}`, '@slidev/theme-default')
  expect(new Set(deck.children.filter(({ role }) => role === 'points').map(({ layout }) => layout))).toEqual(
    new Set(['default']),
  )
})

test('a statement now and then stands on another ground, not near the ends of a talk and not twice in a row', () => {
  const draftOf = (role: Draft['role'], at: number): Draft => draft(role, `s${at}`, `Slide ${at}`, [])
  const tonesOf = (roles: readonly Draft['role'][]): number[] =>
    toned(roles.map(draftOf), () => true).flatMap(({ fields }, at) => (fields?.['tone'] ? [at] : []))
  const statements = (count: number): Draft['role'][] => Array.from({ length: count }, () => 'statement')
  expect(tonesOf(['cover', ...statements(14), 'takeaways'])).toEqual([5, 10])
  expect(tonesOf(['cover', ...statements(7), 'takeaways'])).toEqual([])
  expect(tonesOf(['cover', 'points', 'points', 'points', 'points', 'points', 'rationale'])).toEqual([])
  expect(toned([...statements(9)].map(draftOf), () => false).some(({ fields }) => fields?.['tone'])).toBe(
    false,
  )
})
