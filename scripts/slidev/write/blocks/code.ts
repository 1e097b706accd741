/** Code: blocks and within a line. */

import { plain } from '../characters.ts'
import { language } from './languages.ts'

/** A line that is longer is slow to highlight and cannot be read on a slide anyway. */
const longestLine = 5000

/** Slidev greps the raw file for these, also within code, and then loads scripts of other sites. */
const embeds = /<(?:Tweet|BlueSky)\b/

/**
 * Write a code block.
 *
 * Slidev knows a fence only by its first column, and ends it at the first line
 * that starts with as many backticks.
 *
 * @param value The code.
 * @param info The language, as the article has it.
 * @param note Whether it stands in notes, which end at the first `-->`.
 * @param startLine Number of its first line, where its lines are to be counted.
 * @returns A fence of one known language, or preformatted text where even a
 *   fence would be read as something else.
 */
export function codeBlock(value: string, info?: string | null, note = false, startLine?: number): string {
  const code = plain(value)
  if (!fences(code, note)) return preBlock(code)
  const fence = '`'.repeat(Math.max(3, longestRun(code) + 1))
  const counted = startLine === undefined || note ? '' : ` {lines:true,startLine:${startLine}}`
  return `${fence}${language(info)}${counted}\n${code}\n${fence}`
}

/**
 * Write text that nothing after us can read as anything else.
 *
 * @param value Text.
 * @returns Preformatted text in which each character but letters, digits,
 *   spaces and ends of line is a character reference.
 */
export function preBlock(value: string): string {
  return `<pre v-pre class="slidev-code">${references(plain(value)).replace(/^\n/, '&#10;\n')}</pre>`
}

/**
 * Write code within a line.
 *
 * @param value The code.
 * @param cell Whether it stands in a table.
 * @returns Backticks, or a tag where Slidev would look into them.
 */
export function inlineCode(value: string, cell = false): string {
  const code = plain(value).replace(/[ \t\n]+/g, ' ')
  if (code.trim() === '') return code
  const run = longestRun(code)
  // Three backticks at the start of a line would be a fence; a backslash before
  // a pipe is eaten by the table; the rest is grepped or rewritten.
  if (run > 1 || (cell && /\\\|/.test(code)) || /<!--|-->|v-?drag/i.test(code) || embeds.test(code)) {
    return `<code v-pre>${references(code)}</code>`
  }
  const ticks = '`'.repeat(run + 1)
  const pad = /^`|`$|^ .* $/.test(code) ? ' ' : ''
  return ticks + pad + (cell ? code.replaceAll('|', String.raw`\|`) : code) + pad + ticks
}

function fences(code: string, note: boolean): boolean {
  // Slidev looks for Monaco by this line at the start of any line of the file.
  const monaco = /^```\w+\s*\{monaco/m.test(code)
  const long = code.split('\n').some((line) => line.length > longestLine)
  return !monaco && !long && !embeds.test(code) && !(note ? /<!--|-->/.test(code) : leavesOpen(code))
}

/** Slidev takes everything after a comment that stays open for a part of it, also within code. */
function leavesOpen(code: string): boolean {
  let end = 0
  for (let start = code.indexOf('<!--'); start !== -1; start = code.indexOf('<!--', end)) {
    end = code.indexOf('-->', start + 4)
    if (end === -1) return true
  }
  return false
}

/** @returns How many backticks stand in a row at most. */
function longestRun(value: string): number {
  return Array.from(value.matchAll(/`+/g)).reduce((longest, run) => Math.max(longest, run[0].length), 0)
}

function references(value: string): string {
  return value.replace(/[^\p{L}\p{N}\p{M} \n]/gu, (character) => `&#${character.codePointAt(0)};`)
}
