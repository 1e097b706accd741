import { readdirSync } from 'node:fs'
import { emptyCache } from '#system/cache-folder.ts'
import { reason } from '#system/errors.ts'
import { isInstalled } from '#system/program.ts'
import { findBrowser, type Browser } from '../browser/engine/find.ts'
import { browserCommand } from '../browser/engine/install-hint.ts'
import { slidevVersion } from '../slidev/data/package.ts'
import { drawHan, inkOfHan } from '../browser/engine/cjk-ink.ts'
import type { Io } from './types.ts'

/** One thing that has to be there. */
export interface DoctorCheck {
  name: 'node' | 'slidev' | 'browser' | 'hanzi' | 'fonts'
  ok: boolean
  /** What was found, or what is missing. */
  found: string
  /** The command that repairs it; on what is missing only. */
  repair?: string
}

export interface Diagnosis {
  ok: boolean
  findings: DoctorCheck[]
}

export interface DoctorArguments {
  /** Path of the browser to use. */
  browser?: string | undefined
}

/** Of a package, as its `engines` say; a checkout is started with a newer one by `lectern.js`. */
const oldestNode = [22, 19] as const

/** Packages whose fonts the templates bring along. */
const fontPackages = [
  '@fontsource/inter',
  '@fontsource/noto-sans-sc',
  '@fontsource/noto-serif-sc',
  '@fontsource/source-serif-4',
  '@fontsource/lxgw-wenkai',
  '@fontsource/jetbrains-mono',
]

const install = isInstalled ? 'npm install' : 'npm ci'

/**
 * `lectern doctor`: look for everything a deck needs on its way to a PDF.
 *
 * @param options browser to look at
 * @param io where it is told that something takes long
 * @returns each thing with what was found, and the command that repairs what is missing
 */
export async function doctorCommand(options: DoctorArguments, io: Io): Promise<Diagnosis> {
  const findings = [node(), slidev(), fonts(), ...(await browser(options, io))]
  return { ok: findings.every((finding) => finding.ok), findings }
}

/**
 * `lectern doctor --clean`: empty the cache.
 *
 * @param env the environment, `process.env` as a rule
 * @returns a sentence for people
 * @throws {Error} when it cannot be emptied
 */
export async function cleanCommand(env: NodeJS.ProcessEnv): Promise<string> {
  const { folders, bytes } = await emptyCache(env)
  if (folders.length === 0) return 'The cache was empty'
  const names = folders.map((folder) => `\`${folder}\``).join(' and ')
  return `Deleted the cache ${names}, ${Math.round(bytes / 1e6)} MB`
}

/**
 * @param diagnosis what was found
 * @returns a line for each thing, and the command below what is missing
 */
export function describeDiagnosis(diagnosis: Diagnosis): string {
  return diagnosis.findings
    .map(({ name, ok, found, repair }) => {
      const line = `${ok ? 'ok     ' : 'missing'}  ${name.padEnd(8)} ${found}`
      return repair ? `${line}\n         repair:  ${repair}` : line
    })
    .join('\n')
}

function node(): DoctorCheck {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const ok = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])
  const found = `Node ${process.versions.node}${ok ? '' : `, expected ${oldestNode.join('.')} or newer`}`
  return { name: 'node', ok, found, ...(ok ? {} : { repair: install }) }
}

function slidev(): DoctorCheck {
  try {
    return { name: 'slidev', ok: true, found: `Slidev ${slidevVersion()}` }
  } catch (error) {
    return { name: 'slidev', ok: false, found: reason(error), repair: install }
  }
}

function fonts(): DoctorCheck {
  const missing = fontPackages.filter((name) => {
    try {
      const files = new URL('./files/', import.meta.resolve(`${name}/package.json`))
      return readdirSync(files).every((file) => !file.endsWith('.woff2'))
    } catch {
      return true
    }
  })
  if (missing.length > 0) return { name: 'fonts', ok: false, found: missing.join(', '), repair: install }
  return { name: 'fonts', ok: true, found: `${fontPackages.length} bundled families` }
}

async function browser(options: DoctorArguments, io: Io): Promise<DoctorCheck[]> {
  const repair = browserCommand(process.env)
  let browser: Browser
  try {
    browser = await findBrowser({ executable: options.browser, log: (text) => io.err(`${text}\n`) })
  } catch (error) {
    return [{ name: 'browser', ok: false, found: reason(error), repair }]
  }
  const found = `${browser.kind} ${browser.version}, ${browser.path}`
  const findings: DoctorCheck[] = [{ name: 'browser', ok: true, found }]
  try {
    const { ink, known } = await drawHan(browser)
    const ok = known && ink >= inkOfHan
    const what = ok ? 'a Chinese character is drawn' : ink === 0 ? 'blank text' : 'an empty box for hanzi'
    findings.push({ name: 'hanzi', ok, found: what, ...(ok ? {} : { repair: fontCommand() }) })
  } catch (error) {
    findings.push({ name: 'hanzi', ok: false, found: reason(error), repair })
  }
  return findings
}

/** Our own fonts are behind the system's unless the user's fontconfig says otherwise. */
function fontCommand(): string {
  const own = process.env['FONTCONFIG_FILE'] ?? process.env['FONTCONFIG_PATH']
  return own ? 'unset FONTCONFIG_FILE FONTCONFIG_PATH' : install
}
