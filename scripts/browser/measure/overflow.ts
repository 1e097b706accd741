/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { Block, DrawnSlide } from './page-tools.ts'
import type { Box, OverflowMeasurement } from './types.ts'

/** An edge that content should not pass. */
interface Edge {
  name: string
  box: Box
  x: boolean
  y: boolean
  clips: boolean
}

/**
 * Runs inside the page, after `installTools`.
 *
 * ```text
 *   ┌ slot ─────────┐
 *   │ text that     │
 *   │ does not fit  │
 *   └─in·its·slot───┘ ← 12 px at the bottom, cut where something hides what is outside
 * ```
 *
 * @param tolerance px; antialiasing and rounded line boxes stay below it
 * @returns for each slide what passes an edge, the worst for each block, edge and side
 */
export function measureOverflow(tolerance: number): OverflowMeasurement[][] {
  const { slides, boxOf, parentOf, closest, round, excerpt } = window.lecternTools

  const nameOf = (element: Element): string => {
    const name = [...element.classList].find((part) => /^[a-z][\w-]*$/i.test(part))
    return name ? `${element.localName}.${name}` : element.localName
  }
  const padding = (element: Element): Box => {
    const box = boxOf(element)
    if (!(element instanceof HTMLElement)) return box
    const { borderTopWidth, borderRightWidth, borderBottomWidth, borderLeftWidth } = getComputedStyle(element)
    const [top, right, bottom, left] = [
      borderTopWidth,
      borderRightWidth,
      borderBottomWidth,
      borderLeftWidth,
    ].map((width) => Number.parseFloat(width) || 0) as [number, number, number, number]
    return {
      x: box.x + left,
      y: box.y + top,
      width: box.width - left - right,
      height: box.height - top - bottom,
    }
  }
  /** A box that people see: it has a ground, or a border all around. */
  const seen = (style: CSSStyleDeclaration): boolean =>
    !/^(rgba\(0, 0, 0, 0\)|transparent)$/.test(style.backgroundColor) ||
    ['top', 'right', 'bottom', 'left'].every(
      (side) => Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) > 0,
    )

  const known = new Map<Element, Edge[]>()
  const edgesOf = (element: Element, slide: DrawnSlide): Edge[] => {
    const before = known.get(element)
    if (before) return before
    const edges: Edge[] = []
    // What is positioned leaves all boxes up to the one it is positioned in.
    let leaves = false
    let floated = false
    // A line that is meant to be shortened ends where its box does.
    let shortened = false
    for (let at: Element | null = element; at && at !== slide.element; at = parentOf(at)) {
      const style = getComputedStyle(at)
      const isContainingBlock =
        style.position !== 'static' || style.transform !== 'none' || style.contain.includes('paint')
      if (leaves && !isContainingBlock) continue
      leaves = false
      const inline = /^(inline|contents)$/.test(style.display)
      if (!inline) {
        const x = style.overflowX !== 'visible'
        const y = style.overflowY !== 'visible'
        const ellipsis = style.textOverflow === 'ellipsis' && closest(at, '[data-frame]') !== null
        const slot = at.getAttribute('data-slot')
        shortened ||= ellipsis
        if (slot !== null && !floated) {
          edges.push({ name: `slot ${slot}`, box: boxOf(at), x: !shortened, y: true, clips: x || y })
        } else if (at.matches('[data-slidev-no]') || ellipsis) {
          // The canvas, which is looked at anyway.
        } else if (x || y) {
          // A label of a drawing is cut by the box that was measured for it.
          edges.push({ name: nameOf(at), box: padding(at), x: x && !shortened, y, clips: true })
        } else if (
          !floated &&
          at instanceof HTMLElement &&
          !/^table|^ruby/.test(style.display) &&
          seen(style)
        ) {
          edges.push({ name: nameOf(at), box: boxOf(at), x: !shortened, y: true, clips: false })
        }
      }
      if (/absolute|fixed/.test(style.position)) leaves = floated = true
    }
    edges.push({ name: 'canvas', box: slide.box, x: !shortened, y: true, clips: true })
    known.set(element, edges)
    return edges
  }
  const passes = (part: Box, { box, x, y }: Edge): [OverflowMeasurement['side'], number][] => [
    ...(x
      ? ([
          ['left', box.x - part.x],
          ['right', part.x + part.width - box.x - box.width],
        ] as [OverflowMeasurement['side'], number][])
      : []),
    ...(y
      ? ([
          ['top', box.y - part.y],
          ['bottom', part.y + part.height - box.y - box.height],
        ] as [OverflowMeasurement['side'], number][])
      : []),
  ]
  const ofBlock = (block: Block, slide: DrawnSlide): OverflowMeasurement[] => {
    const worst = new Map<string, OverflowMeasurement>()
    for (const { element, kind, text, ink } of block.items) {
      const decoration =
        kind !== 'text' && kind !== 'math' && closest(element, '[aria-hidden="true"]') !== null
      if (decoration) continue
      for (const edge of edgesOf(element, slide)) {
        if (edge.box.width === 0 || edge.box.height === 0) continue
        for (const [side, by] of ink.flatMap((part) => passes(part, edge))) {
          const key = `${edge.name} ${side}`
          if (by <= tolerance || by <= (worst.get(key)?.px ?? 0)) continue
          const what = text.trim() === '' ? element.localName : excerpt(text)
          worst.set(key, {
            block: block.id,
            what,
            container: edge.name,
            side,
            px: round(by),
            clipped: edge.clips,
          })
        }
      }
    }
    return [...worst.values()]
  }
  return slides.map((slide) => slide.blocks.flatMap((block) => ofBlock(block, slide)))
}
