// What Mermaid has no variable for. It stands beside the SVG and not in `themeCSS`: here
// the tokens reach it as custom properties. !important beats Mermaid's rules by id.
export const DIAGRAM_STYLE = `
  .node :is(rect, polygon, circle, ellipse, path) { stroke-width: var(--talk-diagram-node-line, 1.5px) !important; }
  .node rect.basic { rx: var(--talk-diagram-radius); ry: var(--talk-diagram-radius); }
  .flowchart-link { stroke-width: var(--talk-diagram-edge-line, 2px) !important; }
  .cluster rect { rx: calc(var(--talk-diagram-radius) + 2px); ry: calc(var(--talk-diagram-radius) + 2px); }
  .edgeLabel text { fill: var(--talk-muted) !important; }
  .edgeLabel rect.background { opacity: 1 !important; }
  .pieCircle { opacity: 1 !important; }
  .mindmapDiagram .edge { stroke: var(--talk-line) !important; stroke-width: 2.5px !important; }
  .section-root text { text-anchor: middle; fill: var(--talk-ink) !important; }
  .section-root :is(circle, rect, path, polygon).label-container {
    fill: var(--talk-accent-soft) !important;
    stroke: var(--talk-accent) !important;
  }
  .timeline-node line { stroke: none !important; }
  .taskWrapper .node-bkg { fill: var(--talk-accent-soft) !important; }
  .eventWrapper { filter: none !important; }
  .eventWrapper .node-bkg { fill: var(--talk-surface) !important; }
  .timeline-node text { fill: var(--talk-ink) !important; }
  .lineWrapper line { stroke: var(--talk-accent) !important; stroke-width: 2px; stroke-dasharray: none; }
  marker[id$='arrowhead'] path { fill: var(--talk-accent) !important; }
  .actor-line { stroke: var(--talk-line) !important; }
`
