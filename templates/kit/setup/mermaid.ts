import type { MermaidSetup } from '@slidev/types'

// What never changes; colours, fonts and spacing follow the tokens and the slot and
// are added when a diagram is drawn (composables/diagramOptions.ts).
export default (() => ({
  theme: 'base',
  // The default look paints nodes as bitmaps in the PDF.
  look: 'classic',
  securityLevel: 'strict',
  // HTML labels are foreignObject: cut off when the SVG is scaled.
  htmlLabels: false,
  suppressErrorRendering: true,
})) satisfies MermaidSetup
