/** What is left of some articles when they are only cut at their headings, beside ours. */

import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser as Running, Page } from 'playwright-chromium'
import { buildDeck } from '../../scripts/slidev/build/index.ts'
import { openMeasuredPage } from '../../scripts/browser/measure/open.ts'
import { serveFolder } from '#system/static-server.ts'
import { temporaryFolder } from '#system/temporary-folder.ts'
import { loadTemplate } from '../../scripts/template/load.ts'
import { drawTogether } from '../concurrent-export.ts'
import type { Setting } from './bench.ts'
import { corpus, sampleEvenly, planned, type Source } from './corpus.ts'
import { forMarp, forSlidev } from './cut.ts'
import { pandoc, peer } from './peers.ts'
import { percent, table } from './table.ts'
import { textOutside, tolerance } from './text-outside.ts'

/** Articles of each language: enough for a rate, few enough for a build each. */
const each = 15

/** Where the slides of Slidev are, ours too: the canvas of each. */
const slidevSlides = { slides: '.print-slide-container', window: false, tolerance }

/** For each slide whether it overflows. */
type Slides = boolean[]

/** Draws one article, in a folder of its own. */
type Tool = (source: Source, running: Running, folder: string) => Promise<Slides>

/**
 * @param setting The same articles of all languages, whatever the others of a run are.
 * @param running The browser.
 * @returns A table with a row for each tool.
 */
export async function others(setting: Setting, running: Running): Promise<string> {
  const all = corpus({ shared: setting.shared })
  const sources = (['en', 'zh'] as const).flatMap((lang) =>
    sampleEvenly(
      all.filter((source) => source.lang === lang),
      each,
    ),
  )
  const tools: [name: string, tool: Tool][] = [
    ['Marp, `headingDivider: 2`', marp(setting)],
    ...revealjs(setting),
    ['Slidev, cut before each `##`', slidev],
  ]
  const rows = [['Lectern, `seminar`, without `--verify`', ...(await ours(sources, setting, running))]]
  for (const [name, tool] of tools) {
    setting.log(`  ${name}`)
    rows.push([name, ...(await theirs(tool, sources, running))])
  }
  return [
    `### The same ${sources.length} articles with other tools\n`,
    table(['tool', 'articles without a deck', 'slides', 'overflowing', 'share'], rows),
    'The pictures of these articles are not there, so that no side has to find room for them.\n',
  ].join('\n')
}

async function ours(sources: readonly Source[], setting: Setting, running: Running): Promise<string[]> {
  const loaded = loadTemplate('seminar')
  const articles = []
  for (const source of sources) articles.push(await planned(source, loaded.template))
  const slides: Slides = []
  const look = async (page: Page): Promise<void> =>
    void slides.push(...(await page.evaluate(textOutside, slidevSlides)))
  await drawTogether(articles, loaded, running, { log: setting.log, look })
  return cells(slides, 0)
}

async function theirs(tool: Tool, sources: readonly Source[], running: Running): Promise<string[]> {
  const slides: Slides = []
  let failed = 0
  for (const source of sources) {
    await using stack = new AsyncDisposableStack()
    const folder = await temporaryFolder('peer')
    stack.defer(() => folder.dispose())
    // Whatever stops the tool at an article: its user has no slides then.
    const drawn = await tool(source, running, folder.path).catch(() => undefined)
    if (drawn) slides.push(...drawn)
    else failed++
  }
  return cells(slides, failed)
}

function cells(slides: Slides, failed: number): string[] {
  const outside = slides.filter(Boolean).length
  return [String(failed), String(slides.length), String(outside), percent(outside, slides.length)]
}

function marp(setting: Setting): Tool {
  const program = peer('Marp', setting)
  return async ({ text }, running, folder) => {
    await writeFile(path.join(folder, 'deck.md'), forMarp(text))
    const args = [program, 'deck.md', '-o', 'deck.html', '--template', 'bare', '--no-config', '--no-stdin']
    execFileSync(process.execPath, args, { cwd: folder, stdio: 'ignore' })
    // The window is as large as a slide of Marp, so that none is scaled.
    return onPage(running, path.join(folder, 'deck.html'), { width: 1280, height: 720 }, (page) =>
      page.evaluate(textOutside, {
        slides: 'svg[data-marpit-svg] > foreignObject > section',
        window: false,
        tolerance,
      }),
    )
  }
}

function revealjs(setting: Setting): [string, Tool][] {
  const program = pandoc(setting)
  if (program === undefined) return []
  const url = pathToFileURL(peer('reveal.js', setting)).href
  const tool: Tool = async ({ text }, running, folder) => {
    await writeFile(path.join(folder, 'deck.md'), text)
    const args = ['-t', 'revealjs', '-s', '--slide-level=2', '-V', `revealjs-url=${url}`]
    execFileSync(program, [...args, '-o', 'deck.html', 'deck.md'], { cwd: folder, stdio: 'ignore' })
    // The size that reveal.js itself takes for its slides.
    return onPage(running, path.join(folder, 'deck.html'), { width: 960, height: 700 }, eachOfReveal)
  }
  return [['Pandoc, `-t revealjs --slide-level=2`', tool]]
}

/** reveal.js shows one slide at a time. */
async function eachOfReveal(page: Page): Promise<Slides> {
  await page.waitForFunction('window.Reveal?.isReady()')
  await page.evaluate("Reveal.configure({ transition: 'none' })")
  const count = (await page.evaluate('Reveal.getSlides().length')) as number
  const slides: Slides = []
  for (let index = 0; index < count; index++) {
    await page.evaluate(`(({ h, v }) => Reveal.slide(h, v))(Reveal.getIndices(Reveal.getSlides()[${index}]))`)
    const wanted = { slides: '.reveal .slides section.present:not(.stack)', window: true, tolerance }
    slides.push(...(await page.evaluate(textOutside, wanted)))
  }
  return slides
}

async function onPage(
  running: Running,
  file: string,
  viewport: { width: number; height: number },
  look: (page: Page) => Promise<Slides>,
): Promise<Slides> {
  const page = await running.newPage({ viewport })
  try {
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load' })
    await page.evaluate('document.fonts.ready.then(() => undefined)')
    return await look(page)
  } finally {
    await page.close()
  }
}

const slidev: Tool = async ({ text }, running, folder) => {
  await using stack = new AsyncDisposableStack()
  const file = path.join(folder, 'slides.md')
  await writeFile(file, forSlidev(text))
  const built = await buildDeck(file)
  stack.defer(() => built.dispose())
  const served = await serveFolder(built.folder)
  stack.defer(() => served.close())
  const drawn = await openMeasuredPage(running, served.origin, built.data)
  stack.defer(() => drawn.close())
  return await drawn.page.evaluate(textOutside, slidevSlides)
}
