import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { deck as makeDeck, diagram, diagramEdge, slide, slot, diagramNode } from '#tree/build.ts'
import { buildDeck } from '../../scripts/slidev/build/index.ts'
import { findBrowser } from '../../scripts/browser/engine/find.ts'
import { launch } from '../../scripts/browser/engine/launch.ts'
import { serveFolder } from '#system/static-server.ts'
import { guard } from '../../scripts/template/load.ts'
import { write } from '../../scripts/slidev/write/index.ts'
import { trivialDeck } from '../write-deck.ts'
import { collapse } from '../sandbox-check-helper.ts'

const folder = join(import.meta.dirname, '../../../shared/hostile')
const there = existsSync(folder)
if (!there) console.warn('hostile: skipped, since there are no hostile articles beside the checkout')

const names = there ? readdirSync(folder).filter((name) => /^\d.*\.md$/.test(name)) : []

/** The addon that travels with every deck, as a deck in a folder names it. */
const guarded = (place: string): string[] => [`@/${relative(place, guard)}`]

describe.skipIf(!there)('hostile articles in a real build and a real browser', () => {
  test('their text is there, and nothing else happens', async () => {
    const parts = names.map((name) => {
      const article = `# ${name}\n\n${readFileSync(join(folder, name), 'utf8')}`
      const lines = readFileSync(join(folder, name.replace(/md$/, 'expected.txt')), 'utf8').split('\n')
      return {
        tree: trivialDeck(article, { math: false, spoken: true }),
        expected: [name, ...lines].map(collapse).filter((line) => line !== ''),
      }
    })
    const slides = parts.flatMap(({ tree }) => tree.children)
    const tree = makeDeck(
      { title: 'Hostile', authors: [], lang: 'en' },
      5,
      slides.map((slide, index) => ({ ...slide, id: `s${index + 1}` })),
    )
    const file = new VFile()
    const place = mkdtempSync(join(tmpdir(), 'hostile-'))
    writeFileSync(join(place, 'slides.md'), write(tree, file, { theme: 'none', addons: guarded(place) }))
    expect(file.messages.map(String)).toEqual([])

    const talk: string[] = []
    const built = await buildDeck(join(place, 'slides.md'), { log: (text) => talk.push(text) })
    const served = await serveFolder(built.folder)
    const running = await launch(await findBrowser())
    try {
      const page = await running.newPage({ viewport: { width: 980, height: 552 } })
      const asked: string[] = []
      const errors: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      page.on('pageerror', (error) => errors.push(error.message))
      await page.goto(`${served.origin}/print`, { waitUntil: 'load' })
      await page.waitForFunction(
        (count) => document.querySelectorAll('.print-slide-container').length >= count,
        slides.length,
      )
      // The place of a slide comes before its layout is mounted in it.
      await page.waitForFunction(
        (count) =>
          document.querySelectorAll('.print-slide-container [data-slidev-no] > *').length >= count &&
          !document.querySelector('.slidev-slide-loading'),
        slides.length,
      )
      const blocks = await page.evaluate(() =>
        Array.from(document.querySelectorAll('.print-slide-container'), (slide) =>
          Array.from(slide.querySelectorAll('p, h1, h2, h3, h4, h5, h6, li, td, th, pre'), (element) => {
            if (element.tagName === 'P' && element.closest('li')) return ''
            const copy = element.cloneNode(true) as Element
            for (const list of copy.querySelectorAll('ul, ol')) list.remove()
            return copy.textContent ?? ''
          }),
        ),
      )
      expect(blocks).toHaveLength(slides.length)
      expect(
        blocks
          .flat()
          .map(collapse)
          .filter((block) => block !== ''),
      ).toEqual(parts.flatMap(({ expected }) => expected))
      expect(
        await page.evaluate(() => Object.keys(window).filter((name) => name.startsWith('__pwn'))),
      ).toEqual([])
      expect(await page.evaluate(() => getComputedStyle(document.body).display)).not.toBe('none')
      expect(asked.filter((url) => !/^(?:http:\/\/127\.0\.0\.1:|data:|blob:)/.test(url))).toEqual([])
      expect(asked.length).toBeGreaterThan(5)
      expect(errors).toEqual([])
      // No file of the machine was taken along, under its name or within a style sheet.
      const published = readdirSync(built.folder, { recursive: true, encoding: 'utf8' })
      expect(published.filter((name) => /passwd|secret|hosts/.test(name))).toEqual([])
      for (const name of published.filter((each) => each.endsWith('.css')))
        expect(readFileSync(join(built.folder, name), 'utf8')).not.toMatch(/base64,cm9vd|evil\.example/)
    } finally {
      await running.close()
      await served.close()
      await built.dispose()
      rmSync(place, { recursive: true })
    }
  })
})

