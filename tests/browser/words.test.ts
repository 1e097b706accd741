/** The words of a deck, whatever they are, in all that is made of it: they are shown and do nothing. */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import * as fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser as Running, Page } from 'playwright-chromium'
import { getDocumentProxy } from 'unpdf'
import { VFile } from 'vfile'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deck as makeDeck, notes, paragraph, slide, slot } from '#tree/build.ts'
import { findBrowser } from '../../scripts/browser/engine/find.ts'
import { launch } from '../../scripts/browser/engine/launch.ts'
import { serveFolder, type Served } from '#system/static-server.ts'
import { exportCommand } from '../../scripts/command/export.ts'
import { guard } from '../../scripts/template/load.ts'
import { write } from '../../scripts/slidev/write/index.ts'
import { png } from '../png.ts'
import { collapse } from '../sandbox-check-helper.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_130)

const tokens = [
  ...`< > " ' </head> </title> </body> </html> <!-- --> %MODE% %NAME% {{ }} ]]> <![CDATA[ $& $' & &amp; &lt;`.split(
    ' ',
  ),
  ...`<script>window.__pwn=1</script> <img/src=x/onerror="window.__pwn=1"> <b> </style> </script> a word 中文 」 \\ * _ # |`.split(
    ' ',
  ),
]

/** So many slides, each with a title, a running head, a line, a picture and notes. */
const count = 100

const values = fc.sample(
  fc.array(fc.constantFrom(...tokens), { minLength: 1, maxLength: 7 }).map((parts) => `w ${parts.join(' ')}`),
  { seed, numRuns: count * 5 + 2 },
)
const [title = '', author = '', ...rest] = values
const slides = Array.from({ length: count }, (_, index) => {
  const [heading = '', section = '', line = '', alt = '', stderr = ''] = rest.slice(index * 5)
  return { heading, section, line, alt, stderr }
})

/** The deck's own words are the worst of all. */
const deckTitle = `${title} > </title></head> <script>window.__pwn=1</script> </body> %MODE% $& {{ 1 }}`

const squeeze = (text: string): string => text.replace(/[\s\u200B\u2060]+/g, '')

let folder = ''
let running: Running
let site: Served
const fileOf = (ending: string): string => path.join(folder, `talk${ending}`)

beforeAll(async () => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'lectern-test-')), 'talk')
  mkdirSync(path.join(folder, 'public/img'), { recursive: true })
  writeFileSync(path.join(folder, 'public/img/x.png'), png(40, 40))
  const made = makeDeck({ title: deckTitle, authors: [author], lang: 'en' }, 5, [
    slide({ id: 'cover', layout: 'cover', role: 'cover', title: deckTitle }, [slot([paragraph(author)])]),
    ...slides.map(({ heading, section, line, alt, stderr }, index) =>
      slide({ id: `s${index}`, layout: 'points', role: 'points', title: heading, fields: { section } }, [
        slot([paragraph(line), { type: 'paragraph', children: [{ type: 'image', url: '/img/x.png', alt }] }]),
        notes([paragraph(stderr)]),
      ]),
    ),
  ])
  const theme = path.resolve(import.meta.dirname, '../../templates/seminar')
  const file = new VFile()
  const addons = [`@/${path.relative(folder, guard)}`]
  const images = { '/img/x.png': 'x.png' }
  writeFileSync(
    path.join(folder, 'slides.md'),
    write(made, file, { theme: path.relative(folder, theme), addons, images }),
  )
  expect(file.messages.map(String)).toEqual([])
  const formats = ['html', 'site', 'pdf', 'pptx', 'handout', 'notes'] as const
  await exportCommand(
    { deck: folder, formats: [...formats] },
    { out: () => {}, err: () => {}, terminal: false },
  )
  running = await launch(await findBrowser())
  site = await serveFolder(fileOf('-site'))
}, 600_000)

afterAll(async () => {
  await running?.close()
  await site?.close()
  rmSync(path.dirname(folder), { recursive: true, force: true })
})

