import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Level } from '#message/catalogue.ts'
import { programFolder } from '#system/program.ts'
import { deckPath } from '../slidev/data/deck-path.ts'
import type { Finding } from '../check/finding.ts'
import { checkDeck } from '../check/index.ts'
import { findingsSarif } from '../check/report-sarif.ts'
import { findingsCode, findingsText } from '../check/report-text.ts'
import { listeners } from './status.ts'
import type { Io } from './types.ts'

/** How findings are told; the same for decks and templates. */
export interface ReportArguments {
  /** Findings as data instead of text. */
  json?: boolean | undefined
  /** Findings as SARIF 2.1.0 instead of text. */
  sarif?: boolean | undefined
  /** The lowest level that makes the exit code 1 (default `error`). */
  failOn?: Level | 'none' | undefined
  /** Notes too, not only warnings and errors. */
  verbose?: boolean | undefined
}

export interface CheckArguments extends ReportArguments {
  /** `slides.md` or its folder. */
  deck: string
  /** Path of the browser to use. */
  browser?: string | undefined
  /** Folder for a PNG of each slide and a contact sheet. */
  screenshots?: string | undefined
}

export interface CheckOutcome {
  code: 0 | 1
  findings: Finding[]
  /** Files written for `pictures`. */
  screenshots: string[]
}

/**
 * `lectern check DECK`
 *
 * @param options deck, browser, form of the report, folder for pictures
 * @param io gets the report on `out`, progress (on a terminal only) on `err`
 * @returns the exit code, the findings and the pictures written
 * @throws {UserError} when there is no deck or no browser, or the deck cannot be built
 */
export async function checkCommand(options: CheckArguments, io: Io): Promise<CheckOutcome> {
  const deck = await deckPath(options.deck)
  try {
    const { findings, screenshots } = await checkDeck(deck.slides, {
      browser: options.browser,
      screenshots: options.screenshots,
      ...listeners(io, deck.name),
    })
    io.status?.('')
    io.out(report(findings, here(deck.slides), options))
    return { code: findingsCode(findings, options.failOn), findings, screenshots }
  } finally {
    io.status?.('')
  }
}

/**
 * Write findings in the form that was asked for.
 *
 * @param findings of a check
 * @param name what was checked, for people
 * @param options form
 * @returns the text to print
 */
export function report(findings: readonly Finding[], name: string, options: ReportArguments): string {
  if (options.sarif === true) return `${JSON.stringify(findingsSarif(findings, version(), here), null, 2)}\n`
  if (options.json === true) {
    const plain = findings.map((one) => ({
      ...one,
      ...(one.file === undefined ? {} : { file: here(one.file) }),
      ...(one.origin?.file === undefined ? {} : { origin: { ...one.origin, file: here(one.origin.file) } }),
    }))
    return `${JSON.stringify({ findings: plain }, null, 2)}\n`
  }
  return findingsText(findings, name, here, options.verbose)
}

/** A path as seen from the working folder, with `/`. */
function here(file: string): string {
  return relative(process.cwd(), file).split(sep).join('/')
}

function version(): string {
  const file = join(programFolder, 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
