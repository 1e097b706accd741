import type { Slot } from './diagramOptions'

// A chain of nine boxes in one line is unreadable on a slide. Mermaid has no layout for
// it, so the drawn boxes are set in rows, read like text, and their arrows are redrawn.

/** Room between boxes: across for the arrow (and its label), down for the way back. */
const GAP = { x: 40, y: 52 }
/** Mermaid ends its arrows this far from the box; the head fills the rest. */
const HEAD = 4
/** Corner radius of the way back. */
const CORNER = 8

interface Box {
  node: SVGGElement
  x: number
  width: number
  height: number
}

/** Returns false, and changes nothing, when the drawing is not one straight row. */
export function foldChain(svg: SVGSVGElement, slot: Slot) {
  const boxes = [...svg.querySelectorAll<SVGGElement>('g.node')].map(measure).toSorted((a, b) => a.x - b.x)
  const edges = [...svg.querySelectorAll<SVGPathElement>('path.flowchart-link')].toSorted(
    (a, b) => a.getPointAtLength(0).x - b.getPointAtLength(0).x,
  )
  const labels = edges.map((edge) => labelOf(svg, edge))
  if (!isChain(svg, boxes, edges)) return false

  const cell = {
    width: Math.max(...boxes.map((box) => box.width)),
    height: Math.max(...boxes.map((box) => box.height)),
  }
  const gap = {
    x: Math.max(GAP.x, ...labels.map((label) => (label ? label.getBBox().width + 24 : 0))),
    y: GAP.y,
  }
  const columns = bestColumns(boxes.length, cell, gap, slot)
  const at = (i: number) => ({
    x: (i % columns) * (cell.width + gap.x),
    y: Math.floor(i / columns) * (cell.height + gap.y),
  })

  boxes.forEach(({ node }, i) => {
    const { x, y } = at(i)
    node.setAttribute('transform', `translate(${x}, ${y})`)
  })
  edges.forEach((edge, i) => {
    const from = at(i)
    const to = at(i + 1)
    const start = boxes[i]
    const end = boxes[i + 1]
    const middle =
      from.y === to.y
        ? across(edge, from.x + start.width / 2, to.x - end.width / 2 - HEAD, from.y)
        : back(edge, from.x, from.y + start.height / 2, to.x, to.y - end.height / 2 - HEAD)
    labels[i]?.setAttribute('transform', `translate(${middle.x}, ${middle.y})`)
  })
  return true
}

function measure(node: SVGGElement): Box {
  const { width, height } = node.getBBox()
  return { node, x: node.transform.baseVal.consolidate()?.matrix.e ?? 0, width, height }
}

function labelOf(svg: SVGSVGElement, edge: SVGPathElement) {
  const label = svg.querySelector(`.edgeLabel [data-id="${CSS.escape(edge.dataset.id ?? '')}"]`)
  return label?.textContent?.trim() ? label.closest<SVGGElement>('g.edgeLabel') : null
}

function isChain(svg: SVGSVGElement, boxes: Box[], edges: SVGPathElement[]) {
  const height = Math.max(...boxes.map((box) => box.height))
  return (
    boxes.length > 3 &&
    edges.length === boxes.length - 1 &&
    !svg.querySelector('g.cluster') &&
    edges.every((edge) => {
      const box = edge.getBBox()
      return box.height < height / 4 && box.width > 0
    })
  )
}

function bestColumns(count: number, cell: Slot, gap: { x: number; y: number }, slot: Slot) {
  const scale = (columns: number) => {
    const rows = Math.ceil(count / columns)
    return Math.min(
      slot.width / (columns * (cell.width + gap.x) - gap.x),
      slot.height / (rows * (cell.height + gap.y) - gap.y),
    )
  }
  return Array.from({ length: count }, (_, i) => i + 1).reduce((best, columns) =>
    scale(columns) > scale(best) ? columns : best,
  )
}

function across(edge: SVGPathElement, x1: number, x2: number, y: number) {
  edge.setAttribute('d', `M${x1},${y}L${x2},${y}`)
  return { x: (x1 + x2) / 2, y }
}

// Down, left through the gap between two rows, down.
function back(edge: SVGPathElement, x1: number, y1: number, x2: number, y2: number) {
  const y = (y1 + y2) / 2
  const side = Math.sign(x2 - x1) * CORNER
  edge.setAttribute(
    'd',
    side === 0
      ? `M${x1},${y1}L${x2},${y2}`
      : `M${x1},${y1}L${x1},${y - CORNER}Q${x1},${y} ${x1 + side},${y}L${x2 - side},${y}Q${x2},${y} ${x2},${y + CORNER}L${x2},${y2}`,
  )
  return { x: (x1 + x2) / 2, y }
}
