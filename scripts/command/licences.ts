/*
 * Lists the licences of all that is shipped, from the lock file: `npm run licences`.
 *
 *   MIT           714  @antfu/ni 31.0.0, …
 *   Without a licence field: khroma 2.1.0 (MIT, by its `license`), …
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
  const result = new Map<string, string[]>()
  for (const { place, name, license } of shipped(folder)) {
    const licence = license ?? stated(path.join(folder, place))?.licence ?? 'unknown'
    result.set(licence, [...(result.get(licence) ?? []), name])
  }
  return new Map([...result].toSorted(([a, one], [b, two]) => two.length - one.length || (a < b ? -1 : 1)))
}

/**
 * @param folder Root of the project.
 * @returns The packages that declare no licence, with the one that their files state and which file.
 */
export function undeclared(folder = root): { name: string; licence: string; file: string }[] {
  return shipped(folder).flatMap(({ place, name, license }) =>
    license === undefined
      ? [{ name, licence: 'unknown', file: 'none', ...stated(path.join(folder, place)) }]
      : [],
  )
}

/** All packages that are no development dependency, by name and version. */
function shipped(folder: string): { place: string; name: string; license: string | undefined }[] {
  const lock = JSON.parse(readFileSync(path.join(folder, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>
  }
  return Object.entries(lock.packages).flatMap(([place, { version, license, dev, link }]) => {
    if (place === '' || dev || link) return []
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
    return [{ place, name: `${name} ${version}`, license }]
  })
}

/** @returns Whether a licence, or one that may be chosen, lets its package be shipped. */
export function isFree(licence: string): boolean {
  const bare = licence.replace(/^\(|\)$/g, '')
  if (bare.includes(' OR ')) return bare.split(' OR ').some(isFree)
  return bare.split(' AND ').every((name) => free.has(name))
}

/** What an older package says in the field of its time, or in its files. */
function stated(folder: string): { licence: string; file: string } | undefined {
  if (!existsSync(folder)) return undefined
  const files = readdirSync(folder).filter((name) => /^(?:package\.json|licen[cs]e|readme)/i.test(name))
  for (const file of files) {
    const text = readFileSync(path.join(folder, file), 'utf8')
    const licence = known.find(([pattern]) => pattern.test(text))?.[1]
    if (licence !== undefined) return { licence, file }
  }
  return undefined
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
  const silent = undeclared().map(({ name, licence, file }) => `${name} (${licence}, by its \`${file}\`)`)
  process.stdout.write(`Without a licence field: ${silent.join(', ') || 'none'}\n`)
}
