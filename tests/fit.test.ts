import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Paragraph, PhrasingContent, Table } from 'mdast'
import { describe, expect, test } from 'vitest'
import { heightOf, linesIn, linesOf, titleExtra } from '../scripts/plan/fit/index.ts'
import { opportunities } from '../scripts/plan/fit/opportunities.ts'
import { namesIn, phrasesOf } from '../scripts/plan/fit/phrases.ts'
import { loadTemplate, ownTemplates, templateNames } from '../scripts/template/load.ts'
import { inLanguage, type TemplateSlot } from '../scripts/template/contract.ts'
import { sourceOf } from '../scripts/template/source.ts'
import { list, listItem, paragraph } from '../scripts/tree/build.ts'
import type { Flow } from '../scripts/tree/nodes.ts'
import { phrasesOf as inTheBrowser } from '../templates/kit/composables/phrasesOf.ts'
import { compareEstimates } from './bench/fit-estimator.ts'
import { measurementOf, type Rows, specimenDeck } from './specimen.ts'

const slotIn = (name: string, lang: 'en' | 'zh', layout = 'points', slot = 'default'): TemplateSlot => {
  const found = inLanguage(loadTemplate(name).template, lang).layouts[layout]?.slots[slot]
  if (!found) throw new Error(`no slot ${slot} in ${layout}`)
  return found
}
const text = (...children: (PhrasingContent | string)[]): Paragraph => ({
  type: 'paragraph',
  children: children.map((one) => (typeof one === 'string' ? { type: 'text', value: one } : one)),
})

test.each(templateNames())('%s was measured as it is: else `lectern template calibrate`', async (name) => {
  const folder = path.join(ownTemplates, name)
  const { source } = JSON.parse(readFileSync(path.join(folder, 'capacity.json'), 'utf8')) as {
    source: string
  }
  expect(source).toBe(await sourceOf(folder))
})

/** Where Chromium 156 breaks a line, `|`, in a box of one px. */
const broken = [
  'the |quick |fox, |and |(so) |on',
  'a-|b |x-|ray |state-|of-|the-|art |GPT-|4 |2024-|05 |-5 |a |-5',
  'https://example.org/a/b?|c=d&e=f#g',
  'f(x) |a/b |e.g. |1,024.5 |100% |$5 |“quoted” |it’s |C++ |#1',
  '中|文，|“引|号”|（括|号）|和|《书|名》。|中，|a“b”，|“中”。',
  '用 |GPT |模|型',
]
test.each(broken)('breaks %s', (row) => {
  const plain = row.replaceAll('|', '')
  const may = opportunities(plain)
  const shown = [...plain].map((character, at) => `${may[at] ? '|' : ''}${character}`).join('')
  expect(shown).toBe(row)
})