/** The elements of head and body that are not of the talk itself. */
const around = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('html, head, head *, body, body *')]
      .filter((element) => !element.parentElement?.closest('#app, style'))
      .map((element) =>
        [
          element.tagName.toLowerCase(),
          element.id,
          element.getAttribute('property') ??
            element.getAttribute('name') ??
            element.getAttribute('http-equiv') ??
            element.getAttribute('rel') ??
            '',
        ]
          .filter((part) => part !== '')
          .join(' '),
      ),
  )

/** What any page of a deck may have besides. */
const known =
  /^(?:html|head|body|title|style|style .*|div app|div mermaid-rendering-container|script|script lectern-modules|link (?:stylesheet|icon|preload|modulepreload)|meta|meta (?:viewport|description|author|generator|referrer|x-dns-prefetch-control|Content-Security-Policy|Content-Type|slidev:version|og:(?:title|type|image|description)|twitter:card))$/

/** Open a page of the talk and hold it against what every page of it has to be. */
async function open(address: string): Promise<Page> {
  const page = await running.newPage({ viewport: { width: 980, height: 552 } })
  page.setDefaultTimeout(120_000)
  await page.goto(address, { waitUntil: 'load' })
  await page.locator('#app :is(h1, h2)').first().waitFor({ state: 'attached' })
  expect((await around(page)).filter((element) => !known.test(element))).toEqual([])
  const state = await page.evaluate(() => ({
    pwned: Object.keys(window).filter((name) => name.startsWith('__pwn')),
    text: [...document.body.childNodes]
      .filter(({ nodeType }) => nodeType === 3)
      .map(({ nodeValue }) => nodeValue?.trim())
      .join(''),
    above:
      document.elementFromPoint(2, 2)?.closest('#app') === null
        ? document.elementFromPoint(2, 2)?.outerHTML
        : undefined,
    frames: document.querySelectorAll('iframe, object, embed, #app script, [onerror], [onload]').length,
  }))
  expect(state).toEqual({ pwned: [], text: '', above: undefined, frames: 0 })
  return page
}

/** Each slide as the page shows it. */
const shown = (page: Page): Promise<{ heading: string; text: string; alt: string }[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.print-slide-container')].map((container) => ({
      heading: container.querySelector('h1, h2')?.textContent ?? '',
      text: container.textContent,
      alt: container.querySelector('img')?.getAttribute('alt') ?? '',
    })),
  )

const pages = { html: () => pathToFileURL(fileOf('.html')).href, site: () => `${site.origin}/index.html` }

test.each(Object.entries(pages))('%s shows every word as it is', async (_name, address) => {
  const page = await open(`${address()}?print=true#/print?print=true`)
  expect(squeeze(await page.title())).toBe(squeeze(deckTitle))
  await page.waitForFunction(
    (total) => document.querySelectorAll('.print-slide-container :is(h1, h2)').length >= total,
    count + 1,
  )
  const [cover, ...drawn] = await shown(page)
  expect(squeeze(cover!.heading)).toBe(squeeze(deckTitle))
  expect(drawn.map(({ heading }) => squeeze(heading))).toEqual(slides.map(({ heading }) => squeeze(heading)))
  expect(drawn.map(({ alt }) => squeeze(alt))).toEqual(slides.map(({ alt }) => squeeze(alt)))
  const lost = slides.flatMap(({ line, section }, index) =>
    [line, section].filter((text) => !squeeze(drawn[index]!.text).includes(squeeze(text))),
  )
  expect(lost).toEqual([])
  const preview = await page.evaluate(() =>
    document.querySelector('meta[property="og:title"]')?.getAttribute('content'),
  )
  expect(squeeze(preview ?? '')).toBe(squeeze(deckTitle))
  expect(
    await page.evaluate(() => document.querySelector('meta[name="author"]')?.getAttribute('content')),
  ).toBe(author)
  await page.close()
})

test.each(Object.entries(pages))('presenter and overview of %s are as inert', async (_name, address) => {
  for (const route of ['presenter/2', 'overview']) {
    const page = await open(`${address()}#/${route}`)
    await page
      .getByText(collapse(slides[0]!.heading), { exact: false })
      .first()
      .waitFor({ state: 'attached' })
    await page.close()
  }
})

