/** Characters that no parser after us agrees on, or that nobody can see. */

/**
 * Ends of line that only some parsers know: CR, VT, FF, NEL, LS, PS. A parser
 * that sees one starts a new block where another does not.
 */
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g

/**
 * C0 and C1 controls, DEL, BOM, noncharacters, tag characters, bidi overrides
 * and isolates: invisible, and able to show text in another order than it is
 * read. ZWJ, ZWNJ, ZWSP, LRM and RLM stay, since scripts and emoji need them.
 */
const invisible =
  // oxlint-disable-next-line no-control-regex
  /[\0-\x08\x0E-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069\uFEFF\uFDD0-\uFDEF\p{Noncharacter_Code_Point}\u{E0000}-\u{E007F}]/gu

/**
 * Text that every parser after us reads alike.
 *
 * @param value Any string.
 * @returns The same with `\n` as its only end of line, without invisible
 *   characters, and well-formed UTF-16.
 */
export function plain(value: string): string {
  return value.replace(lineEnds, '\n').toWellFormed().replace(invisible, '')
}

/**
 * The same on one line.
 *
 * @param value Any string.
 * @returns Plain text, each run of white space as one space.
 */
export function oneLine(value: string): string {
  return plain(value).replace(/\s+/g, ' ').trim()
}
