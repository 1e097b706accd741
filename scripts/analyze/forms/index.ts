/** What the blocks of a part offer in another form than sentences: the table of forms. */

import type { Heading, Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { originOf } from '#tree/origin.ts'
import type { Article, Flow, Form, Section } from '#tree/nodes.ts'
import type { Context } from '../points/index.ts'
import { blockQuotation } from './block-quotation.ts'
import { contributionsOf } from './contributions.ts'
import { definitionOf } from './definition.ts'
import { headingForm } from './heading-form.ts'
import { listForm } from './list-form.ts'
import { orderedProse } from './ordered-prose.ts'
import { sentenceForms } from './sentence-forms.ts'
import { tableForm } from './table-form.ts'
import { aside } from './words.ts'

/** Parts that are shown as a whole have a form already. */
const wholes: ReadonlySet<string> = new Set(['comparison', 'comparisonTable', 'rationale'])

/** Stands among the terms that were defined: a paper names its contributions once. */
const contributions = '\n'

/**
 * @param part An article or a section whose other annotations were read.
 * @param above The headings that it stands below, the title of the article last.
 * @param seen Terms that were defined before, so that each is defined once.
 * @returns The forms of its own blocks, in order; none of them in another.
 */
export function formsOf(
  part: Article | Section,
  above: readonly string[],
  seen: Set<string>,
  context: Context,
): Form[] {
  const head = part.children.find((node): node is Heading => node.type === 'heading')
  const title = head ? toString(head).trim() : ''
  if (part.type === 'section' && (part.role === 'references' || part.role === 'conclusion')) return []
  if ([title, ...above.slice(0, -1)].some((one) => aside.test(one))) return []
  if (isWhole(part)) return []
  const own = part.children.filter((node): node is Flow => node.type !== 'section' && node.type !== 'heading')
  const paragraphs = own.filter((node) => node.type === 'paragraph')
  const siblings = part.type === 'section' ? headingForm(part, context) : undefined
  const contributes = context.paper && !seen.has(contributions)
  const contributed = contributes ? contributionsOf(own, context) : undefined
  if (contributed) seen.add(contributions)
  const found = [
    contributed,
    ...own.flatMap((block, index) => blockForms(block, own[index - 1], head, context)),
    orderedProse(paragraphs, context),
    definitionOf(paragraphs, [title, ...above], seen, context),
    ...paragraphs.flatMap((node) => sentenceForms(node, context)),
  ].filter((form) => form !== undefined)
  const drawn = part.annotations.filter(({ type }) => type === 'diagram')
  if (siblings && apart([siblings], originOf(drawn)).length > 0) return [siblings]
  return apart(found, originOf(drawn)).toSorted((a, b) => startOf(a) - startOf(b))
}

/** @returns Whether a part is shown as a whole, with all within it. */
export function isWhole({ annotations }: Article | Section): boolean {
  return annotations.some(({ type }) => wholes.has(type))
}

/** @returns Whether a form is made of the sub-sections of a part. */
export function isAcross(form: Form, { children }: Article | Section): boolean {
  const start = startOf(form)
  return children.some(
    (node) => node.type === 'section' && (originOf([node])[0]?.start.offset ?? Infinity) <= start,
  )
}

function blockForms(
  block: Flow,
  before: Flow | undefined,
  head: Heading | undefined,
  context: Context,
): (Form | undefined)[] {
  const lead: Paragraph | undefined = before?.type === 'paragraph' ? before : undefined
  if (block.type === 'list') return [listForm(block, head, lead, context)]
  if (block.type === 'table') return [tableForm(block, head, lead)]
  return block.type === 'blockquote' ? [blockQuotation(block)] : []
}

/** Those that share no word with one before them, nor with what is drawn already. */
function apart(found: readonly Form[], drawn: ReturnType<typeof originOf>): Form[] {
  const taken = [...drawn]
  return found.filter((form) => {
    const spans = originOf([form])
    const free = spans.every(({ start, end }) =>
      taken.every(
        (other) =>
          (other.end.offset ?? 0) <= (start.offset ?? 0) || (other.start.offset ?? 0) >= (end.offset ?? 0),
      ),
    )
    if (free) taken.push(...spans)
    return free
  })
}

function startOf(form: Form): number {
  return originOf([form])[0]?.start.offset ?? 0
}
