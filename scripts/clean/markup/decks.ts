/** Decks as articles: Slidev, Marp and reveal-md write slides in Markdown. */

import type { FootnoteDefinition, Html, Paragraph, Root, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import { visit } from '#tree/visit.ts'

/** What only the front matter of a deck has. */
const keys =
  /^(?:aspectRatio|canvasWidth|class|colorSchema|drawings|highlighter|layout|marp|mdc|paginate|revealOptions|separator|theme|title|titleTemplate|transition|verticalSeparator)\s*:/m
const deck =
  /^(?:aspectRatio|canvasWidth|colorSchema|drawings|highlighter|marp|mdc|revealOptions|separator|titleTemplate|transition|verticalSeparator)\s*:/m
/** Front matter of a slide, when Markdown has taken it for text. */
const entry = /^\s*[\w-]+\s*:(?:\s.*)?$/
const slot = /^::[\w-]+::$/
/** Settings of Marp and reveal.js in comments, which are no notes. */
const setting = /^\s*(?:_?[A-Za-z][\w-]*\s*:|\.(?:element|slide)\s*:|fit\b|slide\b|toc\b|#)/
/** Where the notes of reveal.js begin. */
const note = /^(?:speaker )?notes?\s*[:：]\s*/i
/** Settings of a picture in Marp. https://marpit.marp.app/image-syntax */
const pictureWords =
  /^(?:\s*(?:bg|contain|cover|fit|left|right|vertical|auto|(?:w|h|width|height|left|right|blur|brightness|contrast|opacity|sepia|saturate)(?::\S+)?|\d+%)(?=\s|$))+\s*$/

/**
 * ```markdown
 * > | ---
 * > | layout: two-cols
 * > | ---
 *     ^^^ no text
 * > | ::right::
 *     ^^^^^^^^^ no text
 * > | <!-- Say that both are counted. -->
 *          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ for the speaker
 * > | Note: Say it twice.
 *           ^^^^^^^^^^^^ for the speaker, to the end of the slide
 * ```
 *
 * @param root Changed in place.
 * @param file The article; gains a message for each slide of another file.
 */
export function decks(root: Root, file: VFile): void {
  if (!isDeck(root)) return
  let count = 0
  const spoken = (children: RootContent[], from: RootContent): FootnoteDefinition => ({
    type: 'footnoteDefinition',
    identifier: `speaker-${++count}`,
    children: children as FootnoteDefinition['children'],
    data: { spoken: true },
    ...(from.position ? { position: from.position } : {}),
  })
  const result: RootContent[] = []
  let saying: FootnoteDefinition | undefined
  root.children.forEach((node, at) => {
    if (isSeparator(node)) {
      saying = undefined
      if (node.type === 'thematicBreak') result.push(node)
    } else if (isMatter(root, node, at)) {
      saying = undefined
      const source = /^\s*src\s*:\s*(\S+)/m.exec(toString(node))?.[1]
      if (source)
        say(
          file,
          'clean:include',
          `Unexpected line that stands for \`${source}\`, expected its text; left out`,
          node,
        )
    } else if (saying) saying.children.push(node as FootnoteDefinition['children'][number])
    else if (node.type === 'html' && commentOf(node))
      result.push(spoken([paragraph(commentOf(node)!, node)], node))
    else if (node.type === 'paragraph' && note.test(toString(node))) {
      const first = node.children[0]
      if (first?.type === 'text') first.value = first.value.replace(note, '')
      saying = spoken(toString(node).trim() === '' ? [] : [node], node)
      result.push(saying)
    } else if (node.type === 'paragraph') result.push(...withoutSlots(node))
    else result.push(node)
  })
  root.children = result.filter((node) => node.type !== 'footnoteDefinition' || node.children.length > 0)
  visit(root, 'image', (node) => {
    if (pictureWords.test(node.alt ?? '')) node.alt = ''
    else node.alt = (node.alt ?? '').replace(/(?:^|\s)(?:bg|(?:w|h|width|height):\S+)(?=\s|$)/g, '').trim()
  })
}

/** Settings of a deck, slots, or notes between rules. */
function isDeck(root: Root): boolean {
  const [front] = root.children
  const rules = root.children.filter(isSeparator).length
  const matter = front?.type === 'yaml' ? front.value : ''
  if (deck.test(matter) && rules > 0) return true
  if (rules === 0) return false
  const lines = root.children.flatMap((node) => (node.type === 'paragraph' ? toString(node).split('\n') : []))
  const isSlidev =
    keys.test(matter) &&
    (lines.some((line) => slot.test(line.trim())) ||
      root.children.some((node, at) => isMatter(root, node, at)))
  return isSlidev || (rules > 1 && hasHeads(root) && lines.some((line) => /^notes?:/i.test(line)))
}

/** Most of what stands between rules begins with a heading or a picture. */
function hasHeads(root: Root): boolean {
  const parts: RootContent[] = []
  let begins = true
  for (const node of root.children) {
    if (isSeparator(node)) begins = true
    else if (begins && node.type !== 'yaml') {
      parts.push(node)
      begins = false
    }
  }
  const heads = parts.filter(
    (node) => node.type === 'heading' || (node.type === 'paragraph' && node.children[0]?.type === 'image'),
  )
  return heads.length >= parts.length * 0.6
}

function isSeparator(node: RootContent): boolean {
  return (
    node.type === 'thematicBreak' || (node.type === 'paragraph' && /^-{2,4}$/.test(toString(node).trim()))
  )
}

/** Lines between rules that are settings: the second rule makes a heading of them. */
function isMatter(root: Root, node: RootContent, at: number): boolean {
  const before = root.children[at - 1]
  if (!before || !isSeparator(before)) return false
  const after = root.children[at + 1]
  const closes =
    (node.type === 'heading' && node.depth === 2) ||
    (node.type === 'paragraph' && after?.type === 'thematicBreak')
  return (
    closes &&
    toString(node)
      .split('\n')
      .every((line) => entry.test(line))
  )
}

/** @returns What a comment tells a speaker; nothing where it is a setting or empty. */
function commentOf({ value }: Html): string | undefined {
  const text = /^<!--([^]*?)-->\s*$/.exec(value)?.[1]?.trim()
  return text && !setting.test(text) ? text : undefined
}

function paragraph(value: string, { position }: Html): Paragraph {
  const place = position ? { position } : {}
  return {
    type: 'paragraph',
    children: [{ type: 'text', value: value.replace(/\s*\n\s*/g, ' '), ...place }],
    ...place,
  }
}

function withoutSlots(node: Paragraph): Paragraph[] {
  for (const child of node.children)
    if (child.type === 'text')
      child.value = child.value
        .split('\n')
        .filter((line) => !slot.test(line.trim()))
        .join('\n')
  return toString(node).trim() === '' && node.children.every(({ type }) => type === 'text') ? [] : [node]
}
