/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-chromium'
import type { ContrastMeasurement } from './types.ts'

/** What is used of axe-core's answer. */
interface AxeNode {
  element: Element
  any: {
    data: { fgColor?: string; bgColor?: string; contrastRatio?: number; messageKey?: string | null } | null
  }[]
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
  const { slides, closest, excerpt, parentOf, round } = window.lecternTools
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
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
  const rgba = (color: string): Uint8ClampedArray => {
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = color
    context.fillRect(0, 0, 1, 1)
    return context.getImageData(0, 0, 1, 1).data
  }
  const hex = (color: Uint8ClampedArray): string =>
    `#${Array.from(color.subarray(0, 3), (part) => part.toString(16).padStart(2, '0')).join('')}`
  const luminance = (color: Uint8ClampedArray): number => {
    const [red, green, blue] = Array.from(color.subarray(0, 3), (part) => {
      const share = part / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    }) as [number, number, number]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  /**
   * axe gives up where one element lies over another, as in every formula, and on single letters.
   * The ground is then that of the nearest ancestor that has one, if nothing is translucent.
   */
  const plain = (
    element: Element,
  ): { fgColor: string; bgColor: string; contrastRatio: number } | undefined => {
    const color = rgba(getComputedStyle(element).color)
    let background: Uint8ClampedArray | undefined
    for (let at: Element | null = element; at && !background; at = parentOf(at)) {
      const style = getComputedStyle(at)
      const own = rgba(style.backgroundColor)
      if (style.backgroundImage !== 'none' || style.opacity !== '1' || (own[3]! > 0 && own[3]! < 255))
        return undefined
      if (own[3] === 255) background = own
    }
    if (color[3] !== 255 || !background) return undefined
    const [light, dark] = [luminance(color), luminance(background)].toSorted((a, b) => b - a) as [
      number,
      number,
    ]
    const contrastRatio = Math.floor(((light + 0.05) / (dark + 0.05)) * 100) / 100
    return { fgColor: hex(color), bgColor: hex(background), contrastRatio }
  }
  /** Grounds of which nobody can name the colour. */
  const colourful = ['bgGradient', 'bgImage', 'imgNode', 'complexTextShadows']
  const found = slides.map(() => new Map<string, ContrastMeasurement>())
  const places = new Map(slides.map(({ element }, index) => [element as Element, index]))
  const add = ({ element, any }: AxeNode, state: ContrastMeasurement['state']): void => {
    const slide = closest(element, '.print-slide-container')
    const pairs = slide && found[places.get(slide) ?? -1]
    const text = excerpt(element.textContent ?? '')
    // Slidev dims the lines of code that are not spoken of just now.
    if (!pairs || text === '' || element.closest('.slidev-code-dishonored')) return
    // A label of a drawing stands on a shape, not on its ancestors.
    const drawing = closest(element, 'svg') !== null
    const axeData = any[0]?.data ?? {}
    const open = state === 'unknown'
    if (open && drawing) return
    const data = !open ? axeData : colourful.includes(axeData.messageKey ?? '') ? {} : plain(element)
    if (!data) return
    const style = getComputedStyle(element)
    const size = round(Number.parseFloat(style.fontSize))
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    const known = data.contrastRatio !== undefined
    const key = known ? `${data.fgColor} ${data.bgColor} ${large}` : `unknown ${style.color} ${large}`
    const before = pairs.get(key)
    if (before) {
      before.count++
      return
    }
    pairs.set(key, {
      state: known ? 'known' : 'unknown',
      text,
      count: 1,
      ...(known
        ? { ratio: data.contrastRatio ?? 0, color: data.fgColor ?? '', background: data.bgColor ?? '' }
        : {}),
      size,
      large,
    })
  }
  for (const { nodes } of [...results.violations, ...results.passes])
    for (const node of nodes) add(node, 'known')
  for (const { nodes } of results.incomplete) for (const node of nodes) add(node, 'unknown')
  return found.map((pairs) => [...pairs.values()])
}
