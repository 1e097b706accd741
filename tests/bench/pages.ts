/**
 * How well the article of a page is told from what stands around it, against
 * what people marked: runs the public API over each page, as Markdown that was
 * saved from it, and lets the benchmark's own `score.mjs` judge.
 *
 * A line is kept where a block that is left after cleaning stands on it. The
 * pages are there as Markdown alone, so Readability, which needs HTML, has no
 * line of its own here.
 */

import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Nodes, Root } from 'mdast'
import { VFile } from 'vfile'
import { clean, read } from '../../scripts/index.ts'
import { type Bench, Missing } from './bench.ts'
import { table } from './table.ts'

/** A set of pages, with the best simple method and the aim, from the README of the benchmark. */
const tasks: readonly { name: string; baseline: string; aim: string }[] = [
  { name: 'lines-en', baseline: 'P/R/F1 86.8/84.9/85.9', aim: 'F1 92 R 95' },
  { name: 'lines-mixed', baseline: 'P/R/F1 92.3/84.2/88.1', aim: 'F1 93 R 95' },
  { name: 'lines-zh', baseline: 'P/R/F1 94.7/95.2/95.0', aim: 'F1 96 R 95' },
]

export const pages: Bench = {
  title: 'Which lines of a page are its article, against what people marked, weighted by tokens, in percent',
  async run({ shared }) {
    const data = path.join(shared, 'bench')
    if (!existsSync(data))
      throw new Missing('there is no folder `bench` with the gold; `--shared DIR` names another')
    const folder = mkdtempSync(path.join(tmpdir(), 'lectern-bench-'))
    try {
      const rows: string[][] = []
      for (const { name, baseline, aim } of tasks) {
        const gold = path.join(data, `${name}.jsonl`)
        if (!existsSync(gold)) continue
        const start = performance.now()
        const predictions = path.join(folder, `${name}.jsonl`)
        writeFileSync(predictions, (await predict(data, gold)).join('\n'))
        const seconds = (performance.now() - start) / 1000
        const scorer = path.join(data, 'score.mjs')
        const line = execFileSync(process.execPath, [scorer, name, predictions, '--data', data], {
          encoding: 'utf8',
        })
        const [measured = '', over = ''] = line
          .trim()
          .replace(/^.*? line /, '')
          .split(' | ')
        rows.push([name, measured, over, baseline, aim, seconds.toFixed(1)])
      }
      return table(['task', 'measured', 'over', 'best simple method', 'aim', 's'], rows)
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}

async function predict(data: string, gold: string): Promise<string[]> {
  const rows = readFileSync(gold, 'utf8').split('\n').filter(Boolean)
  const stated: string[] = []
  for (const row of rows) {
    const { id, article } = JSON.parse(row) as { id: string; article: string }
    const keep = await kept(path.basename(article), readFileSync(path.join(data, article)))
    stated.push(JSON.stringify({ id, keep }))
  }
  return stated
}

/** @returns The numbers of the lines that the article stands on, from 0. */
async function kept(name: string, value: Uint8Array): Promise<number[]> {
  const file = new VFile({ path: name, value })
  const tree = clean(await read(file), file)
  const lines = new Set<number>()
  for (const { position } of leaves(tree))
    for (let at = position?.start.line ?? 1; at <= (position?.end.line ?? 0); at++) lines.add(at - 1)
  return [...lines].toSorted((a, b) => a - b)
}

/** The blocks that hold text themselves. */
function leaves(node: Nodes | Root): Nodes[] {
  const inner = 'children' in node ? (node.children as Nodes[]) : []
  const blocks = inner.filter(({ type }) =>
    [
      'blockquote',
      'code',
      'footnoteDefinition',
      'heading',
      'list',
      'listItem',
      'math',
      'paragraph',
      'table',
    ].includes(type),
  )
  if (blocks.length > 0) return blocks.flatMap(leaves)
  return node.type === 'root' ? [] : [node]
}
