/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { DrawnSlide } from './page-tools.ts'
import type { Box, DiagramLabel, DiagramMeasurement, PieSlice, Sized } from './types.ts'

/**
 * Runs inside the page, after `installTools` and `installColours`.
 *
 * @param hosts what draws a diagram, as a selector
 * @returns the diagrams of each slide
 */
export function measureDiagrams(hosts: string): DiagramMeasurement[][] {
  const { slides, boxOf, innerOf, union, within, children, closest, scaleOf, excerpt, round } =
    window.lecternTools
  const { parse, shownOn, ratio } = window.lecternColours

  const all = (root: Element): Element[] =>
    children(root).flatMap((node) => (node instanceof Element ? [node, ...all(node)] : []))

  const labelsOf = (host: Element): { smallest?: Sized; cut: string[] } => {
    let smallest: Sized | undefined
    const cut: string[] = []
    for (const element of all(host)) {
      if (closest(element, 'style, title, desc, script')) continue
      const own = [...element.childNodes].some((node) => node instanceof Text && /\S/.test(node.data))
      if (!own || boxOf(element).width === 0) continue
      const size = round(Number.parseFloat(getComputedStyle(element).fontSize) * scaleOf(element))
      const text = excerpt(element.textContent ?? '')
      if (size < (smallest?.size ?? Infinity)) smallest = { size, text }
      const holder = closest(element, 'foreignObject')
      if (!holder) continue
      const range = document.createRange()
      range.selectNodeContents(element)
      const [written, room] = [range.getBoundingClientRect(), boxOf(holder)]
      // 2 px: Mermaid rounds the widths of its labels.
      if (written.width > room.width + 2 && getComputedStyle(holder).overflow !== 'visible') cut.push(text)
    }
    return { ...(smallest ? { smallest } : {}), cut }
  }
  /** Labels in line with the slide: of turned ones the boxes say little. */
  const placed = (host: Element, slide: DrawnSlide): DiagramLabel[] =>
    all(host)
      .filter(({ localName }) => localName === 'text' || localName === 'foreignObject')
      .flatMap((element): DiagramLabel[] => {
        const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null
        const lines =
          element.localName === 'text' && element.children.length > 0 ? [...element.children] : [element]
        const text = excerpt(lines.map(({ textContent }) => textContent).join(' '))
        const box = element.localName === 'text' ? boxOf(element) : written(element)
        if (text === '' || !matrix || Math.abs(matrix.b) > 0.01 || box.width === 0) return []
        const inner = element.localName === 'text' ? element : (all(element).at(-1) ?? element)
        const size = round(Number.parseFloat(getComputedStyle(inner).fontSize) * scaleOf(element))
        const frame = frameOf(element)
        return [{ text, size, box: within(box, slide), ...(frame ? { frame: within(frame, slide) } : {}) }]
      })
  const written = (element: Element): Box => {
    const range = document.createRange()
    range.selectNodeContents(element)
    const { x, y, width, height } = range.getBoundingClientRect()
    return { x, y, width, height }
  }
  /** The shape that a label stands in. */
  const frameOf = (label: Element): Box | undefined => {
    const node = closest(label, '.timeline-node, .mindmap-node, .node')
    if (!node) return undefined
    const shapes = all(node).filter(
      (part) => part instanceof SVGGeometryElement && !closest(part, 'defs, marker, .label'),
    )
    const box = union(shapes.map(boxOf))
    return box.width > 0 && box.height > 0 ? box : undefined
  }
  /** The slices that the legend of a pie names, in its order: Mermaid draws none of less than a hundredth. */
  const slicesOf = (host: Element): PieSlice[] => {
    const parts = all(host)
    const drawn = Map.groupBy(
      parts.filter((part) => part instanceof SVGPathElement && part.matches('.pieCircle')),
      (part) => getComputedStyle(part).fill,
    )
    return parts
      .filter((part) => part.matches('g.legend') && all(part).some(({ localName }) => localName === 'rect'))
      .map((entry): PieSlice => {
        const key = all(entry).find(({ localName }) => localName === 'rect')!
        const label = excerpt(entry.textContent ?? '')
        const path = drawn.get(getComputedStyle(key).fill)?.shift() as SVGPathElement | undefined
        if (!path) return { label, rim: 0 }
        const radius = Number(/A\s*([\d.]+)/i.exec(path.getAttribute('d') ?? '')?.[1] ?? 0)
        const { fill, fillOpacity } = getComputedStyle(path)
        const [red, green, blue, alpha] = parse(fill)
        const shown = shownOn(path, [red, green, blue, alpha * Number(fillOpacity)])
        // Out to the rim, along it and back: a full circle has no sides.
        const length = path.getTotalLength() - (drawn.size > 1 ? 2 * radius : 0)
        const rim = round(Math.max(0, length) * scaleOf(path))
        return { label, rim, ...(shown ? { contrast: ratio(shown) } : {}) }
      })
  }
  /** What the slot leaves: its inner box without what stands above and below the diagram. */
  const roomOf = (host: Element, slide: DrawnSlide): Box => {
    const slot = closest(host, '[data-slot]') ?? closest(host, '.slidev-layout') ?? slide.element
    const room = innerOf(slot)
    const own = boxOf(host)
    let [top, bottom] = [room.y, room.y + room.height]
    for (const block of slide.blocks) {
      if (block.element === host || !slot.contains(block.element) || host.contains(block.element)) continue
      const { y, height, x, width } = boxOf(block.element)
      const beside = x >= own.x + own.width || x + width <= own.x
      if (beside || height === 0) continue
      if (y + height <= own.y + 1) top = Math.max(top, y + height)
      else if (y >= own.y + own.height - 1) bottom = Math.min(bottom, y)
    }
    return { x: room.x, y: top, width: room.width, height: Math.max(0, bottom - top) }
  }
  const diagramsOf = (slide: DrawnSlide): DiagramMeasurement[] => {
    const found = all(slide.element).filter((element) => element.matches(hosts))
    const failed = [...slide.element.querySelectorAll('pre[border~="red"]')]
    return [
      ...found.filter((host) => !found.some((other) => other !== host && other.contains(host))),
      ...failed,
    ].map((host) => {
      const drawings = all(host).filter(
        (element) => element.localName === 'svg' && !closest(element.parentElement ?? host, 'svg'),
      )
      const ink = drawings.flatMap((svg) =>
        all(svg)
          .filter(
            (part) =>
              part instanceof SVGGeometryElement ||
              part.localName === 'foreignObject' ||
              part.localName === 'text',
          )
          .filter((part) => !closest(part, 'defs, marker, clipPath, mask, symbol, pattern'))
          .map(boxOf)
          .filter(({ width, height }) => width > 0 || height > 0),
      )
      const error = host.getAttribute('data-error') ?? (host.matches('pre') ? host.textContent : null)
      const { smallest, cut } = labelsOf(host)
      return {
        state: error ? 'error' : drawings.length > 0 ? 'ready' : 'waiting',
        ...(error ? { error: error.trim().split('\n').slice(0, 3).join(' ') } : {}),
        ...(smallest && !error ? { smallestLabel: smallest } : {}),
        cutLabels: cut,
        labels: error ? [] : placed(host, slide),
        slices: error ? [] : slicesOf(host),
        box: within(union(ink), slide),
        room: within(roomOf(host, slide), slide),
      }
    })
  }
  return slides.map(diagramsOf)
}
