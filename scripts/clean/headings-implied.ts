/** Headings that are written as bold lines or as numbered items. */

import type { Heading, List, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { entryNames, wordsFirst } from './entries.ts'

/** One could be emphasis; two are a habit. */
const habit = 2
/** Longer than this, a bold line is a statement. */
const longest = 60
/** Questions of an interview are longer, and more than a few. */
const interview = { fewest: 3, longest: 500 }

/** Who wrote or reported it. */
const signed =
  /^[\p{Script=Han}A-Za-z]{0,10}?(?:记者|通讯员|作者|撰文|编辑)[\s/|｜:：]|^(?:by|文)[\s/|｜:：]/iu

/**
 * Turn bold lines and lone numbered items into headings, where at least two of
 * them each have text below.
 *
 * ```markdown
 * > | **Why it matters**
 *     ^^^^^^^^^^^^^^^^^^
 * > | A paragraph.
 * > | **Q: And how did you come to write about it?**
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in an interview
 * > | A paragraph.
 * > | 1. First reason
 *     ^^^^^^^^^^^^^^^
 * > | A paragraph.
 * > | 2、[Second reason](https://example.com)
 *     ^^^^^^^^^^^^^^^ in a newsletter
 * > | ![](a.png)
 * > | A paragraph.
 * ```
 */
export function implied(root: Root): void {
  const { children } = root
  const questions = children.filter((node, at) => isQuestion(node) && isText(children[at + 1]))
  if (questions.length >= interview.fewest)
    convert(root, new Set(questions), (node) => strong(node as Paragraph))
  const names = entryNames(root.children)
  const made = convert(root, new Set(names.keys()), (node) => names.get(node)!)
  const bold = root.children.filter((node, at) => isBold(node) && isText(root.children[at + 1]))
  const all = root.children.filter((node) => isBold(node))
  if (bold.length >= habit && bold.length >= all.length * 0.7)
    made.push(...convert(root, new Set(bold), (node) => strong(node as Paragraph)))
  const lone = root.children.filter((node, at) => isLone(node) && isText(root.children[at + 1]))
  const lists = root.children.filter((node) => node.type === 'list' && node.ordered)
  const rising = lone.every(
    (node, at) => at === 0 || start(node) === start(lone[at - 1]) + 1 || start(node) === 1,
  )
  if (lone.length >= habit && lone.length >= lists.length * 0.6 && rising) {
    const words = (node: RootContent): PhrasingContent[] =>
      ((node as List).children[0]!.children[0] as Paragraph).children
    made.push(...convert(root, new Set(lone), words))
  }
  root.children = wordsFirst(root.children, new Set(made))
}

function convert(
  root: Root,
  picked: Set<RootContent>,
  words: (node: RootContent) => PhrasingContent[],
): Heading[] {
  const made: Heading[] = []
  let depth = 1
  root.children = root.children.map((node) => {
    if (node.type === 'heading') depth = node.depth
    if (!picked.has(node)) return node
    const heading: Heading = {
      type: 'heading',
      depth: Math.min(6, depth + 1) as Heading['depth'],
      children: words(node),
    }
    if (node.position) heading.position = node.position
    const last = heading.children.at(-1)
    if (last?.type === 'text') last.value = last.value.replace(/\s*[:：]\s*$/, '')
    made.push(heading)
    return heading
  })
  return made
}

function strong(node: Paragraph): Paragraph['children'] {
  const first = node.children[0]
  return first?.type === 'strong' ? first.children : node.children
}

function isBold(node: RootContent): boolean {
  if (node.type !== 'paragraph' || node.children.length !== 1 || node.children[0]?.type !== 'strong')
    return false
  const text = toString(node).trim()
  return (
    text.length >= 2 &&
    text.length <= longest &&
    !signed.test(text) &&
    !/[。．.!！;；,，…]$/.test(text) &&
    /\p{L}{2}/u.test(text)
  )
}

/** All of it bold, and asking. */
function isQuestion(node: RootContent): boolean {
  if (node.type !== 'paragraph' || node.children.length !== 1 || node.children[0]?.type !== 'strong')
    return false
  const text = toString(node).trim()
  return text.length <= interview.longest && /[?？]$/.test(text)
}

function isLone(node: RootContent): boolean {
  if (node.type !== 'list' || !node.ordered || node.children.length !== 1) return false
  const item = node.children[0]
  const text = toString(node).trim()
  return (
    item?.children.length === 1 &&
    item.children[0]?.type === 'paragraph' &&
    text.length <= longest &&
    !/[。．.!！;；,，…]$/.test(text)
  )
}

function isText(node: RootContent | undefined): boolean {
  return (
    node !== undefined &&
    !isBold(node) &&
    ['blockquote', 'code', 'list', 'paragraph', 'table'].includes(node.type)
  )
}

function start(node: RootContent | undefined): number {
  return node?.type === 'list' ? (node.start ?? 1) : 0
}
