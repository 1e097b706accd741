import type { MermaidConfig } from 'mermaid'
import { diagramTheme } from './diagramTheme'

export interface Slot {
  width: number
  height: number
}

export type Spacing = 'roomy' | 'compact' | 'tight' | 'narrow'

const FLOWCHART = {
  curve: 'basis',
  diagramPadding: 4,
  // Mermaid's 120 would leave a node of two characters mostly empty.
  minNodeWidth: 32,
} as const

// A wrapping width of 190 holds about 11 hanzi or 24 Latin letters, 66 holds 4 or 8.
// Mermaid doubles the padding to the left and right.
const SPACING = {
  roomy: { padding: 15, nodeSpacing: 36, rankSpacing: 44, wrappingWidth: 190 },
  compact: { padding: 9, nodeSpacing: 20, rankSpacing: 28, wrappingWidth: 110 },
  tight: { padding: 5, nodeSpacing: 14, rankSpacing: 16, wrappingWidth: 84 },
  narrow: { padding: 4, nodeSpacing: 12, rankSpacing: 12, wrappingWidth: 66 },
} satisfies Record<Spacing, object>

/** Everything of Mermaid's configuration that depends on tokens, slot or spacing. */
export function diagramOptions(host: HTMLElement, slot: Slot, kind: string, spacing: Spacing): MermaidConfig {
  const fontSize = fontSizeOf(kind)
  return {
    ...diagramTheme(host, fontSize),
    fontSize,
    flowchart: { ...FLOWCHART, ...SPACING[spacing] },
    // A chart has no size of its own: it is drawn in the slot's.
    xyChart: {
      width: slot.width,
      height: slot.height,
      // Bars say their numbers: an audience cannot read them off an axis.
      showDataLabel: true,
      showDataLabelOutsideBar: true,
      xAxis: { labelFontSize: 19, titleFontSize: 18, labelPadding: 10 },
      yAxis: { labelFontSize: 17, titleFontSize: 17, labelPadding: 8 },
    },
    sequence: { mirrorActors: false, actorMargin: 200, width: 180, height: 52, messageMargin: 32 },
  }
}

/** Mermaid's boxes on a timeline and its mindmap branches have fixed lengths: larger
 *  letters, not larger boxes, make them readable. */
export function fontSizeOf(kind: string) {
  return kind === 'timeline' || kind === 'mindmap' ? 24 : 16
}
