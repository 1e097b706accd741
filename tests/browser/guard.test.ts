/** What the addon does that hardens every deck: to strangers, and not to the person who edits. */

import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { request } from 'node:http'
import { networkInterfaces, tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { buildDeck } from '../../scripts/slidev/build/index.ts'
import { findBrowser } from '../../scripts/browser/engine/find.ts'
import { launch } from '../../scripts/browser/engine/launch.ts'
import { serveFolder } from '#system/static-server.ts'
import { slidevEntry } from '../../scripts/slidev/data/package.ts'
import { guard } from '../../scripts/template/load.ts'

const places: string[] = []
afterAll(() => places.forEach((place) => rmSync(place, { recursive: true })))

/** A deck in a folder `talk` of a project of its own, with files around it that are nobody's business. */
function project(body: string, files: Record<string, string> = {}): string {
  const place = mkdtempSync(join(tmpdir(), 'guard-'))
  places.push(place)
  const deck = join(place, 'talk')
  const head = [
    'theme: none',
    `addons: ["@/${relative(deck, guard)}"]`,
    'fonts: {provider: none}',
    'favicon: "data:,"',
  ]
  const all = {
    'package.json': '{"name": "monorepo", "private": true, "workspaces": ["talk"]}',
    'secret.txt': 'SECRET of the project',
    'talk/slides.md': `---\n${head.join('\n')}\n---\n\n${body}`,
    ...files,
  }
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(place, name)), { recursive: true })
    writeFileSync(join(place, name), text)
  }
  return deck
}

describe('the person who edits', () => {
  test('own classes, components, layouts and styles work', async () => {
    const deck = project(
      `# Mine

<div class="grid grid-cols-2" id="grid"><span>a</span><span>b</span></div>

<span id="attributes" p="4">attributify</span>

<Card id="card" />

\`\`\`mermaid
flowchart LR
  a --> b
\`\`\`

$$
x^2
$$

<style>
h1 { letter-spacing: 7px }
</style>

---
class: px-20
---

# Wide

hidden text flex

---
layout: mine
---

# Drawn
`,
      {
        'talk/components/Card.vue': '<template><b class="pl-3 hover:(underline italic)">card</b></template>',
        'talk/layouts/mine.vue':
          '<template><div class="slidev-layout pt-9" id="layout"><slot /></div></template>',
      },
    )
    const built = await buildDeck(join(deck, 'slides.md'))
    const served = await serveFolder(built.folder)
    const running = await launch(await findBrowser())
    try {
      const page = await running.newPage({ viewport: { width: 980, height: 552 } })
      const stderr: string[] = []
      page.on(
        'console',
        (message) => /Content.Security.Policy|Refused/i.test(message.text()) && stderr.push(message.text()),
      )
      page.on('pageerror', (error) => stderr.push(error.message))
      await page.goto(`${served.origin}/print`, { waitUntil: 'load' })
      await page.waitForFunction(
        () =>
          document.querySelector('#layout') &&
          document.querySelector('.mermaid')?.shadowRoot?.querySelector('svg'),
      )
      const style = (selector: string, name: string): Promise<string> =>
        page.evaluate(
          ([at, key]) => getComputedStyle(document.querySelector(at!)!).getPropertyValue(key!),
          [selector, name],
        )
      expect((await style('#grid', 'grid-template-columns')).split(' ')).toHaveLength(2)
      expect(await style('#attributes', 'padding-left')).toBe('16px')
      expect(await style('#card', 'padding-left')).toBe('12px')
      expect(await style('.px-20', 'padding-left')).toBe('80px')
      expect(await style('#layout', 'padding-top')).toBe('36px')
      expect(await style('h1', 'letter-spacing')).toBe('7px')
      expect(await page.locator('.katex').count()).toBeGreaterThan(0)
      // Nothing that belongs to the deck offends its content security policy.
      expect(stderr).toEqual([])
      // A picture of somewhere else does.
      const offence = await page.evaluate(
        () =>
          new Promise<string>((done) => {
            document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective))
            new Image().src = 'https://127.0.0.2/x.png'
          }),
      )
      expect(offence).toBe('img-src')
    } finally {
      await running.close()
      await served.close()
      await built.dispose()
    }
  })
})

test('a file of somewhere else ends the build', async () => {
  const deck = project('# T\n\n<style>\nh1 { background: url(../secret.png) }\n</style>\n', {
    // Too large to be written into the style sheet.
    'secret.png': 'x'.repeat(10_000),
  })
  await expect(buildDeck(join(deck, 'slides.md'))).rejects.toThrow(
    /Unexpected file `.*secret\.png` in the deck/,
  )
})

