/** Text of others, as it may be printed. */

/**
 * Control characters (C0 but tab and end of line, DEL, C1), line and paragraph separators, marks of
 * direction and tag characters: a terminal or an editor does something for them instead of showing them.
 * Unicode 16, categories Cc and Zl/Zp, property Bidi_Control; U+E0000 to U+E007F.
 */
const unprintable =
  // oxlint-disable-next-line no-control-regex
  /[\0-\x08\v-\x1F\x7F-\x9F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/gu

/**
 * Show what is not to be seen.
 *
 * @param text Any text, for example of an article or of a server.
 * @returns The same with `\u001b` and the like in place of characters that do something. Within JSON it
 *   is the same value.
 */
export function printable(text: string): string {
  return text.replace(unprintable, (character) =>
    Array.from({ length: character.length }, (_, index) => hex(character.charCodeAt(index))).join(''),
  )
}

/** The same on one line, so that no message can pretend to be two. */
export function printableLine(text: string): string {
  return printable(text.replace(/\s*\n\s*/g, ' '))
}

function hex(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`
}
