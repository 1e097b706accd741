import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { UserError } from '#system/errors.ts'
import { findBrowser, type Candidate, type FindOptions } from '../scripts/browser/engine/find.ts'
import { headlessShells, isSnapStub, systemBrowsers } from '../scripts/browser/engine/installed.ts'
import { browserAdvice } from '../scripts/browser/engine/install-hint.ts'

const shell: Candidate = { path: '/fake/shell', kind: 'headless-shell', env: {} }
const embedded: Candidate = {
  path: '/fake/embedded',
  kind: 'embedded',
  env: { LD_LIBRARY_PATH: '/fake/lib' },
}
const system: Candidate = { path: '/fake/chrome', kind: 'system', env: {} }

/** A search among fakes; those named do not start. */
function search(broken: string[], options: FindOptions = {}): { options: FindOptions; tried: string[] } {
  const tried: string[] = []
  return {
    tried,
    options: {
      env: {},
      sources: [() => [shell], async () => [embedded], () => [system]],
      fonts: async () => ({ FONTCONFIG_FILE: '/fake/fonts.conf' }),
      prove: async (candidate) => {
        tried.push(candidate.path)
        if (broken.includes(candidate.path)) throw new Error(`launch: Timeout\nerror while loading libfoo.so`)
        return { ...candidate, args: [], version: '1' }
      },
      ...options,
    },
  }
}

test('the headless shell comes before the embedded browser and that before Chrome', async () => {
  const one = search([])
  expect((await findBrowser(one.options)).path).toBe(shell.path)
  expect(one.tried).toEqual([shell.path])
  const two = search([shell.path])
  expect((await findBrowser(two.options)).path).toBe(embedded.path)
  const three = search([shell.path, embedded.path])
  expect((await findBrowser(three.options)).path).toBe(system.path)
  expect(three.tried).toEqual([shell.path, embedded.path, system.path])
})

test('a browser gets the fonts and its own variables', async () => {
  const { env } = await findBrowser(search([shell.path]).options)
  expect(env).toEqual({ FONTCONFIG_FILE: '/fake/fonts.conf', LD_LIBRARY_PATH: '/fake/lib' })
})

test('the flag comes before the variable, and both before everything found', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-test-'))
  const [flag, variable] = [join(folder, 'flag'), join(folder, 'variable')]
  writeFileSync(flag, '')
  writeFileSync(variable, '')
  const env = { LECTERN_BROWSER: variable }
  expect((await findBrowser(search([], { executable: flag, env }).options)).path).toBe(flag)
  expect(await findBrowser(search([], { env }).options)).toMatchObject({ path: variable, kind: 'chosen' })
})

test('a chosen browser that is missing or does not start is an error, never another browser', async () => {
  const missing = search([], { executable: '/nowhere/chrome' })
  await expect(findBrowser(missing.options)).rejects.toThrow(/`\/nowhere\/chrome`.*--browser/)
  expect(missing.tried).toEqual([])
  const file = join(mkdtempSync(join(tmpdir(), 'lectern-test-')), 'chrome')
  writeFileSync(file, '')
  const broken = search([file], { env: { LECTERN_BROWSER: file } })
  await expect(findBrowser(broken.options)).rejects.toThrow(/LECTERN_BROWSER.*libfoo/)
  expect(broken.tried).toEqual([file])
})

test('without any browser the message says what to run and what was tried', async () => {
  const all = search([shell.path, embedded.path, system.path])
  const sources = [...(all.options.sources ?? []), () => Promise.reject(new Error('no room to unpack'))]
  const error = await findBrowser({ ...all.options, sources }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(UserError)
  const { message } = error as Error
  expect(message).toContain(browserAdvice({}))
  expect(browserAdvice({})).toMatch(/Run `\S+ .*LECTERN_BROWSER=PATH/)
  for (const { path } of [shell, embedded, system]) expect(message).toContain(path)
  expect(message).toContain('no room to unpack')
})

test("Ubuntu's stub for the snap is no browser", () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-test-'))
  const put = (name: string, text: string): string => {
    const file = join(folder, name)
    writeFileSync(file, text)
    chmodSync(file, 0o755)
    return file
  }
  const stub = put('chromium-browser', '#!/bin/sh\necho "requires the chromium snap to be installed"\n')
  const chrome = put('google-chrome', '#!/bin/bash\nexec /opt/chrome "$@"\n')
  expect([isSnapStub(stub), isSnapStub(chrome)]).toEqual([true, false])
  if (process.platform !== 'linux') return
  const found = systemBrowsers({ PATH: folder }).map(({ path }) => path)
  expect(found).toContain(chrome)
  expect(found).not.toContain(stub)
})

test.runIf(process.platform === 'linux')("the newest shell of Playwright's cache comes first", () => {
  const cache = mkdtempSync(join(tmpdir(), 'lectern-test-'))
  const put = (path: string): string => {
    const file = join(cache, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, '')
    return file
  }
  const old = put('chromium_headless_shell-999/chrome-linux/headless_shell')
  const fresh = put('chromium_headless_shell-1208/chrome-headless-shell-linux64/chrome-headless-shell')
  put('chromium-1208/chrome-linux/chrome')
  const found = headlessShells({ PATH: '', PLAYWRIGHT_BROWSERS_PATH: cache }).map(({ path }) => path)
  expect(found.filter((path) => path.startsWith(cache))).toEqual([fresh, old])
})
