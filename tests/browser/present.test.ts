import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { showDeck } from '../../scripts/browser/show.ts'
import { presentCommand } from '../../scripts/command/present.ts'

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
    const told = Promise.withResolvers<void>()
    const io = {
      out: () => {},
      err: (text: string) => {
        heard += text
        if (heard.includes('Presenter:')) told.resolve()
      },
      terminal: false,
    }
    const over = presentCommand({ deck: deck(), edit, signal: stop.signal }, io)
    await Promise.race([told.promise, over])
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
  const showing = showDeck(join(deck(), 'slides.md'))
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
