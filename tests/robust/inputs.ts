/** Inputs that broke other programs, and the places of an article where each is put. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'

const folder = path.resolve(import.meta.dirname, '../../../shared/robust')

/** One input. */
export interface Input {
  /** Where it comes from: `commonmark-spec.json 17`. */
  name: string
  value: string
  /** Put into an article alone: what it floods is the article. */
  flood: boolean
}

/** Longer inputs are floods, characters: the others are examples, a page at the most. */
const longestExample = 10_000

/** @returns All inputs; none where they do not lie beside the checkout. */
export function inputs(): Input[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => /\.json(?:\.gz)?$/.test(name))
    .toSorted()
    .flatMap((name) =>
      rowsOf(path.join(folder, name)).map(({ input }, index) => ({
        name: `${name} ${index}`,
        value: input,
        flood: input.length > longestExample,
      })),
    )
}

function rowsOf(file: string): { input: string }[] {
  const bytes = readFileSync(file)
  return JSON.parse(String(file.endsWith('.gz') ? gunzipSync(bytes) : bytes)) as { input: string }[]
}

const around = (block: string): string =>
  `# The article\n\nIt opens with a sentence of its own.\n\n## The middle\n\n${block}\n\n## The end\n\nIt ends with another sentence.\n`

const line = (value: string): string => value.replace(/\s*[\r\n]\s*/g, ' ')

/** Places of an article: what is put there → the article. */
export const places: Readonly<Record<string, (value: string) => string>> = {
  alone: (value) => value,
  paragraph: around,
  heading: (value) => around(`### ${line(value)}\n\nBelow it.`),
  'list item': (value) => around(`- one\n- ${value.replace(/\r\n?|\n/g, '\n  ')}\n- three`),
  'table cell': (value) => around(`| a | b |\n| --- | --- |\n| 1 | ${line(value)} |`),
  'link text': (value) => around(`See [${line(value)}](https://example.com/x) there.`),
  'link target': (value) =>
    around(`See [this](${line(value)}) and [that](<${line(value)}> "${line(value)}") there.`),
  code: (value) => around(`${fence(value)}js\n${value}\n${fence(value)}`),
  'front matter': (value) =>
    `---\ntitle: ${JSON.stringify(value)}\nauthor: ${line(value)}\n---\n\n${around('Text.')}`,
}

function fence(value: string): string {
  const longest = Math.max(2, ...Array.from(value.matchAll(/`+/g), ([run]) => run.length))
  return '`'.repeat(longest + 1)
}
