/**
 * How well the words of the slides are chosen, against what people chose: runs
 * the public API over each article and lets the benchmark's own `score.mjs` judge.
 *
 * - marks: the points of the article and all its sections, most salient first.
 * - summaries: the takeaways that fit the budget of tokens, the least salient
 *   dropped first as the planner does it, and then in the order of the text as
 *   they stand on the slide.
 */

import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { toString } from 'mdast-util-to-string'
import { VFile } from 'vfile'
import { type Article, clean, type Point, read, type Section, analyze } from '../../scripts/index.ts'
import { type Bench, Missing } from './bench.ts'
import { table } from './table.ts'

/** A question of the benchmark. */
interface Task {
  name: string
  /** Tokens that a summary may have; none where points are ranked. */
  budget?: number
  /** The best simple method and the aim, from the README of the benchmark. */
  baseline: string
  aim: string
}

const tasks: readonly Task[] = [
  { name: 'marks-en', baseline: 'F1 22.6 R1 33.9', aim: 'F1 27 R1 36' },
  { name: 'marks-zh', baseline: 'F1 33.7 R1 43.9', aim: 'F1 36 R1 46' },
  { name: 'summary-en', budget: 100, baseline: '29.9/7.8/17.2', aim: '33/10/18.5' },
  { name: 'summary-zh', budget: 120, baseline: '38.6/18.7/22.1', aim: '42/22.5/24' },
  { name: 'keypoints', budget: 80, baseline: '26.4/8.9/18.7', aim: '28/9.5/19.5' },
]

/** How the scorer counts tokens. */
type Tokens = (value: string) => readonly string[]

export const words: Bench = {
  title: 'Points and takeaways against what people chose, in percent',
  async run({ shared }) {
    const data = path.join(shared, 'bench')
    if (!existsSync(data))
      throw new Missing('there is no folder `bench` with the gold; `--shared DIR` names another')
    const { tok } = (await import(pathToFileURL(path.join(data, 'rouge.mjs')).href)) as { tok: Tokens }
    const folder = mkdtempSync(path.join(tmpdir(), 'lectern-bench-'))
    try {
      const rows: string[][] = []
      for (const task of tasks) {
        const gold = path.join(data, `${task.name}.jsonl`)
        if (existsSync(gold))
          rows.push(await run(task, data, gold, tok, path.join(folder, `${task.name}.jsonl`)))
      }
      return table(['task', 'measured', 'over', 'best simple method', 'aim', 's'], rows)
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}

async function run(
  { name, budget, baseline, aim }: Task,
  data: string,
  gold: string,
  tok: Tokens,
  predictions: string,
): Promise<string[]> {
  const rows = readFileSync(gold, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: string; article: string })
  const start = performance.now()
  const stated: string[] = []
  for (const { id, article: address } of rows) {
    const value = readFileSync(path.join(data, address), 'utf8')
    const file = new VFile({ path: path.basename(address), value })
    const article = analyze(clean(await read(file), file), file)
    const points = budget === undefined ? ranked(article) : fitting(article, budget, tok)
    stated.push(JSON.stringify({ id, points: points.map((point) => toString(point)) }))
  }
  const seconds = (performance.now() - start) / 1000
  writeFileSync(predictions, stated.join('\n'))
  const scorer = path.join(data, 'score.mjs')
  const line = execFileSync(process.execPath, [scorer, name, predictions, '--data', data], {
    encoding: 'utf8',
  })
  const [measured = '', over = ''] = line
    .trim()
    .replace(`${name}: `, '')
    .split(/ \| (?=articles)/)
  return [name, measured, over, baseline, aim, seconds.toFixed(1)]
}

/** The points of an article and its sections, most salient first. */
function ranked(article: Article): Point[] {
  return digests(article).toSorted((a, b) => salience(b) - salience(a))
}

/** The takeaways that fit, in the order of the text. */
function fitting(article: Article, budget: number, tok: Tokens): Point[] {
  const all = article.annotations.flatMap((found) => (found.type === 'takeaways' ? found.children : []))
  const kept = new Set<Point>()
  let used = 0
  for (const point of all.toSorted((a, b) => salience(b) - salience(a))) {
    const size = tok(toString(point)).length
    if (kept.size > 0 && used + size > budget) continue
    kept.add(point)
    used += size
  }
  return all.filter((point) => kept.has(point))
}

function digests(part: Article | Section): Point[] {
  return [
    ...part.annotations.flatMap((found) => (found.type === 'keyPoints' ? found.children : [])),
    ...part.children.flatMap((node) => (node.type === 'section' ? digests(node) : [])),
  ]
}

function salience(point: Point): number {
  return point.data?.salience ?? 0
}
