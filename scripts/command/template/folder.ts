import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { UserError } from '#system/errors.ts'
import { ownTemplates, templateNames } from '../../template/load.ts'

/**
 * @param template one of our own by its name, or the path of a folder
 * @returns the folder
 * @throws {UserError} where it has no `template.json`
 */
export function templateFolder(template: string): string {
  const folder = /[/\\]/.test(template) ? resolve(template) : join(ownTemplates, template)
  if (existsSync(join(folder, 'template.json'))) return folder
  const own = templateNames().map((name) => `\`${name}\``)
  throw new UserError(
    `Unexpected template \`${template}\`, expected one of ${own.join(', ')} or a folder with a \`template.json\``,
  )
}
