/** argv → command → report → exit code; the one place that ends the process. */

import { readFileSync } from 'node:fs'
import { type Call, parseCall, UsageError } from './command/arguments.ts'
import { help } from './command/help.ts'
import type { Io } from './command/types.ts'

const io: Io = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  terminal: process.stderr.isTTY === true,
}

/** Errors that a sentence explains; all others are ours and show where they come from. */
const known: ReadonlySet<string> = new Set(['CannotGoOn', 'EditedError', 'InputError', 'TemplateError', 'UsageError'])

/** Each command is loaded when it is called: building needs no browser, presenting no parser. */
const run: Record<NonNullable<Call['command']>, (call: Call) => Promise<number>> = {
  build: async (call) => (await (await import('./command/build.ts')).build(call, io)).code,
  plan: async (call) => (await import('./command/plan.ts')).plan(call, io),
  present: async (call) => (await import('./command/present.ts')).present(call, io),
  export: async (call) => (await import('./command/export.ts')).exportDeckCommand(call, io),
  doctor: async (call) => (await import('./command/doctor.ts')).doctorCommand(call, io),
}

async function main(argv: readonly string[]): Promise<number> {
  const call = parseCall(argv)
  if (call.version) {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
    io.out(`${version}\n`)
    return 0
  }
  if (call.help || !call.command) {
    io.out(help(call.command))
    return argv.length === 0 ? 2 : 0
  }
  return run[call.command](call)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const { name, constructor, message, stack } = error instanceof Error ? error : new Error(String(error))
  const explained = known.has(name) || known.has(constructor.name)
  io.err(`${explained ? message : (stack ?? message)}\n`)
  if (error instanceof UsageError) io.err('Run `lectern --help` to see what can be asked for.\n')
  process.exitCode = 2
}
