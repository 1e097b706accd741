/** Command line → a command and its options, validated once. */

import { parseArgs, type ParseArgsConfig } from 'node:util'
import { nearest } from '#message/nearest.ts'
import { formats, type FormatName } from '../export/index.ts'

/** A call that cannot be understood; the message says what was expected. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>

/** Options of every command. */
const common = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
  quiet: { type: 'boolean', short: 'q' },
} as const satisfies Options

/** What is asked of the talk, wherever an article is read. */
const talk = {
  template: { type: 'string' },
  lang: { type: 'string' },
  minutes: { type: 'string' },
  pace: { type: 'string' },
  transition: { type: 'string' },
  full: { type: 'boolean' },
  'no-backup': { type: 'boolean' },
  from: { type: 'string' },
  'allow-private-network': { type: 'boolean' },
  'keep-all': { type: 'boolean' },
  forget: { type: 'boolean' },
} as const satisfies Options

/** Options of the commands that report on an article. */
const article = {
  ...talk,
  json: { type: 'boolean' },
  verbose: { type: 'boolean' },
  'fail-on': { type: 'string' },
} as const satisfies Options

/** Options of the commands that write the deck of an article. */
const written = {
  'fetch-images': { type: 'boolean' },
  force: { type: 'boolean' },
} as const satisfies Options

const output = { output: { type: 'string', short: 'o' } } as const satisfies Options
/** Options of the commands that report what they measured. */
const findings = {
  json: { type: 'boolean' },
  sarif: { type: 'boolean' },
  screenshots: { type: 'string' },
  verbose: { type: 'boolean' },
  'fail-on': { type: 'string' },
} as const satisfies Options

const browser = { browser: { type: 'string' } } as const satisfies Options

/** Each command with the options that it takes. */
export const commands = {
  build: {
    ...common,
    ...article,
    ...written,
    ...output,
    ...browser,
    export: { type: 'string' },
    until: { type: 'string' },
    standalone: { type: 'boolean' },
    verify: { type: 'boolean' },
    watch: { type: 'boolean' },
  },
  plan: { ...common, ...article },
  present: {
    ...common,
    ...article,
    ...written,
    ...output,
    port: { type: 'string' },
    edit: { type: 'boolean' },
    'no-open': { type: 'boolean' },
    watch: { type: 'boolean' },
  },
  export: {
    ...common,
    ...talk,
    ...written,
    ...output,
    ...browser,
    format: { type: 'string' },
    range: { type: 'string' },
    clicks: { type: 'boolean' },
    dark: { type: 'boolean' },
    scale: { type: 'string' },
  },
  check: { ...common, ...talk, ...written, ...browser, ...findings },
  template: {
    ...common,
    ...output,
    ...browser,
    ...findings,
    from: { type: 'string' },
    force: { type: 'boolean' },
  },
  doctor: { ...common, ...browser, json: { type: 'boolean' }, clean: { type: 'boolean' } },
} as const satisfies Record<string, Options>

export type CommandName = keyof typeof commands

/** What was asked for. */
export interface ParsedArgs {
  command: CommandName | undefined
  help: boolean
  version: boolean
  /** What stands behind the command: an article or a deck; an action and names for `template`. */
  inputs: string[]
  /** Whether this is one of several articles. */
  batch?: boolean
  values: Record<string, boolean | string | undefined>
  /** A line for each old spelling that was used, naming the new one. */
  renamed: string[]
}

/** Options that were renamed: the old spelling still works. */
const renamedOptions: Readonly<Record<string, string>> = { '--pictures': '--screenshots' }

/** Values of options that were renamed: option → old value → new one. */
const renamedValues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  from: { scraped: 'text' },
  until: { understand: 'analyze' },
}

/**
 * @param argv Arguments behind the program's name.
 * @throws UsageError for an unknown command or option, a missing value, or a second input.
 */
export function parseArguments(argv: readonly string[]): ParsedArgs {
  const [first, ...rest] = argv
  if (first === 'help' && rest[0] !== undefined) return parseArguments([...rest.slice(0, 1), '--help'])
  if (first === undefined || first === 'help' || first === '-h' || first === '--help') {
    return { command: undefined, help: true, version: false, inputs: [], values: {}, renamed: [] }
  }
  if (first === '--version' || first === '-v') {
    return { command: undefined, help: false, version: true, inputs: [], values: {}, renamed: [] }
  }
  if (!isCommand(first)) {
    const known = Object.keys(commands)
    throw new UsageError(`Unexpected command \`${first}\`, ${expectation(first, known)}`)
  }
  const renamed: string[] = []
  const { values, positionals } = parse(
    first,
    rest.map((arg) => currentOption(arg, renamed)),
  )
  for (const [option, known] of Object.entries(renamedValues)) {
    const value = values[option]
    const current = typeof value === 'string' ? known[value] : undefined
    if (current === undefined) continue
    renamed.push(`\`--${option} ${String(value)}\` is now \`--${option} ${current}\``)
    values[option] = current
  }
  const most = { build: Infinity, template: 3 }[first as string] ?? 1
  if (positionals.length > most) {
    throw new UsageError(`Unexpected argument \`${positionals[most]}\``)
  }
  return {
    command: first,
    help: values['help'] === true,
    version: values['version'] === true,
    inputs: positionals,
    values,
    renamed,
  }
}

