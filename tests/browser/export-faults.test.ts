/** What happens to an export when its surroundings fail. */

import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildDeck, type BuiltDeck } from '../../scripts/browser/build.ts'
import { findBrowser } from '../../scripts/browser/find.ts'
import { launch } from '../../scripts/browser/launch.ts'
import { exportBuilt } from '../../scripts/export/deck.ts'

/** A build and a browser on a loaded machine. */
const slow = 300_000

const lectern = resolve(import.meta.dirname, '../../scripts/lectern.js')
const head = '---\ntheme: none\nfonts: {provider: none}\nfavicon: "data:,"\n---\n'

let folder: string
let built: BuiltDeck
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-test-'))
  writeFileSync(join(folder, 'slides.md'), `${head}\n# One\n\nText\n\n---\n\n# Two\n`)
  built = await buildDeck(join(folder, 'slides.md'))
}, slow)
afterAll(() => built.dispose())

async function exportTo(file: string, atPrinting?: (crash: () => Promise<unknown>) => void): Promise<Error> {
  const running = await launch(await findBrowser())
  const crash = async (): Promise<unknown> => (await running.newBrowserCDPSession()).send('Browser.crash')
  const progress = (step: string): void => void (step.startsWith('making') && atPrinting?.(crash))
  try {
    await exportBuilt(built, running, [{ format: 'pdf', file }], { progress })
    throw new Error('It went well')
  } catch (error) {
    return error as Error
  } finally {
    await running.close()
  }
}

function previous(): string {
  const place = mkdtempSync(join(folder, 'out-'))
  writeFileSync(join(place, 'a.pdf'), 'previous')
  return place
}

test('a browser that is killed while it prints', { timeout: slow }, async () => {
  const place = previous()
  const error = await exportTo(join(place, 'a.pdf'), (crash) => void crash().catch(() => {}))
  expect(error).toMatchObject({ name: 'CannotGoOn' })
  expect(error.message).toMatch(/browser/)
  expect(readdirSync(place)).toEqual(['a.pdf'])
  expect(readFileSync(join(place, 'a.pdf'), 'utf8')).toBe('previous')
})

test('a place where nothing can be written', { timeout: slow }, async () => {
  const place = previous()
  // A file stands where the folder would have to be, which stops even the owner of the machine.
  const error = await exportTo(join(place, 'a.pdf', 'b.pdf'))
  expect(error).toMatchObject({ name: 'CannotGoOn' })
  expect(error.message).toContain('Cannot write')
  expect(readFileSync(join(place, 'a.pdf'), 'utf8')).toBe('previous')
})

test('a disk that is full', { timeout: slow }, async ({ skip }) => {
  const place = mkdtempSync(join(folder, 'disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', place], { stdio: 'ignore' })
  } catch {
    skip('only an administrator can make a small disk')
  }
  try {
    writeFileSync(join(place, 'a.pdf'), 'previous')
    const error = await exportTo(join(place, 'a.pdf'))
    expect(error).toMatchObject({ name: 'CannotGoOn' })
    expect(error.message).toMatch(/Cannot write.*ENOSPC/)
    expect(readdirSync(place)).toEqual(['a.pdf'])
    expect(readFileSync(join(place, 'a.pdf'), 'utf8')).toBe('previous')
  } finally {
    execFileSync('umount', [place])
  }
})

/** Processes whose command line names the folder. */
function workers(name: string): string[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(name)
      } catch {
        return false
      }
    })
}

// While Lectern starts, while Slidev builds, and later.
test.for([400, 1500, 4500])('Ctrl-C after %i ms', { timeout: slow }, async (delay, { skip }) => {
  if (process.platform !== 'linux') skip('looks for processes where Linux names them')
  const place = previous()
  const deck = join(place, 'talk')
  mkdirSync(deck)
  writeFileSync(join(deck, 'slides.md'), `${head}\n# One\n`)
  const child = spawn(process.execPath, [lectern, 'export', deck, '-o', join(place, 'a.pdf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TMPDIR: place },
  })
  let talk = ''
  child.stderr.on('data', (chunk: Buffer) => (talk += String(chunk)))
  const timer = setTimeout(() => child.kill('SIGINT'), delay)
  const ended = await new Promise<{ code: number | null; signal: string | null }>((done) =>
    child.once('close', (code, signal) => done({ code, signal })),
  )
  clearTimeout(timer)
  const finished = ended.code === 0
  // Before it listens for signals, the process ends as any other does.
  expect(
    finished || ended.code === 130 || ended.signal === 'SIGINT',
    `${JSON.stringify(ended)} ${talk}`,
  ).toBe(true)
  if (!finished) expect(readFileSync(join(place, 'a.pdf'), 'utf8')).toBe('previous')
  expect(readdirSync(deck)).toEqual(['slides.md'])
  expect(readdirSync(place).filter((name) => /^(?:lectern-|\.a)/.test(name))).toEqual([])
  expect(workers(deck)).toEqual([])
})
