/** Front matter, as people write it. */

import type { RootContent } from 'mdast'
import { parse as parseToml } from 'smol-toml'
import type { VFile } from 'vfile'
import { parse as parseYaml } from 'yaml'
import { say } from '#message/say.ts'
import { authorsOf } from './byline.ts'
import { findDate } from './dates.ts'

/** The entries of front matter. */
export type Fields = Record<string, unknown>

/**
 * @param node Front matter.
 * @param file Gains a message where it cannot be read as a whole.
 */
export function fieldsOf(node: RootContent, file: VFile): Fields {
  const value = 'value' in node ? node.value : ''
  const parsed = node.type === 'toml' ? tried(() => parseToml(value)) : yamlOf(value)
  if (parsed === null) return {}
  if (isFields(parsed)) return parsed
  say(file, 'analyze:front-matter', 'Unexpected front matter, expected `key: value` lines', node)
  return node.type === 'toml' ? tomlEntriesOf(value) : entriesOf(value)
}

/**
 * What can be read of front matter that is no YAML as a whole: each entry by itself, and as text
 * what stands on one line.
 *
 * ```yaml
 * title: Trees: an introduction     # a colon within a value
 * date: 2024-03-05
 * excerpt: "Text that goes on
 * at the start of a line"           # not read
 * ```
 */
function entriesOf(value: string): Fields {
  const fields: Fields = {}
  for (const entry of value.split(/\n(?=[A-Za-z][\w-]*:(?:\s|$))/)) {
    const parsed = yamlOf(entry)
    const line = /^([A-Za-z][\w-]*):[ \t]+(\S.*?)\s*$/.exec(entry)
    if (isFields(parsed)) Object.assign(fields, parsed)
    else if (line) fields[line[1]!] = line[2]!.replaceAll(/^(["'])(.*)\1$/g, '$2')
  }
  return fields
}

/** The same of what is no TOML as a whole: an expression is left out, what is next to it is read. */
function tomlEntriesOf(value: string): Fields {
  const fields: Fields = {}
  for (const entry of value.split(/\n(?=[A-Za-z][\w.-]*\s*=)/)) {
    const parsed = tried(() => parseToml(entry))
    const line = /^([A-Za-z][\w-]*)\s*=\s*(["'])(.*?)\2/.exec(entry)
    if (isFields(parsed)) Object.assign(fields, parsed)
    else if (line) fields[line[1]!] = line[3]!
  }
  return fields
}

function isFields(value: unknown): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function yamlOf(value: string): unknown {
  return tried((): unknown => parseYaml(value, { logLevel: 'error' }))
}

/** What parsers throw names a line of the front matter, not of the article: it is said otherwise. */
function tried(parse: () => unknown): unknown {
  try {
    return parse()
  } catch {
    return undefined
  }
}

/** @returns The first of some entries that is a text, or a number as text. */
export function string(fields: Fields, ...keys: string[]): string | undefined {
  for (const key of keys) {
    const value = fields[key]
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    if (typeof value === 'number') return String(value)
  }
  return undefined
}

/** @returns The first of some entries that has names: one, several, or things with a `name` each. */
export function list(fields: Fields, ...keys: string[]): string[] {
  for (const key of keys) {
    const value = fields[key]
    const values: unknown[] = Array.isArray(value) ? value : [value]
    const names = values.flatMap((item) => {
      if (typeof item === 'string') return authorsOf(item)
      const name = (item as { name?: unknown } | null | undefined)?.name
      return typeof name === 'string' ? [name.trim()] : []
    })
    if (names.length > 0) return names
  }
  return []
}

/** `themeConfig: { accent: '#06c' }`: whether a template has such settings is for the planner to say. */
export function settingsOf(value: unknown): Record<string, string> | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined
  const entries = Object.entries(value).flatMap(([key, setting]): [string, string][] =>
    typeof setting === 'string' || typeof setting === 'number' ? [[key, String(setting)]] : [],
  )
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

/** @returns The day of an article, under whatever name. */
export function dateOf(fields: Fields): string | undefined {
  for (const key of ['date', 'published', 'pubDate', 'publishDate', 'publish_date', 'created', 'updated']) {
    const value = fields[key]
    if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString().slice(0, 10)
    const found = typeof value === 'string' ? findDate(value) : undefined
    if (found) return found.date
  }
  return undefined
}
