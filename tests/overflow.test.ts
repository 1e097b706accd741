/** The steps of the ladder that need a template with rooms of different sizes, and what is measured. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { ListItem } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import type { Measurement } from '../scripts/browser/measure/index.ts'
import { verifiedText } from '../scripts/command/build/verify-report.ts'
import { overflowsOf } from '../scripts/command/build/overflows.ts'
import { type Corrections, correct } from '../scripts/plan/fit/corrections.ts'
import { breakText } from '../scripts/plan/paginate/breakpoints.ts'
import type { ItemUnit } from '../scripts/plan/content/unit.ts'
import { blocksOf } from '../scripts/plan/content/unit-blocks.ts'
import { impossible, partition, tooMuch } from '../scripts/plan/paginate/partition.ts'
import { clean, plan, read, type Slide, type Template, analyze } from '../scripts/index.ts'
import { list, listItem, paragraph } from '../scripts/tree/build.ts'
import type { Flow } from '../scripts/tree/nodes.ts'
import { template } from './template.ts'

async function deckOf(value: string, options: { template?: Template; corrections?: Corrections } = {}) {
  const file = new VFile({ path: 'a.md', value })
  const { template: own = template, corrections } = options
  const deck = plan(analyze(clean(await read(file), file), file), file, own, { corrections, full: true })
  return { deck, messages: file.messages.map(({ ruleId }) => ruleId), file }
}

/** The template of the tests with other sizes for one layout. */
function resized(layout: string, height: number): Template {
  const { slots, ...rest } = template.layouts[layout]!
  const slot = { ...slots['default']!, height }
  const roles = { ...template.roles, [layout]: [layout, 'points'] }
  return {
    ...template,
    roles,
    layouts: { ...template.layouts, [layout]: { ...rest, slots: { default: slot } } },
  }
}

function slideText({ children }: Slide): string {
  return children.flatMap((child) => (child.type === 'slot' ? [toString(child)] : [])).join(' ')
}

function shapeOf(block: ListItem['children'][number]): string {
  return block.type === 'list' ? `list of ${block.children.length}` : block.type
}

const quote = `# Title\n\n## A section\n\n> “${'Words of a quotation. '.repeat(9)}”\n`

/** An item of a list, as an entry. */
function entry(text: string, group: string, head?: ListItem): ItemUnit {
  const item = listItem([paragraph(text)])
  return {
    kind: 'item',
    item,
    ordered: group === 'ordered',
    group: groups[group]!,
    place: 1,
    notes: [],
    ...(head ? { head } : {}),
  }
}

const groups: Record<string, Flow> = Object.fromEntries(
  ['outer', 'inner', 'innermost', 'ordered'].map((name) => [name, list([])]),
)

function written(blocks: readonly Flow[], depth = 0): string[] {
  return blocks.flatMap((block) => {
    if (block.type !== 'list') return []
    return block.children.flatMap(({ children: [first, ...below] }) => [
      `${'  '.repeat(depth)}${block.ordered ? '1.' : '-'} ${toString(first)}`,
      ...written(below as Flow[], depth + 1),
    ])
  })
}

describe('entries that stand below others', () => {
  const a = entry('a', 'outer')
  const b = entry('b', 'inner', a.item)

  test('at any depth, in lists of their own', () => {
    const c = entry('c', 'innermost', b.item)
    const d = entry('d', 'inner', a.item)
    const e = entry('e', 'ordered', a.item)
    const f = entry('f', 'outer')
    expect(written(blocksOf([a, b, c, d, e, f]))).toEqual([
      '- a',
      '  - b',
      '    - c',
      '  - d',
      '  1. e',
      '- f',
    ])
  })

  test('by themselves where their head is on another slide', () => {
    expect(written(blocksOf([b, entry('d', 'inner', a.item)]))).toEqual(['- b', '- d'])
    expect(toString({ type: 'root', children: [a.item] })).toBe('a')
  })
})

