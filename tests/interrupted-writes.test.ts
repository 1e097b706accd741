/** A deck and what of it was generated are one write: after a kill or on a full disk both are old or both new. */

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { VFile } from 'vfile'
import { afterAll, expect, test } from 'vitest'
import { deck as tree } from '#tree/build.ts'
import { previousOf, writeDeck } from '../scripts/command/build/write-deck.ts'
import { merge } from '../scripts/index.ts'

const place = mkdtempSync(path.join(tmpdir(), 'writes-'))
afterAll(() => rmSync(place, { recursive: true }))

const slide = (id: string, lines: string): string =>
  `---\ntitle: "${id}"\nrouteAlias: "${id}"\n---\n\n# ${id}\n\n${lines}\n`
const deckOf = (...slides: string[]): string =>
  ['---\ntheme: none\nrouteAlias: "cover"\n---\n\n# Cover\n', ...slides].join('\n')
const old = deckOf(slide('bread', '- Flour\n- Water'), slide('cake', '- Eggs\n- Sugar'))
const generated = deckOf(slide('bread', '- Flour\n- Water\n- Salt'), slide('cake', '- Eggs\n- Honey'))
const edited = old.replace('- Flour', '- Flour of rye')
const tiny = tree({ title: 'T', authors: [], lang: 'en' }, 5, [])

/** What a build makes of a deck, the second half of `lectern build`. */
function mergedOf(base: string, deck: string): { text: string; base: string } {
  const merged = merge({ base, deck }, generated, tiny, new VFile())
  if ('reason' in merged) throw new Error(merged.reason)
  return merged
}

const became = mergedOf(old, edited)
const input = path.join(place, 'input.json')
writeFileSync(input, JSON.stringify({ ...became, generated }))

/** A folder with a deck before, edited by hand or not. */
function folderOf(name: string, deck: string): string {
  const folder = path.join(place, name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'slides.md'), deck)
  writeFileSync(path.join(folder, '.base.md'), old)
  return folder
}

const script = path.join(import.meta.dirname, 'write-deck-once.mjs')
const preload = path.join(import.meta.dirname, 'kill-at.mjs')

/** One build in a process of its own, killed at an operation on files; how many there were where it came to its end. */
function run(folder: string, killAt: number | undefined): { killed: boolean; operations: number } {
  const env = { ...process.env, KILL_AT: String(killAt ?? Infinity) }
  const { signal, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', preload, script, folder, input],
    {
      env,
      encoding: 'utf8',
    },
  )
  expect(stderr).toBe('')
  return { killed: signal === 'SIGKILL', operations: Number(stdout) }
}

/** Both files are of the same state. */
function stateOf(folder: string, states: Record<string, readonly [deck: string, base: string]>): string {
  const deck = readFileSync(path.join(folder, 'slides.md'), 'utf8')
  const base = previousOf(folder)?.base ?? deck
  const found = Object.entries(states).find(([, state]) => state[0] === deck && state[1] === base)
  return found?.[0] ?? `neither: ${deck}\n=====\n${base}`
}

/** The next build of the same article gives what the one that was broken off would have given. */
async function buildAgain(folder: string): Promise<void> {
  const previous = previousOf(folder)
  const again = previous && mergedOf(previous.base, previous.deck)
  await writeDeck(folder, generated, { merged: again && previous && { ...again, previous } })
}

test.each([
  ['edited', edited, became],
  ['as it was generated', old, { text: generated, base: generated }],
] as const)(
  'SIGKILL at each operation on files: a deck %s',
  { timeout: 240_000 },
  async (name, before, after) => {
    const { operations } = run(folderOf(`${name} whole`, before), undefined)
    expect(operations).toBeGreaterThanOrEqual(30)
    const counts = { old: 0, new: 0 }
    for (let at = 1; at <= operations; at++) {
      const folder = folderOf(`${name} ${at}`, before)
      expect(run(folder, at).killed).toBe(true)
      const state = stateOf(folder, { old: [before, old], new: [after.text, after.base] })
      expect(['old', 'new'], `moment ${at}`).toContain(state)
      counts[state as 'old' | 'new']++
      await buildAgain(folder)
      expect(stateOf(folder, { new: [after.text, after.base] }), `moment ${at}`).toBe('new')
      const rest = readdirSync(folder).filter(
        (file) => !['slides.md', '.base.md', 'slides.md.bak'].includes(file),
      )
      expect(rest, `moment ${at}`).toEqual([])
    }
    console.log(`${operations} moments: ${counts.old} old, ${counts.new} new, each built again`)
    expect(counts.old).toBeGreaterThan(0)
    expect(counts.new).toBeGreaterThan(0)
  },
)

/** Blocks of a file system in memory, each of 4 KiB. */
const sizes = [2, 3, 4, 5, 6, 7, 8]
const inNamespace = (command: string, ...more: string[]) =>
  spawnSync('unshare', ['--map-root-user', '--mount', 'sh', '-c', command, 'sh', ...more], {
    encoding: 'utf8',
  })
const canMount =
  process.platform === 'linux' && inNamespace('mount -t tmpfs -o size=16k none /mnt').status === 0

test.skipIf(!canMount)('a disk that is full at each write (skipped where none can be made)', async () => {
  const states: string[] = []
  for (const blocks of sizes) {
    const folder = path.join(place, `full ${blocks}`)
    const source = folderOf(`source ${blocks}`, edited)
    mkdirSync(folder)
    const { stderr } = inNamespace(
      `mount -t tmpfs -o size=${blocks * 4}k none "$1" && cp "$2"/slides.md "$2"/.base.md "$1" && ` +
        `{ "$3" "$4" "$1" "$5" || true; } && cp "$1"/.[a-z]* "$1"/* "$2"`,
      folder,
      source,
      process.execPath,
      script,
      input,
    )
    const state = stateOf(source, { old: [edited, old], new: [became.text, became.base] })
    expect(['old', 'new'], `${blocks} blocks: ${stderr}`).toContain(state)
    expect(stderr).toMatch(state === 'old' ? /^Cannot write `.*`: .*(?:no space|ENOSPC)/i : /^$/)
    states.push(state)
    await buildAgain(source)
    expect(stateOf(source, { new: [became.text, became.base] })).toBe('new')
    expect(existsSync(path.join(source, '.slides.next.md'))).toBe(false)
  }
  expect(new Set(states)).toEqual(new Set(['old', 'new']))
})
