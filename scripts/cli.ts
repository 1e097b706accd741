/** argv → command → report → exit code; the one place that ends the process. */

import { existsSync, readFileSync } from 'node:fs'
import { basename, join, parse } from 'node:path'
import { stubModules } from '#system/stub-modules.ts'
import type { BuildResult } from './command/build/index.ts'
import type { Watched } from './command/build/watch.ts'
import {
  type ParsedArgs,
  exportFormats,
  oneOf,
  parseArguments,
  UsageError,
  integer,
} from './command/arguments.ts'
import { isDeck } from './command/deck-or-article.ts'
import { help } from './command/help.ts'
import type { Io } from './command/types.ts'
import { printable } from '#message/printable.ts'
import { shortPath } from './command/short-path.ts'
import { statusLine } from './command/status.ts'
import { Interrupted } from '#system/errors.ts'
import { programFolder } from '#system/program.ts'
import stubs from './command/stubs.json' with { type: 'json' }
import { type SandboxCheck, openSandboxCheck } from './slidev/sandbox-check/index.ts'

// BudouX could also part the text of a page, and brings a document model and other languages for that; the
// contract of a template is explained in English. In the bundle of a package the same is left out when it is made.
stubModules(stubs)

// KaTeX tells the console of letters whose width it does not know: nobody who builds a deck can do anything with it.
console.warn = () => {}

// Whoever reads along may have enough (`lectern plan … | head -1`): that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

let io: Io = {
  out: (text) => void process.stdout.write(printable(text)),
  err: (text, styled = false) => void process.stderr.write(styled ? text : printable(text)),
  terminal: process.stderr.isTTY,
  // As https://no-color.org asks, and FORCE_COLOR.
  color: process.stderr.isTTY && process.stderr.hasColors(),
  ...(process.stderr.isTTY ? { status: (text) => void process.stderr.write(statusLine(text)) } : {}),
}

/** Errors that a sentence explains; all others are ours and show where they come from. */
const known: ReadonlySet<string> = new Set([
  'Interrupted',
  'UserError',
  'EditedError',
  'FetchError',
  'InputError',
  'TemplateError',
  'UsageError',
])

/** Each command is loaded when it is called: building needs no browser, presenting no parser. */
const run: Record<NonNullable<ParsedArgs['command']>, (args: ParsedArgs) => Promise<number>> = {
  build: async (args) => {
    if (args.values['watch'] === true) return buildOnSave(args)
    if (args.inputs.length === 0) return (await build(args)).code
    const { articlesOf, buildAll } = await import('./command/build/batch.ts')
    const inputs = articlesOf(args.inputs)
    // A folder stands for several, even where it holds one.
    const isOne = inputs.length === 1 && inputs[0] === args.inputs[0]
    return isOne ? (await build(args)).code : buildAll({ ...args, inputs }, io, openSandboxCheck)
  },
  plan: async (args) => (await import('./command/plan.ts')).plan(args, io),
  present: async (args) => {
    const port = integer(args.values['port'], 1, 65_535, 'port')
    const open = args.values['no-open'] === true ? false : undefined
    await using gate = args.values['watch'] === true ? openSandboxCheck({ ahead: true }) : undefined
    const watched = gate && (await watchedDeck(args, gate))
    const deck = gate ? watched?.deck : await deckOf(args)
    if (deck === undefined) return 1
    const { presentCommand } = await import('./command/present.ts')
    const edit = args.values['edit'] === true
    await presentCommand({ deck, port, open, edit, follow: watched?.follow }, io)
    return 0
  },
  export: async (args) => {
    const { exportCommand, readRange } = await import('./command/export.ts')
    const { values } = args
    const range = string(values['range'])
    const numbers = range === undefined ? undefined : readRange(range)
    if (range !== undefined && !numbers)
      throw new UsageError(`Unexpected \`${range}\` for \`--range\`, expected numbers as in \`3-7,12\``)
    const names = exportFormats(values['format'], 'format')
    const scale = integer(values['scale'], 1, 4, 'scale')
    const deck = await deckOf(args)
    if (deck === undefined) return 1
    const { results, warnings } = await exportCommand(
      {
        deck,
        formats: names,
        output: string(values['output']),
        browser: string(values['browser']),
        range: numbers,
        clicks: values['clicks'] === true,
        dark: values['dark'] === true,
        scale,
      },
      io,
    )
    for (const warning of warnings) io.err(`${warning}\n`)
    for (const { file, pages, unit } of results) {
      io.err(`${pages} ${unit}${pages === 1 ? '' : 's'}\n`)
      io.out(`${shortPath(file)}\n`)
    }
    return 0
  },
  template: async (args) => {
    const [action, name] = args.inputs
    if (action === 'calibrate') {
      const { templateCalibrateCommand } = await import('./command/template/calibrate.ts')
      await templateCalibrateCommand({ template: name, browser: string(args.values['browser']) }, io)
      return 0
    }
    if (action !== 'check' || name === undefined)
      return (await import('./command/template/index.ts')).template(args, io)
    const { templateCheckCommand } = await import('./command/template/check.ts')
    const screenshots = string(args.values['screenshots'])
    return (await templateCheckCommand({ template: name, screenshots, ...reporting(args) }, io)).code
  },
  check: async (args) => {
    const { checkCommand } = await import('./command/check.ts')
    const form = reporting(args)
    const deck = await deckOf(args)
    if (deck === undefined) return 1
    const { code, screenshots } = await checkCommand(
      { deck, screenshots: string(args.values['screenshots']), ...form },
      io,
    )
    for (const file of screenshots) io.err(`${shortPath(file)}\n`)
    return code
  },
  doctor: async (args) => {
    const { cleanCommand, describeDiagnosis, doctorCommand } = await import('./command/doctor.ts')
    if (args.values['clean'] === true) {
      io.out(`${await cleanCommand(process.env)}\n`)
      return 0
    }
    const diagnosis = await doctorCommand({ browser: string(args.values['browser']) }, io)
    io.out(
      `${args.values['json'] === true ? JSON.stringify(diagnosis, null, 2) : describeDiagnosis(diagnosis)}\n`,
    )
    return diagnosis.ok ? 0 : 1
  },
}

