/** What happens to an export when its surroundings fail. */

import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser as Running } from 'playwright-chromium'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildDeck, type BuiltDeck } from '../../scripts/slidev/build/index.ts'
import { findBrowser } from '../../scripts/browser/engine/find.ts'
import { launch } from '../../scripts/browser/engine/launch.ts'
import { measureBoxes } from '../../scripts/browser/measure/deck.ts'
import { exportBuilt } from '../../scripts/export/deck.ts'
import type { FormatName } from '../../scripts/export/index.ts'

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

type Crash = () => Promise<unknown>

async function exportTo(
  file: string,
  format: FormatName = 'pdf',
  atPrinting?: (crash: Crash) => void,
): Promise<Error> {
  const running = await launch(await findBrowser())
  const crash = async (): Promise<unknown> => (await running.newBrowserCDPSession()).send('Browser.crash')
  const progress = (step: string): void => void (step.startsWith('making') && atPrinting?.(crash))
  try {
    await exportBuilt(built, running, [{ format, file }], { progress })
    throw new Error('It went well')
  } catch (error) {
    return error as Error
  } finally {
    await running.close()
  }
}

/** Put an earlier export into a folder: a file, or a folder of pictures. */
function previousIn(place: string): void {
  writeFileSync(join(place, 'a.pdf'), 'previous')
  mkdirSync(join(place, 'a-png'))
  for (const name of ['.lectern-export', '001.png']) writeFileSync(join(place, 'a-png', name), 'previous')
}

function previous(): string {
  const place = mkdtempSync(join(folder, 'out-'))
  previousIn(place)
  return place
}

/** The earlier export is as it was, and nothing half done lies beside it. */
function expectUntouched(place: string): void {
  const names = readdirSync(place, { recursive: true }).map(String).toSorted()
  expect(names).toEqual(['a-png', 'a-png/.lectern-export', 'a-png/001.png', 'a.pdf'])
  for (const name of names.slice(1)) expect(readFileSync(join(place, name), 'utf8')).toBe('previous')
}

/** A file, and a folder of files. */
const kinds: [FormatName, string][] = [
  ['pdf', 'a.pdf'],
  ['png', 'a-png'],
]

/** A disk of its own; nothing where only an administrator may make one. */
function smallDisk(): { place: string; take: (options: string) => void } | undefined {
  const place = mkdtempSync(join(folder, 'disk-'))
  const take = (options: string): void =>
    void execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place], { stdio: 'ignore' })
  try {
    // Four pages of memory: the earlier export takes three of them.
    take('size=16k')
  } catch {
    return undefined
  }
  disks.push(place)
  previousIn(place)
  return { place, take }
}
const disks: string[] = []
afterAll(() => {
  for (const place of disks) execFileSync('umount', [place])
})

test.for(kinds)('a browser that is killed while it makes %s', { timeout: slow }, async ([format, name]) => {
  const place = previous()
  const error = await exportTo(join(place, name), format, (crash) => void crash().catch(() => {}))
  expect(error).toMatchObject({ name: 'UserError' })
  expect(error.message).toMatch(/browser/)
  expectUntouched(place)
})

test('a place where nothing can be written', { timeout: slow }, async () => {
  const place = previous()
  // A file stands where the folder would have to be, which stops even the owner of the machine.
  const error = await exportTo(join(place, 'a.pdf', 'b.pdf'))
  expect(error).toMatchObject({ name: 'UserError' })
  expect(error.message).toContain('Cannot write')
  expect(readFileSync(join(place, 'a.pdf'), 'utf8')).toBe('previous')
})

test.for(kinds)('a disk that is full of %s', { timeout: slow }, async ([format, name], { skip }) => {
  const disk = smallDisk()
  if (!disk) return skip('only an administrator can make a small disk')
  const error = await exportTo(join(disk.place, name), format)
  expect(error).toMatchObject({ name: 'UserError' })
  expect(error.message).toMatch(/Cannot write.*ENOSPC/)
  expectUntouched(disk.place)
})

test.for(kinds)('a disk that takes no %s', { timeout: slow }, async ([format, name], { skip }) => {
  const disk = smallDisk()
  if (!disk) return skip('only an administrator can make a small disk')
  disk.take('remount,ro')
  const error = await exportTo(join(disk.place, name), format)
  expect(error).toMatchObject({ name: 'UserError' })
  expect(error.message).toMatch(/Cannot write.*EROFS/)
  expectUntouched(disk.place)
})

test(
  'a deck on a disk that takes nothing is built, and nothing is left in its folder',
  { timeout: slow },
  async ({ skip }) => {
    const place = mkdtempSync(join(folder, 'disk-'))
    const deck = join(place, 'slides.md')
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place], { stdio: 'ignore' })
    } catch {
      return skip('only an administrator can make a small disk')
    }
    disks.push(place)
    writeFileSync(deck, '---\ntheme: none\nfonts: {provider: none}\n---\n\n# One\n\n---\n\n# Two\n')
    execFileSync('mount', ['-o', 'remount,ro', place])
    // Anew, and what is kept of that.
    for (const whole of [true, false]) {
      const built = await buildDeck(deck, { whole })
      expect(built.data.slides).toHaveLength(2)
      await built.dispose()
    }
    expect(readdirSync(place)).toEqual(['slides.md'])
  },
)

