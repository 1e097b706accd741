/** From a slide back to the article: what `build` writes down and `check` reads. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { VFile } from 'vfile'
import { articleLine, readOrigins } from '../scripts/check/passages.ts'
import { pipeline } from '../scripts/index.ts'
import { loadTemplate } from '../scripts/template/load.ts'
import { passagesOf } from '../scripts/tree/passages.ts'

const root = path.resolve(import.meta.dirname, '..')
const deck = path.join(root, 'slides/qwen2-vl/slides.md')
const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase()

describe('the passages of a deck', () => {
  test.each(['content/qwen2-vl.md', 'content/qwen2-vl.en.md'])(
    '%s: each stands where it is said to',
    async (name) => {
      const text = readFileSync(path.join(root, name), 'utf8')
      const { template } = loadTemplate('seminar')
      const { plan } = await pipeline(new VFile({ path: name, value: text }), { template, theme: 'x' })
      const lines = text.split('\n')
      // What comes out of the front matter is put together anew: author, title, date.
      const frontMatter = text.split('\n').indexOf('---', 1) + 1
      const points = passagesOf(plan!).flatMap(({ passages }) =>
        passages.filter((one) => one.text !== '' && one.line > frontMatter),
      )
      expect(points.length).toBeGreaterThan(30)
      for (const { text: point, line, endLine } of points) {
        // A point may leave words out, and keeps the order of the others.
        const passage = letters(lines.slice(line - 1, endLine).join(''))
        expect(isSubsequence(letters(point), passage), `${point} in lines ${line} to ${endLine}`).toBe(true)
      }
    },
  )

  test('each slide but those of our own has its place', async () => {
    const { slides } = await readOrigins(deck)
    const without = [...slides].filter(([, passages]) => passages.length === 0).map(([id]) => id)
    expect(slides.size).toBe(13)
    expect(without).toEqual([])
  })
})

describe('the line of an element', () => {
  const passages = [
    { text: '', line: 3, endLine: 40 },
    { text: 'Training stays **stable**', line: 12, endLine: 12 },
    { text: '收敛性也更好', line: 14, endLine: 15 },
  ]

  test('is that of the passage with its text, whole or begun', () => {
    expect(articleLine(passages, 'Training stays stable')).toBe(12)
    expect(articleLine(passages, '收敛性')).toBe(14)
    expect(articleLine(passages, '收敛性也更好，而且更快')).toBe(14)
  })

  test('is that of the slide where no passage has its text', () => {
    expect(articleLine(passages, 'Another text')).toBe(3)
    expect(articleLine(passages, undefined)).toBe(3)
    expect(articleLine(passages, 'T')).toBe(3)
  })

  test('is unknown without passages', () => {
    expect(articleLine([], 'Training')).toBeUndefined()
  })
})

test('a deck without a report has no origins, and no error', async () => {
  expect((await readOrigins(path.join(root, 'content/slides.md'))).slides.size).toBe(0)
})

function isSubsequence(short: string, long: string): boolean {
  let at = -1
  return [...short].every((character) => (at = long.indexOf(character, at + 1)) >= 0)
}
