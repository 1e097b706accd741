/** Packages that import more than is asked of them. */

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

const stubModules = pathToFileURL(path.resolve(import.meta.dirname, '../scripts/system/stub-modules.ts')).href

let place: string
beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'modules-'))
  write(
    'needy',
    "import compiler, { names, Tool } from 'heavy'\nexport const compile = () => compiler(names.one, new Tool('a').name)\nexport const idle = 1",
  )
  write(
    'heavy',
    "console.log('loaded')\nexport default (...given) => given.join()\nexport const names = { one: 'one' }\nexport class Tool { constructor(name) { this.name = name } }",
  )
  write('other', "import compiler from 'heavy'\nexport const compile = () => compiler('other')")
})
afterEach(() => rmSync(place, { recursive: true }))

function write(name: string, source: string, type = 'module'): void {
  const folder = path.join(place, 'node_modules', name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, type, exports: './index.js' }))
  writeFileSync(path.join(folder, 'index.js'), source)
}

/** What a program prints that calls one of the two first. */
function run(how: string, then: string): string[] {
  const file = path.join(place, 'run.mjs')
  const packages = "{ needy: { heavy: ['default', 'names', 'Tool'] } }"
  writeFileSync(file, `import { ${how} } from '${stubModules}'\n${how}(${packages})\n${then}\n`)
  const { stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' })
  expect(stderr).toBe('')
  return stdout.trim().split('\n')
}

test('what is loaded later is loaded once, when it is first asked for', () => {
  const use = "const needy = await import('needy')\nconsole.log('before')\n"
  expect(run('lazyModules', `${use}console.log(needy.idle)`)).toEqual(['before', '1'])
  expect(run('lazyModules', `${use}console.log(needy.compile(), needy.compile())`)).toEqual([
    'before',
    'loaded',
    'one,a one,a',
  ])
})

test('of a package in CommonJS the whole is the default', () => {
  write(
    'heavy',
    "module.exports = (...given) => given.join()\nmodule.exports.names = { one: 'two' }\nmodule.exports.Tool = class { name = 'b' }",
    'commonjs',
  )
  expect(run('lazyModules', "console.log((await import('needy')).compile())")).toEqual(['two,b'])
})

test('what is left out is never loaded, but for those who are not named', () => {
  expect(run('stubModules', "console.log(typeof (await import('needy')).compile())")).toEqual(['function'])
  expect(run('stubModules', "console.log((await import('other')).compile())")).toEqual(['loaded', 'other'])
})
