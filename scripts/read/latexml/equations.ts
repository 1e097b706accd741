/** Displayed formulas, which LaTeXML lays out as tables. */

import type { Element } from 'hast'
import { formula } from '#hast/math.ts'
import { attribute, elements, rewrite, textOf } from '#hast/walk.ts'
import { alignedTex, katexTex } from '../paper/tex.ts'
import { has, made, within } from './build.ts'

/**
 * ```html
 * > | <table class="ltx_equation"> … <math alttext="x=1"> … <span class="ltx_tag_equation">(1)</span>
 *                                                   ^^^ a formula                            ^^^ left out
 * > | <table class="ltx_equationgroup"> … <tr><td><math alttext="a"><td><math alttext="=b"></tr> …
 *                                                                ^                     ^^ one, aligned
 * ```
 *
 * @param article Changed in place: every formula is an element with its TeX.
 */
export function equations(article: Element): void {
  rewrite(article, (element) => {
    if (has(element, 'ltx_equation', 'ltx_equationgroup') && !has(element, 'ltx_eqn_row')) {
      const rows = rowsOf(element)
      return rows.length > 0 ? [display(alignedTex(rows), element)] : undefined
    }
    if (element.tagName !== 'math') return undefined
    const tex = texOf(element)
    if (!tex) return []
    return attribute(element, 'display') === 'block' ? [display(tex, element)] : [inline(tex, element)]
  })
}

function rowsOf(table: Element): string[][] {
  const rows = within(table, 'ltx_eqn_row')
  return (rows.length > 0 ? rows : [table]).flatMap((row) => {
    const cells = [...elements(row)].filter((one) => one.tagName === 'td' && !has(one, 'ltx_eqn_eqno'))
    const texts = (cells.length > 0 ? cells : [row]).map(cellTex)
    const from = texts.findIndex(Boolean)
    const to = texts.findLastIndex(Boolean)
    return from < 0 ? [] : [texts.slice(from, to + 1)]
  })
}

/** A cell has one formula, and words beside it. */
function cellTex(cell: Element): string {
  const maths = [...elements(cell)].filter(({ tagName }) => tagName === 'math')
  if (maths.length > 0) return maths.map(texOf).join(' ')
  const words = textOf(cell).replace(/\s+/g, ' ').trim()
  return words ? `\\text{${words.replace(/[{}\\$%&#_^~]/g, ' ')}}` : ''
}

function texOf(math: Element): string {
  const note = [...elements(math)].find(
    ({ tagName, properties }) => tagName === 'annotation' && /tex/i.test(String(properties['encoding'])),
  )
  return katexTex(attribute(math, 'altText') || attribute(math, 'alttext') || (note ? textOf(note) : ''))
}

function display(tex: string, from: Element): Element {
  return made(formula, [{ type: 'text', value: tex.replace(/\s+/g, ' ') }], from, {
    value: tex,
    display: 'block',
  })
}

function inline(tex: string, from: Element): Element {
  return made(formula, [{ type: 'text', value: tex.replace(/\s+/g, ' ') }], from, {
    value: tex.replace(/\s+/g, ' '),
  })
}
