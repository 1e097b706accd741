/** Articles of shapes that make programs hang: done in bounded time, or a message names the limit and the place. */

import type { Node, Position } from 'unist'
import { visitParents } from 'unist-util-visit-parents'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { clean, pipeline, read } from '../scripts/index.ts'
import { oneBlock, talk } from '#tree/blocks.ts'
import { mostParagraphs } from '../scripts/read/limit.ts'
import { loadTemplate } from '../scripts/template/load.ts'
import { p, word } from './word.ts'

const { template } = loadTemplate('seminar')
const many = 20_000

/** Each ends with a paragraph of its own, which must still be told. */
const shapes: Record<string, string> = {
  'a line of 1 MB': 'word '.repeat(200_000),
  'a word of 1 MB': 'x'.repeat(1_000_000),
  'a line of 30,000 clauses': '模型先读取图像，'.repeat(30_000),
  'code with a line of 1 MB': `\`\`\`js\n${'x'.repeat(1_000_000)}\n\`\`\``,
  'a heading of 1 MB': `### ${'word '.repeat(200_000)}`,
  'a cell of 1 MB': `| a | b |\n| --- | --- |\n| 1 | ${'word '.repeat(200_000)} |`,
  'an item of 1 MB': `- ${'word '.repeat(200_000)}`,
  'a formula of 1 MB': `$$\n${'x + '.repeat(250_000)}1\n$$`,
  'a table of 5,000 rows': `| a | b |\n| --- | --- |\n${'| 1 | 2 |\n'.repeat(5000)}`,
  brackets: '['.repeat(many),
  'a bracket alone before many words': `[ ${'ab, '.repeat(40_000)}`,
  'links without an end': '[a](b'.repeat(30_000),
  'closed brackets': `${'['.repeat(many / 2)}${']'.repeat(many / 2)}`,
  asterisks: '*a '.repeat(many / 2),
  underscores: '_a'.repeat(many / 2),
  backticks: Array.from({ length: 200 }, (_, index) => '`'.repeat(index)).join(' a '),
  dollars: '$'.repeat(many),
  mustaches: '{{ '.repeat(many),
  comments: `${'<!-- '.repeat(many / 4)} -->`,
  'open comments': '<!-- '.repeat(many / 4),
  'open comments in lines': '<!-- a\n\n'.repeat(many / 20),
  'cells that span all': '<table><tr><td colspan=99999999 rowspan=99999999>a</table>'.repeat(20),
  tags: '<a '.repeat(many / 4),
  separators: '---\n\n'.repeat(many / 8),
  quotations: `${'>'.repeat(500)} deep`,
  spaces: `a${' '.repeat(many)}b`,
  'dots of an abbreviation': 'a.'.repeat(many),
  addresses: 'http://a.b '.repeat(many / 8),
}

test.each(Object.entries(shapes))('%s', { timeout: 300_000 }, async (_name, shape) => {
  const value = `# Title\n\nThe article opens with this sentence.\n\n## Middle\n\n${shape}\n\n## Last\n\nThe article ends with this one.\n`
  const file = new VFile({ path: 'article.md', value })
  const { write } = await pipeline(file, { template, theme: 'none' })
  const ids = file.messages.map(({ ruleId }) => ruleId)
  expect(ids).not.toContain('write:mismatch')
  expect(ids).not.toContain('write:refused')
  for (const message of file.messages.filter(({ ruleId }) => ruleId === 'write:limit')) {
    expect(message.reason).toMatch(/^Cut \w+ to \d+ \w+: it has \d+$/)
    expect(message.line).toBeGreaterThan(1)
  }
  // No deck grows beyond what a person or a build can bear.
  expect(write!.length).toBeLessThan(5_000_000)
  expect(write).toContain('The article ends with this one')
})

/** A few characters each, and without bounds more cells than a memory holds. */
const tables: Record<string, string> = {
  'a cell that spans all': '<table><tr><td colspan=99999999 rowspan=99999999>a<tr><td>b</table>',
  'a wide row above many': `<table><tr>${'<td>a'.repeat(1000)}${'<tr><td>b'.repeat(1000)}</table>`,
  'cells that span many': `<table>${`<tr>${'<td colspan=99 rowspan=99>a'.repeat(80)}`.repeat(80)}</table>`,
}

