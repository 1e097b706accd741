/**
 * Blocks of a passage → slides: those that have a form of their own, and text around them.
 *
 * ```text
 *   A checksum is a … It is …     definition · points
 *   Two kinds are used:           (said)
 *   - **Keyed**: …                comparison
 *   - **Plain**: …
 * ```
 */

import type { Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { list, listItem, paragraph, slot } from '#tree/build.ts'
import { isLeadIn } from '#tree/lead-in.ts'
import { originOf, patch } from '#tree/origin.ts'
import type { Article, Flow, Form, Point, Section, Side, SlideRole } from '#tree/nodes.ts'
import { type BlockAnnotations, blockAnnotations, coversAnnotation } from '../content/annotations.ts'
import { captionsOf } from '../content/captions.ts'
import { leadInOf } from '../content/lead-in.ts'
import { captioned } from '../content/standalone.ts'
import { line, listOrParagraph } from '../content/bullets.ts'
import { unitsOf } from '../content/units.ts'
import { fitSlide } from '../paginate/overflow.ts'
import { paginate } from '../paginate/paginate.ts'
import type { Passage } from '../paginate/passage.ts'
import { draft, type Draft } from './draft.ts'
import { heading } from './side-heading.ts'

/** What shows a form. */
const roles: Record<Form['kind'], SlideRole> = {
  comparison: 'comparison',
  contributions: 'points',
  definition: 'definition',
  labels: 'points',
  quotation: 'quote',
  result: 'statement',
  steps: 'overview',
  timeline: 'overview',
}

/** A sentence that announces a list is its title where it is as short as that, letters. */
const longestTitle = { least: 8, most: 64 }

/** @returns Slides of points, and of each form that was found in the blocks, in order. */
export function blockSlides(blocks: readonly Flow[], part: Article | Section, passage: Passage): Draft[] {
  const forms = part.annotations.filter((annotation) => annotation.type === 'form')
  const annotations = blockAnnotations(part)
  const found = forms.filter((form) => {
    const block = blocks.find((one) => coversAnnotation(one, form))
    return block !== undefined && isOneSlide(form, block, passage)
  })
  if (found.length === 0) return paginate(unitsOf(blocks, annotations), passage)
  const readings: BlockAnnotations = {
    ...annotations,
    points: (node) => annotations.points(node).filter((point) => !found.some((form) => overlap(form, point))),
  }
  const drafts: Draft[] = []
  let run: Flow[] = []
  const flush = (): void => {
    drafts.push(...paginate(unitsOf(run, readings), passage))
    run = []
  }
  const captions = captionsOf(blocks, captioned)
  const shownWith = new Set<Flow>(
    [...captions].flatMap(([block, caption]) =>
      found.some((form) => coversAnnotation(block, form)) ? [caption] : [],
    ),
  )
  for (const block of blocks) {
    if (shownWith.has(block)) continue
    const own = found.filter((form) => coversAnnotation(block, form))
    const begun = own.filter((form) => blocks.find((one) => coversAnnotation(one, form)) === block)
    const isText = block.type === 'paragraph'
    if (own.length === 0) {
      run.push(block)
      continue
    }
    const last = run.at(-1)
    const lead =
      !isText && begun.length > 0 && last?.type === 'paragraph' && isLeadIn(toString(last)) ? last : undefined
    if (lead && readings.points(lead).length === 0) run.pop()
    // What defines the terms of a passage comes before what is said of them.
    const [only] = begun
    if (begun.length > 0 && !(begun.length === 1 && only?.kind === 'definition')) flush()
    const left = isText && readings.points(block).length > 0
    for (const [index, form] of begun.entries()) {
      const notes = [...(lead && index === 0 ? [lead] : []), ...(left ? [] : [block])]
      const caption = captions.get(block)
      if (caption) notes.push(caption)
      drafts.push(...formSlides(form, block, lead, notes, passage))
    }
    if (left) run.push(block)
    else if (begun.length === 0) {
      const before = drafts.at(-1)
      if (before) before.notes = [...before.notes, block]
    }
  }
  flush()
  return drafts
}

/**
 * @returns The slide of a section whose sub-sections are a form; what they say in full is for the notes.
 *   `undefined` for any other section.
 */
export function siblingSlides(
  section: Section,
  own: readonly Flow[],
  children: readonly Section[],
  passage: Passage,
): Draft[] | undefined {
  const found = section.annotations.find(
    (annotation): annotation is Form =>
      annotation.type === 'form' && children.some((child) => coversAnnotation(child.children[0], annotation)),
  )
  if (!found || !isOneSlide(found, children[0]!.children[0], passage)) return undefined
  const heads = children.map(({ children: [head] }) => head)
  const texts = children.flatMap((child) =>
    child.children.filter((node): node is Flow => node.type !== 'section' && node.type !== 'heading'),
  )
  const from = [...passage.from, ...heads]
  return formSlides(found, heads[0]!, undefined, [...own, ...texts], { ...passage, from })
}

/** Whether a form says what a point says. */
function overlap(form: Form, point: Point): boolean {
  const shown = originOf([form])
  return originOf([point]).some(({ start, end }) =>
    shown.some(
      (other) =>
        (other.start.offset ?? 0) < (end.offset ?? 0) && (start.offset ?? 0) < (other.end.offset ?? 0),
    ),
  )
}

/** Whether a form fits one slide as it is designed: else its text is told as any other. */
function isOneSlide(form: Form, block: Flow, passage: Passage): boolean {
  const silent = { ...passage, report: () => {} }
  const [first, ...others] = formSlides(form, block, undefined, [block], silent)
  // The contributions of a paper are told together, in small letters too.
  const least = form.kind === 'contributions' ? smallest : 1
  return others.length === 0 && Number(first?.fields?.['size'] ?? 1) >= least
}

/** The smallest size of a list that has to stand on one slide. */
const smallest = 0.8

function formSlides(
  form: Form,
  block: Flow,
  lead: Paragraph | undefined,
  notes: Flow[],
  passage: Passage,
): Draft[] {
  const made = draft(roles[form.kind], passage.id, passage.title, [], {
    fields: passage.fields,
    from: passage.from,
    notes: notes.length > 0 ? notes : form.children.flatMap(({ children }) => children.map(line)),
    salience: 0.8,
  })
  const names = namesOf(form, lead, passage)
  const whole = form.kind === 'contributions'
  return fitSlide({ ...made, names, whole, slots: slotsOf(form, block) }, passage)
}

function slotsOf({ kind, children }: Form, block: Flow): Draft['slots'] {
  const [first, second] = children
  if (!first) return [slot([block])]
  if (kind === 'comparison' && second)
    return [first, second].map((side, index) =>
      slot([patch(side, heading(side.name)), listOrParagraph(side.children)], index === 0 ? 'left' : 'right'),
    )
  const lines = first.children.map(line)
  if (kind === 'quotation')
    return [
      slot([
        patch(lines, { type: 'blockquote', children: lines }),
        patch(first, paragraph(`— ${first.name}`)),
      ]),
    ]
  if (kind === 'definition' || kind === 'result') return [slot(lines)]
  return [slot([patch(children, list(children.map(card), kind !== 'labels' && kind !== 'contributions'))])]
}

/** A name and what is said of it. */
function card(side: Side) {
  const name: Paragraph[] =
    side.name === ''
      ? []
      : [patch(side, paragraph([{ type: 'strong', children: [{ type: 'text', value: side.name }] }]))]
  return patch(side, listItem([...name, ...side.children.map(line)]))
}

/** What a slide of a form may be called: its term, what announces it, the name of its passage, the names on it. */
function namesOf(
  { kind, name, children: sides }: Form,
  lead: Paragraph | undefined,
  { title, from }: Passage,
): NonNullable<Draft['names']> {
  const own = { title, from }
  const [first] = sides
  if (name !== undefined) return [{ title: name, from: sides }, own]
  if (kind === 'definition' && first) return [{ title: capital(first.name), from: [first] }, own]
  const words = lead
    ? toString(leadInOf(lead) ?? lead)
        .replaceAll(/\s+/g, ' ')
        .replace(/[:：]\s*$/, '')
        .trim()
    : ''
  const isClaim =
    words.length >= longestTitle.least &&
    words.length <= longestTitle.most &&
    !/[.。!?！？；;，,]|^(?:这|它|其|以下|如下|下面|it|they|this|these|those|the following|here)|(?:如下|以下|下面|following|below|is|are|包括|有|是|为)$/i.test(
      words,
    )
  const named = sides.map(({ name }) => name).filter((name) => name !== '')
  const separator = named.some((name) => /\p{Script=Han}/u.test(name)) ? '、' : ', '
  return [
    ...(lead && isClaim ? [{ title: words, from: [lead] }] : []),
    own,
    ...(named.length > 1 ? [{ title: named.join(separator), from: sides }] : []),
  ]
}

/** `checksum` begins a title with a capital letter; `directionOf` is a name in a program. */
function capital(name: string): string {
  return /^\p{Ll}+(?:[\p{Lu}_.(:]|$(?<=\d))/u.test(name) ? name : name.charAt(0).toUpperCase() + name.slice(1)
}
