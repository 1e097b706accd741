/** Slides that people write by hand into a deck of ours: in Slidev's own layouts, in boxes of their own. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { buildDeck } from '../../scripts/slidev/build/index.ts'
import { startDevServer } from '../../scripts/slidev/serve/dev-server.ts'
import { findBrowser } from '../../scripts/browser/engine/find.ts'
import { launch } from '../../scripts/browser/engine/launch.ts'
import { openPrintPage } from '../../scripts/browser/page/print-page.ts'
import { serveFolder } from '#system/static-server.ts'
import { guard, ownTemplates } from '../../scripts/template/load.ts'

/** A build and a browser on a loaded machine. */
const slow = 300_000

let folder: string | undefined
afterEach(() => folder && rmSync(folder, { recursive: true }))

const chain = '```mermaid\nflowchart LR\n  A[Alpha] --> B[Beta] --> C[Gamma]\n```'
const tall = '```mermaid\nflowchart TD\n  A[Alpha] --> B[Beta] --> C[Gamma] --> D[Delta]\n```'

const slides = (theme: string): string => `---
theme: ${JSON.stringify(theme)}
fonts: {provider: none}
favicon: "data:,"
layout: default
---

# Ours

Words

---
layout: two-cols
---

# Left

Words

::right::

${chain}

Below it

---
layout: two-cols-header
---

# Above

::left::

${tall}

::right::

Beside it

---
layout: center
---

# Middle

${chain}

---
layout: default
---

# A box

<div class="grid grid-cols-2">
<div>

Beside it

</div>
<div>

${tall}

Below it

</div>
</div>

---
layout: fact
---

# 42

<style>
h1 { letter-spacing: 7px; color: teal }
</style>
`

interface Box {
  top: number
  left: number
  right: number
  bottom: number
}

/** Runs inside the page: where slides, drawings and paragraphs are, and how words are set. */
function read() {
  const boxOf = (element: Element): Box => {
    const { top, left, right, bottom } = element.getBoundingClientRect()
    return { top, left, right, bottom }
  }
  return [...document.querySelectorAll('.print-slide-container')].map((slide) => {
    const title = getComputedStyle(slide.querySelector('h1')!)
    const { fontFamily, color, backgroundColor } = getComputedStyle(slide.querySelector('.slidev-layout')!)
    return {
      slide: boxOf(slide),
      drawn: [...slide.querySelectorAll('.talk-diagram-host')].flatMap((host) =>
        [...host.shadowRoot!.querySelectorAll('svg .node')].map(boxOf),
      ),
      words: [...slide.querySelectorAll('p')].map(boxOf),
      look: { fontFamily, color, backgroundColor },
      title: { size: title.fontSize, weight: title.fontWeight, font: title.fontFamily },
      own: { color: title.color, spacing: title.letterSpacing },
    }
  })
}

const small = '```mermaid\nflowchart LR\n  A[Alpha] --> B[Beta]\n```'

test('a drawing that is edited takes the room that is free anew', { timeout: slow }, async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'by-hand-'))
  const deck = path.join(folder, 'slides.md')
  const write = (diagram: string): void => {
    const theme = JSON.stringify(path.join(ownTemplates, 'seminar'))
    writeFileSync(
      deck,
      `---\ntheme: ${theme}\naddons: [${JSON.stringify(`@/${path.relative(folder!, guard)}`)}]\nfonts: {provider: none}\nfavicon: "data:,"\nlayout: two-cols\n---\n\n# Left\n\n${diagram}\n`,
    )
  }
  write(small)
  await using stack = new AsyncDisposableStack()
  // Not one of those that others look for while it starts.
  const shown = await startDevServer(deck, { port: 23_000 + (process.pid % 1000) })
  stack.defer(() => shown.stop())
  const running = await launch(await findBrowser())
  stack.defer(() => running.close())
  const page = await running.newPage({ viewport: { width: 980, height: 552 } })
  page.setDefaultTimeout(slow / 2)
  const refused: string[] = []
  page.on('response', (response) => void (response.status() >= 400 && refused.push(response.url())))
  await page.goto(shown.slides.replace('localhost', '127.0.0.1'))
  const heightOf = async (nodes: number): Promise<number> => {
    await page.waitForFunction((count) => {
      const host = document.querySelector('.talk-diagram-host')
      const isDrawn = host?.closest('[data-ready]') !== null
      return isDrawn && host?.shadowRoot?.querySelectorAll('svg .node').length === count
    }, nodes)
    return page.locator('.talk-diagram-host').evaluate((host) => host.getBoundingClientRect().height)
  }
  const before = await heightOf(2)
  write(tall)
  const grown = await heightOf(4)
  expect(grown).toBeGreaterThan(before * 2)
  write(small)
  expect(await heightOf(2)).toBe(before)
  // The deck lies outside of the project, and its fonts in it.
  expect(refused).toEqual([])
})

const isApart = (one: Box, other: Box): boolean =>
  one.bottom <= other.top || one.top >= other.bottom || one.right <= other.left || one.left >= other.right

test.for(['seminar', 'paper', 'night'])('stock layouts look as %s does', { timeout: slow }, async (name) => {
  folder = mkdtempSync(path.join(tmpdir(), 'by-hand-'))
  const deck = path.join(folder, 'slides.md')
  writeFileSync(deck, slides(path.join(ownTemplates, name)))
  await using stack = new AsyncDisposableStack()
  const built = await buildDeck(deck)
  stack.defer(() => built.dispose())
  const served = await serveFolder(built.folder)
  stack.defer(() => served.close())
  const running = await launch(await findBrowser())
  stack.defer(() => running.close())
  const { page, warnings } = await openPrintPage(running, served.origin, built.data)
  expect(warnings).toEqual([])
  const [ours, ...others] = await page.evaluate(read)
  for (const [index, { look, title, slide, drawn, words }] of others.entries()) {
    const where = `slide ${index + 2}`
    expect(look, where).toEqual(ours!.look)
    expect({ font: title.font, weight: title.weight }, where).toEqual({
      font: ours!.title.font,
      weight: ours!.title.weight,
    })
    for (const node of drawn) {
      expect(node.bottom - node.top, where).toBeGreaterThan(24)
      expect(node.top, where).toBeGreaterThanOrEqual(slide.top)
      expect(node.bottom, where).toBeLessThanOrEqual(slide.bottom)
      for (const line of words) expect(isApart(node, line), where).toBe(true)
    }
  }
  expect(others.map(({ drawn }) => drawn.length)).toEqual([3, 4, 3, 4, 0])
  expect(others[0]!.title.size).toBe(ours!.title.size)
  // A slide's own style wins.
  expect(others.at(-1)!.own).toEqual({ color: 'rgb(0, 128, 128)', spacing: '7px' })
})
