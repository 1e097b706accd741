/**
 * Headings that say something by themselves.
 *
 * ```text
 *   ## Don't put units in cells          says what to do
 *   ## FAIR brings everybody together    says what is so
 *   ## Implementation                    only names a place
 * ```
 *
 * The author's own shortest words for what a section says; they go to the
 * takeaways as they stand.
 */

import type { Heading } from 'mdast'
import type { Lang } from '#tree/nodes.ts'
import { type Prose, proseOf, type Span } from '../sentences/prose.ts'
import { trim } from '../sentences/index.ts'
import { words } from '../sentences/words.ts'

/** A heading with fewer content words names a thing. */
const fewest = 3

/** A verb, in the form that advice and statements have. */
const assertion: Record<Lang, RegExp> = {
  en: /^(?:don't|do not|never|always|use|using|keep|make|making|avoid|add|adding|build|choose|combine|convert|create|creating|define|display|document|enable|find|finding|get|give|include|install|keep|load|loading|manage|merge|name|plan|plot|plotting|prefer|put|read|reading|record|remember|remove|run|running|set|setting|share|sharing|show|split|start|store|storing|take|test|think|treat|try|analyze|write|writing)\b|\b(?:is|are|can|cannot|has|have|should|must|does|don't|doesn't|needs?|helps?|makes?|means|brings?|works?|matters?|gives?|keeps?|allows?|lets?)\b/i,
  zh: /^(?:不要|避免|使用(?!者|说明|场景|案例)|选择|保持|尽量|优先|学会|让|用(?![户例法途处])|把|别(?!名))|不(?!同)|(?<![性功智职技效])能(?![力量源耗])|可以|应该|必须|需要|(?<![社机大协])会(?![议员话计])|是|(?<![概重主摘纲])要(?![点素求])|优于|胜过|大于|来自|决定|取决于/,
}

/** A name all the same: `不带参数的层`, whatever verbs stand before. */
const names = /的[^的，,：:是能会可应要]{1,6}$/

/** Headings of parts that every text of their kind has. */
const genericHeadings =
  /\(v?\d+\.\d[\w.-]*\)$|^(?:use cases?\b|try it\b|let['’]s\b|exercises?|challenges?|solutions?|activit(?:y|ies)|discussion|questions?|further|learning|key ?points?|goals?|optional|scenario|练习|小结|问题|讨论|思考|习题|目标)/i

/** A question, or what only announces. */
const asks = /[?？:：]$|哪|什么|吗|呢|^(?:如何|怎么|怎样|何时)|^(?:how|why|what|when|where|who)\b/i

/** A number or mark before the words: `1.2 `, `三、`, `Step 3: `. */
const numbering =
  /^(?:\d+(?:\.\d+)*[.、)）]?\s+|[一二三四五六七八九十]+[、.]\s*|(?:step|part)\s+\d+[:：.]\s*)/i

/** @returns The words of a heading that says something; `undefined` for a name or a question. */
export function assertionOf(heading: Heading, lang: Lang): { prose: Prose; span: Span } | undefined {
  const prose = proseOf(heading.children)
  const { value } = prose
  const from = numbering.exec(value)?.[0].length ?? 0
  const span = trim(value, { from, to: value.length })
  const headingText = value.slice(span.from, span.to)
  if ([genericHeadings, names, asks].some((pattern) => pattern.test(headingText))) return undefined
  return words(headingText).length >= fewest && assertion[lang].test(headingText)
    ? { prose, span }
    : undefined
}
