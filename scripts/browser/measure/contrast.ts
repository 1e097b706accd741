/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-chromium'
import type { ContrastMeasurement } from './types.ts'

/** What is used of axe-core's answer. */
interface AxeData {
  fgColor?: string
  bgColor?: string
  contrastRatio?: number
  messageKey?: string | null
}
interface AxeNode {
  element: Element
  any: { data: AxeData | null }[]
}
interface Axe {
  run(
    context: Element[],
    options: object,
  ): Promise<Record<'incomplete' | 'passes' | 'violations', { nodes: AxeNode[] }[]>>
}

/**
 * Measure text against its ground, with axe-core's rule for contrast alone.
 *
 * @param page the print route, after `installTools`
 * @returns for each slide the pairs of colours; one entry for all texts that look the same
 */
export async function measureContrast(page: Page): Promise<ContrastMeasurement[][]> {
  // As an expression of the browser's own: the deck's content security policy knows no such script.
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  return page.evaluate(runAxe)
}

/** Runs inside the page. */
async function runAxe(): Promise<ContrastMeasurement[][]> {
  const { slides, closest, excerpt, round } = window.lecternTools
  const { parse, shownOn, ratio, hex } = window.lecternColours
  const { axe } = window as unknown as { axe: Axe }
  const results = await axe.run(
    slides.map(({ element }) => element),
    {
      runOnly: { type: 'rule', values: ['color-contrast'] },
      resultTypes: ['incomplete', 'passes', 'violations'],
      elementRef: true,
      selectors: false,
      // No style sheets have to be fetched for this rule.
      preload: false,
      iframes: false,
    },
  )
  /**
   * axe gives up where one element lies over another, as in every formula, and on single letters. The ground is then
   * that of the nearest ancestors.
   */
  const plain = (element: Element, style: CSSStyleDeclaration): AxeData | undefined => {
    const shown = shownOn(element, parse(style.color))
    if (!shown) return undefined
    return { fgColor: hex(shown.colour), bgColor: hex(shown.ground), contrastRatio: ratio(shown) }
  }
  /** Grounds of which nobody can name the colour. */
  const colourful = ['bgGradient', 'bgImage', 'imgNode', 'complexTextShadows']
  const found = slides.map(() => new Map<string, ContrastMeasurement>())
  const places = new Map(slides.map(({ element }, index) => [element as Element, index]))
  const put = (element: Element, style: CSSStyleDeclaration, data: AxeData, counter = false): void => {
    const slide = closest(element, '.print-slide-container')
    const pairs = slide && found[places.get(slide) ?? -1]
    const text = excerpt(element.textContent ?? '')
    // Slidev dims the lines of code that are not spoken of just now.
    if (!pairs || text === '' || element.closest('.slidev-code-dishonored')) return
    const size = round(Number.parseFloat(style.fontSize))
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    const known = data.contrastRatio !== undefined
    const key = known
      ? `${data.fgColor} ${data.bgColor} ${large} ${counter}`
      : `unknown ${style.color} ${large}`
    const before = pairs.get(key)
    if (before) {
      before.count++
      return
    }
    pairs.set(key, {
      state: known ? 'known' : 'unknown',
      text,
      count: 1,
      ...(counter ? { counter } : {}),
      ...(known
        ? { ratio: data.contrastRatio ?? 0, color: data.fgColor ?? '', background: data.bgColor ?? '' }
        : {}),
      size,
      large,
    })
  }
  for (const { nodes } of [...results.violations, ...results.passes])
    for (const { element, any } of nodes) put(element, getComputedStyle(element), any[0]?.data ?? {})
  for (const { element, any } of results.incomplete.flatMap(({ nodes }) => nodes)) {
    // A label of a drawing stands on a shape, not on its ancestors.
    if (closest(element, 'svg')) continue
    const style = getComputedStyle(element)
    const data = colourful.includes(any[0]?.data?.messageKey ?? '') ? {} : plain(element, style)
    if (data) put(element, style, data)
  }
  // Numbers of lists, which are in no text.
  for (const element of slides.flatMap((slide) => [...slide.element.querySelectorAll('*')])) {
    const style = getComputedStyle(element, '::before')
    if (!style.content.includes('counter')) continue
    const data = plain(element, style)
    if (data) put(element, style, data, true)
  }
  return found.map((pairs) => [...pairs.values()])
}
