/** Nodes only where Markdown can hold them: HTML puts an item, a cell or a block anywhere. */

import type { ListItem, Nodes, Parents, PhrasingContent, Root, RootContent, TableCell, TableRow } from 'mdast'
import { visit } from '#tree/visit.ts'
import { isPhrasing } from './phrasing.ts'

/**
 * Give each node the parent that it needs.
 *
 * ```html
 * > | <ul>one</ul>   <td>two</td>   <li>three</li>         <h2><p>four</p></h2>
 *         ^^^ an item    ^^^ a paragraph    ^^^^^ an item of a list ^^^^ without its paragraph
 * ```
 *
 * @param root Changed in place: its content model is that of mdast then.
 */
export function contentModel(root: Root): void {
  visit(root, (node) => {
    if (!('children' in node)) return
    const fit = fits[node.type] ?? inline
    node.children = fit(node.children as Nodes[]) as typeof node.children
  })
}

const fits: Partial<Record<Nodes['type'], (children: readonly Nodes[]) => Nodes[]>> = {
  root: flow,
  blockquote: flow,
  listItem: flow,
  footnoteDefinition: flow,
  list: (children) =>
    grouped(
      children,
      (child) => child.type === 'listItem',
      (run): ListItem[] =>
        isBlank(run) ? [] : [{ type: 'listItem', spread: false, children: run as never }],
    ),
  table: (children) =>
    grouped(
      children,
      (child) => child.type === 'tableRow',
      (run): TableRow[] => (isBlank(run) ? [] : [{ type: 'tableRow', children: run as never }]),
    ),
  tableRow: (children) =>
    grouped(
      children,
      (child) => child.type === 'tableCell',
      (run): TableCell[] => (isBlank(run) ? [] : [{ type: 'tableCell', children: phrasing(run) }]),
    ),
}

function flow(children: readonly Nodes[]): Nodes[] {
  const cut = children.flatMap((child) => (child.type === 'paragraph' ? aroundBlocks(child) : [child]))
  const items = grouped(
    cut,
    (child) => child.type !== 'listItem',
    (run): RootContent[] => [{ type: 'list', ordered: false, spread: false, children: run as ListItem[] }],
  )
  return grouped(
    items,
    (child) => !isPhrasing(child) && child.type !== 'tableRow' && child.type !== 'tableCell',
    (run): RootContent[] => (isBlank(run) ? [] : [{ type: 'paragraph', children: phrasing(run) }]),
  )
}

/** A paragraph with a block inside is cut around it: a list written in HTML around Markdown leaves such. */
function aroundBlocks(paragraph: Extract<Nodes, { type: 'paragraph' }>): Nodes[] {
  const children = paragraph.children as Nodes[]
  if (children.every((child) => isPhrasing(child))) return [paragraph]
  const result: Nodes[] = []
  let run: PhrasingContent[] = []
  const flush = (): void => {
    if (!isBlank(run)) result.push({ ...paragraph, children: run })
    run = []
  }
  for (const child of children) {
    if (isPhrasing(child)) run.push(child)
    else {
      flush()
      result.push(child)
    }
  }
  flush()
  return result
}

/** Where only phrasing may stand (headings, cells, links), a block gives its own phrasing. */
function inline(children: readonly Nodes[]): Nodes[] {
  if (children.every((child) => isPhrasing(child))) return [...children]
  return children.flatMap((child): Nodes[] => {
    if (isPhrasing(child)) return [child]
    if (child.type === 'code' || child.type === 'math') {
      const type = child.type === 'code' ? 'inlineCode' : 'inlineMath'
      return [{ type, value: child.value, ...(child.position ? { position: child.position } : {}) }]
    }
    const words: Nodes[] = []
    visit(child, (inner) => {
      if (inner !== child && isPhrasing(inner)) {
        words.push(inner)
        return 'skip'
      }
      return
    })
    return words
  })
}

/** Children that stand right stay; each run of others becomes what can stand there. */
function grouped(
  children: readonly Nodes[],
  right: (child: Nodes) => boolean,
  wrap: (run: Nodes[]) => Nodes[],
): Nodes[] {
  if (children.every(right)) return [...children]
  const result: Nodes[] = []
  let run: Nodes[] = []
  const flush = (): void => {
    if (run.length > 0) result.push(...wrap(run).map((made) => spanned(made, run)))
    run = []
  }
  for (const child of children) {
    if (right(child)) {
      flush()
      result.push(child)
    } else run.push(child)
  }
  flush()
  return result
}

/** What is made reaches from the first node in it to the last. */
function spanned(made: Nodes, run: readonly Nodes[]): Nodes {
  const start = run.find((child) => child.position)?.position?.start
  const end = run.findLast((child) => child.position)?.position?.end
  return start && end ? { ...made, position: structuredClone({ start, end }) } : made
}

/** The phrasing in nodes, cells and blocks apart. */
function phrasing(nodes: readonly Nodes[]): PhrasingContent[] {
  return nodes.flatMap((node, index): PhrasingContent[] => {
    if (isPhrasing(node)) return [node]
    const inner = 'children' in node ? phrasing((node as Parents).children) : words(node)
    return index === 0 || inner.length === 0 ? inner : [{ type: 'text', value: ' ' }, ...inner]
  })
}

function words(node: Nodes): PhrasingContent[] {
  return 'value' in node && node.type !== 'html' ? [{ type: 'text', value: node.value }] : []
}

function isBlank(nodes: readonly Nodes[]): boolean {
  return nodes.every((node) => node.type === 'text' && node.value.trim() === '')
}