describe('ladder', () => {
  test('what its layout cannot hold goes into a roomier one', async () => {
    const { deck, messages } = await deckOf(quote, { template: resized('quote', 60) })
    const slides = deck.children.filter(({ role }) => role === 'quote')
    expect(slides.map(({ layout }) => layout)).toEqual(['points'])
    expect(messages).toContain('plan:roomier')
  })

  test('a roomier layout that does not take the content is none', async () => {
    const own = structuredClone(resized('quote', 90))
    own.layouts['points']!.slots['default']!.accepts = ['list', 'paragraph']
    const { deck, messages } = await deckOf(quote, { template: own })
    const slides = deck.children.filter(({ role }) => role === 'quote')
    expect(slides.length).toBeGreaterThan(1)
    expect(slides.map(({ layout }) => layout)).not.toContain('points')
    expect(slides.map(({ fields }) => fields['continued'])).toContain(`1/${slides.length}`)
    expect(messages).toContain('plan:split')
  })

  test('one short point is set as large as a statement', async () => {
    const { deck } = await deckOf('# Title\n\n## One\n\nIt works.\n')
    const slide = deck.children.find(({ title }) => title === 'One')
    expect([slide?.role, slide?.layout]).toEqual(['points', 'statement'])
    // The title's own lines do not fill the slide.
    const long = 'A title of so many words that it takes two lines of the slide that it stands above'
    const below = (await deckOf(`# Title\n\n## ${long}\n\nIt works.\n`)).deck.children
    expect(below.find(({ title }) => title === long)?.layout).toBe('statement')
  })

  test('what stands below a head that is too long to be repeated stays below it, on its slide', async () => {
    const long =
      'Producing a value that is none of its type, alone or as a field of a struct, an array or a tuple:'
    const below = ['boolean', 'discriminant', 'pointer', 'character', 'reference'].map(
      (name) =>
        `  - a ${name} that is neither one of those that are allowed nor one that was ever written there`,
    )
    const { deck } = await deckOf(
      `# Title\n\n## Causes\n\n- A race\n- ${long}\n${below.join('\n')}\n- The end\n`,
    )
    const lists = deck.children.flatMap(({ children }) =>
      children.flatMap((child) => (child.type === 'slot' ? child.children : [])),
    )
    const shapes = lists.flatMap((list) =>
      list.type === 'list' ? [list.children.map(({ children }) => children.map(shapeOf))] : [],
    )
    expect(shapes).toEqual([
      [['paragraph'], ['paragraph', 'list of 2']],
      [['paragraph'], ['paragraph'], ['paragraph']],
      [['paragraph']],
    ])
  })

  test('what announces a list stays with an item that is parted from those below it', async () => {
    const head =
      'Producing a value that is none of its type, alone or as a field of a struct, an array or a tuple, '.repeat(
        3,
      )
    const below = ['boolean', 'discriminant', 'pointer', 'character', 'reference'].map(
      (name) =>
        `  - a ${name} that is neither one of those that are allowed nor one that was ever written there`,
    )
    const { deck } = await deckOf(
      `# Title\n\n## Causes\n\nThe causes are few in number.\n\nThese are prevented:\n\n- ${head}\n${below.join('\n')}\n- The end\n`,
    )
    const shown = deck.children.filter(({ role }) => role === 'points').map((slide) => slideText(slide))
    expect(shown.some((text) => text.includes('These are prevented:') && text.includes('Producing'))).toBe(
      true,
    )
    expect(shown.some((text) => text.trim().endsWith('prevented:'))).toBe(false)
  })

  test('no column is set below the smallest text, whatever the size of the others', async () => {
    const own = structuredClone(template)
    const { slots } = own.layouts['comparison']!
    const large = { ...slots['left']!, width: 123 }
    own.layouts['comparison'] = {
      ...own.layouts['comparison']!,
      fields: ['size'],
      slots: { default: large, left: { ...large, size: 21 }, right: { ...large, size: 20 } },
    }
    const article = readFileSync(
      path.join(import.meta.dirname, 'fixtures/analyze/role-comparison-sections-en/input.md'),
      'utf8',
    )
    const { deck } = await deckOf(article, { template: own })
    const slide = deck.children.find(({ role }) => role === 'comparison')!
    expect(slide.fields['size']).toBeGreaterThanOrEqual(own.minimums.text / 20)
    expect(slide.fields['size']).toBeLessThan(1)
  })

  test('code that goes on counts its lines', async () => {
    const lines = Array.from({ length: 40 }, (_, index) => (index % 8 === 7 ? '' : `line(${index + 1})`))
    const { deck } = await deckOf(`# Title\n\n## Code\n\n\`\`\`js\n${lines.join('\n')}\n\`\`\`\n`)
    const parts = deck.children.flatMap((slide) =>
      slide.children.flatMap((child) => child.children.filter((block) => block.type === 'code')),
    )
    expect(parts.length).toBeGreaterThan(1)
    for (const { data, value } of parts) expect(value.split('\n')[0]).toBe(`line(${data?.startLine})`)
  })
})

