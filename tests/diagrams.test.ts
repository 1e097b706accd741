/** What is true of every picture: Mermaid can read it, its labels can be read, and all of it stands in the article. */

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseHTML } from 'linkedom'
import { describe, expect, test, vi } from 'vitest'
import { VFile } from 'vfile'
import { diagram, diagramEdge, diagramNode } from '#tree/build.ts'
import { originOf } from '#tree/origin.ts'
import type { Article, Diagram, DiagramKind, Section } from '../scripts/index.ts'
import { clean, read, analyze } from '../scripts/index.ts'
import { diagramLines } from '../scripts/slidev/write/blocks/diagram.ts'

// Mermaid cleans its labels with a DOM at hand, even where it only parses.
vi.stubGlobal('window', parseHTML('<!doctype html><html><body></body></html>').window)
vi.stubGlobal('document', window.document)
const { default: mermaid } = await import('mermaid')

const fixtures = path.join(import.meta.dirname, 'fixtures/analyze')
const names = readdirSync(fixtures).filter((name) => name.startsWith('diagram-'))

/** What Mermaid calls the grammars. */
const grammars: Record<Exclude<DiagramKind, 'source'>, string> = {
  chart: 'xychart',
  flow: 'flowchart-v2',
  hierarchy: 'mindmap',
  pie: 'pie',
  timeline: 'timeline',
}

describe('the pictures of the fixtures', () => {
  for (const name of names) {
    test(name, async () => {
      const input = readFileSync(path.join(fixtures, name, 'input.md'), 'utf8')
      const file = new VFile({ path: 'input.md', value: input })
      const found = diagramsIn(analyze(clean(await read(file), file), file))
      if (!name.includes('near-miss') && !name.includes('matrix')) expect(found).not.toEqual([])
      const text = String(file.value)
      for (const diagram of found) {
        const { diagramType } = await mermaid.parse(diagramLines(diagram).join('\n'))
        expect(diagramType).toBe(grammars[diagram.kind as keyof typeof grammars])
        expect(diagram.nodes.length).toBeGreaterThanOrEqual(3)
        expect(diagram.nodes.length).toBeLessThanOrEqual(9)
        for (const each of diagram.nodes) {
          const stated = originOf([each])
            .map(({ start, end }) => text.slice(start.offset, end.offset))
            .join('\n')
          for (const words of [each.value, each.when, each.amount]) {
            if (words !== undefined) expect(stated.replaceAll(/[*_,]/g, '')).toContain(String(words))
          }
        }
        for (const each of diagram.edges) expect(originOf([each])).not.toEqual([])
      }
    })
  }
})

describe('any label, in the grammar of each kind', () => {
  const labels = [
    'end "a" [b] (c)',
    'a: b; c',
    'section title',
    '- x',
    '%% y',
    '100%',
    '`{{z}}` #5;',
    '中文：“引号”',
  ]
  for (const [kind, grammar] of Object.entries(grammars)) {
    test(kind, async () => {
      for (const label of labels) {
        const steps = [
          diagramNode(label, { amount: 5, when: label }),
          diagramNode('b', { amount: 2.5, when: '2017' }),
        ]
        const { diagramType } = await mermaid.parse(
          diagramLines(diagram(kind as DiagramKind, steps, [diagramEdge(0, 1)])).join('\n'),
        )
        expect(diagramType).toBe(grammar)
      }
    })
  }
})

function diagramsIn(part: Article | Section): Diagram[] {
  const below = part.children.filter((node): node is Section => node.type === 'section')
  const own = part.annotations.filter((finding): finding is Diagram => finding.type === 'diagram')
  return [...own, ...below.flatMap(diagramsIn)]
}
