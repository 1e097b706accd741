/** The program writes into the folder of the deck and nowhere else, whatever lies there or is said. */

import { spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { VFile } from 'vfile'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deck } from '#tree/build.ts'
import { deckFolder } from '../scripts/command/article.ts'
import { writeReport } from '../scripts/command/build/deck-report.ts'
import { figuresOf } from '../scripts/command/fetch/article-images.ts'
import { writeDeck } from '../scripts/command/build/write-deck.ts'
import { makeStandalone } from '../scripts/command/template/standalone.ts'
import { loadTemplate } from '../scripts/template/load.ts'

const lectern = path.resolve(import.meta.dirname, '../scripts/lectern.js')

let place: string
beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'files-'))
  mkdirSync(path.join(place, 'work/deck'), { recursive: true })
  mkdirSync(path.join(place, 'elsewhere/img'), { recursive: true })
  writeFileSync(path.join(place, 'elsewhere/kept.md'), 'kept\n')
  writeFileSync(path.join(place, 'work/picture.png'), pixel)
  writeFileSync(
    path.join(place, 'work/article.md'),
    '# Title\n\nA sentence of the article.\n\n![A](picture.png)\n',
  )
})
afterEach(() => rmSync(place, { recursive: true }))

/** A picture of one pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** The same, said to be larger: its width and height stand in its first block. */
function sized(side: number): Buffer {
  const copy = Buffer.from(pixel)
  copy.writeUInt32BE(side, 16)
  copy.writeUInt32BE(side, 20)
  return copy
}

/** The head of an AVIF of so many parts of 9 × 9 pixels. */
function avif(parts: number): Buffer {
  const box = (name: string, ...content: Uint8Array[]): Buffer => {
    const head = Buffer.from(`\0\0\0\0${name}`, 'latin1')
    const whole = Buffer.concat([head, ...content])
    whole.writeUInt32BE(whole.length)
    return whole
  }
  const part = box('ispe', Buffer.from('000000000000000900000009', 'hex'))
  const properties = box('ipco', ...Array<Buffer>(parts).fill(part))
  return Buffer.concat([
    box('ftyp', Buffer.from('avif\0\0\0\0avifmif1', 'latin1')),
    box('meta', Buffer.alloc(4), box('iprp', properties)),
  ])
}

/** The head of a JPEG of 9 × 9 pixels, behind so many bytes of what programs write about it. */
function jpeg(before: number): Buffer {
  const segment = Buffer.alloc(0xffff + 1)
  segment.writeUInt32BE(0xffe2ffff - 1)
  const about = Array<Buffer>(Math.ceil(before / segment.length)).fill(segment)
  return Buffer.concat([Buffer.from('ffd8', 'hex'), ...about, Buffer.from('ffc0001108000900090301', 'hex')])
}

/** Every file outside of the folder in which the program may write. */
function outside(): Record<string, string> {
  const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const names = files.map((entry) => path.relative(place, path.join(entry.parentPath, entry.name)))
  return Object.fromEntries(
    names
      .filter((name) => !name.startsWith('work/deck/'))
      .toSorted()
      .map((name) => [name, readFileSync(path.join(place, name), 'base64')]),
  )
}

/** What writes into the folder of a deck. */
const writers: Record<string, (folder: string) => unknown> = {
  deck: (folder) => writeDeck(folder, 'text'),
  'deck, with force': (folder) => writeDeck(folder, 'text', { force: true }),
  figures: (folder) => figuresOf(path.join(place, 'work/article.md'), folder, new VFile())(['picture.png']),
  report: (folder) =>
    writeReport(folder, deck({ title: 'T', authors: [], lang: 'en' }, 5, []), new VFile(), {
      article: null,
      settings: {},
    }),
  standalone: (folder) => makeStandalone(loadTemplate('seminar'), folder),
}

describe('a link out of the folder of the deck is not followed', () => {
  const links: [link: string, to: string, writer: string][] = [
    ['slides.md', 'elsewhere/kept.md', 'deck'],
    ['slides.md', 'elsewhere/kept.md', 'deck, with force'],
    ['slides.md', 'elsewhere/new.md', 'deck, with force'],
    ['.base.md', 'elsewhere/kept.md', 'deck'],
    ['public', 'elsewhere', 'figures'],
    ['public', 'elsewhere/new', 'figures'],
    ['report.json', 'elsewhere/kept.md', 'report'],
    ['theme', 'elsewhere', 'standalone'],
    ['theme/seminar', 'elsewhere', 'standalone'],
    ['theme/seminar/layouts', 'elsewhere', 'standalone'],
    ['theme/seminar/package.json', 'elsewhere/kept.md', 'standalone'],
    ['theme/kit/styles/base.css', 'elsewhere/new.css', 'standalone'],
    ['theme/guard/vite.config.ts', 'elsewhere/kept.md', 'standalone'],
    ['theme/vendor', 'elsewhere', 'standalone'],
    ['.base.md', 'elsewhere/kept.md', 'standalone'],
  ]
  test.each(links)('%s → %s: %s', async (link, to, writer) => {
    mkdirSync(path.dirname(path.join(place, 'work/deck', link)), { recursive: true })
    symlinkSync(path.join(place, to), path.join(place, 'work/deck', link))
    const before = outside()
    await expect((async () => writers[writer]!(path.join(place, 'work/deck')))()).rejects.toThrow(
      /Unexpected link `.*` out of the deck's folder, expected a file or folder of its own/,
    )
    expect(outside()).toEqual(before)
  })

  test('the command says so', () => {
    symlinkSync(path.join(place, 'elsewhere'), path.join(place, 'work/deck/layouts'))
    const before = outside()
    const run = (layout: string) =>
      spawnSync(process.execPath, [lectern, 'template', 'eject', 'seminar', layout, '-o', 'deck'], {
        cwd: path.join(place, 'work'),
        encoding: 'utf8',
      })
    expect(run('cover')).toMatchObject({ status: 2, stderr: expect.stringMatching(/^Unexpected link/) })
    expect(run('../../cover')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^Unexpected layout/),
    })
    expect(outside()).toEqual(before)
  })
})

