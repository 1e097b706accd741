/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { Block, DrawnSlide, Item } from './page-tools.ts'
import type { BlockKind, Box } from './types.ts'

/** What draws a diagram, in any template. */
export const diagramHosts = '[data-ready], [data-error], .mermaid, [data-diagram]'

/**
 * Runs inside the page, after `installTools`: finds all that is drawn and groups it into blocks.
 *
 * ```text
 *   <li>one <code>two</code> <ul>…</ul></li>   →   items `one `, `two`   →   block li (kind item)
 * ```
 *
 * @param diagrams selector of what draws a diagram
 */
export function collectSlides(diagrams: string): void {
  const { boxOf, parentOf, closest, children } = window.lecternTools
  const metrics = document.createElement('canvas').getContext('2d')!
  /** A rectangle of text as high as its font → as high as its letters. */
  const inkOf = (rect: DOMRect, text: string, element: Element): Box => {
    const style = getComputedStyle(element)
    metrics.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
    const size = metrics.measureText(text)
    const letter = metrics.measureText('x')
    const height = size.fontBoundingBoxAscent + size.fontBoundingBoxDescent
    if (!(height > 0)) return { x: rect.x, y: rect.y, width: rect.width, height: rect.height }
    const scale = rect.height / height
    // A mark by itself stands high or low in its line; it is as high as the letters beside it.
    const up = Math.max(size.actualBoundingBoxAscent, letter.actualBoundingBoxAscent)
    const down = Math.max(size.actualBoundingBoxDescent, 0)
    const top = rect.y + (size.fontBoundingBoxAscent - up) * scale
    return { x: rect.x, y: top, width: rect.width, height: (up + down) * scale }
  }
  const hidden = (element: Element): boolean => {
    if (element.matches('script, style, template, noscript, .katex-mathml, .slidev-vclick-hidden'))
      return true
    if (!element.checkVisibility({ opacityProperty: true })) return !element.shadowRoot && !shows(element)
    // Text for readers aloud is kept in a corner of one pixel.
    const { width, height } = boxOf(element)
    const { clip, clipPath, overflow } = getComputedStyle(element)
    return width <= 1 && height <= 1 && (clip !== 'auto' || clipPath !== 'none') && overflow !== 'visible'
  }
  /** An element that makes no box of its own but shows what is in it. */
  const shows = (element: Element): boolean => getComputedStyle(element).display === 'contents'
  const media = 'video, canvas, iframe, input, textarea, select, object, embed, audio, hr, progress, meter'

  const itemsOf = (element: Element): Item[] => {
    if (hidden(element)) return []
    if (element.matches('.katex'))
      return math(
        [...element.querySelectorAll('.katex-html > .katex-base, .katex-html > .base')].map((base) =>
          boxOf(base),
        ),
        element,
      )
    if (element instanceof HTMLImageElement)
      return [{ element, kind: 'image', text: element.alt, ink: [boxOf(element)] }]
    if (element.matches(media)) return [{ element, kind: 'media', text: '', ink: [boxOf(element)] }]
    const own: Item[] = element.localName === 'svg' ? [{ element, kind: 'media', text: '', ink: [] }] : []
    const visible = getComputedStyle(element).visibility === 'visible'
    for (const node of children(element)) {
      if (node instanceof Element) own.push(...itemsOf(node))
      else if (node instanceof Text && visible && /\S/.test(node.data)) own.push(...textOf(node, element))
    }
    return own
  }
  const math = (ink: Box[], element: Element): Item[] => {
    const text = element.querySelector('annotation')?.textContent ?? element.textContent ?? ''
    return ink.length > 0 ? [{ element, kind: 'math', text, ink }] : []
  }
  const textOf = (node: Text, element: Element): Item[] => {
    // Where white space is kept, it hangs over the end of a line and draws nothing.
    const kept = /pre-wrap|break-spaces/.test(getComputedStyle(element).whiteSpace)
    const runs = kept ? [...node.data.matchAll(/\S+/g)] : [{ index: 0, 0: node.data }]
    const range = document.createRange()
    const rects = runs.flatMap(({ index, 0: run }) => {
      range.setStart(node, index)
      range.setEnd(node, index + run.length)
      return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
    })
    if (rects.length === 0) return []
    return [
      { element, kind: 'text', text: node.data, ink: rects.map((rect) => inkOf(rect, node.data, element)) },
    ]
  }

  const kindOf = (element: Element, item: Item): BlockKind => {
    if (closest(element, '[data-frame]')) return 'frame'
    if (element.matches(diagrams)) return 'diagram'
    if (item.kind === 'image') return 'image'
    if (element.localName === 'svg' || item.kind === 'media') return 'media'
    if (element.localName === 'pre') return 'code'
    if (/^h[1-6]$/.test(element.localName)) return 'heading'
    if (element.matches('.katex-display')) return 'math'
    if (element.matches('td, th')) return 'cell'
    if (element.closest('figcaption, caption')) return 'caption'
    if (element.closest('li')) return 'item'
    if (element.closest('blockquote')) return 'quote'
    return element.localName === 'p' ? 'paragraph' : 'text'
  }
  const blockOf = (item: Item): Element => {
    const outer = closest(item.element, diagrams) ?? closest(item.element, 'pre, .katex-display, td, th')
    if (outer) return outer
    if (item.kind === 'image' || item.kind === 'media') return item.element
    let at: Element = item.element
    for (let up: Element | null = at; up; up = parentOf(up)) if (up.localName === 'svg') at = up
    if (at.localName === 'svg') return at
    for (let up: Element | null = at; up; up = parentOf(up)) {
      at = up
      if (!/^(inline|contents|ruby)/.test(getComputedStyle(up).display)) break
    }
    return at
  }
  const slideOf = (container: HTMLElement): DrawnSlide => {
    const number = Number(container.id.split('-')[0])
    const groups = new Map<Element, Block>()
    for (const item of itemsOf(container)) {
      const element = blockOf(item)
      const block = groups.get(element)
      if (block) block.items.push(item)
      else groups.set(element, { id: '', kind: kindOf(element, item), element, items: [item] })
    }
    const blocks = [...groups.values()]
    for (const [index, block] of blocks.entries()) block.id = `${number}.${index + 1}`
    return { number, element: container, box: boxOf(container), blocks }
  }

  const containers = [...document.querySelectorAll<HTMLElement>('.print-slide-container')]
  const first = new Map(containers.toReversed().map((element) => [element.id.split('-')[0], element]))
  window.lecternTools.slides = containers
    .filter((element) => first.get(element.id.split('-')[0]) === element)
    .map(slideOf)
}
