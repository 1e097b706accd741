/** Jupyter notebooks: cells of prose, of code and of what it gave. */

import type { Root, RootContent } from 'mdast'
import type { Point } from 'unist'
import type { VFile } from 'vfile'
import { talk } from '#tree/blocks.ts'
import { say } from '#message/say.ts'
import { sayLimit } from '../limit.ts'
import { attach } from './attachments.ts'
import { markdownTree } from '../markdown/index.ts'
import { normalise } from '../normalise.ts'
import { cellsOf, type Notebook } from './cells.ts'
import { bareEnvironments } from './environments.ts'
import { outputsOf, type OutputPart } from './outputs.ts'
import { shift } from '../markdown/chunks.ts'

/** No talk holds more, if each is one paragraph. */
const mostCells = 2 * talk.blocks

/**
 * Read a notebook, of format 3 or 4.
 *
 * ```json
 * > | {"cells": [{"cell_type": "markdown", "source": ["# Title\n", "Text."]}, …
 *                                                      ^^^^^^^^^    ^^^^^
 * > |   {"cell_type": "code", "source": "plot()", "outputs": [{"data": {"image/png": "iVBO…"}}]}]}
 *                                        ^^^^^^                                        ^^^^^ a figure
 * ```
 *
 * @param file The notebook as JSON; its value becomes its cells as Markdown, one under the other.
 */
export function ipynb(file: VFile): Root {
  const notebook = parse(file)
  const cells = notebook && cellsOf(notebook)
  if (!cells) return { type: 'root', children: [] }
  if (cells.hidden > 0) say(file, 'read:hidden', `Left out what ${cells.hidden} cells of the notebook hide`)
  const made = new Maker()
  if (cells.list.length > mostCells) sayLimit(file, 'cells', mostCells)
  for (const cell of cells.list.slice(0, mostCells)) {
    if (cell.kind === 'markdown') made.markdown(withAttachments(cell.source, cell.attachments, file))
    else if (cell.kind === 'raw') made.raw(cell.source)
    else {
      made.code(cell.source, cells.language)
      for (const piece of outputsOf(cell.outputs, file)) made.output(piece)
    }
  }
  file.value = made.value
  const end = { line: made.line, column: 1, offset: made.value.length }
  return {
    type: 'root',
    children: made.children,
    position: { start: { line: 1, column: 1, offset: 0 }, end },
  }
}

function parse(file: VFile): Notebook | undefined {
  try {
    const value: unknown = JSON.parse(String(file))
    if (value !== null && typeof value === 'object' && ('cells' in value || 'worksheets' in value))
      return value as Notebook
    say(file, 'read:broken', 'Unexpected JSON without `cells`, expected a Jupyter notebook')
  } catch (error) {
    const { message } = error as Error
    const reason = message.replace(/\s+/g, ' ').slice(0, 120)
    say(
      file,
      'read:broken',
      `Unexpected broken JSON, expected a Jupyter notebook: ${reason}`,
      placeIn(String(file), message),
    )
  }
  return undefined
}

/** V8 says where, or quotes ten characters before and after: `..."Title"]},\n}\n" is not valid JSON`. */
function placeIn(source: string, message: string): Point {
  const position = /position (\d+)/.exec(message)?.[1]
  const quoted = /\.\.\.\s?"([^]*?)"(?:\.\.\.)? is not/.exec(message)?.[1]
  const offset = position
    ? Number(position)
    : quoted
      ? source.indexOf(quoted) + Math.min(10, quoted.length)
      : source.length
  const before = source.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n'), offset }
}

/** `![plot](attachment:plot.png)` names a picture of its cell; each gets an address of its own. */
function withAttachments(
  source: string,
  attachments: Record<string, Record<string, string>>,
  file: VFile,
): string {
  return Object.entries(attachments).reduce((text, [name, kinds]) => {
    const [type, bytes] =
      Object.entries(kinds).find(([type]) => /^image\/(?:avif|gif|jpeg|png|webp)$/.test(type)) ?? []
    return type && bytes ? text.replaceAll(`attachment:${name}`, attach(file, type, bytes)) : text
  }, source)
}

/** Writes the cells one under the other, and knows the place of each. */
class Maker {
  value = ''
  line = 1
  children: RootContent[] = []

  markdown(source: string): void {
    const text = bareEnvironments(normalise(source))
    const tree = markdownTree(text)
    for (const child of tree.children) shift(child, this.line - 1, this.value.length)
    this.children.push(...tree.children)
    this.#write(text)
  }

  code(source: string, lang: string | null): void {
    const value = normalise(source).trimEnd()
    if (!value) return
    const fence = '`'.repeat(Math.max(3, ...[...value.matchAll(/`+/g)].map(([run]) => run.length + 1)))
    const position = this.#write(`${fence}${lang ?? ''}\n${value}\n${fence}`)
    this.children.push({ type: 'code', lang, meta: null, value, position })
  }

  /** Front matter of Quarto and fastpages; other raw cells are for other programs. */
  raw(source: string): void {
    const text = normalise(source).trim()
    const match = /^---\n([^]*?)\n---$/.exec(text)
    if (match && this.children.length === 0)
      this.children.push({ type: 'yaml', value: match[1] ?? '', position: this.#write(text) })
    else this.code(text, null)
  }

  output(piece: OutputPart): void {
    if (piece.kind === 'markdown') this.markdown(piece.value)
    else if (piece.kind === 'text') this.code(piece.value, null)
    else if (piece.kind === 'html') {
      const value = normalise(piece.value).trim()
      if (value) this.children.push({ type: 'html', value, position: this.#write(value) })
    } else {
      const position = this.#write(`![${piece.alt}](${piece.value})`)
      const image = { type: 'image', url: piece.value, alt: piece.alt, title: null, position } as const
      this.children.push({ type: 'paragraph', children: [image], position: structuredClone(position) })
    }
  }

  #write(text: string) {
    const lines = text.split('\n')
    const start = { line: this.line, column: 1, offset: this.value.length }
    this.value += `${text}\n\n`
    const last = lines.at(-1) ?? ''
    const end = {
      line: this.line + lines.length - 1,
      column: last.length + 1,
      offset: start.offset + text.length,
    }
    this.line += lines.length + 1
    return { start, end }
  }
}
