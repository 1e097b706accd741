/** One title, ranks without gaps, headings that were only bold. */

import type { Heading, Link, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { fileTitle } from '#tree/generic-heading.ts'
import { visit } from '#tree/visit.ts'
import type { VFile } from 'vfile'
import { implied } from './headings-implied.ts'

/** What generators write after a heading: an id or a class in braces, or a comment of MDX. */
const id = /\s*\{(?:[#.:][^{}\n]{0,200}|\/\*[^{}\n]{0,200}\*\/)\}\s*$/
/** A mark of the anchor that pages show beside a heading. */
const anchor = /\s*[¶#🔗]+\s*$/u

/**
 * Bring the headings of an article into order.
 *
 * ```markdown
 * > | # Title {#title}
 *             ^^^^^^^^ gone
 * > | #### Deep
 *     ^^^^ closed to ##
 * > | **Bold alone**
 *     ^^^^^^^^^^^^^^ a heading, where the article does so throughout
 * ```
 */
export function headings(root: Root, file: VFile): void {
  for (const node of root.children) if (node.type === 'heading') strip(node)
  visit(root, 'heading', (node) => strip(node))
  unspaced(root)
  implied(root)
  root.children = root.children.filter((node) => node.type !== 'heading' || hasContent(node))
  // Headings within quotes and items are no part of the outline.
  const own = root.children.filter((node): node is Heading => node.type === 'heading')
  unnumbered(own)
  title(root, own, file)
  close(own)
}

/**
 * `##标题`: a heading whose writer forgot the space, in a line of its own. One sign alone could be a tag, but on top of
 * an article.
 */
function unspaced(root: Root): void {
  const top = root.children.find(({ type }) => type !== 'yaml')
  root.children = root.children.map((node) => {
    if (node.type !== 'paragraph') return node
    const [first, ...others] = node.children
    const match = first?.type === 'text' ? /^(#{1,6})(?=[\p{L}\p{N}《“「])/u.exec(first.value) : null
    if (first?.type !== 'text' || !match || toString(node).includes('\n')) return node
    const depth = match[1]!.length
    if (depth === 1 && node !== top) return node
    const text = { ...first, value: first.value.slice(depth) }
    const heading: Heading = {
      type: 'heading',
      depth: depth as Heading['depth'],
      children: [text, ...others],
    }
    if (node.position) heading.position = node.position
    return heading
  })
}

const number = /^\s*(\d{1,2})((?:\.\d{1,2}){0,3})\s+(?=\S)/

/** Numbers of sections without a full stop, `1 Introduction`, where they run on; a count is none. */
function unnumbered(own: readonly Heading[]): void {
  const numbered = own.flatMap((node) => {
    const [first] = node.children
    const match = first?.type === 'text' ? number.exec(first.value) : null
    return first?.type === 'text' && match
      ? [{ first, match, whole: Number(match[1]), isPart: match[2] !== '' }]
      : []
  })
  const main = numbered.filter(({ isPart }) => !isPart)
  const begins = main[0]?.whole ?? -1
  const runs = main.length > 1 && begins <= 1 && main.every(({ whole }, at) => whole === begins + at)
  if (!runs) return
  for (const { first, match, whole } of numbered)
    if (whole < begins + main.length) first.value = first.value.slice(match[0].length)
}

function strip(node: Heading): void {
  node.children = node.children
    .filter((child) => child.type !== 'link' || !isPermalink(child))
    .map((child) => (child.type === 'break' ? { ...child, type: 'text', value: ' ' } : child))
  const last = node.children.at(-1)
  if (last?.type === 'text') {
    last.value = last.value
      .replace(id, '')
      .replace(anchor, '')
      .replace(/[ \t]*[:：][ \t]*$/, '')
    if (!last.value) node.children.pop()
  }
}

/** A link that is nothing but a sign, into the page itself. */
function isPermalink({ url, children }: Link): boolean {
  return (
    url.includes('#') &&
    /^(?:[\s¶#§🔗⚓\u200B]|\uFE0F)*$/u.test(toString(children)) &&
    children.every(({ type }) => type === 'text')
  )
}

/** `______` is a rule that somebody drew. */
function hasContent(node: Heading): boolean {
  return (
    /[^\s_*=~.·–—-]/u.test(toString(node)) ||
    node.children.some((child) => child.type === 'image' || child.type === 'inlineMath')
  )
}

/** Exactly one heading of rank 1: the first, when nothing but noise is before it; the rest one lower. */
function title(root: Root, own: Heading[], file: VFile): void {
  const tops = own.filter((node) => node.depth === 1)
  if (!tops.length) return
  const first = tops[0] as Heading
  const named = /^\s*title\s*[:=]/m.test(matter(root))
  // With a title in the front matter, ranks 1 that come later, or more than one, are sections.
  const isTitle =
    own[0] === first &&
    (tops.length === 1 || (named ? near(root, first) : !isPart(root, first) || !fileTitle(file)))
  if (isTitle && tops.length === 1) return
  for (const node of own)
    if (node !== first || !isTitle) node.depth = Math.min(6, node.depth + 1) as Heading['depth']
}

/** An introduction has so many characters; less is a byline or a line of links. */
const introduction = 80

/** Whether an introduction stands before the first of several headings of rank 1. */
function isPart(root: Root, first: Heading): boolean {
  const before = root.children.slice(0, root.children.indexOf(first))
  return before.some((node) => node.type === 'paragraph' && toString(node).length >= introduction)
}

function matter(root: Root): string {
  const first = root.children[0]
  return first && (first.type === 'yaml' || (first.type as string) === 'toml')
    ? (first as { value: string }).value
    : ''
}

/** Whether the title of the front matter says the same as the heading. */
function near(root: Root, heading: Heading): boolean {
  const text = toString(heading).trim()
  return text.length > 3 && matter(root).includes(text)
}

/** Close skipped ranks: a heading is at most one deeper than the one it stands in. */
function close(own: Heading[]): void {
  const stack: number[] = []
  const top = own[0]?.depth === 1 ? 1 : 2
  for (const node of own) {
    while (stack.length && (stack.at(-1) as number) >= node.depth) stack.pop()
    stack.push(node.depth)
    node.depth = Math.min(6, top + stack.length - 1) as Heading['depth']
  }
}
