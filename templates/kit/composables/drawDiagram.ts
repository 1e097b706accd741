import type { Slot, Spacing } from './diagramOptions'
import { renderMermaid } from '@slidev/client/modules/mermaid.ts'
import lz from 'lz-string'
import { diagramOptions, fontSizeOf } from './diagramOptions'
import { DIAGRAM_STYLE } from './diagramStyle'
import { fitDiagram } from './fitDiagram'
import { foldChain } from './foldChain'
import { repairDiagram } from './repairDiagram'

/** No label may be smaller than this on the slide, px; a theme for large rooms wishes for
 *  more with `--talk-diagram-label-wish`. */
const LABEL_MIN = 16

const KIND = /^(?:---[\s\S]*?\n---\s*)?(?:\s*%%.*\n)*\s*([\w-]+)/
const DIRECTION = /^(\s*(?:flowchart|graph)\s+)(LR|RL|TD|TB|BT)\b/m
const FLIPPED: Record<string, string> = { LR: 'TD', RL: 'TD', TD: 'LR', TB: 'LR', BT: 'LR' }

/** Draws a Mermaid source into the host's shadow root, as large as the host allows. */
export async function drawDiagram(source: string, host: HTMLElement) {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const slot = { width: host.clientWidth, height: host.clientHeight }
  const kind = KIND.exec(source)?.[1] ?? ''

  const wish =
    Number.parseFloat(getComputedStyle(host).getPropertyValue('--talk-diagram-label-wish')) || LABEL_MIN

  let best = { html: '', label: -1 }
  for (const attempt of attempts(source, kind)) {
    const label = await draw(root, host, slot, kind, attempt)
    if (label > best.label) best = { html: root.innerHTML, label }
    if (label >= wish) return
  }
  root.innerHTML = best.html
}

interface Attempt {
  source: string
  spacing: Spacing
  fold?: boolean
}

// As written first; only when its labels came out too small, tighter, folded into
// rows, or in the other direction.
function attempts(source: string, kind: string): Attempt[] {
  const written: Attempt[] = [{ source, spacing: 'roomy' }]
  if (kind !== 'flowchart' && kind !== 'graph') return written
  const flipped = source.replace(DIRECTION, (_, head, direction) => head + FLIPPED[direction])
  const across = DIRECTION.exec(source)?.[2].endsWith('R') ? source : flipped
  return [
    ...written,
    { source: across, spacing: 'roomy', fold: true },
    { source, spacing: 'compact' },
    { source: across, spacing: 'compact', fold: true },
    { source: flipped, spacing: 'compact' },
    { source, spacing: 'tight' },
    { source: flipped, spacing: 'tight' },
    { source, spacing: 'narrow' },
    { source: flipped, spacing: 'narrow' },
  ]
}

/** Returns the size of the labels on the slide, or -1 when the attempt does not apply. */
async function draw(root: ShadowRoot, host: HTMLElement, slot: Slot, kind: string, attempt: Attempt) {
  const { source, spacing, fold } = attempt
  const options = diagramOptions(host, slot, kind, spacing)
  const html = await inTurn(() => renderMermaid(lz.compressToBase64(source), options))
  root.innerHTML = `<style>${DIAGRAM_STYLE}</style>${html}`
  const svg = root.querySelector('svg')!
  if (fold && !foldChain(svg, slot)) return -1
  repairDiagram(svg, kind)
  return fitDiagram(svg, slot, fontSizeOf(kind), host)
}

// Mermaid has one configuration for the page: the options of a diagram that starts while
// another is drawn would fall on that one.
let turn: Promise<unknown> = Promise.resolve()

function inTurn<T>(task: () => Promise<T>): Promise<T> {
  const result = turn.then(task)
  turn = result.catch(() => {})
  return result
}
