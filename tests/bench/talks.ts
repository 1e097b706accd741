/**
 * How much of the plans is a talk, and how they stand beside talks of the same articles planned by hand.
 *
 * The figures of all articles are counted from outside, by the benchmark's own `talk.mjs`, on what
 * `lectern plan --json` prints. Beside a talk by hand: the share of its lines whose words stand on one slide
 * of ours in the same minutes, and of its slides where one of ours about the same lines of the article has
 * the same form.
 */

import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { VFile } from 'vfile'
import { parse } from 'yaml'
import { type Deck, deckJson, pipeline, type Slide, type Template } from '../../scripts/index.ts'
import { loadTemplate } from '../../scripts/template/load.ts'
import { originOf } from '#tree/origin.ts'
import { type Bench, Missing } from './bench.ts'
import { corpus } from './corpus.ts'
import { median, percent, percentile, table } from './table.ts'

/** A slide of a talk by hand. */
interface HandSlide {
  form: string
  title?: string
  content?: unknown[]
  /** First and last line of the article. */
  lines?: [number, number]
}

interface HandTalk {
  article: string
  minutes: number
  slides: HandSlide[]
}

/** The roles of ours that have a form. */
const roles: Readonly<Record<string, readonly string[]>> = {
  agenda: ['agenda'],
  'big-number': ['statement'],
  cards: ['overview', 'rationale'],
  chart: ['chart'],
  claim: ['statement'],
  code: ['code'],
  comparison: ['comparison', 'table'],
  cover: ['cover'],
  definition: ['definition'],
  figure: ['figure', 'figure-left', 'figure-right'],
  formula: ['definition'],
  points: ['points'],
  questions: ['questions'],
  quotation: ['quote'],
  references: ['references'],
  steps: ['diagram'],
  table: ['table', 'comparison'],
  takeaways: ['takeaways'],
  timeline: ['timeline'],
}

/** A line stands in our talk where one slide has so many of its words. */
const enough = 0.7

export const talks: Bench = {
  title: 'Plans that are talks, counted over the corpus, and beside talks planned by hand',
  async run(setting) {
    const { shared, log } = setting
    const scorer = path.join(shared, 'bench/talk.mjs')
    const folder = path.join(shared, 'talks')
    if (!existsSync(scorer) || !existsSync(folder))
      throw new Missing('there is no `bench/talk.mjs` or no folder `talks`; `--shared DIR` names another')
    const { template } = loadTemplate('seminar')
    const hand = readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => parse(readFileSync(path.join(folder, name), 'utf8')) as HandTalk)
    const scratch = mkdtempSync(path.join(tmpdir(), 'lectern-bench-'))
    try {
      const minutes: number[] = []
      const files: string[] = []
      for (const { name, text } of corpus(setting)) {
        const plan = deckJson(await deckOf(name, text, template))
        const file = path.join(scratch, `${name}.json`)
        writeFileSync(file, JSON.stringify(plan))
        files.push(file)
        minutes.push(plan.minutes)
      }
      log('planned the corpus')
      const figures = execFileSync(process.execPath, [scorer, ...files], { encoding: 'utf8' }).trim()
      const beside = await Promise.all(
        hand.map(async (one) => {
          const text = readFileSync(path.join(shared, 'corpus', one.article), 'utf8')
          return compare(one, await deckOf(one.article, text, template, one.minutes))
        }),
      )
      return [
        `Minutes: median ${median(minutes)}, 90th percentile ${percentile(minutes, 0.9)}, most ${Math.max(...minutes)}.\n`,
        `\`\`\`text\n${figures}\n\`\`\`\n`,
        table(
          ['article', 'minutes', 'lines found', 'forms'],
          [
            ...beside.map((one) => [
              one.article,
              one.minutes,
              percent(one.found, one.lines),
              percent(one.forms, one.slides),
            ]),
            [
              'all',
              '',
              percent(sum(beside, 'found'), sum(beside, 'lines')),
              percent(sum(beside, 'forms'), sum(beside, 'slides')),
            ],
          ],
        ),
        table(
          ['by hand', 'form', 'title of ours', 'role'],
          beside.flatMap(({ titles }) => titles),
        ),
      ].join('\n')
    } finally {
      rmSync(scratch, { recursive: true })
    }
  },
}

