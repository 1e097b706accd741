/** Which language an article is in. */

import type { Nodes } from 'mdast'
import { visit } from '#tree/visit.ts'
import type { Lang } from '#tree/nodes.ts'

/**
 * Han characters weigh as words do: a Chinese text about software has about as
 * many Latin words as a fifth of its characters, an English one hardly any Han.
 */
const chineseShare = 0.2

/** @returns `zh` where at least a fifth of the words and characters are Han, else `en`. */
function languageOf(text: string): Lang {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text.match(/\p{Script=Latin}+/gu)?.length ?? 0
  return han > 0 && han >= chineseShare * (han + words) ? 'zh' : 'en'
}

/** What is written the same in every language. */
const formal = new Set(['code', 'inlineCode', 'inlineMath', 'math', 'toml', 'yaml'])

/** @returns The language of the prose of a tree; of all that it holds, where it has no prose. */
export function languageIn(tree: Nodes): Lang {
  const prose: string[] = []
  const all: string[] = []
  visit(tree, (node) => {
    const value = 'value' in node ? node.value : 'alt' in node ? (node.alt ?? '') : ''
    if (value === '') return
    all.push(value)
    if (!formal.has(node.type)) prose.push(value)
  })
  const text = prose.join(' ')
  return languageOf(/\p{L}/u.test(text) ? text : all.join(' '))
}

/** @returns The language that a tag of BCP 47 names, where we have it: `zh-CN` → `zh`. */
export function languageOfTag(tag: unknown): Lang | undefined {
  const primary = typeof tag === 'string' ? tag.toLowerCase().split(/[-_]/)[0] : undefined
  return primary === 'zh' || primary === 'en' ? primary : undefined
}