test.each(Object.entries(tables))('%s, as a tree', async (_name, table) => {
  for (const file of [
    new VFile({ path: 'a.md', value: `# Title\n\n${table}\n` }),
    new VFile({ path: 'a.html', value: `<!doctype html><body><h1>Title</h1>${table}` }),
  ]) {
    let nodes = 0
    visitParents(clean(await read(file), file), () => void nodes++)
    expect(nodes).toBeLessThan(200_000)
    // Nothing is lost below what an article may hold: what is no table is a paragraph a cell.
    expect(nodes).toBeGreaterThan(Math.min(table.split('<td').length - 1, talk.blocks))
  }
})

/** What is beyond the sizes of an article: the shape, where the rest begins, and whether what follows is told. */
const floods: Record<string, { shape: string; line: number; column?: number; goesOn: boolean }> = {
  'a paragraph in one line': {
    shape: 'word '.repeat(oneBlock.characters / 5 + 100),
    line: 7,
    column: oneBlock.characters + 1,
    goesOn: true,
  },
  items: { shape: '- item\n'.repeat(oneBlock.blocks + 100), line: 7 + oneBlock.blocks, goesOn: true },
  rows: {
    shape: `| a | b |\n| --- | --- |\n${'| 1 | 2 |\n'.repeat(oneBlock.blocks + 100)}`,
    // The head is a row too, and the line below it is none.
    line: 7 + oneBlock.blocks + 1,
    goesOn: true,
  },
  // 17 columns are on three slides beside each other: each row is three blocks.
  'rows of many columns': {
    shape: `${'| a '.repeat(17)}|\n${'| - '.repeat(17)}|\n${`${'| 1 '.repeat(17)}|\n`.repeat(300)}`,
    line: 7 + Math.floor(oneBlock.blocks / 3) + 1,
    goesOn: true,
  },
  pictures: { shape: '![a](b) '.repeat(oneBlock.blocks + 100), line: 7, goesOn: true },
  code: {
    shape: `\`\`\`\n${`${'abcd'.repeat(25)}\n`.repeat(oneBlock.characters / 100 + 10)}\`\`\``,
    line: 7,
    goesOn: true,
  },
  // Before them stand the title, the opening and the heading.
  headings: {
    shape: '### A\n\n'.repeat(talk.blocks),
    line: 7 + 2 * (talk.blocks - 3),
    goesOn: false,
  },
}

test.each(Object.entries(floods))(
  '%s beyond what a talk holds',
  { timeout: 300_000 },
  async (_name, flood) => {
    const { shape, line, column, goesOn } = flood
    const value = `# Title\n\nThe article opens with this sentence.\n\n## Middle\n\n${shape}\n\n## Last\n\nThe article ends with this one.\n`
    const file = new VFile({ path: 'article.md', value })
    const { read: root, plan: deck, write } = await pipeline(file, { template, theme: 'none' })
    const [output, ...others] = file.messages.filter(({ ruleId }) => ruleId === 'clean:limit')
    expect(others).toEqual([])
    expect(output!.reason).toMatch(
      /^Too long for one talk: .+ of more than \d+ blocks or \d+ characters; left out the rest$/,
    )
    expect(output!.line).toBe(line)
    if (column !== undefined) expect(output!.column).toBe(column)
    expect(write!.includes('The article ends with this one')).toBe(goesOn)
    expect(lost(root, deck!, file)).toEqual([])
  },
)

/** @returns Lines of blocks that are neither in the deck nor named with their place. */
function lost(root: Node, deck: Node, file: VFile): number[] {
  const spans: [from: number, to: number][] = []
  const add = ({ start, end }: Position): void => void spans.push([start.offset!, end.offset!])
  for (const { place } of file.messages) if (place && 'start' in place) add(place)
  visitParents(deck, (node) => {
    if (node.position) add(node.position)
    node.data?.origin?.forEach(add)
  })
  spans.sort(([from], [other]) => from - other)
  const lines: number[] = []
  visitParents(root, ['paragraph', 'heading', 'code', 'tableRow'], ({ position }) => {
    const at = position!.start.offset!
    if (!spans.some(([from, to]) => from <= at && at < to)) lines.push(position!.start.line)
  })
  return lines
}

