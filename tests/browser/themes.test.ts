/** Themes of others, and our templates where a person has changed or taken them, in a real browser. */

import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { checkDeck } from '../../scripts/check/index.ts'
import { ownTemplates } from '../../scripts/template/load.ts'
import { deckFolder, deckOf, lectern } from './first-deck.ts'

const root = path.resolve(import.meta.dirname, '../..')
const folder = deckFolder()

test.each([
  '@slidev/theme-default',
  '@slidev/theme-seriph',
  '@slidev/theme-apple-basic',
  'slidev-theme-dracula',
])('%s: a theme of the ecosystem holds the deck without overflow', async (theme) => {
  const { findings } = await checkDeck(deckOf(folder.path, 'qwen2-vl', theme))
  expect(findings.filter(({ id }) => id === 'check:overflow' || id === 'check:overlap')).toEqual([])
})

test('an edit of an ejected template is seen, before and after a rebuild', async () => {
  const deck = deckOf(folder.path, 'qwen2-vl', 'seminar')
  const target = path.dirname(deck)
  lectern('template', 'eject', 'seminar', '-o', target)
  const tokens = path.join(target, 'theme/seminar/styles/tokens.css')
  const before = readFileSync(tokens, 'utf8')
  const after = before.replace(/(--talk-size-title:\s*)\d+px/, '$137px')
  expect(after).not.toBe(before)
  writeFileSync(tokens, after)
  const titleSize = async (): Promise<number | undefined> => {
    const { measurement } = await checkDeck(deck)
    const agenda = measurement.slides.find(({ layout }) => layout === 'agenda')
    return agenda?.blocks.find(({ kind, depth }) => kind === 'heading' && depth === 1)?.font?.size
  }
  expect(await titleSize()).toBe(37)
  lectern('build', 'content/qwen2-vl.md', '-o', target)
  expect(await titleSize()).toBe(37)
})

test('a deck written by hand can have our template without the program', async () => {
  const deck = path.join(folder.path, 'hand.md')
  const theme = path.relative(folder.path, path.join(ownTemplates, 'paper'))
  writeFileSync(
    deck,
    `---\ntheme: ${JSON.stringify(theme)}\ntitle: By hand\nfavicon: "data:,"\n---\n\n# By hand\n\n---\n\n# A slide\n\n- One point\n- 另一点\n`,
  )
  const { findings, measurement } = await checkDeck(deck)
  expect(findings.filter(({ level }) => level === 'error')).toEqual([])
  expect(measurement.outside).toEqual([])
  expect(measurement.slides).toHaveLength(2)
})

test('a standalone deck is built by plain Slidev in a folder of its own', () => {
  const deck = deckOf(folder.path, 'qwen2-vl', 'paper', '--standalone')
  expect(readFileSync(deck, 'utf8')).toContain('theme: "./theme/paper"')
  const slidev = path.join(root, 'node_modules/@slidev/cli/bin/slidev.mjs')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [slidev, 'build', 'slides.md', '--out', path.join(folder.path, 'site')],
    {
      cwd: path.dirname(deck),
      encoding: 'utf8',
    },
  )
  expect(status, stdout + stderr).toBe(0)
  expect(readFileSync(path.join(folder.path, 'site/index.html'), 'utf8')).toContain('Qwen2-VL')
})
