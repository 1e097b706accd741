/** Findings → text for people. */

import { catalogue, type Level } from '#message/catalogue.ts'
import type { Finding } from './finding.ts'

const order: readonly Level[] = ['info', 'warning', 'error']

/**
 * Write findings for people, slide by slide.
 *
 * @param findings in the order of the slides
 * @param name how the deck is called, for example its path
 * @param relative path of a file → as people see it
 * @param verbose notes too, not only warnings and errors
 * @returns lines; one sentence where nothing was found
 */
export function findingsText(
  findings: readonly Finding[],
  name: string,
  relative: (file: string) => string,
  verbose = false,
): string {
  const shown = findings.filter(({ level }) => verbose || level !== 'info')
  const lines: string[] = []
  let before: string | undefined
  for (const finding of shown) {
    const heading = headingOf(finding)
    if (heading !== before) lines.push(...(before === undefined ? [] : ['']), heading)
    before = heading
    const { level, id, reason, file, line, origin } = finding
    const where = file === undefined ? '' : `  ${relative(file)}:${line ?? 1}`
    const from = origin
      ? `  (${origin.file === undefined ? 'article line ' : `${relative(origin.file)}:`}${origin.line})`
      : ''
    lines.push(`  ${level.padEnd(7)} ${id.slice('check:'.length).padEnd(16)} ${reason}${where}${from}`)
  }
  const count = (level: Level): number => findings.filter((one) => one.level === level).length
  const sum = order
    .toReversed()
    .map((level) => ({ level, amount: count(level) }))
    .filter(({ amount, level }) => amount > 0 && (verbose || level !== 'info'))
    .map(({ level, amount }) => `${amount} ${plural(level, amount)}`)
  if (sum.length === 0) return `${name}: nothing to mend\n`
  const ids = [...new Set(shown.map(({ id }) => id))]
  const advice = ids.map((id) => `  ${id}: ${catalogue[id].help}`)
  return `${lines.join('\n')}\n\n${name}: ${sum.join(', ')}\n${advice.join('\n')}\n`
}

function headingOf({ slide, title, variant }: Finding): string {
  const where = slide === undefined ? 'the deck' : `slide ${slide}${title === undefined ? '' : `, ${title}`}`
  return variant === undefined ? where : `${where} (${variant})`
}

function plural(level: Level, amount: number): string {
  const word = level === 'info' ? 'note' : level
  return amount === 1 ? word : `${word}s`
}

/**
 * @param findings of a check
 * @param failOn the lowest level that counts; `none` counts nothing
 * @returns 1 where a finding is at or above the level, else 0
 */
export function findingsCode(findings: readonly Finding[], failOn: Level | 'none' = 'error'): 0 | 1 {
  if (failOn === 'none') return 0
  return findings.some(({ level }) => order.indexOf(level) >= order.indexOf(failOn)) ? 1 : 0
}
