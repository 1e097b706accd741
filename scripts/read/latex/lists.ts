/** Lists, and algorithms, whose lines are one. */

import type * as Ast from '@unified-latex/unified-latex-types'
import type { List, ListItem, PhrasingContent } from 'mdast'
import type { Block, Context } from './context.ts'
import { argumentOf, nameOf, optionOf, placeOf } from './parse.ts'
import { trim } from './tables.ts'

/** Lists that number their items. */
const numbered = /^(?:enumerate|compactenum|asparaenum|inparaenum|enumerate\*)$/

/** @returns Whether an environment is a list. */
export function isList(node: Ast.Node): boolean {
  return /^(?:itemize|enumerate|description|compactitem|compactenum|asparaenum|inparaenum|inparaitem|asparaitem|itemize\*|enumerate\*|list|trivlist)$/.test(
    nameOf(node),
  )
}

/**
 * ```tex
 * > | \begin{description} \item[Level] the height
 *                               ^^^^^ bold
 * ```
 */
export function list(node: Ast.Environment, context: Context): List | undefined {
  const items = node.content.filter((one): one is Ast.Macro => one.type === 'macro' && one.content === 'item')
  const children = items.flatMap((item) => listItem(item, context))
  if (children.length === 0) return undefined
  const position = placeOf([node])
  const ordered = numbered.test(nameOf(node))
  return {
    type: 'list',
    ordered,
    start: ordered ? 1 : null,
    spread: children.some(({ spread }) => spread),
    children,
    ...(position ? { position } : {}),
  }
}

function listItem(item: Ast.Macro, context: Context): ListItem[] {
  const blocks = context
    .blocks(argumentOf(item, -1))
    .filter((block) => block.type !== 'heading') as ListItem['children']
  const label = optionOf(item)
  const term = label ? trim(context.phrasing(label)) : []
  // Marks that an author chose instead of a dot are none of its words.
  if (term.some((one) => one.type !== 'text' || /\p{L}{2}/u.test(one.value)))
    lead(blocks, [
      { type: 'strong', children: term },
      { type: 'text', value: ' ' },
    ])
  if (blocks.length === 0) return []
  const position = placeOf([item])
  return [
    {
      type: 'listItem',
      spread: blocks.length > 1,
      checked: null,
      children: blocks,
      ...(position ? { position } : {}),
    },
  ]
}

/** Words in front of the first paragraph of some blocks. */
export function lead(blocks: Block[], words: PhrasingContent[]): void {
  const [first] = blocks
  if (first?.type === 'paragraph') first.children.unshift(...words)
  else blocks.unshift({ type: 'paragraph', children: words })
}

/** What the commands of the packages algorithmic and algpseudocode write around their words. */
const keywords: Record<string, [before: string, after: string]> = {
  IF: ['if', 'then'],
  ELSIF: ['else if', 'then'],
  ELSE: ['else', ''],
  ENDIF: ['', ''],
  FOR: ['for', 'do'],
  FORALL: ['for all', 'do'],
  ENDFOR: ['', ''],
  WHILE: ['while', 'do'],
  ENDWHILE: ['', ''],
  REPEAT: ['repeat', ''],
  UNTIL: ['until', ''],
  LOOP: ['loop', ''],
  ENDLOOP: ['', ''],
  RETURN: ['return', ''],
  REQUIRE: ['Require:', ''],
  ENSURE: ['Ensure:', ''],
  STATE: ['', ''],
  STATEX: ['', ''],
  PRINT: ['print', ''],
  PROCEDURE: ['procedure', ''],
  ENDPROCEDURE: ['', ''],
  FUNCTION: ['function', ''],
  ENDFUNCTION: ['', ''],
  KWIN: ['Input:', ''],
  KWOUT: ['Output:', ''],
  KWDATA: ['Data:', ''],
  KWRESULT: ['Result:', ''],
  KWRET: ['return', ''],
  INPUT: ['Input:', ''],
  OUTPUT: ['Output:', ''],
}

/**
 * The lines of an algorithm as items: formulas are drawn in them, which no listing can.
 *
 * ```tex
 * > | \IF{$p_i \le 0$} \STATE \textbf{return} $i$ \ENDIF
 *     ^ **if** p ≤ 0 **then**    ^ **return** i
 * ```
 */
export function steps(nodes: readonly Ast.Node[], context: Context): List | undefined {
  const lines: { words: PhrasingContent[]; nodes: Ast.Node[] }[] = []
  for (const node of nodes) {
    const known = node.type === 'macro' ? keywords[node.content.toUpperCase()] : undefined
    if (node.type === 'macro' && node.content === '\\') lines.push({ words: [], nodes: [] })
    else if (node.type === 'macro' && known) {
      const [before, after] = known
      const given = argumentOf(node, -1)
      const words: PhrasingContent[] = [...bold(before), ...trim(context.phrasing(given)), ...bold(after)]
      lines.push({ words: spaced(words), nodes: [node] })
    } else if (node.type === 'macro' && /^comment$/i.test(node.content))
      lines.at(-1)?.nodes.push(...argumentOf(node, -1))
    else {
      if (lines.length === 0) lines.push({ words: [], nodes: [] })
      lines.at(-1)?.nodes.push(node)
    }
  }
  const children = lines.flatMap(({ words, nodes: own }): ListItem[] => {
    const rest = trim(
      context.phrasing(own.filter((node) => node.type !== 'macro' || !keywords[node.content.toUpperCase()])),
    )
    const line = spaced([...words, ...rest])
    const position = placeOf(own)
    const place = position ? { position } : {}
    return line.length > 0
      ? [
          {
            type: 'listItem',
            spread: false,
            checked: null,
            children: [{ type: 'paragraph', children: line, ...place }],
            ...place,
          },
        ]
      : []
  })
  return children.length > 0 ? { type: 'list', ordered: true, start: 1, spread: false, children } : undefined
}

function bold(word: string): PhrasingContent[] {
  return word ? [{ type: 'strong', children: [{ type: 'text', value: word }] }] : []
}

/** With one space between neighbours. */
function spaced(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node, index): PhrasingContent[] => {
    const before = nodes[index - 1]
    const needs =
      before &&
      (node.type === 'strong' || before.type === 'strong') &&
      !(node.type === 'text' && /^[\s,.;:]/.test(node.value))
    return needs ? [{ type: 'text', value: ' ' }, node] : [node]
  })
}