/** The deck that is meant: a `slides.md`, its folder, or another file of Slidev; an article becomes one first. */
async function deckOf(args: ParsedArgs): Promise<string | undefined> {
  const input = requireInput(args)
  if (isDeck(input)) return input
  // What else is asked for is asked of the deck.
  const values = { ...args.values, json: false, ...(args.command === 'present' ? {} : { output: undefined }) }
  const { code, deck } = await build({ ...args, values }, { ...io, out: (text) => io.err(text) })
  return code === 0 ? deck : undefined
}

/** Build a deck at each save, until the user stops it: that is the usual end and no error. */
async function buildOnSave(args: ParsedArgs): Promise<number> {
  await using gate = openSandboxCheck({ ahead: true })
  const watched = await watchedDeck(args, gate)
  if (!watched) return 1
  io.err('Stop with Ctrl-C\n', false, true)
  const { interruptible } = await import('#system/interrupt.ts')
  await interruptible((signal) => watched.follow(signal)).catch((error: unknown) => {
    if (!(error instanceof Interrupted)) throw error
  })
  return 0
}

/** Slides that are edited by hand are followed already. */
async function watchedDeck(args: ParsedArgs, gate: SandboxCheck): Promise<Watched | undefined> {
  const input = requireInput(args)
  if (isDeck(input))
    throw new UsageError(
      `Unexpected deck \`${input}\` for \`--watch\`, expected its article (\`present --edit\` follows a deck)`,
    )
  const { watchArticle } = await import('./command/build/watch.ts')
  return watchArticle(args, io, gate)
}

/** Slidev loads while the program does, for an article that seems to have no deck yet. */
async function build(args: ParsedArgs, to: Io = io): Promise<BuildResult> {
  const { until = 'merge', output } = args.values
  const folder = string(output) ?? join('slides', parse(args.inputs[0] ?? '').name)
  const ahead = !existsSync(join(folder, 'slides.md')) && basename(folder) !== 'slides.md'
  const gate = until === 'write' || until === 'merge' ? openSandboxCheck({ ahead }) : undefined
  return (await import('./command/build/index.ts')).build(args, to, gate)
}

function requireInput({ command, inputs: [input] }: ParsedArgs): string {
  if (input === undefined)
    throw new UsageError(`Missing deck for \`${command}\`, expected a \`slides.md\` or its folder`)
  return input
}

/** How findings are told. */
function reporting({ values }: ParsedArgs) {
  return {
    browser: string(values['browser']),
    json: values['json'] === true,
    sarif: values['sarif'] === true,
    verbose: values['verbose'] === true,
    failOn: oneOf(values['fail-on'], ['error', 'warning', 'info', 'none'], 'fail-on'),
  }
}

function string(value: boolean | string | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

async function main(argv: readonly string[]): Promise<number> {
  const args = parseArguments(argv)
  if (args.values['quiet'] === true) {
    const { out, err } = io
    io = { out, err: (text, styled, needed) => needed && err(text, styled), quiet: true, terminal: false }
  }
  for (const line of args.renamed) io.err(`${line}\n`)
  if (args.version) {
    const { version } = JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8')) as {
      version: string
    }
    io.out(`${version}\n`)
    return 0
  }
  if (args.help || !args.command) {
    io.out(help(args.command))
    return argv.length === 0 ? 2 : 0
  }
  return run[args.command](args)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (thrown) {
  const { name, constructor, message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown))
  const explained = known.has(name) || known.has(constructor.name)
  io.err(`${explained ? message : (stack ?? message)}\n`, false, true)
  if (thrown instanceof UsageError)
    io.err('Run `lectern --help` to see what can be asked for.\n', false, true)
  // A process that the user stopped ends as the shell expects it: 128 and the number of SIGINT.
  process.exitCode = name === 'Interrupted' ? 130 : 2
}
