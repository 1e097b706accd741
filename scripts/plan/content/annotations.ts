/** What analyzeing found in a part of the article. */

import { firstIndex } from '#tree/search.ts'
import type { Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Node, Position } from 'unist'
import { originOf } from '#tree/origin.ts'
import type { Article, Diagram, KeyPoints, Annotation, Flow, Point, Section } from '#tree/nodes.ts'

/** What analyzeing read out of the blocks of a part. */
export interface BlockAnnotations {
  points: (paragraph: Paragraph) => Point[]
  /** The picture that a block draws, or begins to draw. */
  diagram: (block: Flow) => Diagram | undefined
}

/** Blocks of which nothing was read. */
export const noAnnotations: BlockAnnotations = { points: () => [], diagram: () => undefined }

/** @returns What was read out of the blocks of a part. */
export function blockAnnotations(part: Article | Section): BlockAnnotations {
  const pictures = part.annotations
    .filter((annotation) => annotation.type === 'diagram')
    .map((diagram) => ({ picture: diagram, begins: beginning(diagram) }))
  return {
    points: (paragraph) => pointsFor(part, paragraph),
    diagram: (block) =>
      // The way that an article tells has a slide of its own: see `special.ts`.
      pictures.find(
        ({ picture: diagram, begins }) =>
          (diagram.kind !== 'flow' || block.type === 'list') && within(block, begins),
      )?.picture,
  }
}

/** Paragraphs that were made of one piece of HTML have one place: their words tell them apart. */
function containsPoint(node: Paragraph, point: Point): boolean {
  const words = (of: Node): string => toString(of, { includeImageAlt: false }).toLowerCase()
  return words(node).includes(words(point))
}

/** Where a picture begins; the root of a hierarchy is the heading above the block. */
function beginning({ kind, nodes: steps }: Diagram): Position | undefined {
  return originOf(kind === 'hierarchy' ? steps.slice(1) : steps)[0]
}

/** @returns The points that analyzeing found in a paragraph of a part. */
function pointsFor(part: Article | Section, node: Paragraph): Point[] {
  const from = node.position?.start.offset
  const to = node.position?.end.offset
  if (from === undefined || to === undefined) return []
  const keyPoints = findAnnotation(part.annotations, 'keyPoints')
  if (!keyPoints) return []
  const places = placesOf(keyPoints)
  return places
    .slice(firstFrom(places, from), firstFrom(places, to))
    .filter(({ point }) => containsPoint(node, point))
    .toSorted((a, b) => a.index - b.index)
    .map(({ point }) => point)
}

/** A point, where it begins in the article, and which of its digest it is. */
interface PointPlace {
  point: Point
  start: number
  index: number
}

const placed = new WeakMap<KeyPoints, PointPlace[]>()

/** @returns The points of a digest by where they begin: each paragraph of a part asks for its own. */
function placesOf(keyPoints: KeyPoints): PointPlace[] {
  let found = placed.get(keyPoints)
  if (!found) {
    found = keyPoints.children
      .flatMap((point, index): PointPlace[] => {
        const start = originOf([point])[0]?.start.offset
        return start === undefined ? [] : [{ point, start, index }]
      })
      .toSorted((a, b) => a.start - b.start)
    placed.set(keyPoints, found)
  }
  return found
}

/** The first of places in order that does not begin before an offset. */
function firstFrom(places: readonly PointPlace[], offset: number): number {
  return firstIndex(places.length, (index) => places[index]!.start < offset)
}

/** @returns The way that the prose of a part tells, or in which its sub-sections follow each other. */
export function flowIn(part: Section, source: 'heading' | 'paragraph'): Diagram | undefined {
  const blocks =
    source === 'heading'
      ? sectionsIn(part).map(({ children: [head] }) => head)
      : part.children.filter((node) => node.type === 'paragraph')
  return part.annotations.find(
    (annotation): annotation is Diagram =>
      annotation.type === 'diagram' &&
      annotation.kind === 'flow' &&
      blocks.some((node) => coversAnnotation(node, annotation)),
  )
}

/** @returns The finding of a kind, where there is one. */
export function findAnnotation<T extends Annotation['type']>(
  annotations: readonly Annotation[],
  type: T,
): Extract<Annotation, { type: T }> | undefined {
  return annotations.find(
    (annotation): annotation is Extract<Annotation, { type: T }> => annotation.type === type,
  )
}

/** @returns Whether a finding was, in part, read out of a block. */
export function coversAnnotation(node: Node, annotation: Annotation): boolean {
  return originOf([annotation]).some((span) => within(node, span))
}

function within(node: Node, span: Position | undefined): boolean {
  const from = node.position?.start.offset ?? -1
  const to = node.position?.end.offset ?? -1
  const start = span?.start.offset ?? -2
  return from <= start && start < to
}

/** @returns The sub-sections of a section. */
export function sectionsIn(section: Section | undefined): Section[] {
  return section ? section.children.filter((node): node is Section => node.type === 'section') : []
}
