/** An article is followed: each save shows in the open browser, what is wrong stands over the slides. */

import { mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { findBrowser } from '../../scripts/browser/engine/find.ts'
import { launch } from '../../scripts/browser/engine/launch.ts'
import { parseArguments } from '../../scripts/command/arguments.ts'
import { watchArticle } from '../../scripts/command/build/watch.ts'
import { presentCommand } from '../../scripts/command/present.ts'
import { openSandboxCheck } from '../../scripts/slidev/sandbox-check/index.ts'

const slow = 120_000

const article = (fact: string): string =>
  `# How caches help\n\n## Latency\n\nA cache near the reader answers in ${fact}.\n\nThe origin is far away.\n`

test(
  'a save shows without a reload, edits stay, an error is laid over the last good deck',
  { timeout: slow },
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'lectern-watch-'))
    const file = path.join(folder, 'article.md')
    writeFileSync(file, article('20 ms'))
    let heard = ''
    const shown = Promise.withResolvers<void>()
    const io = {
      out: () => {},
      err: (text: string) => {
        heard += text
        if (heard.includes('Presenter:')) shown.resolve()
      },
      terminal: false,
    }
    const stop = new AbortController()
    await using gate = openSandboxCheck()
    const watched = (await watchArticle(
      parseArguments(['present', file, '--watch', '-o', path.join(folder, 'deck')]),
      io,
      gate,
    ))!
    const over = presentCommand(
      { deck: watched.deck, follow: watched.follow, open: false, signal: stop.signal },
      io,
    )
    await using _ = {
      async [Symbol.asyncDispose]() {
        stop.abort()
        await Promise.race([over, sleep(slow / 4, undefined, { ref: false })])
      },
    }
    await Promise.race([shown.promise, over])
    const running = await launch(await findBrowser())
    try {
      const page = await running.newPage()
      page.setDefaultTimeout(slow / 2)
      await page.goto(`${/http:\S+/.exec(heard)![0].replace('localhost', '127.0.0.1')}2`)
      await page.getByText('20 ms').waitFor()
      await page.evaluate('window.marked = true')
      // A person writes beside what is generated.
      const deck = readFileSync(watched.deck, 'utf8')
      writeFileSync(watched.deck, deck.replace('The origin is far away', 'The origin is on the moon'))
      await page.getByText('on the moon').waitFor()
      // As editors save: beside, and then in its place.
      writeFileSync(`${file}.new`, article('30 ms'))
      renameSync(`${file}.new`, file)
      await page.getByText('30 ms').waitFor()
      await page.getByText('on the moon').waitFor()
      writeFileSync(file, '')
      const overlay = page.locator('vite-error-overlay')
      await overlay.waitFor()
      expect(await overlay.locator('.message-body').innerText()).toMatch(/empty|no text/i)
      expect(readFileSync(watched.deck, 'utf8')).toContain('30 ms')
      expect(heard).toContain('Not built again: ')
      writeFileSync(file, article('30 ms'))
      await overlay.waitFor({ state: 'detached' })
      writeFileSync(file, article('40 ms'))
      await page.getByText('40 ms').waitFor()
      expect(await page.evaluate('window.marked')).toBe(true)
    } finally {
      await running.close()
    }
  },
)

test.each([['-'], ['https://example.com/a']])('%s cannot be followed', async (input) => {
  await using gate = openSandboxCheck()
  const io = { out: () => {}, err: () => {}, terminal: false }
  await expect(watchArticle(parseArguments(['build', input, '--watch']), io, gate)).rejects.toThrow(
    'expected one file',
  )
})
