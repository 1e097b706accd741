// What Mermaid has no variable for. It stands beside the SVG and not in `themeCSS`: here
// the tokens reach it as custom properties. !important beats Mermaid's rules by id.
export const DIAGRAM_STYLE = `
  .node :is(rect, polygon, circle, ellipse, path) { stroke-width: 1.5px !important; }
  .node rect.basic { rx: 8px; ry: 8px; }
  .flowchart-link { stroke-width: 2px !important; }
  .cluster rect { rx: 10px; ry: 10px; }
  .edgeLabel text { fill: var(--seminar-muted) !important; }
  .edgeLabel rect.background { opacity: 1 !important; }
  .pieCircle { opacity: 1 !important; }
  .mindmapDiagram .edge { stroke: var(--seminar-line) !important; stroke-width: 2.5px !important; }
  .section-root text { text-anchor: middle; fill: var(--seminar-ink) !important; }
  .section-root :is(circle, rect, path, polygon).label-container {
    fill: var(--seminar-accent-soft) !important;
    stroke: var(--seminar-accent) !important;
  }
  .timeline-node line { stroke: none !important; }
  .taskWrapper .node-bkg { fill: var(--seminar-accent-soft) !important; }
  .eventWrapper { filter: none !important; }
  .eventWrapper .node-bkg { fill: var(--seminar-surface) !important; }
  .timeline-node text { fill: var(--seminar-ink) !important; }
  .lineWrapper line { stroke: var(--seminar-accent) !important; stroke-width: 2px; stroke-dasharray: none; }
  marker[id$='arrowhead'] path { fill: var(--seminar-accent) !important; }
  .actor-line { stroke: var(--seminar-line) !important; }
`