/** @returns The talk without what stands behind its end; no image is there. */
async function deckOf(name: string, value: string, template: Template, minutes?: number): Promise<Deck> {
  const file = new VFile({ path: name, value })
  const figures = async (): Promise<Record<string, string>> => ({})
  const { plan } = await pipeline(file, { template, theme: 'none', minutes, until: 'plan', figures })
  return plan!
}

interface Compared {
  article: string
  minutes: number
  lines: number
  found: number
  slides: number
  forms: number
  titles: string[][]
}

function compare({ article, minutes, slides }: HandTalk, deck: Deck): Compared {
  const ours = deck.children.filter(({ role }) => role !== 'backup')
  const bags = ours.map((slide) =>
    bagOf(
      `${slide.title} ${slide.children
        .filter(({ type }) => type === 'slot')
        .map((slot) => textOf(slot))
        .join(' ')}`,
    ),
  )
  const lines = slides.flatMap(({ content = [] }) => content.flatMap((line) => linesIn(line)))
  const isFound = (line: string): boolean => {
    const words = [...bagOf(line)]
    return (
      words.length > 0 &&
      bags.some((bag) => words.filter((word) => bag.has(word)).length >= enough * words.length)
    )
  }
  const rows = slides.map((slide) => {
    const beside = slide.lines
      ? ours.filter((one) => !frame.has(one.role) && overlaps(one, slide.lines!))
      : []
    const fits = (one: Slide): boolean =>
      roles[slide.form]?.includes(one.role) === true || (slide.form === 'formula' && holds(one, 'math'))
    // What frames a talk stands for no lines of the article.
    const found = [...beside, ...ours.filter(({ role }) => frame.has(role))].find((one) => fits(one))
    const other = found ?? beside[0]
    return {
      fits: found !== undefined,
      row: [slide.title ?? '', slide.form, other?.title ?? '', other?.role ?? ''],
    }
  })
  return {
    article,
    minutes,
    lines: lines.length,
    found: lines.filter(isFound).length,
    slides: slides.length,
    forms: rows.filter(({ fits }) => fits).length,
    titles: rows.map(({ row }) => row),
  }
}

const frame: ReadonlySet<string> = new Set(['agenda', 'cover', 'questions', 'references', 'takeaways'])

/** The words of a content entry: `label: text`, a row, a line. */
function linesIn(entry: unknown): string[] {
  if (typeof entry === 'string' || typeof entry === 'number') return [String(entry)]
  if (Array.isArray(entry)) return [entry.flatMap((one) => linesIn(one)).join(' ')]
  if (entry === null || typeof entry !== 'object') return []
  return Object.entries(entry).map(([name, value]) => `${name} ${linesIn(value).join(' ')}`)
}

/** All that is written on a slide; cells and code too. */
function textOf(node: { children?: unknown; value?: unknown }): string {
  const own = typeof node.value === 'string' ? node.value : ''
  const children = Array.isArray(node.children) ? (node.children as (typeof node)[]) : []
  return [own, ...children.map((child) => textOf(child))].join(' ')
}

function holds(slide: Slide, type: string): boolean {
  return slide.children.some((slot) => slot.children.some((block) => block.type === type))
}

function overlaps(slide: Slide, [from, to]: [number, number]): boolean {
  const slots = slide.children.filter(({ type }) => type === 'slot')
  return originOf(slots).some(({ start, end }) => start.line <= to && end.line >= from)
}

function bagOf(text: string): Set<string> {
  return new Set(
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [],
  )
}

function sum(all: readonly Compared[], key: 'forms' | 'lines' | 'slides' | 'found'): number {
  return all.reduce((total, one) => total + one[key], 0)
}
