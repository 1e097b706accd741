import type { Slot } from './diagramOptions'

/** Air round the drawing, so that strokes on its edge are not cut. */
const PADDING = 4

/** Makes a drawn diagram fill its slot, centred; returns the size of its labels there. */
export function fitDiagram(svg: SVGSVGElement, slot: Slot, fontSize: number, host: HTMLElement) {
  // Mermaid leaves uneven air round some diagrams: what is not drawn takes no room.
  const box = svg.getBBox()
  const width = box.width + 2 * PADDING
  const height = box.height + 2 * PADDING
  // A diagram of two words is not blown up to a poster.
  const labelMax = Number.parseFloat(getComputedStyle(host).getPropertyValue('--talk-diagram-label-max'))
  const scale = Math.min(slot.width / width, slot.height / height, labelMax / fontSize)

  svg.setAttribute('viewBox', `${box.x - PADDING} ${box.y - PADDING} ${width} ${height}`)
  svg.setAttribute('preserveAspectRatio', 'xMidYMid meet')
  svg.setAttribute('width', '100%')
  svg.setAttribute('height', '100%')
  svg.style.cssText = `display: block; margin: auto; max-width: ${(width * labelMax) / fontSize}px; max-height: ${(height * labelMax) / fontSize}px`
  return scale * fontSize
}
