/** Numbered examples of Pandoc: lists that go on through the whole article. */

import type { List, ListItem, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { visit } from '#tree/visit.ts'

const mark = /^\(@([\w-]*)\)(?:[ \t]+|$)/
const marks = /(?<=\n)(?=\(@[\w-]*\)[ \t])/

/**
 * ```markdown
 * > | (@) First the door is sealed.
 *     ^^^ item 1 of an ordered list
 * > | (@turn) Then the fan is turned.
 *     ^^^^^^^ item 2
 * > | As (@turn) shows, …
 *        ^^^^^^^ (2)
 * ```
 *
 * @param root Changed in place.
 */
export function exampleLists(root: Root): void {
  const numbers = new Map<string, string>()
  let count = 0
  visit(root, (node) => {
    if (!('children' in node) || node.type === 'paragraph' || node.type === 'heading') return
    const result: RootContent[] = []
    for (const child of node.children as RootContent[]) {
      const items = child.type === 'paragraph' ? itemsOf(child) : []
      if (items.length === 0) {
        result.push(child)
        continue
      }
      for (const { label } of items) {
        count++
        if (label) numbers.set(label, String(count))
      }
      const before = result.at(-1)
      if (before?.type === 'list' && before.data?.examples)
        before.children.push(...items.map(({ item }) => item))
      else
        result.push({
          type: 'list',
          ordered: true,
          start: count - items.length + 1,
          spread: false,
          children: items.map(({ item }) => item),
          data: { examples: true },
          ...(child.position && { position: child.position }),
        } satisfies List)
    }
    node.children = result as typeof node.children
  })
  if (numbers.size > 0)
    visit(root, 'text', (node) => {
      node.value = node.value.replace(/\(@([\w-]+)\)/g, (whole, label: string) => {
        const number = numbers.get(label)
        return number === undefined ? whole : `(${number})`
      })
    })
}

/** @returns The examples of a paragraph; none where it begins otherwise. */
function itemsOf(paragraph: Paragraph): { label: string; item: ListItem }[] {
  const first = paragraph.children[0]
  if (first?.type !== 'text' || !mark.test(first.value)) return []
  const runs: PhrasingContent[][] = []
  for (const child of paragraph.children) {
    if (child.type !== 'text') {
      runs.at(-1)?.push(child)
      continue
    }
    child.value.split(marks).forEach((value, at) => {
      if (at > 0 || runs.length === 0) runs.push([])
      if (value) runs.at(-1)?.push({ ...child, value })
    })
  }
  return runs.map((run) => {
    const head = run[0]
    const [whole = '', label = ''] = (head?.type === 'text' && mark.exec(head.value)) || []
    if (head?.type === 'text') head.value = head.value.slice(whole.length).trimStart()
    const tail = run.at(-1)
    if (tail?.type === 'text') tail.value = tail.value.trimEnd()
    const place = paragraph.position && { position: paragraph.position }
    return {
      label,
      item: {
        type: 'listItem',
        spread: false,
        children: [{ type: 'paragraph', children: run, ...place }],
        ...place,
      },
    }
  })
}

declare module 'mdast' {
  interface ListData {
    /** The list is one of numbered examples, whose numbers go on. */
    examples?: boolean
  }
}
