/** Templates: ours, folders, and themes of the Slidev ecosystem. */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { nearest } from '#message/nearest.ts'
import { programFolder } from '#system/program.ts'
import { cleanTemplate, type Template, TemplateError } from '#template'
import { stockTemplate } from './stock.ts'

/** A template, and the folder of its Slidev theme. */
export interface LoadedTemplate {
  template: Template
  folder: string
  /** The name of the package, for a theme that Slidev finds by its name. */
  packageName?: string
}

/** What a browser measured of a template; beside its contract. */
export const capacityFile = 'capacity.json'

/** Where our own templates lie. */
export const ownTemplates = path.join(programFolder, 'templates')

/** Where the addon lies that hardens every deck. */
export const guard = path.join(ownTemplates, 'guard')

/** @returns The names of our own templates, in order. */
export function templateNames(): string[] {
  return readdirSync(ownTemplates, { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && existsSync(path.join(ownTemplates, entry.name, 'template.json')),
    )
    .map(({ name }) => name)
    .toSorted()
}

/**
 * @param name One of ours, the path of a folder, or the name of a Slidev theme that is installed.
 * @param from Folder from which a theme is looked for (default: the current one).
 * @throws TemplateError where there is none, or its `template.json` is not as the contract says.
 */
export function loadTemplate(name: string, from: string = process.cwd()): LoadedTemplate {
  const own = path.join(ownTemplates, name)
  if (/^[\w-]+$/.test(name) && existsSync(path.join(own, 'template.json'))) return inFolder(own, name)
  const folder = path.resolve(from, name)
  if (isFolder(folder)) {
    if (!existsSync(path.join(folder, 'template.json')) && !isTheme(folder)) {
      throw new TemplateError(
        `Unexpected template \`${name}\`, expected a folder with a \`template.json\` or the \`layouts\` of a Slidev theme`,
      )
    }
    return inFolder(folder, path.basename(folder))
  }
  const found = packageFolder(name, from)
  if (found) return { ...inFolder(found, name), packageName: name }
  // A theme that only stands beside ours is named by its path: a deck elsewhere would not find it.
  const besideOurs = packageFolder(name, ownTemplates)
  if (besideOurs) return inFolder(besideOurs, name)
  const meant = nearest(name, templateNames())
  if (meant !== undefined)
    throw new TemplateError(`Unexpected template \`${name}\`, did you mean \`${meant}\`?`)
  const known = templateNames()
    .map((one) => `\`${one}\``)
    .join(', ')
  throw new TemplateError(
    `Unexpected template \`${name}\`, expected one of ${known}, the path of a folder, or a Slidev theme that is installed (\`npm install ${name}\`)`,
  )
}

/** The contract of a folder; where it has none, that of Slidev's stock layouts. */
function inFolder(folder: string, name: string): LoadedTemplate {
  const file = path.join(folder, 'template.json')
  if (!existsSync(file)) return { template: stockTemplate(name), folder }
  const measures = path.join(folder, capacityFile)
  return { template: cleanTemplate(parse(file), existsSync(measures) ? parse(measures) : undefined), folder }
}

function isTheme(folder: string): boolean {
  return ['layouts', 'styles', 'components', 'package.json'].some((part) =>
    existsSync(path.join(folder, part)),
  )
}

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true
}

/** Themes are packages; theirs need not export `package.json`, so the folders are walked. */
function packageFolder(name: string, from: string): string | undefined {
  if (!/^(?:@[\w.-]+\/)?[\w.-]+$/.test(name)) return undefined
  const places = createRequire(path.join(from, '_')).resolve.paths(name) ?? []
  return places
    .map((place) => path.join(place, name))
    .find((folder) => existsSync(path.join(folder, 'package.json')))
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new TemplateError(`Unexpected \`${file}\`, expected JSON: ${(error as Error).message}`)
  }
}
