/** An Article as text that a person can review: metadata, sections, and what was read out of them. */

import { toString } from 'mdast-util-to-string'
import type { Article, Diagram, Annotation, Section } from '../scripts/index.ts'

/** @returns A line for each metadatum, section and finding. */
export function showArticle(article: Article): string {
  const { title, subtitle, authors, date, lang, source } = article
  const head = [
    `title: ${title}`,
    ...(subtitle ? [`subtitle: ${subtitle}`] : []),
    ...(authors.length > 0 ? [`authors: ${authors.join(' | ')}`] : []),
    ...(date ? [`date: ${date}`] : []),
    `lang: ${lang}`,
    ...(source ? [`source: ${source}`] : []),
  ]
  return `${[...head, '', ...findings(article), ...sections(article, 0)].join('\n')}\n`
}

function sections(parent: Article | Section, depth: number): string[] {
  return parent.children.flatMap((node) => {
    if (node.type !== 'section') return []
    const own = [
      `§ ${toString(node.children[0])} (${node.role ?? 'none'})`,
      ...findings(node).map((line) => `  ${line}`),
    ]
    return [...own.map((line) => '  '.repeat(depth) + line), ...sections(node, depth + 1)]
  })
}

function findings(part: Article | Section): string[] {
  return part.annotations.flatMap(finding)
}

function finding(node: Annotation): string[] {
  switch (node.type) {
    case 'claim':
      return [`claim: ${toString(node)}`]
    case 'diagram':
      return [`${node.kind}: ${picture(node)}`]
    case 'comparisonTable':
      return [
        'comparisonTable',
        ...node.children[0].children.map(
          (row) => `  ${row.children.map((cell) => toString(cell)).join(' | ')}`,
        ),
      ]
    case 'comparison':
      return [
        'comparison',
        ...node.children.flatMap((side) => [`  ${side.name}`, ...points(side.children, 2)]),
      ]
    case 'rationale':
      return [
        'rationale',
        ...node.children.flatMap((reason) => [`  ${reason.name}`, ...points(reason.children, 2)]),
      ]
    case 'form':
      return [
        `form ${node.kind}`,
        ...node.children.flatMap((side) => [`  ${side.name || '-'}`, ...points(side.children, 2)]),
      ]
    default:
      return [node.type, ...points(node.children, 1)]
  }
}

/** Steps in a row; a tree as the parts of each step; with times and amounts. */
function picture({ kind, nodes: steps, edges: links, measure }: Diagram): string {
  if (kind === 'hierarchy') {
    return links.map(({ from, to }) => `${steps[from]?.value} > ${steps[to]?.value}`).join(', ')
  }
  const shown = steps.map(({ when, value, amount }) =>
    [when, value, amount].filter((part) => part !== undefined).join(' = '),
  )
  return shown.join(kind === 'flow' ? ' → ' : ', ') + (measure === undefined ? '' : ` (${measure})`)
}

function points(nodes: readonly { type: string; children: readonly unknown[] }[], depth: number): string[] {
  return nodes.map((node) => `${'  '.repeat(depth)}- ${toString(node)}`)
}