/** @returns An argument in its current spelling; an old one is noted. */
function currentOption(arg: string, renamed: string[]): string {
  const [name = '', ...value] = arg.split('=')
  const current = Object.hasOwn(renamedOptions, name) ? renamedOptions[name] : undefined
  if (current === undefined) return arg
  renamed.push(`\`${name}\` is now \`${current}\``)
  return [current, ...value].join('=')
}

function parse(
  command: CommandName,
  args: string[],
): { values: ParsedArgs['values']; positionals: string[] } {
  try {
    const parsed = parseArgs({ args, options: commands[command], allowPositionals: true, strict: true })
    return { values: parsed.values as ParsedArgs['values'], positionals: parsed.positionals }
  } catch (error) {
    throw new UsageError(explain(command, error as NodeJS.ErrnoException), { cause: error })
  }
}

/** What Node found wrong with options, by the code of its error, in our words. */
function explain(command: CommandName, { code, message }: NodeJS.ErrnoException): string {
  const [option = ''] = /--?[\w-]+(?=[ '=])/.exec(message) ?? []
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const known = Object.keys(commands[command]).map((name) => `--${name}`)
    const meant = nearest(option, known)
    return `Unexpected option \`${option}\` of \`${command}\`${meant ? `, did you mean \`${meant}\`?` : ''}`
  }
  const [long = option] = /--[\w-]+/.exec(message) ?? []
  return /argument missing|ambiguous/.test(message)
    ? `Missing value of \`${long}\``
    : `Unexpected value of \`${long}\`, which takes none`
}

function expectation(word: string, known: readonly string[]): string {
  const meant = nearest(word, known)
  return meant
    ? `did you mean \`${meant}\`?`
    : `expected one of ${known.map((name) => `\`${name}\``).join(', ')}`
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name)
}

/** @returns A value that must be one of a few. */
/**
 * @returns A tag of BCP 47, in its canonical form.
 * @throws UsageError for what is none.
 */
export function languageTag(value: boolean | string | undefined): string | undefined {
  if (value === undefined) return undefined
  try {
    return Intl.getCanonicalLocales(String(value).replaceAll('_', '-'))[0]
  } catch {
    throw new UsageError(
      `Unexpected \`${String(value)}\` for \`--lang\`, expected a tag of BCP 47, as \`en\`, \`zh-Hant\` or \`de\``,
    )
  }
}

export function oneOf<T extends string>(
  value: boolean | string | undefined,
  allowed: readonly T[],
  option: string,
): T | undefined {
  if (value === undefined) return undefined
  const found = allowed.find((name) => name === value)
  if (found === undefined) {
    throw new UsageError(
      `Unexpected \`${String(value)}\` for \`--${option}\`, ${expectation(String(value), allowed)}`,
    )
  }
  return found
}

/** @returns A whole number within bounds. */
export function integer(
  value: boolean | string | undefined,
  least: number,
  most: number,
  option: string,
): number | undefined {
  if (value === undefined) return undefined
  const number = Number(value)
  if (!Number.isInteger(number) || number < least || number > most) {
    throw new UsageError(
      `Unexpected \`${String(value)}\` for \`--${option}\`, expected a whole number from ${least} to ${most}`,
    )
  }
  return number
}

/** @returns A number within bounds. */
export function decimal(
  value: boolean | string | undefined,
  least: number,
  most: number,
  option: string,
): number | undefined {
  if (value === undefined) return undefined
  const number = Number(value)
  if (!Number.isFinite(number) || number < least || number > most) {
    throw new UsageError(
      `Unexpected \`${String(value)}\` for \`--${option}\`, expected a number from ${least} to ${most}`,
    )
  }
  return number
}

/** @returns The formats of a list such as `pdf,html`; nothing where none is asked for. */
export function exportFormats(value: boolean | string | undefined, option: string): FormatName[] | undefined {
  if (typeof value !== 'string') return undefined
  const names = Object.keys(formats) as FormatName[]
  return value.split(',').map((name) => oneOf(name.trim(), names, option)!)
}