/** What is beyond what is read at all: the shape, where that begins, where it ends, and whether what follows is told. */
const unread: Record<string, { shape: string; beyond: string; from: number; to: number; goesOn: boolean }> = {
  headings: {
    shape: '### A\n\n'.repeat(3 * talk.blocks),
    beyond: 'article',
    from: 7 + 4 * talk.blocks,
    to: 6 + 6 * talk.blocks + 6,
    goesOn: false,
  },
  rows: {
    shape: `| a | b |\n| --- | --- |\n${'| 1 | 2 |\n'.repeat(3 * oneBlock.blocks)}`,
    beyond: 'block',
    from: 7 + 2 * oneBlock.blocks,
    to: 6 + 2 + 3 * oneBlock.blocks,
    goesOn: true,
  },
  'rows of many columns': {
    shape: `${'| a '.repeat(24)}|\n${'| - '.repeat(24)}|\n${`${'| 1 '.repeat(24)}|\n`.repeat(oneBlock.blocks)}`,
    beyond: 'block',
    from: 7 + Math.floor((2 * oneBlock.blocks) / 3),
    to: 6 + 2 + oneBlock.blocks,
    goesOn: true,
  },
  'lines of code': {
    shape: `\`\`\`\n${'abcd\n'.repeat(3 * oneBlock.blocks)}\`\`\``,
    beyond: 'block',
    from: 7 + 2 * oneBlock.blocks,
    to: 6 + 2 + 3 * oneBlock.blocks,
    goesOn: true,
  },
}

test.each(Object.entries(unread))('%s beyond what is read', async (_name, flood) => {
  const value = `# Title\n\nThe article opens with this sentence.\n\n## Middle\n\n${flood.shape}\n\n## Last\n\nThe article ends with this one.\n`
  const file = new VFile({ path: 'article.md', value })
  const { read: root, plan: deck, write } = await pipeline(file, { template, theme: 'none' })
  const [output, ...others] = file.messages.filter(({ ruleId }) => ruleId === 'read:limit')
  expect(others).toEqual([])
  expect(output!.reason).toMatch(
    new RegExp(
      `^Too long for one talk: ${flood.beyond} of more than \\d+ blocks; did not read beyond twice as many$`,
    ),
  )
  const { start, end } = output!.place as Position
  // What is read ends at a blank line, here each second one, some 200 lines after the last.
  expect(start.line).toBeGreaterThanOrEqual(flood.from)
  expect(start.line).toBeLessThan(flood.from + 250)
  expect(end.line).toBe(flood.to)
  expect(write!.includes('The article ends with this one')).toBe(flood.goesOn)
  expect(lost(root, deck!, file)).toEqual([])
})

test.each<[string, string, (count: number) => string | Uint8Array, number]>([
  [
    'elements of a page',
    'html',
    (count) => `<h1>T</h1>${'<p>A sentence is here.</p>\n'.repeat(count)}`,
    20 * talk.blocks,
  ],
  [
    'cells of a page',
    'html',
    (count) => `<h1>T</h1><table><tr>${'<td>x</td>\n'.repeat(count)}</table>`,
    20 * talk.blocks,
  ],
  ['paragraphs of a Word document', 'docx', (count) => word(p('Text.').repeat(count)), mostParagraphs],
  [
    'cells of a notebook',
    'ipynb',
    (count) =>
      JSON.stringify({
        cells: Array.from({ length: count }, () => ({
          cell_type: 'markdown',
          metadata: {},
          source: 'Text.',
        })),
        metadata: {},
        nbformat: 4,
        nbformat_minor: 5,
      }),
    2 * talk.blocks,
  ],
])('%s beyond the limit are not read, and that is said once', async (_, ending, make, most) => {
  const limits = async (count: number): Promise<string[]> => {
    const file = new VFile({ path: `a.${ending}`, value: make(count) })
    const tree = await read(file)
    expect(tree.children.length).toBeGreaterThan(0)
    return file.messages.filter(({ ruleId }) => ruleId === 'read:limit').map(({ reason }) => reason)
  }
  expect(await limits(most + 10)).toEqual([expect.stringMatching(new RegExp(`^Read the first ${most} `))])
  expect(await limits(most - 10)).toEqual([])
})
