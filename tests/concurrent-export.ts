/**
 * Many articles in one deck: building and drawing cost the same for ten slides as for a hundred.
 *
 * ```text
 *   a: cover · points · closing ┐                                   ┌ a: Measurement of 3 slides
 *   b: cover · table            ┴▶ one deck of 5 ─ build ─ measure ─┴ b: Measurement of 2 slides
 * ```
 */

import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser as Running, Page } from 'playwright-chromium'
import { VFile } from 'vfile'
import { buildDeck } from '../scripts/slidev/build/index.ts'
import { openMeasuredPage } from '../scripts/browser/measure/open.ts'
import { measure, type Measurement } from '../scripts/browser/measure/index.ts'
import { serveFolder } from '#system/static-server.ts'
import { temporaryFolder } from '#system/temporary-folder.ts'
import { type Deck, type Slide, write } from '../scripts/index.ts'
import { byline } from '../scripts/tree/byline.ts'
import { guard, type LoadedTemplate } from '../scripts/template/load.ts'

/** A planned article, and the pictures that it shows. */
export interface Planned {
  name: string
  deck: Deck
  /** Address in the article → name of the file below `public/img/`, and its bytes. */
  pictures?: Readonly<Record<string, { file: string; bytes: Uint8Array }>>
}

/** An article as the browser draws it: `measurement.slides[i]` is `deck.children[i]`. */
export interface Drawn extends Planned {
  measurement: Measurement
}

export interface DrawTogetherOptions {
  /** Gets what is being done. */
  log?: (text: string) => void
  /** Gets each page with all its slides drawn. */
  look?: (page: Page) => Promise<void>
}

/** Slides in one deck: a page of so many takes about a gigabyte in the browser. */
const most = 400

/** All of them may take a minute to appear where others work on the same machine, ms. */
const timeout = 300_000

/**
 * Draw articles in the browser and measure them (boxes only).
 *
 * What stands in the head matter is that of the first article of each joined deck: the footers
 * show its title.
 *
 * @param articles All for the same template; in any language.
 * @param loaded The template.
 * @param running The browser.
 * @param options Who waits, and who wants to see the pages too.
 * @returns The articles in the same order, each with its own slides, numbered from 1.
 */
export async function drawTogether(
  articles: readonly Planned[],
  loaded: LoadedTemplate,
  running: Running,
  options: DrawTogetherOptions = {},
): Promise<Drawn[]> {
  const { log = () => {} } = options
  const all: Drawn[] = []
  for (const group of groups(articles)) {
    const measurement = await drawGroup(group, loaded, running, options)
    log(`  ${loaded.template.name}: ${all.length + group.length} of ${articles.length} articles`)
    let from = 0
    for (const article of group) {
      const to = from + article.deck.children.length
      const slides = measurement.slides
        .filter(({ number }) => from < number && number <= to)
        .map((slide) => ({ ...slide, number: slide.number - from }))
      all.push({ ...article, measurement: { ...measurement, slides } })
      from = to
    }
  }
  return all
}

/** Neighbours of one language, up to the number of slides that one page holds. */
function groups(articles: readonly Planned[]): Planned[][] {
  const found: Planned[][] = []
  let count = 0
  for (const article of articles) {
    const group = found.at(-1)
    const slides = article.deck.children.length
    if (group && group[0]!.deck.lang === article.deck.lang && count + slides <= most) {
      group.push(article)
      count += slides
    } else {
      found.push([article])
      count = slides
    }
  }
  return found
}

async function drawGroup(
  group: readonly Planned[],
  loaded: LoadedTemplate,
  running: Running,
  { look }: DrawTogetherOptions,
): Promise<Measurement> {
  await using stack = new AsyncDisposableStack()
  const folder = await temporaryFolder('together')
  stack.defer(() => folder.dispose())
  const slides = await writeTogether(group, loaded, folder.path)
  const built = await buildDeck(slides)
  stack.defer(() => built.dispose())
  const served = await serveFolder(built.folder)
  stack.defer(() => served.close())
  const drawn = await openMeasuredPage(running, served.origin, built.data, { timeout })
  stack.defer(() => drawn.close())
  await look?.(drawn.page)
  const layouts = group.flatMap(({ deck }) => deck.children.map(({ layout }) => layout))
  return await measure(drawn, built.data, { layouts, boxesOnly: true })
}

async function writeTogether(
  group: readonly Planned[],
  { template, folder: theme }: LoadedTemplate,
  folder: string,
): Promise<string> {
  const pictures = Object.assign({}, ...group.map(({ pictures }) => pictures)) as NonNullable<
    Planned['pictures']
  >
  await mkdir(path.join(folder, 'public/img'), { recursive: true })
  for (const { file, bytes } of Object.values(pictures))
    await writeFile(path.join(folder, 'public/img', file), bytes)
  const from = (place: string): string => path.relative(folder, place).replaceAll(path.sep, '/')
  const text = write(joined(group), new VFile({ path: 'joined.md' }), {
    theme: from(theme),
    addons: [`@/${from(guard)}`],
    canvas: template.canvas,
    images: Object.fromEntries(Object.entries(pictures).map(([address, { file }]) => [address, file])),
  })
  const slides = path.join(folder, 'slides.md')
  await writeFile(slides, text)
  return slides
}

/** All slides as of one article; a cover has the names of the authors from its own. */
function joined(group: readonly Planned[]): Deck {
  const [first] = group
  const children = group.flatMap(({ deck }, index) =>
    deck.children.map((slide): Slide => {
      const author = byline(deck.authors, deck.lang)
      const fields = slide.role === 'cover' && author ? { ...slide.fields, author } : slide.fields
      return { ...slide, id: `${index + 1}-${slide.id}`, fields }
    }),
  )
  return { ...first!.deck, authors: [], children }
}
