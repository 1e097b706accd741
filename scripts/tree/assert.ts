/** The spec of `nodes.ts` at run time, used between the stages in tests. */

import type { Node, Parent } from 'unist'
import type { Article, Deck, Diagram, Section } from './nodes.ts'

/**
 * Check that a tree is an Article as `nodes.ts` says.
 *
 * @throws Error that names the first node that is not.
 */
export function assertArticle(tree: Node): asserts tree is Article {
  expectType(tree, 'article')
  const article = tree as Article
  if (article.title.trim() === '') fail(tree, 'an empty title', 'a title')
  if (article.date !== undefined && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(article.date)) {
    fail(tree, `date \`${article.date}\``, '`YYYY-MM-DD`')
  }
  const ids = new Set<string>()
  eachSection(article, (section, depth) => {
    if (section.depth !== depth) fail(section, `depth \`${section.depth}\``, `\`${depth}\``)
    if (ids.has(section.id)) fail(section, `id \`${section.id}\` twice`, 'an id of its own')
    ids.add(section.id)
    if (section.children[0]?.type !== 'heading') fail(section, 'no heading', 'a heading as first child')
  })
  for (const annotation of article.annotations) expectMade(annotation)
}

/**
 * Check that a tree is a Deck as `nodes.ts` says.
 *
 * @throws Error that names the first node that is not.
 */
export function assertDeck(tree: Node): asserts tree is Deck {
  expectType(tree, 'deck')
  const deck = tree as Deck
  const ids = new Set<string>()
  for (const slide of deck.children) {
    expectType(slide, 'slide')
    if (slide.title.trim() === '') fail(slide, 'an empty title', 'a title')
    if (ids.has(slide.id)) fail(slide, `id \`${slide.id}\` twice`, 'an id of its own')
    ids.add(slide.id)
    const names = slide.children.map((child) => (child.type === 'slot' ? child.name : ''))
    if (names.indexOf('') !== -1 && names.indexOf('') !== names.length - 1) {
      fail(slide, 'notes before a slot', 'notes as the last child, at most one')
    }
    if (new Set(names).size !== names.length) fail(slide, 'a slot twice', 'each slot once')
    if (slide.seconds < 0) fail(slide, `\`${slide.seconds}\` seconds`, 'none or more')
  }
}

function eachSection(
  parent: Article | Section,
  visit: (section: Section, depth: number) => void,
  depth = 1,
): void {
  for (const child of parent.children) {
    if (child.type !== 'section') continue
    visit(child, depth)
    eachSection(child, visit, depth + 1)
  }
}

function expectType(node: Node, type: string): void {
  if (node.type !== type) fail(node, `type \`${node.type}\``, `\`${type}\``)
}

/** Findings and all below them are made: an origin above each, a position on none. */
function expectMade(node: Node): void {
  if (node.position) fail(node, 'a position on a made node', '`data.origin`')
  if (!node.data?.origin?.length) fail(node, 'a made node without origin', '`data.origin`')
  if (node.type === 'point' || node.type === 'claim' || node.type === 'table') return
  if (node.type === 'diagram') expectDiagram(node as Diagram)
  for (const child of (node as Parent).children ?? []) expectMade(child)
}

/** Every node and edge of a picture stands in the article, and edges join two nodes. */
function expectDiagram(node: Diagram): void {
  for (const part of [...node.nodes, ...node.edges]) expectMade(part)
  for (const step of node.nodes) {
    if (step.value.trim() === '') fail(node, 'a step without a label', 'a label')
    const measured = node.kind === 'chart' || node.kind === 'pie'
    if (measured && !Number.isFinite(step.amount)) fail(node, 'a step without an amount', 'an amount')
    if (node.kind === 'timeline' && !step.when) fail(node, 'a step without a time', 'a time')
  }
  for (const { from, to } of node.edges) {
    if (from === to || !node.nodes[from] || !node.nodes[to]) {
      fail(node, `link \`${from}\` to \`${to}\``, 'the indices of two steps')
    }
  }
}

function fail(node: Node, actual: string, expected: string): never {
  const name = 'id' in node ? ` \`${String(node.id)}\`` : ''
  throw new Error(`Unexpected ${actual} in ${node.type}${name}, expected ${expected}`)
}