test('a folder with files of its own where pictures would go', { timeout: slow }, async () => {
  const place = previous()
  const strange = join(place, 'mine')
  mkdirSync(strange)
  writeFileSync(join(strange, 'a.txt'), 'no export')
  const error = await exportTo(strange, 'png')
  expect(error.message).toMatch(/Unexpected files in .*mine/)
  expect(readdirSync(strange)).toEqual(['a.txt'])
})

/** Moments in the life of a page: it opens, loads, draws and is read. */
const moments = Array.from({ length: 16 }, (_, index) => index * 25)

/** What takes longer than this to stop, ms, waits for an answer that does not come. */
const blocked = 20_000

const works: [string, (running: Running, signal: AbortSignal) => Promise<unknown>][] = [
  [
    'an export',
    (running, signal) =>
      exportBuilt(built, running, [{ format: 'pdf', file: join(folder, 'stopped.pdf') }], { signal }),
  ],
  ['a check', (running, signal) => measureBoxes(running, { deck: built, ahead: undefined }, signal)],
]

test.for(works)('%s that is stopped while it draws', { timeout: slow }, async ([, work]) => {
  const browser = await findBrowser()
  let stopped = 0
  for (const moment of moments) {
    const running = await launch(browser)
    const stop = new Error('Stopped')
    const end = work(running, later(moment, stop)).then(
      () => 'went well',
      (error: unknown) => error,
    )
    const outcome = await Promise.race([end, sleep(moment + blocked, 'hangs', { ref: false })])
    if (outcome === stop) stopped++
    else expect(outcome, `stopped after ${moment} ms`).toBe('went well')
    await running.close()
  }
  expect(stopped).toBeGreaterThanOrEqual(4)
})

function later(delay: number, why: Error): AbortSignal {
  const controller = new AbortController()
  setTimeout(() => controller.abort(why), delay)
  return controller.signal
}

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

/** How long a command may take to stop on a loaded machine, ms. */
const patience = 60_000

/** One export or check, stopped after a while. */
async function stopped(
  delay: number,
  command = 'export',
): Promise<{ place: string; deck: string; ended: Ended; took: number }> {
  const start = performance.now()
  const place = previous()
  const deck = join(place, 'talk')
  mkdirSync(deck)
  writeFileSync(join(deck, 'slides.md'), `${head}\n# One\n`)
  const output = command === 'export' ? ['-o', join(place, 'a.pdf')] : []
  const child = spawn(process.execPath, [lectern, command, deck, ...output], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TMPDIR: place },
  })
  let talk = ''
  child.stderr.on('data', (chunk: Buffer) => (talk += String(chunk)))
  const timer = setTimeout(() => child.kill('SIGINT'), delay)
  // One that does not stop is told from one that takes long.
  const bound = setTimeout(() => child.kill('SIGKILL'), delay + patience)
  const ended = await new Promise<Ended>((done) =>
    child.once('close', (code, signal) => done({ code, signal, talk })),
  )
  clearTimeout(timer)
  clearTimeout(bound)
  return { place, deck, ended, took: performance.now() - start }
}

interface Ended {
  code: number | null
  signal: string | null
  talk: string
}

// While Lectern starts, while Slidev builds, while the slides are drawn and printed, and while the file is written.
test('Ctrl-C at any moment', { timeout: 3 * slow }, async ({ skip }) => {
  if (process.platform !== 'linux') skip('looks for processes where Linux names them')
  // The first export unpacks the browser and builds the player, which the others find.
  expect((await stopped(slow)).ended.code).toBe(0)
  let whole = (await stopped(slow)).took
  let interrupted = 0
  for (const share of [0.05, 0.25, 0.45, 0.6, 0.75, 0.85, 0.95]) {
    const { place, deck, ended, took } = await stopped(whole * share)
    // Before it listens for signals, and when its work is told as done, the process ends as any other does.
    const finished = ended.code === 0 || ended.talk.includes('1 page')
    const reports = `after ${share} of ${whole} ms: ${JSON.stringify(ended)}`
    expect(finished || ended.code === 130 || ended.signal === 'SIGINT', reports).toBe(true)
    if (finished) whole = took
    else interrupted++
    const pdf = readFileSync(join(place, 'a.pdf'), 'latin1')
    expect(pdf, reports).toMatch(finished ? /^%PDF-.*%%EOF\s*$/s : /^previous$/)
    expectNothingLeft(place, deck, reports)
  }
  expect(interrupted).toBeGreaterThanOrEqual(4)
})

test('Ctrl-C of a check', { timeout: 3 * slow }, async ({ skip }) => {
  if (process.platform !== 'linux') skip('looks for processes where Linux names them')
  const { ended: first, took: whole } = await stopped(slow, 'check')
  // It finds faults of this bare deck.
  expect(first.code).toBe(1)
  for (const share of [0.3, 0.5, 0.7]) {
    const { place, deck, ended } = await stopped(whole * share, 'check')
    const reports = `after ${share} of ${whole} ms: ${JSON.stringify(ended)}`
    expect(ended.code, reports).toBe(130)
    expectNothingLeft(place, deck, reports)
  }
})

function expectNothingLeft(place: string, deck: string, reports: string): void {
  expect(readdirSync(deck), reports).toEqual(['slides.md'])
  expect(
    readdirSync(place).filter((name) => /^(?:lectern-|\.a)/.test(name)),
    reports,
  ).toEqual([])
  expect(workers(deck), reports).toEqual([])
}