test('a link within the folder, and a folder that is a link, are their owner’s choice', async () => {
  mkdirSync(path.join(place, 'work/deck/pictures'))
  symlinkSync('pictures', path.join(place, 'work/deck/public'))
  symlinkSync('deck', path.join(place, 'work/linked'))
  await writers['figures']!(path.join(place, 'work/linked'))
  expect(readdirSync(path.join(place, 'work/deck/pictures/img'))).toHaveLength(1)
})

describe('a name from an article is no path', () => {
  const pictures = [
    '../elsewhere/kept.md',
    '../elsewhere/picture.png',
    '..%2Felsewhere%2Fpicture.png',
    '/etc/hostname',
    'file:///etc/hostname',
    'picture.png/../../elsewhere/kept.md',
    'linked.png',
    String.raw`\\host\share\x.png`,
    String.raw`C:\x.png`,
    'picture.png%00.md',
  ]
  test.each(pictures)('picture %s', async (address) => {
    symlinkSync('/etc/hostname', path.join(place, 'work/linked.png'))
    writeFileSync(path.join(place, 'elsewhere/picture.png'), pixel)
    const before = outside()
    const folder = path.join(place, 'work/deck')
    const figures = figuresOf(path.join(place, 'work/article.md'), folder, new VFile())
    expect(await figures([address])).toEqual({})
    expect(readdirSync(folder)).toEqual([])
    expect(outside()).toEqual(before)
  })

  const faults: [content: Uint8Array, reason: string][] = [
    [Buffer.from('a text'), 'Unexpected content of image `x.png`, expected PNG, JPEG, GIF, WebP or AVIF'],
    [sized(40_000), 'Unexpected image `x.png` of 40000 × 40000 pixels, expected at most 100 million'],
    [pixel.subarray(0, 12), 'Unexpected end of image `x.png`, expected its width and height'],
    [
      Buffer.concat([pixel, Buffer.alloc(20 * 1024 * 1024)]),
      'Unexpected image `x.png` of 21 MB, expected at most 20 MB',
    ],
    [avif(1001), 'Unexpected image `x.png` of more than 1000 parts'],
    // A search for where a JPEG says its size, through all of it.
    [
      Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(20 * 1024 * 1024 - 4)]),
      'Unexpected end of image `x.png`, expected its width and height',
    ],
  ]
  test.each(faults)('a file that cannot be shown: %#', async (content, reason) => {
    writeFileSync(path.join(place, 'work/x.png'), content)
    const refused: string[] = []
    const figures = figuresOf(path.join(place, 'work/article.md'), path.join(place, 'work/deck'), new VFile())
    const start = process.cpuUsage()
    expect(await figures(['x.png'], (_, why) => void refused.push(why))).toEqual({})
    // Without a bound the last one takes 1,500 ms.
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(1000)
    expect(refused).toEqual([reason])
  })

  test.each([
    ['of many parts', avif(1000)],
    ['as large as may be', Buffer.concat([pixel, Buffer.alloc(20 * 1024 * 1024 - pixel.length)])],
    ['that says its size behind much else', jpeg(3 * 1024 * 1024)],
  ])('a file %s is shown', async (_, content) => {
    writeFileSync(path.join(place, 'work/x.png'), content)
    const refused: string[] = []
    const figures = figuresOf(path.join(place, 'work/article.md'), path.join(place, 'work/deck'), new VFile())
    expect(Object.keys(await figures(['x.png'], (_, why) => void refused.push(why)))).toEqual(['x.png'])
    expect(refused).toEqual([])
  })

  const names = [
    '..md',
    '.hidden.md',
    '--json.md',
    '-.md',
    '.-..md',
    'a b$(touch x);.md',
    'a/../../b.md',
    '中文 \u202Ename.md',
  ]
  test.each(names)('article %j', (name) => {
    const folder = path.relative(path.resolve('slides'), deckFolder(undefined, new VFile({ path: name })))
    expect(folder).toMatch(/^[\p{L}\p{N}_][\p{L}\p{N}._-]*$/u)
  })
})
