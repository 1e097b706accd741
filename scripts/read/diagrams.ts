/** Diagrams that an article has as Mermaid: those that can be drawn are diagrams, the others stay code. */

import type { Code, Nodes, Parents, Root } from 'mdast'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import type { Diagram } from '#tree/nodes.ts'
import { visit } from '#tree/visit.ts'

/** What a fence of Mermaid is called, in Markdown, Quarto, MyST and files of its own. */
const names = /^(?:\{?\.?mermaid\}?|mmd)$/i
/** Longer ones nobody reads on a slide, and the parser is slow; characters. */
const longest = 20_000
/** Settings of its own would change the others, and load what the theme does not: front matter, directives, comments. */
const settings = /^\s*---\n[^]*?\n\s*---[ \t]*(?:\n|$)|%%\{[^]*?\}%%|^[ \t]*%%.*$/gm
/** Statements that do something, or colour what the theme colours. */
const statements = /^[ \t]*(?:click|callback|href|links?[ \t]+\w|linkStyle|classDef|style|cssClass)\b.*$/gm
/** The class of a node, which says nothing without its colours. */
const nodeClass = /:::[\w-]+/g
/** What could load or run something: none of it is drawn. */
const active = /<\s*\/?(?!br\b)[a-z]|javascript:|@\{[^}]*\b(?:icon|img)\s*:|url\s*\(|<!--|```/i

/**
 * ````markdown
 * > | ```mermaid
 * > | graph LR
 * > |   A[Mail] --> B[Worker]
 * > | ```
 *     ^^^ a diagram of the article, drawn as it says
 * ````
 *
 * @param root Changed in place.
 * @param file The article; gains `read:diagram` for one that stays its source.
 */
export async function diagrams(root: Root, file: VFile): Promise<void> {
  const found: { parent: Parents; node: Code }[] = []
  visit(root, (node) => {
    if (!('children' in node)) return
    for (const child of node.children as Nodes[])
      if (child.type === 'code' && names.test(child.lang ?? '')) found.push({ parent: node, node: child })
  })
  for (const { parent, node } of found) {
    const source = plain(node.value)
    const fault = await faultIn(source)
    if (fault === undefined) {
      const made: Diagram = { type: 'diagram', kind: 'source', nodes: [], edges: [], source }
      if (node.position) made.position = node.position
      parent.children = (parent.children as Nodes[]).map((child) =>
        child === node ? made : child,
      ) as typeof parent.children
    } else {
      say(
        file,
        'read:diagram',
        `Unexpected ${fault} in a diagram, expected Mermaid that can be drawn; its source is shown`,
        node,
      )
    }
  }
}

/** A diagram without its settings. */
function plain(value: string): string {
  return value
    .replace(settings, '')
    .replace(statements, '')
    .replace(nodeClass, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n')
    .replace(/^\n+|\n+$/g, '')
}

/** @returns What keeps a diagram from being drawn; nothing where it can be. */
async function faultIn(source: string): Promise<string | undefined> {
  if (source.length > longest) return `${source.length} characters`
  const found = active.exec(source)?.[0]
  if (found !== undefined) return `\`${found.slice(0, 40)}\``
  try {
    await (await parser()).parse(source)
    return undefined
  } catch (error) {
    const [line = '', at = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    return `\`${`${line} ${at}`.replaceAll('`', "'").replace(/\s+/g, ' ').trim().slice(0, 120)}\``
  }
}

type Parser = Pick<(typeof import('mermaid'))['default'], 'parse'>
let loading: Promise<Parser> | undefined

/** Mermaid with what it needs of a browser to parse: the one place where it is asked for is when it is loaded. */
function parser(): Promise<Parser> {
  loading ??= load()
  return loading
}

async function load(): Promise<Parser> {
  const globals = globalThis as { document?: unknown; window?: unknown }
  if (globals.window !== undefined) return (await import('mermaid')).default
  const { parseHTML } = await import('linkedom')
  const { window } = parseHTML('<!doctype html><html><head></head><body></body></html>')
  globals.window = window
  globals.document = window.document
  try {
    return (await import('mermaid')).default
  } finally {
    delete globals.window
    delete globals.document
  }
}
