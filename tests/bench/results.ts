/** The file of results: a section a benchmark, replaced when it is run again. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const file = path.join(import.meta.dirname, 'RESULTS.md')

const opening = `# Results of the benchmarks

Written by \`npm run bench -- NAME…\`: each section by the benchmark of its name, when it was last run.
`

/**
 * Replace the section of a benchmark, or add it in the order of the names.
 *
 * @param name Name of the benchmark, the heading of its section.
 * @param body Markdown below the heading, with no heading of rank 1 or 2.
 */
export function record(name: string, body: string): void {
  const old = existsSync(file) ? readFileSync(file, 'utf8') : ''
  writeFileSync(file, replaced(old, name, body))
}

/**
 * @param text What the file holds.
 * @param name Name of the benchmark.
 * @param body Its new results.
 * @returns What the file is to hold.
 */
export function replaced(text: string, name: string, body: string): string {
  const sections = new Map(
    text
      .split(/^## /m)
      .slice(1)
      .map((section) => {
        const end = section.indexOf('\n')
        return [section.slice(0, end).trim(), section.slice(end).trim()] as const
      }),
  )
  sections.set(name, body.trim())
  const written = [...sections.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return [opening, ...written.map(([title, content]) => `## ${title}\n\n${content}\n`)].join('\n')
}
