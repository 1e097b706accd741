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
  /^(?:copy|copy-?(?:btn|button|code)|btn-?copy|code-?copy|clipboard|toolbar|gutter|line-?no|line-?nos?|linenos?|linenodiv|line-?numbers?(?:-rows)?|(?:pre|line)-numbering|code-?lang(?:uage)?(?:-label)?|lang(?:uage)?-(?:label|name|tag)|hljs-ln-(?:numbers|line-number)|blob-num|rouge-gutter|lnt?|ec-line-number|react-syntax-highlighter-line-number)$/i
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
  // Pages have diagrams as text that a script draws.
  for (const element of elements(root))
    if (
      classes(element).includes('mermaid') &&
      /^(?:div|pre)$/.test(element.tagName) &&
      !find(element, ({ tagName }) => tagName === 'svg')
    ) {
      element.tagName = 'pre'
      element.properties['dataLang'] = 'mermaid'
    }
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
  const listing = find(pre, ({ tagName }) => tagName === 'code')
  rewrite(pre, (element) => {
    if (/^(?:button|clipboard-copy|svg|style|script|template)$/.test(element.tagName)) return []
    // What stands beside the listing, in the same box, is its head or the numbers of its lines.
    if (listing && element !== listing && !within(element, listing) && isBeside(element)) return []
    const isTool = classes(element).some((name) => tool.test(name))
    return isTool && (isGutter(element) || copies.test(textOf(element).trim())) ? [] : undefined
  })
  lines(pre)
}

/** What a button to copy says. */
const copies = /^(?:copy|copied|复制|拷贝|已复制)/i

/** Numbers, a language, a button. */
function isBeside(element: Element): boolean {
  if (element.tagName === 'code' || find(element, ({ tagName }) => tagName === 'code')) return false
  if (/^(?:ol|ul)$/.test(element.tagName)) return isGutter(element)
  const text = textOf(element).trim()
  return (
    isGutter(element) ||
    copies.test(text) ||
    (/^(?:div|figcaption|header|span)$/.test(element.tagName) && language.test(text.replace(copyEnd, '')))
  )
}

const copyEnd = /\s*(?:copy(?: code)?|复制(?:代码)?)$/i

function within(element: Element, other: Element): boolean {
  return [...elements(other)].includes(element)
}

/** Elements that are lines end as lines do. */
function lines(pre: Element): void {
  for (const parent of [pre, ...elements(pre)]) {
    const rows = parent.children.filter((child) => isLine(child) || (parent === pre && isCode(child)))
    if (
      rows.length < 2 ||
      parent.children.some(
        (child) => child.type === 'text' && child.value.includes('\n') && child.value.trim() !== '',
      )
    )
      continue
    if (
      rows.some(
        (line) =>
          line.type === 'element' && (textOf(line).endsWith('\n') || !/^(?:code|span)$/.test(line.tagName)),
      )
    )
      continue
    if (
      parent.children.some((child) => child.type === 'text' && child.value.includes('\n')) &&
      !rows.every(isCode)
    )
      continue
    if (parent.children.some((child) => child.type === 'element' && child.tagName === 'br')) continue
    parent.children = parent.children.flatMap((child): ElementContent[] => {
      if (!rows.includes(child)) return child.type === 'text' && child.value.trim() === '' ? [] : [child]
      // hast-util-to-mdast takes the language and the text of one `code` alone.
      if (child.type === 'element' && child.tagName === 'code') child.tagName = 'span'
      return [child, { type: 'text', value: '\n' }]
    })
  }
}

function isCode(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'code'
}

function isLine(node: ElementContent): node is Element {
  return node.type === 'element' && classes(node).some((name) => lineClass.test(name))
}
