import type { PhrasingContent } from 'mdast'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { deck, list, listItem, paragraph, slide, slot } from '#tree/build.ts'
import type { Flow } from '#tree/nodes.ts'
import { limits } from '../scripts/slidev/write/limits.ts'
import { checkRoundTrip, write } from '../scripts/slidev/write/index.ts'

/** Far more than any article has; each must still be written within seconds. */
const many = 20_000

const words = (value: string): Flow => paragraph(value)
const nested = (depth: number, of: (child: Flow) => Flow): Flow =>
  Array.from({ length: depth }).reduce<Flow>((child) => of(child), words('deep'))

const shapes: Record<string, Flow> = {
  'a line of 1 MB': words('x'.repeat(1_000_000)),
  'a line of 1 MB of code': { type: 'code', value: 'x'.repeat(1_000_000) },
  'code of many lines': { type: 'code', value: 'x\n'.repeat(many) },
  brackets: words('['.repeat(many)),
  asterisks: words('*'.repeat(many)),
  underscores: words('_a'.repeat(many)),
  dollars: words('$'.repeat(many)),
  backticks: words('`'.repeat(many)),
  backslashes: words('\\'.repeat(many)),
  dashes: words('-'.repeat(many)),
  spaces: words(`a${' '.repeat(many)}b`),
  'ends of line': words(`a${'\n '.repeat(many)}b`),
  mustaches: words('{{ '.repeat(many)),
  comments: words('<!-- '.repeat(many)),
  'open comments in code': { type: 'code', value: '<!-- '.repeat(many) },
  'braces in a formula': { type: 'math', value: '{'.repeat(many) },
  'a table of many rows': {
    type: 'table',
    children: Array.from({ length: 5000 }, () => ({
      type: 'tableRow' as const,
      children: [{ type: 'tableCell' as const, children: [{ type: 'text' as const, value: 'x' }] }],
    })),
  },
  'a list of many items': list(
    Array.from({ length: many }, () =>
      listItem([{ type: 'paragraph', children: [{ type: 'text', value: 'x' }] }]),
    ),
  ),
  'many marks': {
    type: 'paragraph',
    children: Array.from({ length: 5000 }, (): PhrasingContent => ({
      type: 'strong',
      children: [{ type: 'text', value: 'x' }],
    })),
  },
  'quotations within each other': nested(500, (child) => ({
    type: 'blockquote',
    children: [child],
  })),
  'lists within each other': nested(500, (child) => list([listItem([child])])),
  'marks within each other': {
    type: 'paragraph',
    children: [
      Array.from({ length: 3000 }).reduce<PhrasingContent>(
        (child) => ({ type: 'strong', children: [child] }),
        {
          type: 'text',
          value: 'deep',
        },
      ),
    ],
  },
}

test.each(Object.entries(shapes))('%s', { timeout: 120_000 }, (_name, block) => {
  const tree = deck({ title: 'T', authors: [], lang: 'en' }, 5, [
    slide({ id: 'a', layout: 'default', role: 'points', title: 'T' }, [slot([block])]),
  ])
  const file = new VFile()
  const text = write(tree, file, { theme: 'none' })
  expect(file.messages.map((message) => message.ruleId).filter((id) => id !== 'write:limit')).toEqual([])
  expect(text.length).toBeLessThan(1_500_000)
  if (file.messages.length === 0) expect(checkRoundTrip(text, tree)).toEqual([])
})

test('what is left out is said, with the number and the cap', () => {
  const tree = deck({ title: 'T', authors: [], lang: 'en' }, 5, [
    slide({ id: 'a', layout: 'default', role: 'points', title: 'T' }, [
      slot([shapes['a table of many rows']!]),
    ]),
  ])
  const file = new VFile()
  write(tree, file, { theme: 'none' })
  expect(file.messages.map((message) => message.reason)).toEqual([
    `Cut table to ${limits.rows} rows: it has 5000`,
  ])
})
