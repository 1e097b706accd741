/** Admonitions and other containers. */

import type { Blockquote, Nodes, Paragraph, Parents, Root, Text } from 'mdast'
import { visit } from '#tree/visit.ts'

/** GitHub, Obsidian and Docusaurus: `[!NOTE]`, `[!tip]- Title`. */
const alert = /^\[!([\w-]{2,30})\][+-]?[ \t]*(.*)/
/** `:::tip Title`, `::: warning {a=b}`, `:::{note}`. */
const fence =
  /^(:{3,})[ \t]*\{?\.?([\w-]+)?\}?[ \t]*(?:\[([^\]\n]*)\]|(?:\{[^}\n]*\})?[ \t]*([^\n{]*))?(?:\{[^}\n]*\})?$/

/** `::: {.callout-note title="Look"}`: classes and attributes of Pandoc and Quarto. */
const braced = /^(:{3,})[ \t]*\{([^{}\n]*)\}[ \t]*:*$/

/** @returns A fence with attributes as one without: its first class, and its title. */
function plainFence(line: string): string {
  const [, colons, inside = ''] = braced.exec(line) ?? []
  const name = /\.([\w-]+)/.exec(inside)?.[1]
  if (colons === undefined || name === undefined) return line
  const label = /\btitle="([^"]*)"/.exec(inside)?.[1] ?? ''
  return `${colons}${name.replace(/^callout-/, '')} ${label}`.trim()
}

/** The names under which the kinds come, for those that plan wants to know. */
const kinds: Record<string, string> = {
  attention: 'warning',
  caution: 'warning',
  danger: 'warning',
  error: 'warning',
  warn: 'warning',
  warning: 'warning',
  hint: 'tip',
  tip: 'tip',
  success: 'tip',
  info: 'note',
  important: 'important',
  note: 'note',
  abstract: 'note',
  summary: 'note',
  example: 'example',
  quote: 'quote',
  tab: 'tab',
}

/**
 * Give containers one shape: a block quote that says its kind, its title as its
 * first paragraph.
 *
 * ```markdown
 * > | > [!NOTE]
 *       ^^^^^^^
 * > | :::tip Title
 *     ^^^^^^^^^^^^
 * > | Text
 * > | :::
 *     ^^^
 * ```
 */
export function containers(root: Root): void {
  root.children = root.children.map((child) => (child.type === 'paragraph' ? marked(child) : child))
  visit(root, 'blockquote', (node) => {
    const first = node.children[0]
    const text = first?.type === 'paragraph' ? first.children[0] : undefined
    if (first?.type !== 'paragraph' || text?.type !== 'text') return
    const match = alert.exec(text.value)
    if (!match) return
    text.value = text.value.slice(match[0].length).replace(/^\n/, '')
    if (!text.value) first.children.shift()
    if (!first.children.length) node.children.shift()
    name(node, match[1] as string, match[2] ?? '')
  })
  visit(root, 'blockquote', (node) => {
    const label = node.data?.label
    if (!label) return
    const position = node.position && { start: node.position.start, end: node.position.start }
    node.children.unshift({
      type: 'paragraph',
      children: [{ type: 'strong', children: [{ type: 'text', value: label }] }],
      ...(position ? { position } : {}),
    })
    delete node.data!.label
  })
  fences(root)
}

function name(node: Blockquote, kind: string, label: string): void {
  const low = kind.toLowerCase()
  node.data = { ...node.data, container: kinds[low] ?? low, ...(label.trim() ? { label: label.trim() } : {}) }
}

/** A line that is marked as a hint: `T> Text` of webpack, `!> Text` of Docsify. */
const mark = /^([TWI?!])>[ \t]+(?=[\p{L}`*[]|$)/gmu

const marks: Record<string, string> = { T: 'tip', W: 'warning', I: 'note', '!': 'important', '?': 'tip' }

function marked(node: Paragraph): Blockquote | Paragraph {
  const first = node.children[0]
  mark.lastIndex = 0
  const kind = first?.type === 'text' && mark.exec(first.value)
  if (!kind || kind.index > 0) return node
  for (const child of node.children) if (child.type === 'text') child.value = child.value.replaceAll(mark, '')
  const made: Blockquote = { type: 'blockquote', children: [node] }
  if (node.position) made.position = structuredClone(node.position)
  name(made, marks[kind[1]!]!, '')
  return made
}

/** Colon fences, whose content is the siblings between them. */
function fences(node: Parents): void {
  if (!['blockquote', 'list', 'listItem', 'root'].includes(node.type)) return
  const children = node.children as Nodes[]
  if (
    children.some(
      (child) => child.type === 'paragraph' && lines(child).some((line) => line.startsWith(':::')),
    )
  ) {
    const stack: { node: { children: Nodes[] }; fence?: string }[] = [{ node: { children: [] } }]
    for (const child of children) {
      const fragments =
        child.type === 'paragraph' && lines(child).some((line) => line.startsWith(':::'))
          ? cutLines(child)
          : [child]
      for (const fragment of fragments) {
        const top = stack.at(-1) as (typeof stack)[number]
        const match = typeof fragment === 'string' ? fence.exec(plainFence(fragment.trim())) : null
        if (typeof fragment !== 'string') top.node.children.push(fragment)
        else if (match?.[2]) {
          const made: Blockquote = { type: 'blockquote', children: [] }
          if (child.position) made.position = structuredClone(child.position)
          name(made, match[2], match[3] ?? match[4] ?? '')
          const label = made.data?.label
          if (label)
            made.children.push({
              type: 'paragraph',
              children: [{ type: 'strong', children: [{ type: 'text', value: label }] }],
              position: child.position!,
            })
          delete made.data!.label
          top.node.children.push(made)
          stack.push({ node: made, fence: match[1] as string })
        } else if (match && stack.length > 1) stack.pop()
        else if (!match)
          top.node.children.push({
            type: 'paragraph',
            children: [{ type: 'text', value: fragment }],
            position: child.position!,
          })
      }
    }
    node.children = (stack[0] as (typeof stack)[number]).node.children as typeof node.children
  }
  for (const child of node.children) if ('children' in child) fences(child)
}

function lines(paragraph: Paragraph): string[] {
  return paragraph.children.flatMap((child) => (child.type === 'text' ? child.value.split('\n') : []))
}

/** A paragraph, cut where lines are colon fences: those lines as strings, the rest as paragraphs. */
function cutLines(paragraph: Paragraph): (Paragraph | string)[] {
  const result: (Paragraph | string)[] = []
  let run: Paragraph['children'] = []
  const flush = () => {
    if (run.some((child) => child.type !== 'text' || child.value.trim()))
      result.push({ ...paragraph, children: run })
    run = []
  }
  for (const child of paragraph.children) {
    if (child.type !== 'text') {
      run.push(child)
      continue
    }
    const kept: string[] = []
    const keep = () => {
      if (kept.length) run.push({ ...child, value: kept.join('\n') } satisfies Text)
      kept.length = 0
    }
    for (const line of child.value.split('\n')) {
      if (line.trim().startsWith(':::')) {
        keep()
        flush()
        result.push(line)
      } else kept.push(line)
    }
    keep()
  }
  flush()
  return result
}

declare module 'mdast' {
  interface BlockquoteData {
    /** The kind of an admonition or another container: `note`, `tip`, `tab` … */
    container?: string
    /** The title that the container has of its own. */
    label?: string
  }
}
