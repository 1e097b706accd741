/** What is kept of builds: how much, and how long. */

import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { BuildContext } from '../scripts/slidev/build/context.ts'
import { areFresh, keyOf, stampsOf } from '../scripts/slidev/build/app-shell-key.ts'
import { keepNewest } from '../scripts/system/keep-newest.ts'

const folder = (): string => mkdtempSync(path.join(tmpdir(), 'lectern-test-'))

test('of the players those stay that were used last, and half a one is left to whom it belongs', async () => {
  const place = folder()
  for (const [name, used] of [
    ['old', 1],
    ['newest', 4],
    ['older', 0],
    ['new', 3],
    ['.half', 0],
  ] as const) {
    mkdirSync(path.join(place, name))
    utimesSync(path.join(place, name), used, used)
  }
  await keepNewest(place, 2)
  expect(readdirSync(place).toSorted()).toEqual(['.half', 'new', 'newest'])
})

test.each<[string, (file: string) => void]>([
  ['written anew, with as many bytes', (file) => writeFileSync(file, 'b')],
  ['gone', (file) => rmSync(file)],
])('a file that is %s is seen', async (_, change) => {
  const place = folder()
  const file = path.join(place, 'layout.vue')
  writeFileSync(file, 'a')
  const stamps = await stampsOf(new Set([`/@fs${file}?vue&type=style`, '\0helper', 'virtual:none']), '/deck')
  expect(stamps.map(([name]) => name)).toEqual([file])
  expect(await areFresh(stamps)).toBe(true)
  await new Promise((done) => setTimeout(done, 20))
  change(file)
  expect(await areFresh(stamps)).toBe(false)
})

test('a package that is installed anew is seen, the helpers of a build that are gone are not', async () => {
  const place = folder()
  const [inner, helper] = ['node_modules/@a/b/dist/c.js', 'node_modules/.slidev/d.ts'].map((name) =>
    path.join(place, name),
  )
  for (const file of [inner!, helper!, path.join(place, 'node_modules/@a/b/package.json')]) {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, '')
  }
  const stamps = await stampsOf(new Set([inner!, helper!]), place)
  expect(stamps.map(([name]) => path.relative(place, name))).toEqual([
    'node_modules/@a/b/dist/c.js',
    'node_modules/@a/b/package.json',
  ])
})

test('a player is another with each layout of its theme, and the same with what is not compiled', async () => {
  const theme = folder()
  const put = (name: string, text: string): void => {
    mkdirSync(path.join(theme, path.dirname(name)), { recursive: true })
    writeFileSync(path.join(theme, name), text)
  }
  const context = {
    purpose: 'print',
    base: '/',
    options: {
      roots: [theme],
      themeRoots: [theme],
      userRoot: '/deck',
      clientRoot: '/client',
      utils: { define: {} },
      data: { config: { fonts: {}, css: 'unocss' }, features: { katex: false } },
    },
  } as unknown as BuildContext
  const key = (): Promise<string> => keyOf(context)
  put('layouts/cover.vue', 'a')
  const first = await key()
  put('capacity.json', '{}')
  put('preview.png', '')
  put('layouts/node_modules/.slidev/helper.ts', '')
  expect(await key()).toBe(first)
  put('layouts/end.vue', 'b')
  const second = await key()
  expect(second).not.toBe(first)
  await new Promise((done) => setTimeout(done, 20))
  put('layouts/end.vue', 'c')
  expect(await key()).not.toBe(second)
})
