/** What an author says to a slide: it is for the speaker, and no text of the article. */

import type { FootnoteDefinition, Root, RootContent } from 'mdast'
import { visit } from '#tree/visit.ts'

/** `<!-- notes: Say hello first. -->`; other comments are no notes. */
const comment = /^<!--\s*(?:speaker[ -]?)?notes?\s*[:：]\s*([^]*?)\s*-->\s*$/i
/** Containers of Pandoc, Quarto and bookdown for slides. https://pandoc.org/MANUAL.html#speaker-notes */
const names = /^(?:speaker-?)?notes$/

/**
 * ```markdown
 * > | <!-- notes: Say hello first. -->
 *                 ^^^^^^^^^^^^^^^^ for the speaker
 * ```
 *
 * @param root Changed in place, before comments go.
 */
export function notesOfComments(root: Root): void {
  root.children = root.children.map((node, at) => {
    const text = node.type === 'html' ? comment.exec(node.value)?.[1] : undefined
    if (!text) return node
    const place = node.position && { position: node.position }
    const words = { type: 'text', value: text.replace(/\s*\n\s*/g, ' '), ...place } as const
    return spoken(`speaker-comment-${at}`, [{ type: 'paragraph', children: [words], ...place }], node)
  })
}

/**
 * ```markdown
 * > | ::: {.notes}
 *     ^^^^^^^^^^^^ for the speaker
 * > | Say hello first.
 * > | :::
 * ```
 *
 * @param root Changed in place, after containers are block quotes; those within others too.
 */
export function notesOfContainers(root: Root): void {
  let count = 0
  visit(root, (node) => {
    if (!('children' in node)) return
    node.children = (node.children as RootContent[]).map((child) =>
      child.type === 'blockquote' && names.test(child.data?.container ?? '')
        ? spoken(`speaker-container-${++count}`, child.children, child)
        : child,
    ) as typeof node.children
  })
}

function spoken(
  identifier: string,
  children: FootnoteDefinition['children'],
  from: RootContent,
): FootnoteDefinition {
  const place = from.position && { position: from.position }
  return { type: 'footnoteDefinition', identifier, children, data: { spoken: true }, ...place }
}
