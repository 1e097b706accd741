/** Over real articles: nothing is lost without a message, and only known nodes are left. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Nodes, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visitParents } from 'unist-util-visit-parents'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { clean } from '../scripts/clean/index.ts'
import { read } from '../scripts/read/index.ts'

const corpus = fileURLToPath(new URL('../../shared/corpus/', import.meta.url))
const found = existsSync(corpus)
const names = found
  ? readdirSync(corpus).filter((name) => /\.mdx?$/.test(name) && name !== 'LICENCES.md')
  : []

/** All that may be left after cleaning. */
const known = new Set(
  'blockquote break code delete diagram emphasis footnoteDefinition footnoteReference heading image inlineCode inlineMath link list listItem math paragraph root strong table tableCell tableRow text toml yaml'.split(
    ' ',
  ),
)

describe.skipIf(!found)(`corpus${found ? '' : ' (skipped: no ../shared/corpus beside the checkout)'}`, () => {
  it.each(names)('%s', async (name) => {
    const file = new VFile({ path: name, value: readFileSync(join(corpus, name)) })
    const tree = await read(file)
    const before = pieces(tree)
    clean(tree, file)
    visitParents(tree, (node) => expect(known, node.type).toContain(node.type))
    const text = squeeze(all(tree))
    const missing = before.filter((piece) => !text.includes(piece.text) && !stated(file, piece.line))
    expect(missing).toEqual([])
  })
})

/** What must not get lost, as text without white space. */
function pieces(tree: Root): { type: string; text: string; line: number }[] {
  const result: { type: string; text: string; line: number }[] = []
  visitParents(tree, (node) => {
    const line = node.position?.start.line ?? 0
    const add = (text: string) => void result.push({ type: node.type, text: squeeze(text), line })
    if (node.type === 'heading' || node.type === 'tableCell') {
      for (const child of node.children)
        if (child.type === 'text') add(child.value.replace(/\s*\{[^}]*\}?\s*$|^\s*\*?\/\}|[:：]\s*$/g, ''))
    } else if (node.type === 'code') add(`code:${node.value}`)
    // Four backslashes at the ends of rows become two.
    else if (node.type === 'inlineMath' || node.type === 'math')
      add(node.value.replaceAll('\\\\\\\\', '\\\\'))
    else if (node.type === 'image') add(node.url)
  })
  return result
}

/** Every value and address of a tree. */
function all(tree: Root): string {
  const parts: string[] = []
  visitParents(tree, (node: Nodes) => {
    // A block that swallowed others would hold their text too: code must be the same block.
    if ('value' in node) parts.push(node.type === 'code' ? `code:${node.value}` : node.value)
    if ('url' in node) parts.push(node.url)
    if (node.type === 'heading') parts.push(toString(node))
  })
  return parts.join('\n')
}

function squeeze(text: string): string {
  return text.replace(/[\s#¶]+/g, '')
}

function stated(file: VFile, line: number): boolean {
  return file.messages.some(({ place }) => {
    if (!place) return false
    return 'start' in place ? place.start.line <= line && line <= place.end.line : place.line === line
  })
}
