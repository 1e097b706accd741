/** mdast Root → Article: what the article says of itself, its sections, and what each of them does. */

import type { Heading, List, Paragraph, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { VFile } from 'vfile'
import { article as makeArticle, keyPoints } from '#tree/build.ts'
import { originOf, patch } from '#tree/origin.ts'
import type { Article, Claim, Diagram, Flow, Point, Section } from '#tree/nodes.ts'
import { claimOf } from './takeaways/claim.ts'
import { diagramsOf, sectionDiagrams } from './diagrams/index.ts'
import { formsOf, isAcross, isWhole } from './forms/index.ts'
import { comparisonTableOf } from './diagrams/comparison-table.ts'
import { segmentTopics } from './outline/segment-topics.ts'
import { metadata } from './metadata/index.ts'
import { outline } from './outline/index.ts'
import { blockContexts } from './points/block-context.ts'
import { type Context, pointsOf, pointsOfLongItems } from './points/index.ts'
import { markSpeakers } from './points/speakers.ts'
import { roleOf } from './roles/index.ts'
import { salienceOf } from './sentences/salience.ts'
import { takeawaysOf } from './takeaways/index.ts'
import { titlesOf } from './points/titles.ts'

/** What the user may say. */
export interface AnalyzeOptions {
  /** Language of the article, where it is not the one that the text seems to be in: a tag of BCP 47. */
  lang?: string | undefined
}

/**
 * Analyze an article.
 *
 * @param root A clean article; its blocks are moved into the result.
 * @param file For messages.
 */
export function analyze(root: Root, file: VFile, options?: AnalyzeOptions | null): Article {
  const found = metadata(root, file, options?.lang)
  const article = makeArticle(found.metadata, outline(segmentTopics(found.children, found.metadata.lang)))
  article.data = { origin: found.origin }
  Object.assign(article, found.settings)
  const sections = sectionsOf(article)
  if (isPaper(sections)) file.data.paper = true
  const paragraphs = paragraphsOf(article)
  markSpeakers(
    [article, ...sections].flatMap(({ children }) => children.filter((node) => node.type === 'paragraph')),
    sections.map(({ children: [head] }) => head),
  )
  const context: Context = {
    lang: article.lang,
    paper: file.data.paper === true,
    blockContexts: blockContexts(article, file.data.paper),
    salience: salienceOf(
      [article.title, ...sections.map(({ children }) => toString(children[0]))],
      paragraphs.map((node) => toString(node)),
    ),
  }
  for (const node of paragraphs) {
    const titles = titlesOf(node, article.lang)
    if (titles.length > 0) node.data = { ...node.data, titles }
  }
  for (const part of [article, ...sections]) {
    const points = others(
      part,
      part.children.flatMap((node) => pointsIn(node, context)),
    )
    if (points.length === 0) points.push(...openingOf(part, context))
    if (points.length > 0) part.annotations.push(patch(points, keyPoints(points)))
  }
  for (const section of sections) {
    const { role, findings: annotations } = roleOf(section, context)
    // All of an appendix is one.
    if (role && section.role !== 'appendix') section.role = role
    if (role === 'appendix') for (const within of sectionsOf(section)) within.role = role
    section.annotations.push(...annotations)
    const shared = annotations.length === 0 ? comparisonTableOf(section) : undefined
    if (shared) section.annotations.push(shared)
    if (shared) section.role ??= 'comparison'
  }
  for (const part of [article, ...sections]) part.annotations.push(...sectionDiagrams(part))
  annotateForms(article, [article.title], context)
  const claim = claimOf(paragraphs, context)
  for (const annotation of [claim, ...diagramsOf(paragraphs)]) {
    if (annotation) holderOf(article, annotation).annotations.push(annotation)
  }
  const takeaways = takeawaysOf(article, context, claim)
  if (takeaways) article.annotations.push(takeaways)
  return article
}

/** Papers have an abstract first and references last, whatever they are written in. */
function isPaper(sections: readonly Section[]): boolean {
  const heads = sections.map(({ children: [head] }) => toString(head).trim())
  return (
    /^(?:abstract|摘\s*要)$/i.test(heads[0] ?? '') &&
    heads.some((head) => /^(?:references|bibliography|参考文献)$/i.test(head))
  )
}

/** The forms of a part and of those within it. */
function annotateForms(
  part: Article | Section,
  above: readonly string[],
  context: Context,
  seen = new Set<string>(),
): void {
  const forms = formsOf(part, above, seen, context)
  part.annotations.push(...forms)
  // Sub-sections that are a form together have none of their own.
  if (isWhole(part) || forms.some((form) => isAcross(form, part))) return
  const heads = part.type === 'section' ? [toString(part.children[0]).trim(), ...above] : above
  for (const child of childrenOf(part)) annotateForms(child, heads, context, seen)
}

/** A sentence that was made the heading of its section is no point of it too, where there are others. */
function others(part: Article | Section, points: Point[]): Point[] {
  const [head] = part.type === 'section' ? part.children : []
  if (!head || head.position) return points
  const headText = toString(head)
  const left = points.filter((point) => toString(point) !== headText)
  return left.length > 0 ? left : points
}

/** Where nothing of a few paragraphs stands alone: what the first of them says of the heading. */
function openingOf(part: Article | Section, context: Context): Point[] {
  const blocks = part.children.filter(({ type }) => type !== 'heading')
  const [first] = blocks
  const few = blocks.length <= fewParagraphs && blocks.every(({ type }) => type === 'paragraph')
  return few && first?.type === 'paragraph' ? pointsOf(first, context, true) : []
}

/** More paragraphs of which none stands alone are no text to show. */
const fewParagraphs = 3

/** The points of a block: a quotation is as its blocks are, sections have their own. */
function pointsIn(node: Flow | Section | Heading, context: Context): Point[] {
  if (node.type === 'paragraph') return pointsOf(node, context)
  if (node.type === 'list') return [...pointsOfLongItems(node, context), ...furtherPoints(node, context)]
  if (node.type !== 'blockquote') return []
  // Who is quoted speaks of what stands around the quotation.
  return node.children.flatMap((child, index) =>
    child.type === 'paragraph' ? pointsOf(child, context, index === 0) : pointsIn(child, context),
  )
}

/** Of each further paragraph of an item its weightiest point: `- Decoupling`, and below it a page of prose. */
function furtherPoints(list: List, context: Context): Point[] {
  return list.children.flatMap(({ children: [, ...rest] }) =>
    rest.flatMap((node) => {
      if (node.type === 'list') return furtherPoints(node, context)
      if (node.type !== 'paragraph') return []
      const points = pointsOf(node, context)
      return points.toSorted((a, b) => (b.data?.salience ?? 0) - (a.data?.salience ?? 0)).slice(0, 1)
    }),
  )
}

/** The innermost part that a finding was found in; where it begins, when it was found in more than one. */
function holderOf(article: Article, annotation: Claim | Diagram): Article | Section {
  // The product of a diagram is what the article is about: its step says where the way is told.
  const spans = annotation.type === 'diagram' ? originOf(annotation.nodes.slice(-1)) : originOf([annotation])
  const start = spans[0]?.start.offset ?? -1
  const contains = (section: Section): boolean =>
    section.children.some((node) => {
      const { start: from, end: to } = node.position ?? {}
      if (node.type === 'section') return contains(node)
      return (
        from?.offset !== undefined && to?.offset !== undefined && from.offset <= start && start < to.offset
      )
    })
  let holder: Article | Section = article
  for (let next: Section | undefined; (next = childrenOf(holder).find(contains));) holder = next
  return holder
}

function childrenOf(parent: Article | Section): Section[] {
  return parent.children.filter((node): node is Section => node.type === 'section')
}

function sectionsOf(parent: Article | Section): Section[] {
  return childrenOf(parent).flatMap((section) => [section, ...sectionsOf(section)])
}

/** The paragraphs of all blocks, those within lists and quotes too. */
function paragraphsOf(parent: {
  children: readonly (Flow | Section | { type: string; children?: unknown })[]
}): Paragraph[] {
  return parent.children.flatMap((node) => {
    if (node.type === 'paragraph') return [node as Paragraph]
    return 'children' in node && Array.isArray(node.children) ? paragraphsOf(node as typeof parent) : []
  })
}
