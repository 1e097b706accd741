/** Decks whose player was built before: they look as if they had been built whole, and as they are now. */

import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser as Running } from 'playwright-chromium'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildDeck, type BuildOptions } from '../../scripts/slidev/build/index.ts'
import { findBrowser } from '../../scripts/browser/engine/find.ts'
import { launch } from '../../scripts/browser/engine/launch.ts'
import { buildAhead } from '../../scripts/browser/page/load-ahead.ts'
import { openPrintPage } from '../../scripts/browser/page/print-page.ts'
import { serveFolder } from '#system/static-server.ts'
import { captureSlides } from '../../scripts/export/capture.ts'

let browser: Running
let folder = ''
let home: string | undefined

beforeAll(async () => {
  browser = await launch(await findBrowser({}))
  folder = mkdtempSync(path.join(tmpdir(), 'lectern-player-'))
  // A cache of our own, or what is kept would depend on the tests before.
  home = process.env['XDG_CACHE_HOME']
  process.env['XDG_CACHE_HOME'] = path.join(folder, 'cache')
})
afterAll(async () => {
  if (home === undefined) delete process.env['XDG_CACHE_HOME']
  else process.env['XDG_CACHE_HOME'] = home
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Shown {
  /** PNG of each slide, as base64. */
  pictures: string[]
  text: string
  /** All rules of the page. */
  styles: string
  onPlayer: boolean
}

async function show(slides: string, options: BuildOptions = {}): Promise<Shown> {
  await using stack = new AsyncDisposableStack()
  const deck = await buildDeck(slides, options)
  stack.defer(() => deck.dispose())
  const served = await serveFolder(deck.folder)
  stack.defer(() => served.close())
  const print = await openPrintPage(browser, served.origin, deck.data)
  stack.defer(() => print.close())
  expect(print.warnings).toEqual([])
  const pictures = await captureSlides(print, 'png', 1)
  const text = await print.page.evaluate(() => document.body.innerText)
  const styles = await print.page.evaluate(() =>
    [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].map((rule) => rule.cssText)).join('\n'),
  )
  return {
    pictures: pictures.map(({ bytes }) => Buffer.from(bytes).toString('base64')),
    text,
    styles,
    onPlayer: deck.incremental,
  }
}

function deck(name: string, slides: string): string {
  const place = path.join(folder, name)
  mkdirSync(path.join(place, 'components'), { recursive: true })
  const file = path.join(place, 'slides.md')
  writeFileSync(file, slides)
  return file
}

const head = '---\ntheme: none\ntitle: By hand\nfonts: {provider: none}\nfavicon: "data:,"\n---\n\n'

const byHand = `${head}# By hand <Counter :count="2" />

<div class="grid grid-cols-3 gap-7 mt-13px text-red-500"><div>a</div><div>b</div><div v-click>c</div></div>

---
layout: two-cols
class: px-20
---

# Left

<v-clicks>

- one
- two

</v-clicks>

::right::

\`\`\`ts {1|2}
const a = 1
const b = \`x \${a}\`
\`\`\`

---

# Script

<script setup>
import { ref } from 'vue'
import { useNav } from '@slidev/client'
const n = ref(3)
const { total } = useNav()
</script>

{{ n * 2 }} of {{ total }} <Arrow x1="10" y1="20" x2="100" y2="200" />

<Toc maxDepth="1" />

<style>
h1 { color: teal; }
</style>

---

# Drawn

$$ \\int_0^1 x^2 dx $$

\`\`\`mermaid
flowchart LR
  A --> B
\`\`\`
`

const counter = (text: string): string =>
  `<script setup lang="ts">defineProps<{ count: number }>()</script>\n` +
  `<template><span class="px-2">${text} {{ count }}</span></template>\n` +
  `<style scoped>span { background: gold }</style>\n`

test('our first deck', async () => {
  const slides = path.resolve(import.meta.dirname, '../../slides/qwen2-vl/slides.md')
  const whole = await show(slides, { whole: true })
  const first = await show(slides)
  const again = await show(slides)
  expect([whole, first, again].map(({ onPlayer }) => onPlayer)).toEqual([false, true, true])
  expect(first.pictures).toEqual(whole.pictures)
  expect(again.pictures).toEqual(whole.pictures)
  expect(readdirSync(path.join(folder, 'cache/lectern/players'))).toHaveLength(1)
})

/** What few decks need is loaded when one does: JSX, `@apply`, types of code. */
const rare = `${head}# Rare <Tag name="JSX" />

\`\`\`ts twoslash
const two: number = 'two'.repeat(2)
\`\`\`

<style>
h1 { @apply pl-13px; }
</style>
`

test('a deck that needs what is rare', async () => {
  const slides = deck('rare', rare)
  writeFileSync(
    path.join(path.dirname(slides), 'components/Tag.tsx'),
    `import { defineComponent } from 'vue'\n\nexport default defineComponent({ props: { name: String }, setup: (props) => () => <i>{props.name} is drawn</i> })\n`,
  )
  const { text, styles } = await show(slides)
  expect(text).toContain('JSX is drawn')
  expect(styles).toContain('padding-left: 13px')
  expect(text).toContain("Type 'string' is not assignable to type 'number'.")
})

test('a deck by hand, and an edit of its component', async () => {
  const slides = deck('hand', byHand)
  const component = path.join(path.dirname(slides), 'components/Counter.vue')
  writeFileSync(component, counter('Before'))
  const whole = await show(slides, { whole: true })
  const half = await show(slides)
  expect(half.onPlayer).toBe(true)
  expect(half.pictures).toEqual(whole.pictures)
  expect(half.text).toContain('Before 2')
  writeFileSync(component, counter('After'))
  const edited = await show(slides)
  expect(edited.onPlayer).toBe(true)
  expect(edited.text).toContain('After 2')
})

/** A deck as it looks when its page was opened before its slides were there; nothing where that page is not its own. */
async function showAhead(slides: string): Promise<string[] | undefined> {
  await using stack = new AsyncDisposableStack()
  const { deck: built, ahead } = await buildAhead(stack, Promise.resolve(browser), slides)
  stack.defer(() => built.dispose())
  if (!ahead) return undefined
  const { served, loading } = ahead
  const print = await openPrintPage(browser, served.origin, built.data, { loading })
  expect(print.warnings).toEqual([])
  const pictures = await captureSlides(print, 'png', 1)
  return pictures.map(({ bytes }) => Buffer.from(bytes).toString('base64'))
}

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

test('a page that is opened before its slides are there shows them as they are', async () => {
  const first = path.resolve(import.meta.dirname, '../../slides/qwen2-vl/slides.md')
  const drawn = deck(
    'ahead',
    `${head}# Ahead <Counter :count="2" />\n\n![A point](./point.png)\n\n---\n\n# Drawn\n\n\`\`\`mermaid\nflowchart LR\n  A --> B\n\`\`\`\n`,
  )
  const place = path.dirname(drawn)
  writeFileSync(path.join(place, 'components/Counter.vue'), counter('Ahead'))
  writeFileSync(path.join(place, 'point.png'), Buffer.from(pixel, 'base64'))
  for (const slides of [first, drawn]) expect(await showAhead(slides)).toEqual((await show(slides)).pictures)
})

test.for([
  ['an icon of its own', '---\ntheme: none\nfonts: {provider: none}\nfavicon: ./point.png\n---\n\n# Other\n'],
  ['a style of a slide', `${head}# Other\n\n<style>\nh1 { color: teal }\n</style>\n`],
])('a page that turns out another, by %s, is not taken', async ([what, text]) => {
  const slides = deck(what!, text!)
  writeFileSync(path.join(path.dirname(slides), 'point.png'), Buffer.from(pixel, 'base64'))
  expect(await showAhead(slides)).toBeUndefined()
})

test('slides that reach into the player are built whole, as are plugins of a deck', async () => {
  const inner = deck(
    'inner',
    `${head}# Inner\n\n<script setup>\nimport { isDark } from '@slidev/client/logic/dark.ts'\n</script>\n\n{{ isDark }}\n`,
  )
  const reaching = await show(inner)
  expect(reaching.onPlayer).toBe(false)
  expect(reaching.text).toContain('false')
  const plugged = deck('plugged', `${head}# Plugged\n`)
  writeFileSync(path.join(path.dirname(plugged), 'vite.config.ts'), 'export default { plugins: [] }\n')
  expect((await show(plugged)).onPlayer).toBe(false)
})
