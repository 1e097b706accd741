/**
 * The tools that Lectern is compared with. Their packages lie in `peers/`, with a lock file of
 * their own, so that they do not weigh on `npm ci`; Pandoc is a program of the system.
 */

import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Missing, type Setting } from './bench.ts'
import { versionOf } from './machine.ts'

const folder = path.join(import.meta.dirname, 'peers')

/** What npm writes when it is done: which versions lie there. */
const done = path.join(folder, 'node_modules', '.package-lock.json')

/** The packages of `peers/package.json`, by the names that people know, with their programs. */
const packages = {
  Marp: { name: '@marp-team/marp-cli', program: 'marp-cli.js' },
  'reveal-md': { name: 'reveal-md', program: 'bin/reveal-md.js' },
  decktape: { name: 'decktape', program: 'decktape.js' },
  'reveal.js': { name: 'reveal.js', program: '' },
} as const

/** A tool of `peers/`. */
type Peer = keyof typeof packages

/**
 * Find a tool that a benchmark compares with, installed when it is first asked for.
 *
 * @param peer Which one.
 * @param setting Gets its version.
 * @returns Absolute path of the script to run with Node; of the package's folder where it has none.
 * @throws Missing where the packages cannot be installed.
 */
export function peer(peer: Peer, setting: Setting): string {
  const { name, program } = packages[peer]
  install(setting)
  setting.uses(peer, versionOf(name, folder))
  return path.join(folder, 'node_modules', name, program)
}

/**
 * @param setting Gets its version, or how to get the program.
 * @returns Name of the program; nothing where the machine has none: its row is left out.
 */
export function pandoc(setting: Setting): string | undefined {
  const { stdout, status } = spawnSync('pandoc', ['--version'], { encoding: 'utf8' })
  if (status !== 0) {
    setting.log('Pandoc is left out: there is none. On Debian, `apt-get install pandoc` gets it.')
    return undefined
  }
  setting.uses('Pandoc', /\d+(?:\.\d+)+/.exec(stdout)?.[0] ?? '?')
  return 'pandoc'
}

function install(setting: Setting): void {
  if (installed()) return
  setting.log('Installing the tools to compare with, once …')
  try {
    execFileSync('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  } catch (error) {
    throw new Missing('Unexpected failure of `npm ci` in `tests/bench/peers`', { cause: error })
  }
}

/** Whether what lies there is what our lock file asks for. */
function installed(): boolean {
  if (!existsSync(done)) return false
  const wanted = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  const { packages: there } = JSON.parse(readFileSync(done, 'utf8')) as {
    packages: Record<string, { version?: string }>
  }
  return Object.entries(wanted.dependencies).every(
    ([name, version]) => there[`node_modules/${name}`]?.version === version,
  )
}
