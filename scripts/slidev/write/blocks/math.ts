/** Formulas: let through only when the very KaTeX that Slidev uses renders them. */

import { renderToString } from 'katex'
import { plain } from '../characters.ts'
import { codeBlock, inlineCode } from './code.ts'

/** Characters; a longer formula fits no slide, and deep ones overflow the stack. */
const longest = 2000

/** Macros that define others, link, load or move things about. */
const macros =
  /\\(?:[efgx]?def|let|futurelet|global|long|(?:re)?newcommand|providecommand|href|url|includegraphics|html\w*|rule|verb|char|raisebox)(?![A-Za-z])/

/** Lengths of three digits and more push things off the slide. */
const farAway = /\d{3,}(?:\.\d*)?\s*(?:em|ex|pt|mm|cm|in|bp|pc|dd|cc|nd|nc|sp|mu)\b/

/** What Slidev would cut, rewrite or look for, also within a formula. */
const special = /\$|^(?:---|\x60\x60\x60|~~~)|v-?drag|__[A-Z]|::|<<</im

/** A backslash at the very end would take the dollar behind it along. */
const open = /(?<!\\)(?:\\\\)*\\(?![\s\S])/

/**
 * The TeX of a formula, as it may stand between `$`.
 *
 * @param value TeX of the article.
 * @param place Whether it stands for itself, and whether in a table.
 * @returns TeX without comments and without what HTML, Vue or a table would
 *   read; nothing where KaTeX would refuse it: Slidev then emits it as raw HTML.
 */
export function formula(value: string, place: { block: boolean; cell?: boolean }): string | undefined {
  if (value.length > longest) return undefined
  let tex = plain(value)
    .replace(/(?<!\\)((?:\\\\)*)%.*$/gm, '$1')
    .replaceAll('<', String.raw`\lt `)
    .replaceAll('>', String.raw`\gt `)
    .replace(/\{(?=\{)/g, '{ ')
  if (place.cell) tex = tex.replaceAll(String.raw`\|`, String.raw`\Vert `).replaceAll('|', String.raw`\vert `)
  // A break after the last row of all shows nothing.
  tex = tex.replace(/(?:(?<!\\)(?:\\\\)+\s*)+(?![\s\S])/, '')
  tex = tex.replace(place.block ? /[ \t]*\n\s*/g : /\s+/g, place.block ? '\n' : ' ').trim()
  return renders(tex, place.block) ? tex : undefined
}

/**
 * Write a formula within a line.
 *
 * @param value TeX.
 * @param cell Whether it stands in a table.
 * @returns `$…$`, or inline code where it is refused.
 */
export function inlineMath(value: string, cell = false): string {
  const tex = formula(value, { block: false, cell })
  return tex === undefined ? inlineCode(value, cell) : `$${tex}$`
}

/**
 * Write a formula that stands for itself.
 *
 * @param value TeX.
 * @param note Whether it stands in notes.
 * @returns A block of `$$`, or a code block where it is refused.
 */
export function mathBlock(value: string, note = false): string {
  const tex = formula(value, { block: true })
  return tex === undefined ? codeBlock(value, 'latex', note) : `$$\n${tex}\n$$`
}

function renders(tex: string, displayMode: boolean): boolean {
  if (
    tex === '' ||
    tex.length > longest ||
    special.test(tex) ||
    open.test(tex) ||
    macros.test(tex) ||
    farAway.test(tex)
  )
    return false
  try {
    // The same settings as Slidev's own, but for the exception.
    renderToString(tex, { displayMode, strict: false, throwOnError: true })
    return true
  } catch {
    return false
  }
}
