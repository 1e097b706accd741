/** Text as every reader wants it: one kind of line ending, nothing invisible that acts. */

/** What ends a line somewhere else: CRLF, CR, NEL, VT, FF, LS, PS. */
const lineEndings = new RegExp(['\\r\\n?', '[\\u0085\\v\\f\\u2028\\u2029]'].join('|'), 'g')

/**
 * What nobody wrote on purpose, and what makes later stages see other text than people do.
 * Joiners (ZWJ, ZWNJ), the zero-width space and the plain direction marks stay: words need them.
 */
const invisible = new RegExp(
  [
    '[\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u009f]', // C0 and C1 controls, NUL, DEL.
    '\\ufeff', // Byte order mark.
    '[\\u202a-\\u202e\\u2066-\\u2069]', // Bidi overrides and isolates: text that reads otherwise than it is.
    '[\\ufdd0-\\ufdef\\ufffe\\uffff]', // Noncharacters.
    '[\\u{e0000}-\\u{e007f}]', // Tag characters: invisible text.
  ].join('|'),
  'gu',
)

/**
 * Normalise a text.
 *
 * ```markdown
 * > | a\r\nb\u0000\u202Ec
 *      ^^^^ ^^^^^^^^^^^^
 * ```
 *
 * @param value Any string.
 * @returns The text, well formed, with `\n` as its only line ending.
 */
export function normalise(value: string): string {
  return value.replace(lineEndings, '\n').toWellFormed().replace(invisible, '')
}