describe('seams', () => {
  const within = (most: number) => (from: number, to: number) => to - from <= most
  const pieces = (text: string, most: number): string[] => {
    const ends = breakText(text, within(most))
    return ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end))
  }

  test('sentences come first', () => {
    expect(pieces('One is here. Two is here. Three is here.', 30)).toEqual([
      'One is here. Two is here. ',
      'Three is here.',
    ])
    expect(pieces('第一句在这里。第二句在这里。', 8)).toEqual(['第一句在这里。', '第二句在这里。'])
  })

  test('a colon keeps what it announces', () => {
    expect(pieces('The list: one and two and three and four', 30)[0]).not.toBe('The list: ')
  })

  test('what has no seam is cut between characters that people see', () => {
    const text = '👩‍👩‍👧'.repeat(6)
    expect(pieces(text, 17).every((piece) => piece.length % '👩‍👩‍👧'.length === 0)).toBe(true)
    const cut = pieces('x'.repeat(2000), 700)
    expect(cut.join('')).toBe('x'.repeat(2000))
    // As few as fit, the last one no scrap.
    expect(cut.length).toBe(3)
    expect(Math.min(...cut.map(({ length }) => length))).toBeGreaterThan(500)
  })
})

describe('segment', () => {
  test('all values once, no group that cannot be', () => {
    const cost = ({ entries }: { entries: readonly number[] }): number =>
      entries.length > 4 ? tooMuch : entries.length === 1 ? 5 : entries.at(-1) === 3 ? impossible : 1
    expect(partition([1, 2, 3, 4, 5], cost)).toEqual([
      [1, 2],
      [3, 4, 5],
    ])
  })
})

describe('verify', () => {
  const folder = path.join(import.meta.dirname, 'fixtures/verify')
  const measurement = JSON.parse(readFileSync(path.join(folder, 'measurement.json'), 'utf8')) as Measurement
  const article = readFileSync(path.join(folder, 'article.md'), 'utf8')

  test('what passes its slot is an overrun, what the template says of itself is not', () => {
    expect(overflowsOf(measurement)).toEqual([
      { slide: 2, slot: 'default', vertical: 90, horizontal: 0, title: false },
      { slide: 3, slot: 'default', vertical: 0, horizontal: 120, title: false },
      { slide: 4, slot: 'default', vertical: 12, horizontal: 0, title: true },
      { slide: 5, slot: 'default', vertical: 88, horizontal: 0, title: false },
    ])
  })

  test('a passage that ran over is planned for less room, and the others are as they were', async () => {
    const { deck } = await deckOf(article)
    const ran = deck.children.findIndex(({ title }) => title === 'Full') + 1
    const overflow = { slide: ran, slot: 'default', vertical: 120, horizontal: 0, title: false }
    const corrections = correct(deck, template, [overflow], new Map())
    expect([...corrections.values()].every(({ height }) => height > 1)).toBe(true)
    const again = await deckOf(article, { corrections })
    const count = (slides: typeof deck.children, title: string): number =>
      slides.filter((slide) => slide.title === title).length
    expect(count(again.deck.children, 'Full')).toBeGreaterThan(count(deck.children, 'Full'))
    expect(count(again.deck.children, 'Other')).toBe(count(deck.children, 'Other'))
    // Only upward: a smaller overrun later does not take it back.
    const later = correct(deck, template, [{ ...overflow, vertical: 1 }], corrections)
    expect([...later]).toEqual([...corrections])
  })

  test('it is told in a line', () => {
    const all = { rounds: 0, measured: 13, repaired: [], overflowing: [] } as never
    expect(verifiedText(all)).toBe('13 slides measured, none overflows')
    const some = { rounds: 2, measured: 13, repaired: ['a', 'b'], overflowing: ['c'] } as never
    expect(verifiedText(some)).toBe('13 slides measured, 2 repaired in 2 rounds, 1 overflows')
  })
})
