/** Templates on disk. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { cleanTemplate, type Template, TemplateError } from '#template'

/** A template, and the folder of its Slidev theme. */
export interface LoadedTemplate {
  template: Template
  folder: string
}

/** Where our own templates lie. */
export const ownTemplates = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../templates')

/** @returns The names of our own templates, in order. */
export function templateNames(): string[] {
  return readdirSync(ownTemplates, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(ownTemplates, entry.name, 'template.json')))
    .map(({ name }) => name)
    .toSorted()
}

/**
 * @param name One of our own, or the path of a folder with a `template.json`.
 * @throws TemplateError where there is none, or it is not as the contract says.
 */
export function loadTemplate(name: string): LoadedTemplate {
  const isPath = /[/\\]/.test(name)
  const folder = isPath ? path.resolve(name) : path.join(ownTemplates, name)
  const file = path.join(folder, 'template.json')
  if (!existsSync(file)) {
    const known = templateNames().map((own) => `\`${own}\``).join(', ')
    throw new TemplateError(
      isPath
        ? `Unexpected template \`${name}\`, expected a folder with a \`template.json\``
        : `Unexpected template \`${name}\`, expected one of ${known} or the path of a folder`,
    )
  }
  return { template: cleanTemplate(parse(file)), folder }
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new TemplateError(`Unexpected \`${file}\`, expected JSON: ${(error as Error).message}`)
  }
}