/** Words that mean something to one of Mermaid's grammars, or to what draws its labels. */
const labels = [
  'end "a" [b] (c)',
  '`c` {{d}} #5; <e>',
  '1. first',
  '- item',
  '%% comment',
  'click A href "javascript:window.__pwn=1"',
  'Qwen2-VL 中文：能力（完整）',
  'a: b; c',
  '<img src=x onerror="window.__pwn=1">',
  '--- o--o -->',
  '&lt; &amp;',
  '@{ shape: x }',
  '**bold** _it_ $x^2$',
  'section title',
  'title',
]

test('diagrams show any label as it is', async () => {
  const made = (['flow', 'timeline', 'hierarchy', 'chart', 'pie'] as const).flatMap((kind) =>
    labels.map((label, index) => {
      const links = kind === 'flow' ? [diagramEdge(0, 1, label)] : [diagramEdge(0, 1)]
      const drawn = diagram(
        kind,
        [diagramNode(label, { amount: 5, when: '2017' }), diagramNode('b', { amount: 2 })],
        links,
      )
      return slide({ id: `${kind}${index}`, layout: 'default', role: 'diagram', title: label }, [
        slot([drawn]),
      ])
    }),
  )
  const file = new VFile()
  const text = write(makeDeck({ title: labels[0]!, authors: [], lang: 'en' }, 5, made), file, {
    theme: 'none',
  })
  expect(file.messages.map(String)).toEqual([])
  const place = mkdtempSync(join(tmpdir(), 'hostile-'))
  writeFileSync(join(place, 'slides.md'), text)
  const built = await buildDeck(join(place, 'slides.md'))
  const served = await serveFolder(built.folder)
  const running = await launch(await findBrowser())
  try {
    const page = await running.newPage({ viewport: { width: 980, height: 552 } })
    await page.goto(`${served.origin}/print`, { waitUntil: 'load' })
    const shown = (): Promise<string[]> =>
      page.evaluate(() =>
        Array.from(document.querySelectorAll('.print-slide-container .mermaid'), (host) =>
          (host.shadowRoot ?? host).querySelector('svg') === null
            ? '(no picture)'
            : Array.from(
                (host.shadowRoot ?? host).querySelectorAll('text, foreignObject'),
                (each) => each.textContent,
              ).join(' | '),
        ),
      )
    await page
      .waitForFunction(
        (count) =>
          Array.from(document.querySelectorAll('.print-slide-container .mermaid')).filter((host) =>
            (host.shadowRoot ?? host).querySelector('svg'),
          ).length >= count,
        made.length,
        { timeout: 60_000 },
      )
      .catch(() => undefined)
    const texts = await shown()
    expect(texts).toHaveLength(made.length)
    const wrong = made.flatMap((each, index) => {
      const squeeze = (value: string): string => value.replace(/\s+/g, '')
      return squeeze(texts[index]!).includes(squeeze(each.title))
        ? []
        : [`${each.id} ${each.title}: ${texts[index]}`]
    })
    expect(wrong).toEqual([])
    expect(await page.evaluate(() => Object.keys(window).filter((name) => name.startsWith('__pwn')))).toEqual(
      [],
    )
  } finally {
    await running.close()
    await served.close()
    await built.dispose()
    rmSync(place, { recursive: true })
  }
})
