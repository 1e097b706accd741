/** A long text, parsed in pieces: the parser's time grows faster than the number of blocks. */

import type { Root, RootContent } from 'mdast'
import type { Point } from 'unist'
import { visit } from '#tree/visit.ts'
import { blocksOf, blocksOfRow, oneBlock, talk } from '#tree/blocks.ts'

/** Lines in a piece before the next safe place ends it. Most articles are one piece. */
const enoughLines = 200
/** Lines without a blank one before any place ends a piece: only floods have so many. */
const tooManyLines = 400
/** Half of it may be noise of a page, which is dropped before what is left is counted. */
const mostBlocks = 2 * talk.blocks
/** Rows and lines of code are one block, whose rest is left out in the end. */
const mostLines = 2 * oneBlock.blocks

/** What of a text is not read. */
export interface Unread {
  /** Beyond what all of it may hold, or one table, formula or listing. */
  beyond: 'article' | 'block'
  /** Offsets in the text. */
  from: number
  to: number
}

/**
 * Parse a text in pieces that end at blank lines, outside fences.
 *
 * Definitions hold for the whole text, so each piece is parsed with those it
 * uses written after it; what comes from there is cut off again.
 *
 * ```markdown
 * > | … end of a paragraph.
 * > |
 *     ^ here
 * > | Another [paragraph][a].
 * ```
 *
 * @param unread Gains what no talk holds, which is not parsed; without it all of it is.
 */
export function inChunks(value: string, parse: (text: string) => Root, unread?: Unread[]): Root {
  const lines = value.split('\n')
  if (lines.length <= enoughLines * 2) return parse(value)
  const definitions = collect(lines)
  const children: RootContent[] = []
  let offset = 0
  let line = 0
  let blocks = 0
  for (const { piece, rest } of chunks(lines, unread !== undefined)) {
    const low = piece.toLowerCase()
    const used = definitions.filter((definition) => low.includes(definition.label)).map((row) => row.text)
    const tree = parse(used.length ? `${piece}\n\n${used.join('\n\n')}` : piece)
    for (const child of tree.children) {
      if ((child.position?.start.offset ?? 0) >= piece.length && piece.length > 0) continue
      shift(child, line, offset)
      children.push(child)
      // Nobody sees a definition, but it is read as long as a paragraph.
      blocks += child.type === 'definition' ? 1 : blocksOf(child)
    }
    line += piece.split('\n').length
    offset += piece.length + 1
    const beyond = blocks > mostBlocks ? value.length - offset : rest
    if (unread && beyond > 0) {
      unread.push({ beyond: blocks > mostBlocks ? 'article' : 'block', from: offset, to: offset + beyond })
      if (blocks > mostBlocks) break
      line += value.slice(offset, offset + beyond).split('\n').length
      offset += beyond + 1
    }
  }
  const end = { line: lines.length, column: (lines.at(-1) as string).length + 1, offset: value.length }
  return { type: 'root', children, position: { start: { line: 1, column: 1, offset: 0 }, end } }
}

/** @param sparing Whether the rest of a block that is too long goes with no piece. */
function* chunks(lines: string[], sparing: boolean): Generator<{ piece: string; rest: number }> {
  let from = 0
  let fence = ''
  let until = ''
  let blank = false
  // Of the block that goes on: its lines, and of a table as many for each row as it is blocks.
  let length = 0
  const closes = (line: string): boolean =>
    until === '```' || until === '~~~' ? closesFence(line, fence) : line.includes(until)
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string
    if (!until) {
      until = opens(line)
      if (until || !line.trim()) length = 0
    } else if (closes(line)) until = ''
    if (until === '```' || until === '~~~') fence ||= line.trim()
    else fence = ''
    length += until || !line.startsWith('|') ? 1 : blocksOfRow(line.split('|').length - 2)
    if (!line.trim()) blank = true
    const next = lines[at + 1] ?? ''
    // A piece that begins with a rule would be taken for one with front matter.
    if (/^(?:---|\+\+\+)/.test(next)) continue
    const safe = !until && !line.trim() && /^\S/.test(next) && !/^(?:[-*+]|\d+[.)])\s/.test(next)
    const within = sparing && (/^(?:```|~~~|\$\$)$/.test(until) || next.startsWith('|'))
    const pathological = within ? length > mostLines : !blank && at - from >= tooManyLines
    if ((safe && at - from >= enoughLines) || pathological) {
      let end = at
      if (pathological && within) {
        const last = until ? closes : (row: string) => !row.startsWith('|')
        while (end + 1 < lines.length && !last(lines[end + 1] as string)) end++
        // What ends it goes with it.
        if (until && end + 1 < lines.length) end++
      }
      const rest = lines.slice(at + 1, end + 1).join('\n').length
      yield { piece: lines.slice(from, at + 1).join('\n'), rest }
      from = end + 1
      at = end
      length = 0
      blank = false
      until = ''
      fence = ''
    }
  }
  if (from < lines.length) yield { piece: lines.slice(from).join('\n'), rest: 0 }
}

/** What must come before a blank line is a safe place again: the end of a fence, of math, of a block of HTML. */
function opens(line: string): string {
  const mark = /^ {0,3}(?:(```|~~~|\$\$)|<(pre|script|style|textarea)\b|(<!--))/i.exec(line)
  if (!mark) return ''
  if (mark[1] === '$$') return /\$\$.*\$\$/.test(line) ? '' : '$$'
  if (mark[1]) return mark[1]
  const end = mark[2] ? `</${mark[2]}` : '-->'
  return line.includes(end) ? '' : end
}

/** A closing fence is at least as long as the opening one, with nothing after it. */
function closesFence(line: string, fence: string): boolean {
  const text = line.trim()
  const length = /^(`+|~+)/.exec(fence)?.[0].length ?? 3
  return text.length >= length && (fence.startsWith('`') ? /^`+$/ : /^~+$/).test(text)
}

/** Definitions of links and footnotes. */
function collect(lines: string[]): { label: string; text: string }[] {
  const rows: { label: string; text: string }[] = []
  for (const line of lines) {
    const label = /^ {0,3}(\[[^\]\n]{1,300}\]):\s/.exec(line)?.[1]
    if (label) rows.push({ label: label.toLowerCase(), text: line })
  }
  // More than any article has: a flood, in which references stay text.
  return rows.length > 2000 ? [] : rows
}

/** Move a tree down the text: what was parsed alone stands behind other lines. */
export function shift(node: RootContent, line: number, offset: number): void {
  const moved = (point: Point): Point => ({
    line: point.line + line,
    column: point.column,
    offset: (point.offset ?? 0) + offset,
  })
  visit(node, (inner) => {
    if (inner.position)
      inner.position = { start: moved(inner.position.start), end: moved(inner.position.end) }
  })
}
