/**
 * Things that have a name and a text: the items of a list, or sub-sections.
 *
 * ```text
 *   1. 解耦：系统之间不再直接调用      ### Easy to undo
 *      ^^^^ name                         ^^^^^^^^^^^^ name
 *           ^^^^^^^^^^^^^^^^^^^^ text     A small change can be taken back …
 * ```
 */

import type { ListItem, PhrasingContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Flow, Section } from '#tree/nodes.ts'
import { cut, proseOf } from '../sentences/prose.ts'

/** A name, the phrasing that tells it, and the blocks it stands in. */
export interface Named {
  name: string
  content: PhrasingContent[]
  passage: Flow[]
}

/** The longest name of a list item: Han characters, or words. */
const longestName = { han: 14, words: 8 }

/** `1.`, `一、`, `理由一：`, `Reason 2:` before the name of a heading. */
const numbering =
  /^(?:(?:第?[一二三四五六七八九十]+[、.．:：章节]|[(（][一二三四五六七八九十\d]+[)）]|\d+(?:\.\d+)*[、.．:：)]?\s)|(?:理由|原因|优势|考量|reason|step|advantage)\s?[一二三四五六七八九十\d]+\s?[:：.、]?)\s*/i

/** @returns The heading without its number. */
export function withoutNumber(heading: string): string {
  return heading.replace(numbering, '').trim() || heading.trim()
}

/** @returns The sub-sections of a section that have prose, where it has two or more of them. */
export function namedSections(section: Section): Named[] {
  const sections = section.children.filter((child): child is Section => child.type === 'section')
  const named = sections.map((child) => {
    const [heading, ...rest] = child.children
    const passage = rest.filter((node): node is Flow => node.type !== 'section')
    const first = passage.find((node) => node.type === 'paragraph')
    return { name: withoutNumber(toString(heading)), content: first?.children ?? [], passage }
  })
  return named.length >= 2 && named.every(({ content }) => content.length > 0) ? named : []
}

/** @returns The items of the first list of a section, where all of its items (two or more) have names. */
export function namedItems(section: Section): Named[] {
  for (const node of section.children) {
    if (node.type !== 'list') continue
    const named = node.children.map(namedItem)
    if (named.length >= 2 && named.every((item) => item !== undefined)) return named
  }
  return []
}

/** @returns An item with a name of its own. */
export function namedItem(item: ListItem): Named | undefined {
  const [first, ...rest] = item.children
  if (first?.type !== 'paragraph') return undefined
  const prose = proseOf(first.children)
  const [lead] = first.children
  const strong = lead?.type === 'strong' ? toString(lead) : undefined
  const match = /^(.{2,60}?)(?:[：]|:(?=[\s\p{Script=Han}])|\s[—–-]\s|——)\s*/u.exec(prose.value)
  const name = (strong ?? match?.[1] ?? '').replace(/[：:.。]$/, '').trim()
  const han = name.match(/\p{Script=Han}/gu)?.length ?? 0
  if (name === '' || han > longestName.han || name.split(/\s+/).length > longestName.words) return undefined
  if (/[，。,；;！？!?]/.test(name)) return undefined
  const from = match?.[0].length ?? strong?.length ?? 0
  const after = prose.value.slice(from)
  const content = cut(prose, {
    from: from + (/^[\s：:.。—–-]*/.exec(after)?.[0].length ?? 0),
    to: prose.value.length,
  })
  const passage: Flow[] = [first, ...(rest as Flow[])]
  if (content.length > 0) return { name, content, passage }
  const next = rest.find((node) => node.type === 'paragraph')
  return next ? { name, content: next.children, passage } : undefined
}
