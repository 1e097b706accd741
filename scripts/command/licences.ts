/*
 * Lists the licences of all that is shipped, from the lock file: `npm run licences`.
 *
 *   MIT           714  @antfu/ni 31.0.0, …
 *
 * Ends with 1 where a licence is unknown or asks more than naming the author and sharing changes
 * of the package itself.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A package of the lock file. */
interface Locked {
  version?: string
  license?: string
  dev?: boolean
  devOptional?: boolean
  link?: boolean
}

const root = path.resolve(import.meta.dirname, '../..')

/** Free to ship beside a programme under the MIT licence, for the packages as they are. */
const free = new Set(
  (
    '0BSD Apache-2.0 BSD BSD-2-Clause BSD-3-Clause BlueOak-1.0.0 CC-BY-4.0 CC0-1.0 EPL-2.0 ISC MIT MPL-2.0 ' +
    'OFL-1.1 Python-2.0 Unlicense Zlib'
  ).split(' '),
)

/** What a licence file says where the package does not. */
const known: readonly [text: RegExp, name: string][] = [
  [/Permission is hereby granted, free of charge|\bmit-license\.org/i, 'MIT'],
  [/Apache License,?\s+Version 2\.0/i, 'Apache-2.0'],
]

/**
 * @param folder Root of the project.
 * @returns Licence → packages with their versions, all of what is no development dependency.
 */
export function licences(folder = root): Map<string, string[]> {
  const lock = JSON.parse(readFileSync(path.join(folder, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>
  }
  const result = new Map<string, string[]>()
  for (const [place, { version, license, dev, link }] of Object.entries(lock.packages)) {
    if (place === '' || dev || link) continue
    const licence = license ?? stated(path.join(folder, place)) ?? 'unknown'
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
    result.set(licence, [...(result.get(licence) ?? []), `${name} ${version}`])
  }
  return new Map([...result].toSorted(([a, one], [b, two]) => two.length - one.length || (a < b ? -1 : 1)))
}

/** @returns Whether a licence, or one that may be chosen, lets its package be shipped. */
export function isFree(licence: string): boolean {
  const bare = licence.replace(/^\(|\)$/g, '')
  if (bare.includes(' OR ')) return bare.split(' OR ').some(isFree)
  return bare.split(' AND ').every((name) => free.has(name))
}

/** What an older package says in the field of its time, or in its files. */
function stated(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined
  const files = readdirSync(folder).filter((name) => /^(?:package\.json|licen[cs]e|readme)/i.test(name))
  const texts = files.map((name) => readFileSync(path.join(folder, name), 'utf8'))
  return known.find(([pattern]) => texts.some((text) => pattern.test(text)))?.[1]
}

if (import.meta.main) {
  for (const [licence, packages] of licences()) {
    process.stdout.write(
      `${licence.padEnd(26)} ${String(packages.length).padStart(4)}  ${packages.join(', ')}\n`,
    )
    if (isFree(licence)) continue
    process.stderr.write(`Unexpected licence \`${licence}\`, expected one that lets its package be shipped\n`)
    process.exitCode = 1
  }
}
