/** What the front matter of an article asks of the command: it is read before the article is. */

import type { VFile } from 'vfile'
import { parse } from 'yaml'
import { nearest } from '#message/nearest.ts'
import { say } from '#message/say.ts'
import { templateNames } from '../template/load.ts'

/** Front matter in YAML, at the beginning of the file. */
const matter = /^\uFEFF?---[ \t]*\r?\n([^]*?)\r?\n---[ \t]*(?:\r?\n|$)/

/** Longer is no front matter, bytes. */
const longest = 64 * 1024

/**
 * @param file article as bytes
 * @returns its front matter; an empty one where there is none that can be read
 */
export function frontMatterOf({ value }: VFile): Record<string, unknown> {
  const text =
    typeof value === 'string' ? value.slice(0, longest) : Buffer.from(value).toString('utf8', 0, longest)
  try {
    const data: unknown = parse(matter.exec(text)?.[1] ?? '', { logLevel: 'silent' })
    return data !== null && typeof data === 'object' && !Array.isArray(data)
      ? (data as Record<string, unknown>)
      : {}
  } catch {
    return {}
  }
}

/**
 * An article comes from a stranger: it may choose one of our templates, and Slidev themes that are installed by
 * their names. A path would run what lies there; other generators mean something else with `template:`.
 */
export function templateOf(fields: Record<string, unknown>, file: VFile): string | undefined {
  const { template } = fields
  if (typeof template !== 'string') return undefined
  const isTheme = /^(?:@slidev\/theme-|slidev-theme-|@[\w.-]+\/slidev-theme-)[\w.-]+$/.test(template)
  const names = templateNames()
  if (isTheme || names.includes(template)) return template
  const meant = nearest(template, names)
  if (meant) say(file, 'analyze:setting', `Unexpected template \`${template}\`, did you mean \`${meant}\`?`)
  return undefined
}
