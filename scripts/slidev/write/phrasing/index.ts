/**
 * What stands within a line: mdast phrasing → Markdown.
 *
 * ```text
 *  text  strong(text)  text  link(text)
 *  └──┬────────────────┬──────────────┘
 *   pieces: text │ ** │ text │ ** │ text │ [ │ text │ ](…)
 * ```
 *
 * Neighbouring text is joined before it is escaped: two harmless halves can be
 * a hazard together (`{` and `{`).
 */

import type { PhrasingContent } from 'mdast'
import { address } from './address.ts'
import { inlineCode } from '../blocks/code.ts'
import type { LineContext } from '../hazards.ts'
import { inlineMath } from '../blocks/math.ts'
import { joined, lineBreak, text, trimmed, written, type Token } from './tokens.ts'
import { serializePhrasing } from './serialize.ts'
import { imageMarkup, placeholder, type Images } from '../blocks/image.ts'

/** What writing a line depends on. */
export interface Line extends LineContext {
  images: Images
}

/**
 * Write phrasing content.
 *
 * @param nodes Content, merged by `settle`.
 * @param line Where it will stand.
 * @param before The character written before it; none at the start of a block.
 * @param after The character written after it; none at the end of a block.
 * @returns Markdown; several lines only in a paragraph.
 */
export function phrasing(nodes: readonly PhrasingContent[], line: Line, before = '', after = ''): string {
  return serializePhrasing(joined(flat(nodes, line)), line, before, after)
}

function flat(nodes: readonly PhrasingContent[], line: Line): Token[] {
  return nodes.flatMap((node): Token[] => {
    switch (node.type) {
      case 'text':
        return [text(node.value)]
      case 'strong':
        return marked('**', 'strong', node.children, line)
      case 'emphasis':
        return marked('*', 'em', node.children, line)
      case 'delete':
        return marked('~~', 'del', node.children, line)
      case 'inlineCode':
        return [code(node.value, line)]
      case 'inlineMath':
        return [written(inlineMath(node.value, line.block === 'cell'))]
      case 'break':
        return [
          line.block === 'heading' || line.label
            ? text(' ')
            : written(line.block === 'cell' ? '<br>' : lineBreak),
        ]
      case 'image': {
        const markdown = imageMarkup(node, line.images)
        if (markdown !== undefined) return [written(markdown)]
        return linked(node.url, [{ type: 'text', value: placeholder(node) }], line)
      }
      case 'link':
        return linked(node.url, node.children, line)
      case 'linkReference':
        return flat(node.children, line)
      case 'footnoteReference':
        return [text(`[^${node.label ?? node.identifier}]`)]
      case 'imageReference':
        return [text(node.alt ?? '')]
      case 'defListTerm':
        return flat(node.children, line)
      // Raw HTML is no text; what it could do is all hazards at once.
      case 'html':
        return []
    }
  })
}

/** Code that is only spaces is no code. */
function code(value: string, line: Line): Token {
  return value.trim() === '' ? text(value) : written(inlineCode(value, line.block === 'cell'))
}

function marked(mark: string, tag: string, children: readonly PhrasingContent[], line: Line): Token[] {
  const { before, inner, after } = trimmed(joined(flat(children, line)))
  if (!inner.some((piece) => piece.kind !== 'mark')) return [...before, ...after]
  return [
    ...before,
    { kind: 'mark', mark, tag, open: true },
    ...inner,
    { kind: 'mark', mark, tag, open: false },
    ...after,
  ]
}

function linked(url: string, children: readonly PhrasingContent[], line: Line): Token[] {
  const target = address(url)
  const label = { ...line, label: true }
  if (target === undefined || line.label) return flat(children, line)
  const { before, inner, after } = trimmed(joined(flat(children, label)))
  if (!inner.some((piece) => piece.kind !== 'mark')) return [...before, ...after]
  // `<address>` where the label is the address and nothing in it is decoded for
  // show: easier to read and to edit than the address twice.
  const markdown = isPlainAddress(children, target)
    ? `<${target}>`
    : `[${serializePhrasing(inner, label, '[', ']')}](${target})`
  return [...before, written(markdown), ...after]
}

function isPlainAddress(children: readonly PhrasingContent[], target: string): boolean {
  const [only] = children
  return (
    children.length === 1 &&
    only?.type === 'text' &&
    only.value === target &&
    /^https?:\/\/(?!.*(?:xn--|v-?drag|[%&|]))/i.test(target)
  )
}