test('a deck without its guard does not start', async () => {
  const deck = project('# T\n')
  const file = join(deck, 'slides.md')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/@[^"]*guard/, '@/nowhere'))
  await expect(buildDeck(file)).rejects.toThrow(/nowhere/)
})

/** An address of this machine that is not its own loop: what a viewer in the same network uses. */
const outer = Object.values(networkInterfaces())
  .flatMap((each) => each ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address

interface Answer {
  status: number
  text: string
}

/** Ask with any header, which `fetch` would not send. */
function ask(
  host: string,
  port: number,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((done, fail) => {
    const { method = 'GET', headers = {}, body } = options
    const sent = request(
      { host, port, path, method, headers: { host: `localhost:${port}`, ...headers } },
      (response) => {
        let text = ''
        response.on('data', (chunk: Buffer) => (text += String(chunk)))
        response.on('end', () => done({ status: response.statusCode ?? 0, text }))
      },
    )
    sent.once('error', fail)
    sent.end(body)
  })
}

/** Plain Slidev, as somebody may start it in the folder of a deck; `--remote` opens it to the network. */
async function plainSlidev(deck: string, port: number): Promise<() => Promise<void>> {
  const child = spawn(
    process.execPath,
    [slidevEntry, join(deck, 'slides.md'), '--port', String(port), '--remote', '--log', 'warn'],
    {
      cwd: deck,
      env: { ...process.env, CI: '1', BROWSER: 'none' },
      stdio: 'ignore',
      detached: true,
    },
  )
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  for (let tries = 0; tries < 300; tries++) {
    const answer = await ask('127.0.0.1', port, '/').catch(() => undefined)
    if (answer?.status === 200) break
    await sleep(100)
  }
  return async () => {
    process.kill(-child.pid!, 'SIGKILL')
    await ended
  }
}

describe('Slidev for editing, opened to the network', () => {
  test('each attack is refused', async () => {
    const deck = project('# Mine\n\ntext\n', {
      'talk/private.txt': 'SECRET of the deck',
      'talk/.base.md': 'SECRET of the deck',
      'talk/public/shown.txt': 'shown to all',
      'talk/components/Card.vue': '<template><b>card</b></template>',
    })
    symlinkSync(join(deck, '../secret.txt'), join(deck, 'link.txt'))
    symlinkSync(join(deck, '../secret.txt'), join(deck, 'public/link.css'))
    const before = readFileSync(join(deck, 'slides.md'), 'utf8')
    const port = 21_000 + (process.pid % 1000)
    const stop = await plainSlidev(deck, port)
    const near = (path: string, options = {}): Promise<Answer> => ask('127.0.0.1', port, path, options)
    try {
      const write = (headers: Record<string, string>) => ({
        method: 'POST',
        headers,
        body: '{"content": "# Theirs"}',
      })
      const evil = 'https://evil.example'
      const refused: Record<string, Answer> = {
        'a page of another site writes': await near(
          '/__slidev/slides/1.json',
          write({ 'content-type': 'text/plain', origin: evil }),
        ),
        'a page of a sandbox writes': await near('/__slidev/slides/1.json', write({ origin: 'null' })),
        'a page of another site writes without a name': await near(
          '/__slidev/slides/1.json',
          write({ 'sec-fetch-site': 'cross-site' }),
        ),
        'a name that was bent to this machine': await near('/', { headers: { host: 'evil.example' } }),
        'the tools for agents': await near('/__mcp', { method: 'POST' }),
        'the tools for agents, by their base': await near('/./__mcp/'),
        'an editor is started': await near('/__open-in-editor?file=slides.md'),
        'an editor is started, in code': await near('/%5f_open-in-editor?file=slides.md'),
        'a list of files': await near(`/@slidev-monaco-types/load?root=${encodeURIComponent(dirname(deck))}`),
        'a file of the project around': await near(`/@fs${dirname(deck)}/secret.txt`),
        'a file of the project around, raw': await near(`/@fs${dirname(deck)}/secret.txt?raw`),
        'a file of the machine': await near('/@fs/etc/passwd'),
        'a file of the machine, raw': await near('/@fs/etc/passwd?import&raw'),
        'a link out of the deck': await near('/link.txt'),
        'a link out of the deck, by its path': await near(`/@fs${deck}/link.txt`),
        'a link out of the public folder': await near('/link.css'),
      }
      if (outer === undefined) console.warn('guard: no network, so no attack from another machine')
      else {
        const far = (path: string, options = {}): Promise<Answer> =>
          ask(outer, port, path, { headers: { host: `${outer}:${port}` }, ...options })
        Object.assign(refused, {
          'another machine writes': await far('/__slidev/slides/1.json', write({ host: `${outer}:${port}` })),
          'another machine reads a file': await far('/private.txt'),
          'another machine reads a file, raw': await far('/private.txt?raw'),
          'another machine reads a file, by its path': await far(`/@fs${deck}/private.txt`),
          'another machine reads what was generated': await far('/.base.md'),
          'another machine reads the deck': await far('/slides.md'),
        })
        expect((await far('/')).status).toBe(200)
        expect((await far('/components/Card.vue')).status).toBe(200)
      }
      for (const [attack, { status, text }] of Object.entries(refused)) {
        expect([403, 404], attack).toContain(status)
        expect(text, attack).not.toMatch(/SECRET|root:/)
      }
      expect(readFileSync(join(deck, 'slides.md'), 'utf8')).toBe(before)

      // The person who edits goes on doing so.
      expect((await near('/')).text).toContain('Content-Security-Policy')
      expect((await near('/shown.txt')).text).toContain('shown to all')
      expect((await near('/presenter')).status).toBe(200)
      const own = {
        'content-type': 'application/json',
        origin: `http://localhost:${port}`,
        'sec-fetch-site': 'same-origin',
      }
      expect(
        (
          await near('/__slidev/slides/1.json', {
            method: 'POST',
            headers: own,
            body: '{"content": "# Edited"}',
          })
        ).status,
      ).toBe(200)
      expect(readFileSync(join(deck, 'slides.md'), 'utf8')).toContain('# Edited')
    } finally {
      await stop()
    }
    expect(existsSync(join(deck, 'slides.md'))).toBe(true)
    expect(readdirSync(deck)).toContain('private.txt')
  })
})
