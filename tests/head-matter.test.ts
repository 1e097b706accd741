/** The head matter is read back by the functions of Slidev that use it. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseTimeString } from '@slidev/parser'
import { parse } from 'yaml'
import { VFile } from 'vfile'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deck, paragraph, slide, slot } from '#tree/build.ts'
import { slidevEntry } from '../scripts/slidev/data/package.ts'
import { write } from '../scripts/slidev/write/index.ts'

const templates = (name: string): string => path.join(import.meta.dirname, '../templates', name)
const minutes = [1, 6, 45, 60, 90, 240]
const whole = (length: number): string =>
  write(
    deck({ title: 'A talk', authors: ['A. Author', 'B. Writer'], lang: 'zh' }, length, [
      slide({ id: 'cover', layout: 'cover', role: 'cover', title: 'A talk' }, [slot([paragraph('text')])]),
    ]),
    new VFile(),
    {
      theme: templates('seminar'),
      addons: [templates('guard')],
      canvas: { width: 1280, height: 721 },
      themeConfig: { primary: '#123' },
    },
  )

type Slidev = typeof import('@slidev/cli')
type Options = Awaited<ReturnType<Slidev['resolveOptions']>>

let folder = ''
let dev: Options
let built: Options
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'lectern-test-'))
  const entry = path.join(folder, 'slides.md')
  writeFileSync(entry, whole(6))
  // Slidev looks for packages beside the script that was called.
  process.argv[1] = slidevEntry
  const { resolveOptions } = await import('@slidev/cli')
  dev = await resolveOptions({ entry }, 'dev')
  built = await resolveOptions({ entry }, 'build')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What each entry comes to, where Slidev uses it. */
const readers: Record<string, [read: (options: Options) => unknown, expected: unknown]> = {
  theme: [({ themeRoots }) => themeRoots, [templates('seminar')]],
  addons: [({ addonRoots }) => addonRoots, [templates('guard')]],
  title: [({ utils }) => /<title>(.*)<\/title>/.exec(utils.indexHtml)?.[1], 'A talk'],
  titleTemplate: [({ data }) => data.config.titleTemplate.replace('%s', 'title'), 'title'],
  author: [({ data }) => data.config.author, 'A. Author、B. Writer'],
  htmlAttrs: [({ data }) => data.config.htmlAttrs, { lang: 'zh-CN' }],
  canvasWidth: [({ data }) => data.config.canvasWidth, 1280],
  aspectRatio: [({ data }) => data.config.canvasWidth / data.config.aspectRatio, 721],
  themeConfig: [({ data }) => data.config.themeConfig, { primary: '#123' }],
  duration: [({ data }) => parseTimeString(data.config.duration), { seconds: 360, relative: false }],
  fonts: [({ data }) => [data.config.fonts.provider, data.config.fonts.webfonts], ['none', []]],
  favicon: [({ utils }) => /<link rel="icon" href="([^"]*)"/.exec(utils.indexHtml)?.[1], 'data:,'],
  preloadImages: [({ data }) => data.config.preloadImages, false],
  remoteAssets: [({ data }) => data.config.remoteAssets, false],
  monaco: [({ data }) => data.config.monaco, false],
  twoslash: [({ data }) => data.config.twoslash, false],
  mdc: [({ data }) => data.config.mdc, false],
  comark: [({ data }) => data.config.comark, false],
  drawings: [({ utils }) => utils.define['__SLIDEV_FEATURE_DRAWINGS__'], 'false'],
  record: [({ utils }) => utils.define['__SLIDEV_FEATURE_RECORD__'], 'false'],
  browserExporter: [({ utils }) => utils.define['__SLIDEV_FEATURE_BROWSER_EXPORTER__'], 'false'],
  editor: [({ utils }) => utils.define['__SLIDEV_FEATURE_EDITOR__'], 'false'],
  mcp: [({ data }) => data.config.mcp, false],
  download: [({ utils }) => utils.define['__SLIDEV_FEATURE_PRINT__'], 'false'],
  layout: [({ data }) => data.slides[0]!.frontmatter['layout'], 'cover'],
  routeAlias: [({ data }) => data.slides[0]!.frontmatter['routeAlias'], 'cover'],
}

test('every entry that is written has a reader here, and no other', () => {
  const [, head = ''] = /^---\n(.*?)\n---\n/s.exec(whole(6)) ?? []
  expect(Object.keys(parse(head) as object).toSorted()).toEqual(Object.keys(readers).toSorted())
})

test.each(Object.keys(readers))('%s', (name) => {
  const [read, expected] = readers[name]!
  expect(read(dev)).toEqual(expected)
  expect(read(built)).toEqual(expected)
})

test('the length of a talk is read in seconds, however long it is', () => {
  const lengths = minutes.map((length) => {
    const [, duration = ''] = /^duration: (.*)$/m.exec(whole(length)) ?? []
    return parseTimeString(parse(duration) as string).seconds
  })
  expect(lengths).toEqual(minutes.map((length) => length * 60))
})
