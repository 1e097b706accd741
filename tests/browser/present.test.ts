import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { VFile } from 'vfile'
import { deck as makeDeck, paragraph, slide, slot } from '#tree/build.ts'
import { findBrowser } from '../../scripts/browser/engine/find.ts'
import { launch } from '../../scripts/browser/engine/launch.ts'
import { previewDeck } from '../../scripts/slidev/serve/preview.ts'
import { presentCommand } from '../../scripts/command/present.ts'
import { write } from '../../scripts/slidev/write/index.ts'

const slow = 120_000

function deck(theme = 'none'): string {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-test-'))
  writeFileSync(
    join(folder, 'slides.md'),
    `---\ntheme: ${theme}\ntitle: 中文\nfonts: {provider: none}\nfavicon: "data:,"\n---\n\n# 中文\n`,
  )
  return folder
}

const modes = [
  { name: 'built, for an audience', edit: false },
  { name: 'with the server for editing', edit: true },
]

test.each(modes)(
  'slides and presenter answer until it is stopped: $name',
  { timeout: slow },
  async ({ edit }) => {
    const stop = new AbortController()
    let heard = ''
    const output = Promise.withResolvers<void>()
    const io = {
      out: () => {},
      err: (text: string) => {
        heard += text
        if (heard.includes('Presenter:')) output.resolve()
      },
      terminal: false,
    }
    const over = presentCommand({ deck: deck(), edit, signal: stop.signal }, io)
    await Promise.race([output.promise, over])
    const addresses = [...heard.matchAll(/http:\/\/(?:localhost|127\.0\.0\.1):\d+\/\S*/g)].map(
      ([address]) => address,
    )
    expect(addresses).toHaveLength(2)
    for (const address of addresses) expect((await fetch(address)).status).toBe(200)
    expect(await (await fetch(addresses[0]!)).text()).toContain('中文')
    stop.abort()
    expect(await over).toEqual({ slides: addresses[0], presenter: addresses[1] })
    await expect(fetch(addresses[0]!)).rejects.toThrow()
  },
)

const silent = { out: () => {}, err: () => {}, terminal: false }

test('a port in use is told', { timeout: slow }, async () => {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  await expect(presentCommand({ deck: deck(), port }, silent)).rejects.toThrow(`\`${port}\``)
  server.close()
})

test('a port that is taken while the slides are built is not the one', { timeout: slow }, async () => {
  const showing = previewDeck(join(deck(), 'slides.md'))
  await sleep(500)
  const server = createServer()
  // Where somebody else has it already, so much the better.
  await new Promise<void>((done) => server.once('error', () => done()).listen(3030, '127.0.0.1', done))
  const shown = await showing
  expect((await fetch(shown.slides)).status).toBe(200)
  await shown.stop()
  server.close()
})

test("a deck that Slidev refuses ends with Slidev's words", { timeout: slow }, async () => {
  await expect(presentCommand({ deck: deck('nowhere') }, silent)).rejects.toThrow(/theme.*nowhere.*not found/)
})

test('the clock of the presenter runs, and its bar turns yellow and red', { timeout: slow }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-test-'))
  const minutes = 10
  const talk = makeDeck({ title: 'A talk', authors: [], lang: 'en' }, minutes, [
    slide({ id: 'cover', layout: 'cover', role: 'cover', title: 'A talk' }, [slot([paragraph('text')])]),
  ])
  writeFileSync(join(folder, 'slides.md'), write(talk, new VFile(), { theme: 'none' }))
  const shown = await previewDeck(join(folder, 'slides.md'))
  const running = await launch(await findBrowser())
  try {
    const page = await running.newPage()
    const errors: Error[] = []
    page.on('pageerror', (error) => {
      // Without a window nothing may keep the screen awake.
      if (error.name !== 'NotAllowedError') errors.push(error)
    })
    await page.clock.install()
    await page.goto(shown.presenter)
    const clock = page.locator('.group.select-none', { has: page.locator(String.raw`.i-carbon\:time`) })
    const bar = page.locator(String.raw`.flex.h-4px > .h-4px`)
    await clock.waitFor()
    expect(await bar.count()).toBe(0)
    await clock.locator(String.raw`:has(> .i-carbon\:play)`).dispatchEvent('click')
    const states = []
    for (const passed of [minutes * 0.25, minutes * 0.6, minutes * 0.3]) {
      await page.clock.runFor(passed * 60_000)
      states.push({
        bar: await bar.getAttribute('class'),
        width: Math.round(Number.parseFloat((await bar.getAttribute('style'))?.replace('width: ', '') ?? '')),
        shown: (await clock.innerText()).replaceAll(/\s/g, ''),
        colour: /\btext-(green|yellow|red)6/.exec((await clock.getAttribute('class')) ?? '')?.[1],
      })
    }
    expect(states).toEqual([
      { bar: 'h-4px bg-green', width: 25, shown: '2:30', colour: 'green' },
      { bar: 'h-4px bg-yellow', width: 85, shown: '8:30', colour: 'yellow' },
      { bar: 'h-4px bg-red', width: 115, shown: '11:30', colour: 'red' },
    ])
    expect(errors).toEqual([])
  } finally {
    await running.close()
    await shown.stop()
  }
})
