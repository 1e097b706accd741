/** `lectern template`: list, eject, new. What needs a browser is in `template-check.ts` and `template-calibrate.ts`. */

import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ownTheme } from '../../template/addresses.ts'
import { guard, loadTemplate, ownTemplates, templateNames } from '../../template/load.ts'
import { type ParsedArgs, UsageError } from '../arguments.ts'
import { rewriteDeck } from '../build/write-deck.ts'
import { shortPath } from '../short-path.ts'
import type { Io } from '../types.ts'
import { resolveWithin, insideWhole } from '#system/resolve-within.ts'
import { lacksPackages, vendorPackages } from './vendor.ts'

/** A copy that would cover something a person may have changed. */
class ExistsError extends Error {
  override name = 'InputError'
}

/** What all of our templates share; it travels with each of them. */
const kit = 'kit'

/**
 * @returns The exit code.
 * @throws UsageError for an unknown action, TemplateError for an unknown template.
 */
export async function template(args: ParsedArgs, io: Io): Promise<0> {
  const [action, name, layout] = args.inputs
  const output = typeof args.values['output'] === 'string' ? args.values['output'] : undefined
  const force = args.values['force'] === true
  if (action === 'list') {
    for (const one of templateNames())
      io.out(`${one.padEnd(10)} ${loadTemplate(one).template.description.en}\n`)
    return 0
  }
  if (name === undefined)
    throw new UsageError(
      `Unexpected \`template ${action ?? ''}\` without a name, expected \`template ACTION NAME\``,
    )
  if (action === 'new') {
    const from = typeof args.values['from'] === 'string' ? args.values['from'] : 'seminar'
    io.out(`${shortPath(create(name, from, output ?? '.', force))}\n`)
    io.err('Use it with `--template`, and see `templates/README.md` for what it promises to the planner.\n')
    return 0
  }
  if (action === 'eject') {
    if (output === undefined)
      throw new UsageError('Missing deck for `template eject`, expected `-o` and the folder of the deck')
    for (const file of layout
      ? ejectLayout(name, layout, output, force)
      : await eject(loadTemplate(name).folder, output, force))
      io.out(`${shortPath(file)}\n`)
    io.err('A rebuild of the deck keeps it and uses it.\n')
    return 0
  }
  throw new UsageError(
    `Unexpected \`template ${action}\`, expected one of \`list\`, \`new\`, \`eject\`, \`check\``,
  )
}

/**
 * Copy a template beside a deck; the deck uses it from then on.
 *
 * @param folder Folder of the template.
 * @param deck Folder of the deck.
 * @returns The folders written.
 */
export async function eject(folder: string, deck: string, force: boolean): Promise<string[]> {
  const target = path.join(insideWhole(deck, ownTheme), path.basename(folder))
  if (path.resolve(folder) === target) return [target]
  refuse(target, force)
  const written = [copyTheme(folder, target)]
  // Where the packages of the theme are not installed, they go with it.
  const home = path.dirname(target)
  if (lacksPackages([home])) vendorPackages(home)
  const theme = JSON.stringify(`./${ownTheme}/${path.basename(folder)}`)
  await rewriteDeck(deck, (text) => text.replace(/^theme: .*$/m, `theme: ${theme}`))
  return written
}

/**
 * Copy what hardens a deck beside it.
 *
 * @param deck Folder of the deck.
 */
export async function ejectGuard(deck: string): Promise<void> {
  const name = path.basename(guard)
  cpSync(guard, path.join(insideWhole(deck, ownTheme), name), { recursive: true })
  const addons = JSON.stringify([`@/${ownTheme}/${name}`])
  await rewriteDeck(deck, (text) => text.replace(/^addons: \["@\/[^"]*\/guard"\]$/m, `addons: ${addons}`))
}

/** Copy one layout beside a deck: Slidev takes a deck's own layout before that of its theme. */
function ejectLayout(name: string, layout: string, deck: string, force: boolean): string[] {
  const { folder } = loadTemplate(name)
  const source = /^[\w-]+$/.test(layout) ? layoutFile(path.join(folder, 'layouts'), layout) : undefined
  if (!source) {
    const known = readdirSync(path.join(folder, 'layouts')).map((file) => `\`${path.parse(file).name}\``)
    throw new UsageError(`Unexpected layout \`${layout}\`, expected one of ${known.join(', ')}`)
  }
  const target = resolveWithin(deck, 'layouts', `${layout}.vue`)
  refuse(target, force)
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, moved(readFileSync(source, 'utf8'), path.dirname(source), path.dirname(target)))
  return [target]
}

/** The file that draws a layout: a theme may only point to the one that it shares with others. */
function layoutFile(folder: string, layout: string): string | undefined {
  const drawn = path.join(folder, `${layout}.vue`)
  if (existsSync(drawn)) return drawn
  const pointer = path.join(folder, `${layout}.ts`)
  const address = existsSync(pointer)
    ? /from '(.+\.vue)'/.exec(readFileSync(pointer, 'utf8'))?.[1]
    : undefined
  return address === undefined ? undefined : path.resolve(folder, address)
}

/** @returns The folder of a new template, made from another one. */
function create(name: string, from: string, parent: string, force: boolean): string {
  if (!/^[a-z][\w-]*$/.test(name))
    throw new UsageError(`Unexpected name \`${name}\`, expected small letters, digits and hyphens`)
  const { folder } = loadTemplate(from)
  const target = path.resolve(parent, name)
  refuse(target, force)
  copyTheme(folder, target)
  for (const file of ['template.json', 'package.json']) {
    const place = path.join(target, file)
    if (!existsSync(place)) continue
    const json = JSON.parse(readFileSync(place, 'utf8')) as Record<string, unknown>
    json['name'] = file === 'package.json' ? `slidev-theme-${name}` : name
    writeFileSync(place, `${JSON.stringify(json, null, 2)}\n`)
  }
  const home = path.dirname(target)
  const own = [target, path.join(home, kit)].filter((one) => existsSync(one))
  if (lacksPackages(own)) vendorPackages(home, own)
  return target
}

/** A theme with the kit that it imports from beside it. */
function copyTheme(folder: string, target: string): string {
  const options = {
    recursive: true,
    filter: (file: string) =>
      !/(?:^|[\\/])(?:node_modules|preview\.png)(?:$|[\\/])/.test(path.relative(folder, file)),
  }
  cpSync(folder, target, options)
  const shared = path.join(ownTemplates, kit)
  const kitFolder = path.join(path.dirname(target), kit)
  if (path.dirname(folder) === ownTemplates && existsSync(shared) && !existsSync(kitFolder))
    cpSync(shared, kitFolder, { recursive: true })
  return target
}

/** Relative imports of a file that is moved. */
function moved(text: string, from: string, to: string): string {
  return text.replaceAll(
    /(from\s+|import\s+)(['"])(\.{1,2}\/[^'"]+)\2/g,
    (_, keyword: string, quote: string, address: string) => {
      const relative = path.relative(to, path.resolve(from, address)).replaceAll(path.sep, '/')
      return `${keyword}${quote}${relative.startsWith('.') ? relative : `./${relative}`}${quote}`
    },
  )
}

function refuse(target: string, force: boolean): void {
  if (!force && existsSync(target)) {
    throw new ExistsError(
      `Unexpected \`${target}\` that exists, expected a free place. Nothing was written; \`--force\` overwrites it.`,
    )
  }
}
