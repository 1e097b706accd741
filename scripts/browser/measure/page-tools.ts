/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { BlockKind, Box } from './types.ts'

/** Something that is drawn: a piece of text, a formula, a picture. */
export interface Item {
  /** The element that draws it. */
  element: Element
  kind: 'image' | 'math' | 'media' | 'text'
  text: string
  /** Where its ink is, in px of the page: one for each line or part. */
  ink: Box[]
}

/** What stands together: a paragraph, a list item, a table cell. */
export interface Block {
  id: string
  kind: BlockKind
  element: Element
  items: Item[]
}

export interface DrawnSlide {
  number: number
  element: HTMLElement
  box: Box
  blocks: Block[]
}

/** What the functions that run inside the page share. */
export interface PageTools {
  /** Filled by `collectSlides`. */
  slides: DrawnSlide[]
  round: (value: number) => number
  /** A box of the page → one of a slide. */
  within: (box: Box, slide: DrawnSlide) => Box
  boxOf: (element: Element) => Box
  /** The box within padding and border. */
  innerOf: (element: Element) => Box
  union: (boxes: readonly Box[]) => Box
  parentOf: (element: Element) => Element | null
  closest: (element: Element, selector: string) => Element | null
  children: (element: Element) => Node[]
  /** How many px of the canvas a px of its own style is. */
  scaleOf: (element: Element) => number
  /** Whether it is positioned out of the flow, itself or with an ancestor below the slide. */
  floats: (element: Element, until: Element) => boolean
  excerpt: (text: string) => string
}

declare global {
  interface Window {
    lecternTools: PageTools
  }
}

/** Runs inside the page: puts the tools there. Later functions use `window.lecternTools`. */
export function installTools(): void {
  const round = (value: number): number => Math.round(value * 1e4) / 1e4
  const boxOf = (element: Element): Box => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x, y, width, height }
  }
  const innerOf = (element: Element): Box => {
    const box = boxOf(element)
    const style = getComputedStyle(element)
    const edge = (side: string): number =>
      (Number.parseFloat(style.getPropertyValue(`padding-${side}`)) || 0) +
      (Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) || 0)
    const [top, left] = [edge('top'), edge('left')]
    return {
      x: box.x + left,
      y: box.y + top,
      width: box.width - left - edge('right'),
      height: box.height - top - edge('bottom'),
    }
  }
  const parentOf = (element: Element): Element | null =>
    element.assignedSlot ??
    element.parentElement ??
    (element.getRootNode() instanceof ShadowRoot ? (element.getRootNode() as ShadowRoot).host : null)
  const closest = (element: Element, selector: string): Element | null => {
    for (let at: Element | null = element; at; at = parentOf(at)) if (at.matches(selector)) return at
    return null
  }
  const children = (element: Element): Node[] => {
    if (element.shadowRoot) return [...element.shadowRoot.childNodes]
    if (element instanceof HTMLSlotElement) {
      const assigned = element.assignedNodes({ flatten: true })
      if (assigned.length > 0) return assigned
    }
    return [...element.childNodes]
  }
  const union = (boxes: readonly Box[]): Box => {
    if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 }
    const x = Math.min(...boxes.map((box) => box.x))
    const y = Math.min(...boxes.map((box) => box.y))
    const right = Math.max(...boxes.map((box) => box.x + box.width))
    const bottom = Math.max(...boxes.map((box) => box.y + box.height))
    return { x, y, width: right - x, height: bottom - y }
  }
  const scales = new Map<Element, number>()
  /** Transforms, `scale` and `zoom` of all ancestors; a drawing knows its own. */
  const scaleOf = (element: Element): number => {
    const known = scales.get(element)
    if (known !== undefined) return known
    let scale: number
    if (element instanceof SVGGraphicsElement && element.ownerSVGElement) {
      const matrix = element.getScreenCTM()
      scale = matrix ? Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c)) : 1
    } else {
      const parent = parentOf(element)
      scale = parent ? scaleOf(parent) : 1
      const style = getComputedStyle(element)
      if (style.transform !== 'none') {
        const { a, b, c, d } = new DOMMatrixReadOnly(style.transform)
        scale *= Math.sqrt(Math.abs(a * d - b * c))
      }
      if (style.scale !== 'none') {
        const [x = 1, y = x] = style.scale.split(' ').map(Number)
        scale *= Math.sqrt(Math.abs(x * y))
      }
      scale *= Number(style.zoom) || 1
    }
    scales.set(element, scale)
    return scale
  }
  const floats = (element: Element, until: Element): boolean => {
    for (let at: Element | null = element; at && at !== until; at = parentOf(at)) {
      if (at.matches('[data-slidev-no]')) return false
      if (/absolute|fixed/.test(getComputedStyle(at).position)) return true
    }
    return false
  }
  const excerpt = (text: string): string => {
    const folded = text.replace(/\s+/g, ' ').trim()
    return [...folded].length > 60 ? `${[...folded].slice(0, 60).join('')}…` : folded
  }

  window.lecternTools = {
    slides: [],
    round,
    boxOf,
    innerOf,
    union,
    parentOf,
    closest,
    children,
    scaleOf,
    floats,
    excerpt,
    within: (box, slide) => ({
      x: round(box.x - slide.box.x),
      y: round(box.y - slide.box.y),
      width: round(box.width),
      height: round(box.height),
    }),
  }
}
