/** Code in Markdown that lost its fences, as when a page was copied: paragraphs by syntax, code by shape. */

import type { Code, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { code } from '../text/code.ts'
import { toLines } from '../text/lines.ts'

/** What a text parser makes of code; anything else somebody wrote as Markdown. */
const bare: ReadonlySet<string> = new Set(['break', 'delete', 'emphasis', 'strong', 'text'])

/** A single line may be a sentence that ends in a bracket: one of code begins and ends as statements do. */
const statement =
  /^(?:(?:const|let|var)\s[\w$]+\s*=|(?:await|return|throw)\s[\w$]+[.(]|[\w$]+(?:\.[\w$]+)*\s*(?:\(|[-+]?=\s))[^]*;(?:\s*\/\/.*)?$/

/** Tags of a generator, which are for the next stage to read. */
const generated = /\{[{%]|^:::/m

/** Characters; a longer line is data. */
const longestStatement = 400

/** Strings and comments, which may tell. */
const quoted = /"[^"]*"|'[^']*'|`[^`]*`|\/\/.*$/g
/** Three words in a row. */
const words = /\p{L}+ \p{L}+ \p{L}+/u

/** A backslash before a mark, which Markdown takes away. */
const escape = /\\([!-/:-@[-`{-~])/g

/**
 * Turn paragraphs of which every line is code into code.
 *
 * ```markdown
 * > | fetch("/data.json").then(function (res) {
 *     ^
 * > |   console.log(res.ok);
 * > | });
 *       ^
 * ```
 *
 * @param tree What was parsed; changed in place.
 * @param value The text that positions point into.
 */
export function unfenced(tree: Root, value: string): Root {
  const children: RootContent[] = []
  for (const node of tree.children) {
    const made = node.type === 'paragraph' ? codeOf(node, value) : undefined
    const before = children.at(-1)
    // A blank line within code parts it into paragraphs.
    if (made && before && isMade(before)) children.splice(-1, 1, joined(before, made, value))
    else children.push(made ?? node)
  }
  tree.children = children
  return tree
}

function codeOf(node: Paragraph, value: string): Code | undefined {
  const from = node.position?.start.offset
  const to = node.position?.end.offset
  if (from === undefined || to === undefined) return undefined
  if (!node.children.every(isBare)) return undefined
  // With the white space before its first line: the others have theirs.
  const source = value.slice(value.lastIndexOf('\n', from - 1) + 1, to)
  if (generated.test(source)) return undefined
  const lines = toLines(source)
  const position = node.position!
  if (lines.length === 1) {
    if (source.length > longestStatement) return undefined
    const value = source.trim().replaceAll(escape, '$1')
    if (!statement.test(value) || words.test(value.replaceAll(quoted, ''))) return undefined
    return { type: 'code', lang: null, meta: null, value, position, data: { unfenced: true } }
  }
  const found = code(lines, 0, source)
  if (!found || found.next < lines.length) return undefined
  const text = found.node.value.replaceAll(escape, '$1')
  return { ...found.node, value: text, position, data: { unfenced: true } }
}

/** An address in code becomes a link by itself. */
function isBare(node: PhrasingContent): boolean {
  return bare.has(node.type) || (node.type === 'link' && toString(node) === node.url)
}

function isMade(node: RootContent): node is Code {
  return node.type === 'code' && node.data?.unfenced === true
}

function joined(one: Code, two: Code, value: string): Code {
  const between = value.slice(one.position!.end.offset, two.position!.start.offset)
  const blank = between.split('\n').length - 1
  return {
    ...one,
    value: `${one.value}${'\n'.repeat(blank)}${two.value}`,
    position: { start: one.position!.start, end: two.position!.end },
  }
}

declare module 'mdast' {
  interface CodeData {
    /** Its shape said that it is code, and no fence. */
    unfenced?: boolean
  }
}
