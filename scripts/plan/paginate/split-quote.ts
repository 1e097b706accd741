/** A quotation → quotations that go on. */

import type { Blockquote } from 'mdast'
import { patch } from '#tree/origin.ts'
import type { Flow } from '#tree/nodes.ts'
import { balance } from './balance.ts'
import { splitParagraph } from './split-paragraph.ts'

/** @returns Quotations, cut between paragraphs, else between sentences. */
export function splitQuote(block: Blockquote, fits: (part: Flow) => boolean): Blockquote[] {
  const quote = (children: Blockquote['children']): Blockquote => patch(children, { ...block, children })
  const parts = block.children.flatMap((child): Blockquote['children'] =>
    child.type === 'paragraph' ? splitParagraph(child, (part) => fits(quote([part]))) : [child],
  )
  return balance(parts, (group) => fits(quote(group))).map(quote)
}
