/** Listings of pages: their language, and none of the tools around them. */

import type { Element, ElementContent, Root } from 'hast'
import { attribute, classes, elements, find, rewrite, textOf } from './walk.ts'

/** Names of classes that say a language. */
const named =
  /^(?:language|lang|highlight-source|highlight-text|highlight|brush:?|sourceCode|codehilite|prettyprint)-([\w+#.-]+)$/i
/** Classes that stand beside the name of a language. */
const beside =
  /^(?:highlight|sourceCode|hljs|codehilite|prettyprint|chroma|brush:|src|rouge|snippet|src-block)$/i
/** Classes that are none. */
const noLanguage =
  /^(?:auto|code|default|highlight|highlighter-rouge|hljs|line-?numbers?|linenums|none|numberSource|pre|sourceCode|src|wrap|plain-?text|nohighlight|notranslate|shiki|undefined|toolbar|block|example)$/i
/** How a program is told apart from words that only look like a name. */
const language = /^[a-z][\w+#.-]{0,20}$/i
/** Tools inside a listing. */
const tool =
  /^(?:copy|copy-?(?:btn|button|code)|btn-?copy|code-?copy|clipboard|toolbar|gutter|line-?no|line-?nos?|linenos?|linenodiv|line-?numbers?(?:-rows)?|hljs-ln-(?:numbers|line-number)|blob-num|rouge-gutter|lnt?|ec-line-number|react-syntax-highlighter-line-number)$/i
/** Classes of a line that is an element of its own. */
const lineClass = /^(?:line|code-line|token-line|view-line|cl|ec-line|hljs-ln-line|CodeMirror-line)$/

/**
 * ```html
 * > | <td class="gutter"><pre>1 2 3</pre></td><td><pre class="highlight-source-js"> … </pre></td>
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^                                 ^^ language
 * > | <pre><button>Copy</button><div class="line">one</div><div class="line">two</div></pre>
 *          ^^^^^^^^^^^^^^^^^^^^^                        ^^^ a line ends
 * ```
 *
 * @param root Changed in place.
 */
export function code(root: Root): void {
  rewrite(root, (element) => (isListing(element) ? unpack(element) : undefined))
  for (const element of elements(root)) {
    if (element.tagName === 'pre' && !element.properties['dataLang'])
      element.properties['dataLang'] = languageOf(element) ?? null
    // What wraps a listing may say its language.
    const declared = wrapper(element)
    if (declared)
      for (const inner of elements(element))
        if (inner.tagName === 'pre') inner.properties['dataLang'] ??= declared
    if (element.tagName === 'pre') strip(element)
  }
}

/** A table that only sets line numbers beside a listing. */
function isListing(element: Element): boolean {
  if (element.tagName !== 'table') return false
  const cells = [...elements(element)].filter(({ tagName }) => tagName === 'td')
  if (cells.length < 2 || !cells.some((cell) => find(cell, isPre))) return false
  const rows = [...elements(element)].filter(({ tagName }) => tagName === 'tr').length
  return rows === 1 && cells.some((cell) => isGutter(cell))
}

function unpack(table: Element): ElementContent[] {
  return [...elements(table)]
    .filter((element) => element.tagName === 'td' && !isGutter(element))
    .flatMap((cell) => cell.children)
}

function isPre({ tagName }: Element): boolean {
  return tagName === 'pre'
}

function isGutter(cell: Element): boolean {
  return /^[\s\d]*$/.test(textOf(cell))
}

function languageOf(pre: Element): string | undefined {
  const inner = pre.children.find((child) => child.type === 'element' && child.tagName === 'code')
  return own(pre) ?? (inner?.type === 'element' ? own(inner) : undefined)
}

function own(element: Element): string | undefined {
  for (const name of ['dataLang', 'dataLanguage', 'dataCodeLanguage', 'lang', 'syntax']) {
    const value = attribute(element, name).trim()
    if (value && name !== 'lang' && language.test(value) && !noLanguage.test(value))
      return value.toLowerCase()
  }
  const names = classes(element).map((name) => name.replace(/;$/, ''))
  for (const name of names) {
    const declared = named.exec(name)?.[1]
    if (declared && !noLanguage.test(declared)) return declared.toLowerCase()
  }
  const at = names.findIndex((name) => beside.test(name))
  const next =
    at >= 0
      ? names.find((name, index) => index > at && !noLanguage.test(name) && !tool.test(name))
      : undefined
  return next && language.test(next) ? next.toLowerCase() : undefined
}

/** @returns The language that an element around a listing says. */
function wrapper(element: Element): string | undefined {
  if (!/^(?:div|figure|section|span)$/.test(element.tagName)) return undefined
  const declared = own(element)
  return declared && find(element, isPre) ? declared : undefined
}

/** Take tools out of a listing, and end lines that are elements. */
function strip(pre: Element): void {
  rewrite(pre, (element) => {
    if (/^(?:button|clipboard-copy|svg|style|script|template)$/.test(element.tagName)) return []
    const isTool = classes(element).some((name) => tool.test(name))
    return isTool && (isGutter(element) || /^(?:copy|复制)/i.test(textOf(element).trim())) ? [] : undefined
  })
  for (const parent of [pre, ...elements(pre)]) {
    const lines = parent.children.filter(isLine)
    if (
      lines.length < 2 ||
      parent.children.some((child) => child.type === 'text' && child.value.includes('\n'))
    )
      continue
    if (lines.some((line) => textOf(line).endsWith('\n')) || lines.some(({ tagName }) => tagName !== 'span'))
      continue
    if (parent.children.some((child) => child.type === 'element' && child.tagName === 'br')) continue
    parent.children = parent.children.flatMap((child): ElementContent[] =>
      isLine(child) ? [child, { type: 'text', value: '\n' }] : [child],
    )
  }
}

function isLine(node: ElementContent): node is Element {
  return node.type === 'element' && classes(node).some((name) => lineClass.test(name))
}
