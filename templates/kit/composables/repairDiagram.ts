/** Small faults of Mermaid's drawings that no option reaches. */
export function repairDiagram(svg: SVGSVGElement, kind: string) {
  if (kind === 'timeline') shortenTimeline(svg)
  else if (kind === 'mindmap') svg.querySelectorAll<SVGGElement>('.mindmap-node').forEach(centreLabel)
  else if (kind.startsWith('xychart')) sizeAmounts(svg)
  else if (kind === 'sequenceDiagram') shortenLifelines(svg)
  else svg.querySelectorAll<SVGGElement>('g.cluster').forEach(moveGroupName)
}

// Without actors at the foot Mermaid lets the lifelines run 2000 px beyond its viewBox.
function shortenLifelines(svg: SVGSVGElement) {
  const { y, height } = svg.viewBox.baseVal
  for (const line of svg.querySelectorAll('.actor-line')) line.setAttribute('y2', String(y + height))
}

// In the middle, where Mermaid sets it, the name of a group stands on the arrow that
// comes in from above.
function moveGroupName(group: SVGGElement) {
  const frame = group.querySelector<SVGRectElement>(':scope > rect')
  const name = group.querySelector<SVGGElement>('.cluster-label')
  const matrix = name?.transform.baseVal.consolidate()?.matrix
  if (frame && name && matrix)
    name.setAttribute('transform', `translate(${frame.getBBox().x + 12 - name.getBBox().x}, ${matrix.f})`)
}

// The axis runs 150 px past the last period, and every period hangs a dashed line far
// below its last event: a fifth of the slot for nothing.
function shortenTimeline(svg: SVGSVGElement) {
  const periods = [...svg.querySelectorAll<SVGGElement>('.taskWrapper')].map(box)
  const events = [...svg.querySelectorAll<SVGGElement>('.eventWrapper')].map(box)
  for (const line of svg.querySelectorAll<SVGLineElement>('.lineWrapper line')) {
    if (line.y1.baseVal.value === line.y2.baseVal.value) {
      line.setAttribute('x1', String(Math.min(...periods.map((period) => period.left))))
      line.setAttribute('x2', String(Math.max(...periods.map((period) => period.right)) + 24))
    } else {
      const x = line.x1.baseVal.value
      const tops = events.filter((event) => event.left < x && x < event.right).map((event) => event.top)
      // Room for the arrow's head.
      line.setAttribute('y2', String(Math.min(...tops) - 10))
    }
  }
  svg.querySelectorAll<SVGGElement>('.timeline-node').forEach(centreText)
}

function box(group: SVGGElement) {
  const matrix = group.transform.baseVal.consolidate()!.matrix
  const { x, y, width } = group.getBBox()
  return { left: matrix.e + x, right: matrix.e + x + width, top: matrix.f + y }
}

/** As large as the labels of the axes, px. */
const AMOUNT = 18

// Mermaid shrinks the numbers at the bars, though they stand outside, until the smallest
// bar could hold its own.
function sizeAmounts(svg: SVGSVGElement) {
  for (const text of svg.querySelectorAll('.plot text')) text.setAttribute('font-size', `${AMOUNT}px`)
}

// Without HTML labels Mermaid begins the text of a box in its middle.
function centreLabel(node: SVGGElement) {
  const label = node.querySelector<SVGGElement>(':scope > g.label')
  const frame = node.querySelector<SVGGraphicsElement>(':scope > .label-container, :scope > :not(g)')
  const matrix = label?.transform.baseVal.consolidate()?.matrix
  if (!label || !frame || !matrix) return
  const box = frame.getBBox()
  const text = label.getBBox()
  const x = box.x + box.width / 2 - text.x - text.width / 2
  label.setAttribute('transform', `translate(${x}, ${matrix.f})`)
}

// Mermaid pads for 16 px letters, so larger ones hang at the top of their box.
function centreText(node: SVGGElement) {
  const [shape, label] = node.children as unknown as [SVGGElement, SVGGElement]
  const frame = shape.getBBox()
  const text = label.getBBox()
  const x = label.transform.baseVal.consolidate()!.matrix.e
  label.setAttribute('transform', `translate(${x}, ${frame.y + frame.height / 2 - text.y - text.height / 2})`)
}
