/** What is installed, and under which licences. */

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { isFree, licences, undeclared } from '../scripts/command/licences.ts'

const root = path.resolve(import.meta.dirname, '..')
const json = (name: string) =>
  JSON.parse(readFileSync(path.join(root, name), 'utf8')) as Record<string, unknown>

/** The Node that older machines run the program with; its script puts the binary in its place. */
const scripted = ['node_modules/node']

test('no package runs a script when it is installed but those that are listed', () => {
  const packages = json('package-lock.json')['packages'] as Record<string, { hasInstallScript?: boolean }>
  expect(Object.keys(packages).length).toBeGreaterThan(400)
  expect(Object.keys(packages).filter((name) => packages[name]!.hasInstallScript === true)).toEqual(scripted)
  expect(json('package.json')['allowScripts']).toEqual({ node: true })
})

test('every package comes from the registry, whole', () => {
  const packages = json('package-lock.json')['packages'] as Record<
    string,
    { resolved?: string; integrity?: string }
  >
  const odd = Object.entries(packages).filter(
    ([name, { resolved = '', integrity = '' }]) =>
      name !== '' &&
      (!integrity.startsWith('sha512-') || (resolved !== '' && !/^https:\/\/[^/]+\/.*\.tgz$/.test(resolved))),
  )
  expect(odd.map(([name]) => name)).toEqual([])
})

test('the licences of all that is shipped are known, and let it be shipped', () => {
  const found = licences()
  expect([...found.keys()].filter((name) => !isFree(name))).toEqual([])
  const packages = [...found.values()].flat()
  expect(packages.length).toBeGreaterThan(300)
  expect(found.get('MIT')).toContainEqual(expect.stringMatching(/^@slidev\/cli \d/))
  expect(found.get('OFL-1.1')).toContainEqual(expect.stringMatching(/^@fontsource\/noto-sans-sc \d/))
  // Development dependencies are not shipped.
  expect(packages.some((name) => name.startsWith('vitest '))).toBe(false)
})

test('packages that declare no licence have a file that states one', () => {
  const found = undeclared()
  expect(found.map(({ name }) => name.replace(/ .*/, ''))).toEqual(['format', 'khroma', 'zigpty'])
  for (const { licence, file } of found)
    expect([isFree(licence), file]).toEqual([true, expect.stringMatching(/^(?:licen[cs]e|readme)/i)])
})

test.each(['GPL-3.0', 'unknown', 'MIT AND GPL-3.0', 'SEE LICENSE IN x'])('%s is not free to ship', (name) => {
  expect(isFree(name)).toBe(false)
})

test('what is installed beside `pptxgenjs` and never loaded is no code, or the newest', () => {
  const { packages } = json('package-lock.json') as { packages: Record<string, { version: string }> }
  expect(packages['node_modules/pptxgenjs/node_modules/image-size']).toBeUndefined()
  const folder = path.join(root, 'node_modules')
  expect(readdirSync(path.join(folder, 'https'))).toEqual(['package.json'])
  const code = readFileSync(path.join(folder, 'pptxgenjs/dist/pptxgen.es.js'), 'utf8')
  expect(code).not.toMatch(/(?:from|require\(|import\() ?['"](?:https|image-size)['"]/)
})
