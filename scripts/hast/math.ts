/** Formulas of pages, back to the TeX that they were written in. */

import type { Element, ElementContent, Root } from 'hast'
import { texOfMathML } from './tex/mathml.ts'
import { attribute, classes, elements, find, rewrite, textOf } from './walk.ts'

/** The element that stands for a formula; its handler is in `handlers.ts`. */
export const formula = 'x-formula'

/**
 * Give every formula one shape: an element with the TeX in it.
 *
 * ```html
 * > | <span class="katex"> … <annotation encoding="application/x-tex">x^2</annotation> … </span>
 *                                                                     ^^^
 * > | <script type="math/tex; mode=display">x^2</script>
 *                                           ^^^
 * > | <img class="latex" alt="x^2">   <span data-tex="x^2">   <math><msup> … </math>
 *                             ^^^                     ^^^     ^^^^^^^^^^^^^^^^^^^^^ translated
 * ```
 *
 * @param root Changed in place.
 * @param delimited Whether `\(…\)`, `\[…\]` and `$$…$$` in text are formulas: the page loads what draws them.
 */
export function math(root: Root, delimited: boolean): void {
  const scripted = find(root, isScript) !== undefined
  rewrite(root, (element) => {
    if (scripted && drawn(element) && !find(element, isScript)) return []
    const found = texOf(element)
    return found && [made(found.tex, found.display, element)]
  })
  if (delimited) delimiters(root)
}

interface Tex {
  tex: string
  display: boolean
}

function texOf(element: Element): Tex | undefined {
  const names = classes(element)
  const has = (...wanted: string[]): boolean => wanted.some((name) => names.includes(name))
  if (isScript(element)) return tex(textOf(element), attribute(element, 'type').includes('display'))
  if (element.tagName === 'math') return ofMath(element)
  if (element.tagName === 'table')
    return has('ltx_equation', 'ltx_eqn_table', 'ltx_equationgroup') ? ofTable(element) : undefined
  if (has('katex-display', 'katex', 'mwe-math-element') || element.tagName === 'mjx-container') {
    const inner = find(element, ({ tagName }) => tagName === 'math')
    const source = inner ? ofMath(inner) : tex(attribute(element, 'dataLatex'), false)
    const display = has('katex-display', 'mwe-math-element-block') || attribute(element, 'display') === 'true'
    return source && { tex: source.tex, display: display || source.display }
  }
  if (element.tagName === 'img') return ofImage(element, names)
  const written = attribute(element, 'dataTex') || attribute(element, 'dataFormula')
  if (written && /^(?:span|div|p)$/.test(element.tagName)) return tex(written, element.tagName !== 'span')
  if (has('math', 'arithmatex') && element.children.every(({ type }) => type === 'text')) {
    const text = textOf(element).trim()
    const match = /^(?:\\\(([^]*)\\\)|\\\[([^]*)\\\]|\$\$([^]*)\$\$)$/.exec(text)
    if (match) return tex(match[1] ?? match[2] ?? match[3] ?? '', match[1] === undefined)
    if (has('inline', 'display')) return tex(text, has('display'))
  }
  return undefined
}

/** A table that LaTeXML sets formulas in: the cells of a row are one line of them. */
function ofTable(table: Element): Tex | undefined {
  const lines = [...elements(table)]
    .filter(({ tagName }) => tagName === 'tr')
    .flatMap((row) => {
      const parts = [...elements(row)].flatMap((one) =>
        one.tagName === 'math' ? (ofMath(one)?.tex ?? []) : [],
      )
      return parts.length > 0 ? [parts.map((part) => part.replace(/^\\displaystyle\s*/, '')).join(' ')] : []
    })
  if (lines.length === 0) return undefined
  return tex(lines.length === 1 ? lines[0]! : `\\begin{gathered}${lines.join('\\\\ ')}\\end{gathered}`, true)
}

/** What a person wrote comes first; where only MathML is left, it is translated. */
function ofMath(element: Element): Tex | undefined {
  const display = attribute(element, 'display') === 'block'
  const note = find(
    element,
    (inner) => inner.tagName === 'annotation' && /tex/i.test(attribute(inner, 'encoding')),
  )
  const source = (note && textOf(note)) || attribute(element, 'altText') || attribute(element, 'alttext')
  if (source) return tex(source, display)
  return tex(texOfMathML(element), display)
}

function ofImage(element: Element, names: string[]): Tex | undefined {
  const address = attribute(element, 'src')
  const alt = attribute(element, 'alt')
  const isFormula =
    names.some((name) => /^(?:latex|tex|math|mwe-math-fallback-image-.*)$/.test(name)) ||
    /\/equation\?tex=|latex\.codecogs\.com|\/latex\.php\?/.test(address)
  return isFormula && alt ? tex(alt, names.includes('mwe-math-fallback-image-display')) : undefined
}

function tex(value: string, display: boolean): Tex | undefined {
  const plain = value
    .trim()
    // MediaWiki says of each formula how it is set.
    .replace(/^\{\\(?:display|text)style\s*([^]*)\}$/, '$1')
    .trim()
  return plain ? { tex: plain, display } : undefined
}

function isScript(element: Element): boolean {
  return element.tagName === 'script' && attribute(element, 'type').startsWith('math/tex')
}

/** What MathJax 2 drew from a script beside it. */
function drawn(element: Element): boolean {
  return classes(element).some((name) => /^(?:MathJax(?:_\w+)?|mjx-chtml)$/.test(name))
}

function made(value: string, display: boolean, from: { position?: Element['position'] }): Element {
  const element: Element = {
    type: 'element',
    tagName: formula,
    properties: { value, ...(display ? { display: 'block' } : {}) },
    // White space around an empty element would collapse.
    children: [{ type: 'text', value: value.replace(/\s+/g, ' ') }],
  }
  if (from.position) element.position = from.position
  return element
}

const delimiter = /\\\(([^]{1,2000}?)\\\)|\\\[([^]{1,5000}?)\\\]|\$\$([^$]{1,5000})\$\$/g

/** Elements whose text is no prose. */
const verbatim = new Set(['pre', 'code', 'kbd', 'samp', 'script', 'style', 'textarea', formula])

function delimiters(root: Root): void {
  const stack: (Element | Root)[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'element' && verbatim.has(node.tagName)) continue
    node.children = (node.children as ElementContent[]).flatMap((child) => {
      if (child.type === 'element') stack.push(child)
      return child.type === 'text' && /\\[([]|\$\$/.test(child.value) ? cut(child) : [child]
    })
  }
}

function cut(text: Extract<ElementContent, { type: 'text' }>): ElementContent[] {
  const result: ElementContent[] = []
  let from = 0
  const plain = (to: number): void => {
    if (to > from) result.push({ ...text, value: text.value.slice(from, to) })
  }
  for (const match of text.value.matchAll(delimiter)) {
    const [whole, inline, block, dollars] = match
    plain(match.index)
    result.push(made((inline ?? block ?? dollars ?? '').trim(), inline === undefined, text))
    from = match.index + whole.length
  }
  plain(text.value.length)
  return result
}
