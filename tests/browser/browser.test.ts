import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { embeddedBrowser } from '../../scripts/browser/engine/embedded.ts'
import { findBrowser, type Browser } from '../../scripts/browser/engine/find.ts'
import { launch } from '../../scripts/browser/engine/launch.ts'
import { openPrintPage } from '../../scripts/browser/page/print-page.ts'
import { serveFolder, type Served } from '#system/static-server.ts'
import { drawHan, inkOfHan } from '../../scripts/browser/engine/cjk-ink.ts'

/** Unpacking 210 MB and starting it on a loaded machine. */
const slow = 120_000

const folder = (): string => mkdtempSync(join(tmpdir(), 'lectern-test-'))

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the embedded browser', () => {
  const cache = folder()
  const env = {
    ...process.env,
    XDG_CACHE_HOME: cache,
    LECTERN_BROWSER: '',
    FONTCONFIG_FILE: '',
    FONTCONFIG_PATH: '',
  }
  const talk: string[] = []
  const find = (): Promise<Browser> =>
    findBrowser({
      env,
      log: (text) => talk.push(text),
      sources: [async (...given) => [(await embeddedBrowser(...given))!]],
    })
  let browser: Browser

  beforeAll(async () => {
    browser = await find()
  }, slow)

  afterAll(() => rmSync(cache, { recursive: true, force: true }))

  test('unpacks into an empty private cache, once', { timeout: slow }, async () => {
    expect(browser).toMatchObject({ kind: 'embedded', version: expect.stringMatching(/^1\d\d\./) })
    expect(browser.path.startsWith(join(cache, 'lectern', 'chromium'))).toBe(true)
    for (const path of [join(cache, 'lectern'), join(cache, 'lectern', 'chromium'), browser.path])
      expect(statSync(path).mode & 0o777).toBe(0o700)
    expect(readdirSync(join(cache, 'lectern', 'chromium'))).toHaveLength(1)
    expect(talk).toEqual([expect.stringContaining('Unpacking')])
    expect((await find()).path).toBe(browser.path)
    expect(talk).toHaveLength(1)
  })

  test('draws Chinese by the fonts it is given alone', { timeout: slow }, async () => {
    const fonts = join(cache, 'lectern', 'fonts', 'fonts-1')
    const only = join(folder(), 'fonts.conf')
    writeFileSync(only, `<fontconfig><dir>${fonts}</dir><cachedir>${folder()}</cachedir></fontconfig>`)
    const bare = { ...browser, env: { ...browser.env, FONTCONFIG_FILE: only } }
    const drawn = await drawHan(bare)
    expect(drawn.known).toBe(true)
    expect(drawn.ink).toBeGreaterThan(inkOfHan)
  })

  test('is caught drawing nothing where it has no font', { timeout: slow }, async () => {
    const none = join(folder(), 'fonts.conf')
    writeFileSync(none, `<fontconfig><cachedir>${folder()}</cachedir></fontconfig>`)
    const drawn = await drawHan({ ...browser, env: { ...browser.env, FONTCONFIG_FILE: none } })
    expect(drawn.ink).toBeLessThan(inkOfHan)
  })

  test('keeps the sandbox unless it runs as the superuser, and the security of the web', () => {
    if (process.getuid?.() === 0) expect(browser.args).toContain('--no-sandbox')
    expect(browser.args.join(' ')).not.toMatch(/disable-web-security|single-process|isolation/)
  })
})

describe('the wait for slides', () => {
  let served: Served
  let browser: Browser
  const site = folder()

  beforeAll(async () => {
    browser = await findBrowser()
    served = await serveFolder(site)
  }, slow)
  afterAll(() => served.close())

  const facts = {
    title: 't',
    width: 400,
    height: 300,
    slides: [
      { number: 1, title: '一', diagrams: 0 },
      { number: 2, title: '二', diagrams: 0 },
    ],
    errors: [],
  }
  const slide = (number: number, content: string): string =>
    `<div class="print-slide-container" id="00${number}-01"><div data-slidev-no="${number}">${content}</div></div>`

  async function open(body: string, timeout = 30_000): Promise<{ warnings: string[]; text: string }> {
    writeFileSync(join(site, 'index.html'), `<!doctype html><meta charset=utf-8><body>${body}`)
    const running = await launch(browser)
    try {
      const print = await openPrintPage(running, served.origin, facts, { timeout })
      return { warnings: print.warnings, text: await print.page.innerText('body') }
    } finally {
      await running.close()
    }
  }

  test('names the slide that does not come', { timeout: slow }, async () => {
    await expect(open(slide(1, '<p>a'), 1000)).rejects.toThrow(/the slide on slide 2, 二/)
  })

  test('names the diagram that is never drawn', { timeout: slow }, async () => {
    const body = slide(1, '<p>a') + slide(2, '<div class="mermaid"></div>')
    await expect(open(body, 1000)).rejects.toThrow(/a diagram on slide 2, 二/)
  })

  test('waits for a diagram that comes late, behind a shadow root too', { timeout: slow }, async () => {
    const late = `<div data-diagram id=d></div><script>setTimeout(() => {
      d.attachShadow({ mode: 'open' }).innerHTML = '<svg></svg><b>drawn</b>'
      document.body.append('late')
    }, 700)</script>`
    expect((await open(slide(1, '<p>a') + slide(2, late))).text).toContain('late')
  })

  test('names the slide whose diagram has an error', { timeout: slow }, async () => {
    const body = slide(1, '<div data-ready data-error="Parse error on line 2"></div>') + slide(2, '<p>b')
    await expect(open(body)).rejects.toThrow(/slide 1, 一: diagram: Parse error on line 2/)
  })

  test("knows Slidev's own error page", { timeout: slow }, async () => {
    const body =
      slide(1, '<p>a') + slide(2, '<div>An error occurred on this slide. Check the terminal.</div>')
    await expect(open(body)).rejects.toThrow(/slide 2, 二: An error occurred/)
  })

  test('lets no request out, and names the slides that ask for something', { timeout: slow }, async () => {
    const body =
      slide(
        1,
        '<img src="http://192.0.2.1/a.png"><p style="background: url(/gone.png)"><a href="https://talk.example">a</a>',
      ) +
      slide(2, '<iframe src="https://talk.example"></iframe>b') +
      '<link rel=stylesheet href="https://fonts.example/x.css">'
    const { warnings } = await open(body)
    expect(warnings.toSorted()).toEqual([
      'Missing file `/gone.png`, requested by slide 1, 一',
      'Unexpected address `http://192.0.2.1/a.png` in slide 1, 一, expected files of the deck',
      'Unexpected address `https://fonts.example/x.css` in a slide, expected files of the deck',
      'Unexpected address `https://talk.example/` in slide 2, 二, expected files of the deck',
    ])
  })
})