test('policies allow no script that stands in the page but our own', async () => {
  for (const address of Object.values(pages)) {
    const page = await open(address())
    const policies = await page.evaluate(() =>
      [...document.querySelectorAll('meta[http-equiv="Content-Security-Policy"]')].map(
        (meta) => meta.getAttribute('content') ?? '',
      ),
    )
    const [scripts = ''] = policies.map((policy) => /script-src [^;]*/.exec(policy)?.[0] ?? '')
    expect(scripts).toMatch(/^script-src /)
    expect(scripts).not.toMatch(/unsafe/)
    const ran = await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.__pwn = 1'
      document.body.append(script)
      const picture = document.createElement('div')
      picture.innerHTML = '<img src="data:," onerror="window.__pwn = 1">'
      document.body.append(picture)
      return new Promise((done) => setTimeout(() => done('__pwn' in window), 300))
    })
    expect(ran).toBe(false)
    await page.close()
  }
})

const textOfPdf = async (file: string): Promise<{ pages: string[]; outline: string[]; title: string }> => {
  const pdf = await getDocumentProxy(new Uint8Array(readFileSync(file)))
  const texts: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  const outline = ((await pdf.getOutline()) ?? []).map((entry) => entry.title)
  const { info } = (await pdf.getMetadata()) as unknown as { info: { Title: string } }
  expect(await pdf.getJSActions()).toBeNull()
  return { pages: texts, outline, title: info.Title }
}

test('PDF and handout have the titles as they are', async () => {
  const { pages: drawn, outline, title: named } = await textOfPdf(fileOf('.pdf'))
  expect(named).toBe(collapse(deckTitle))
  expect(outline.map(squeeze)).toEqual([deckTitle, ...slides.map(({ heading }) => heading)].map(squeeze))
  const lost = slides.filter(({ heading }, index) => !squeeze(drawn[index + 1]!).includes(squeeze(heading)))
  expect(lost).toEqual([])
  const handout = squeeze((await textOfPdf(fileOf('-handout.pdf'))).pages.join(''))
  expect(slides.filter(({ heading }) => !handout.includes(squeeze(heading)))).toEqual([])
  expect(slides.filter(({ stderr }) => !handout.includes(squeeze(stderr)))).toEqual([])
})

test('PowerPoint has them too, in XML that holds', async () => {
  const files = unzipSync(readFileSync(fileOf('.pptx')))
  const page = await running.newPage()
  const read = (name: string): Promise<{ text: string; alts: string[] }> =>
    page.evaluate((xml) => {
      const document = new DOMParser().parseFromString(xml, 'application/xml')
      if (document.querySelector('parsererror')) throw new Error(document.documentElement.textContent)
      return {
        text: [...document.getElementsByTagName('a:t')].map(({ textContent }) => textContent).join(''),
        alts: [...document.getElementsByTagName('p:cNvPr')].map((each) => each.getAttribute('descr') ?? ''),
      }
    }, strFromU8(files[name]!))
  for (const [index, { heading, line, alt, stderr }] of slides.entries()) {
    const { text, alts } = await read(`ppt/slides/slide${index + 2}.xml`)
    for (const part of [heading, line]) expect(squeeze(text)).toContain(squeeze(part))
    expect(alts.map(squeeze)).toContain(squeeze(alt))
    expect(squeeze((await read(`ppt/notesSlides/notesSlide${index + 2}.xml`)).text)).toContain(
      squeeze(stderr),
    )
  }
  for (const name of Object.keys(files).filter((each) => /\.(?:xml|rels)$/.test(each))) await read(name)
  await page.close()
})

test('nothing else lies beside them', () => {
  expect(readdirSync(folder).toSorted()).toEqual(
    [
      'public',
      'slides.md',
      'talk.html',
      'talk.pdf',
      'talk.pptx',
      'talk-handout.pdf',
      'talk-notes.md',
      'talk-site',
    ].toSorted(),
  )
})
