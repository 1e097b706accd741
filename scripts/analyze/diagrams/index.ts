/** Which pictures a part of the article draws: the table of kinds. */

import type { Heading, Paragraph } from 'mdast'
import type { Article, Diagram, Flow, Section } from '#tree/nodes.ts'
import { proseOf } from '../sentences/prose.ts'
import { sentences } from '../sentences/index.ts'
import { chartOfList, chartOfProse, chartOfTable } from './chart.ts'
import { flow } from './flow.ts'
import { hierarchyOf } from './hierarchy.ts'
import { stepsOfList, stepsOfSections } from './steps.ts'
import { timelineOfList, timelineOfProse, timelineOfTable } from './timeline.ts'
import type { Sentence } from './types.ts'

/**
 * @param paragraphs The paragraphs of the article in their order, those of list items too.
 * @returns The way that all of them together tell.
 */
export function diagramsOf(paragraphs: readonly Paragraph[]): Diagram[] {
  const found = flow(sentencesOf(paragraphs))
  return found ? [found] : []
}

/** @returns The pictures of a part's own blocks, at most one of each table, list and run of paragraphs. */
export function sectionDiagrams(part: Article | Section): Diagram[] {
  if (part.type === 'section' && (part.role === 'references' || part.role === 'question')) return []
  const head = part.children.find((node): node is Heading => node.type === 'heading')
  const blocks = part.children.filter(
    (node): node is Flow => node.type !== 'section' && node.type !== 'heading',
  )
  const found = blocks.flatMap((block, index) => {
    const before = blocks[index - 1]
    const lead = before?.type === 'paragraph' ? before : undefined
    if (block.type === 'table') return [chartOfTable(block) ?? timelineOfTable(block)]
    if (block.type !== 'list') return []
    return [
      chartOfList(block) ??
        timelineOfList(block) ??
        hierarchyOf(block, head, lead) ??
        stepsOfList(block, head, lead),
    ]
  })
  const paragraphs = blocks.filter((block) => block.type === 'paragraph')
  const fromProse = chartOfProse(sentencesOf(paragraphs)) ?? timelineOfProse(paragraphs)
  const staged = part.type === 'section' ? stepsOfSections(part) : undefined
  // The headings of the steps say them better than a list that announces them.
  const shown = staged ? found.filter((diagram) => diagram?.kind !== 'flow') : found
  return [...shown, fromProse, staged].filter((diagram) => diagram !== undefined)
}

function sentencesOf(paragraphs: readonly Paragraph[]): Sentence[] {
  return paragraphs.flatMap((paragraph) => {
    const prose = proseOf(paragraph.children)
    return sentences(prose).map((span) => ({ prose, span }))
  })
}
