/** What became empty, and what says nothing on a slide. */

import type { Nodes, Parents, Root } from 'mdast'

/** Blocks that are nothing without children. */
const hollow = new Set([
  'blockquote',
  'emphasis',
  'delete',
  'footnoteDefinition',
  'heading',
  'link',
  'list',
  'listItem',
  'paragraph',
  'strong',
  'table',
  'tableRow',
])

/**
 * Drop rules, definitions, empty blocks and white space at the ends of blocks.
 *
 * ```markdown
 * > | ---
 *     ^^^
 * > | ##
 *     ^^
 * ```
 */
export function tidy(root: Root): void {
  sweep(root)
}

function sweep(node: Parents): void {
  const children: Nodes[] = []
  for (const child of node.children as Nodes[]) {
    // What a cleaner made says again what its parent says: it has its place.
    if (!child.position && node.position) child.position = structuredClone(node.position)
    if (child.type === 'thematicBreak' || child.type === 'definition') continue
    if ('children' in child) {
      sweep(child)
      if (child.type === 'paragraph' || child.type === 'heading' || child.type === 'tableCell') trim(child)
      // An item that was empty in the source stays out too; an empty cell keeps its column.
      if (child.children.length === 0 && hollow.has(child.type)) continue
    }
    const before = children.at(-1)
    if (child.type === 'text' && before?.type === 'text') {
      before.value += child.value
      if (before.position && child.position)
        before.position = { start: before.position.start, end: child.position.end }
      continue
    }
    children.push(child)
  }
  node.children = children as typeof node.children
}

/** White space and breaks at the ends of a block. */
function trim(node: Extract<Nodes, { type: 'heading' | 'paragraph' | 'tableCell' }>): void {
  const children = node.children
  for (const end of [0, -1] as const) {
    for (let child = children.at(end); child; child = children.at(end)) {
      if (child.type === 'text') {
        child.value = end ? child.value.trimEnd() : child.value.trimStart()
        if (child.value) break
      } else if (child.type !== 'break') break
      if (end) children.pop()
      else children.shift()
    }
  }
}