describe('as the templates do in the browser', () => {
  const article = readFileSync(path.join(import.meta.dirname, '../content/qwen2-vl.md'), 'utf8')
  test('Chinese breaks between the same phrases', () => {
    for (const line of article.split('\n')) expect(phrasesOf(line)).toEqual(inTheBrowser(line))
  })
  test.each([
    // No line begins with a word that leans on the one before, or ends with the first of a clause.
    '不受|某|一种|指令|风格的|束缚',
    '在|广泛的|通用|语料上|做过|大规模|预训练',
    '没有|经过|指令|微调的|模型，|而不是|其他|模型',
    '的确如此，|着手去|做，|上面|这些',
  ])('%s', (row) => {
    expect(inTheBrowser(row.replaceAll('|', '')).join('|')).toBe(row)
  })
  test('the same names are kept whole', () => {
    const theirs = readFileSync(path.join(ownTemplates, 'kit/composables/useNames.ts'), 'utf8')
    const ours = readFileSync(path.join(import.meta.dirname, '../scripts/plan/fit/phrases.ts'), 'utf8')
    const [name = '?'] = /^ {2}\/\(\?=\[\\w.*\/g$/m.exec(theirs) ?? []
    expect(ours).toContain(name)
    expect(
      namesIn('use Qwen2-VL-72B on 2025-05-23').map(({ text, name }) => (name ? `<${text}>` : text)),
    ).toEqual(['use ', '<Qwen2-VL-72B>', ' on ', '<2025-05-23>'])
  })
})

describe('heights', () => {
  const slot = slotIn('seminar', 'en')
  const line = 36
  test('a paragraph is as high as its lines', () => {
    expect(heightOf([text('Short.')], slot)).toBe(line)
    expect(linesIn(text('word '.repeat(40)), slot)).toBe(4)
  })
  test('blocks and items stand apart by the gap of the template', () => {
    expect(heightOf([text('One.'), text('Two.')], slot)).toBe(2 * line + 14)
    const two = list([listItem([paragraph('One')]), listItem([paragraph('Two')])])
    expect(heightOf([two], slot)).toBe(2 * line + 14)
  })
  test('a list within a list is set smaller, and closer', () => {
    const inner = list([listItem([paragraph('Inner')])])
    const outer = list([listItem([paragraph('Outer'), inner] as never)])
    expect(heightOf([outer], slot)).toBe(line + 8 + 30)
    const deep = list([
      listItem([paragraph('Outer'), list([listItem([paragraph('Inner'), inner] as never)])] as never),
    ])
    expect(heightOf([deep], slot)).toBe(line + 2 * (8 + 30))
  })
  test('a word wider than the box breaks where it must', () => {
    expect(linesIn(text('x'.repeat(300)), slot)).toBeGreaterThan(3)
  })
  test('code, emphasis and formulas take their own widths', () => {
    const words = 'several words of text that fill a line almost up to '
    const plain = linesIn(text(words, 'identifiers'), slot)
    const code = linesIn(text(words, { type: 'inlineCode', value: 'identifiers_that_are_long' }), slot)
    expect([plain, code]).toEqual([1, 2])
    const tall = heightOf(
      [text('so ', { type: 'inlineMath', value: String.raw`\dfrac{a^2}{\dfrac{b}{c}}` } as never)],
      slot,
    )
    expect(tall).toBeGreaterThan(line)
  })
  test('a long line of code takes two, an empty one takes one', () => {
    const code = (value: string): Flow => ({ type: 'code', value })
    const one = heightOf([code('a')], slot)
    expect(heightOf([code('a\n\nb')], slot) - one).toBe(2 * 24)
    expect(heightOf([code('word '.repeat(20))], slot) - one).toBe(24)
    expect(heightOf([code('x'.repeat(100))], slot) - one).toBe(24)
  })
  test('a table shares its width by what its columns need', () => {
    const row = (...cells: string[]): Table['children'][number] => ({
      type: 'tableRow',
      children: cells.map((value) => ({ type: 'tableCell', children: [{ type: 'text', value }] })),
    })
    const table = (long: string): Table => ({ type: 'table', children: [row('a', 'b'), row('1', long)] })
    const once = heightOf([table('short')], slot)
    expect(heightOf([table('word '.repeat(20))], slot) - once).toBe(28)
    expect(heightOf([table('word '.repeat(10))], slot)).toBe(once)
  })
  test('a title of two lines takes one from the slot', () => {
    const { title } = inLanguage(loadTemplate('seminar').template, 'en').layouts['points']!
    expect(linesOf('Short', title)).toBe(1)
    expect(titleExtra('A title that is long enough to need a second line of its box', title)).toBeCloseTo(
      42.84,
    )
  })
})

test('a theme that was not measured is estimated from what it declares', () => {
  const { template } = loadTemplate('@slidev/theme-default')
  const slot = template.layouts['default']!.slots['default']!
  expect(heightOf([text('Short.'), text('Short.')], slot)).toBe(2 * 36 + 16)
  expect(linesIn(text('word '.repeat(40)), slot)).toBeGreaterThan(2)
})

test('the specimen has the lines and heights that a browser gives it', async () => {
  const rows = JSON.parse(
    readFileSync(path.join(import.meta.dirname, 'fixtures/fit/specimen-seminar.json'), 'utf8'),
  ) as Rows
  const { template } = loadTemplate('seminar')
  const found = compareEstimates(await specimenDeck(), measurementOf(rows), template)
  expect(found.lowSlots).toEqual([])
  expect(found.blocks).toBeGreaterThan(150)
  expect(found.right / found.blocks, JSON.stringify(found.wrong, null, 1)).toBeGreaterThanOrEqual(0.98)
})

test('a task takes the room of its box', () => {
  const slot = slotIn('seminar', 'en')
  const words = 'I can say in my own words what a tree is, and so can all others here who do'
  const item = (checked: boolean | null): Flow => ({
    ...list([{ ...listItem([paragraph(words)]), checked }]),
  })
  const written = list([listItem([paragraph(`[x] ${words}`)])])
  const narrow = { ...slot, width: slot.width - 1 }
  for (let width = slot.width; width > slot.width - 300; width -= 20)
    expect(heightOf([item(true)], { ...narrow, width })).toBe(heightOf([written], { ...narrow, width }))
  expect(heightOf([item(null)], narrow)).toBe(heightOf([list([listItem([paragraph(words)])])], narrow))
})
