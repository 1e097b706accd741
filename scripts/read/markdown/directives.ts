/** Fences of MyST, Quarto and Pandoc: directives, which are no code, and code with options. */

import type { Blockquote, Code, PhrasingContent, Root, RootContent, Table, TableCell } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Point } from 'unist'
import { visit } from '#tree/visit.ts'

/** `{note}`, `{code-block}`, `{python}`. */
const name = /^\{([\w:.+-]+)\}$/
/** `:width: 50%` of a directive, `#| label: fig-a` of a cell. */
const option = /^(?::([\w-]+):[ \t]*(.*)|(?:#|\/\/|%%)\|.*)$/

/** https://mystmd.org/guide/directives and the names that Sphinx has for the same. */
const kinds: Record<string, readonly string[]> = {
  admonition:
    'admonition attention caution danger error hint important note seealso tip warning topic sidebar dropdown card tab-item epigraph pull-quote blockquote highlights margin aside exercise solution definition theorem lemma proof corollary example remark proposition algorithm'.split(
      ' ',
    ),
  code: 'code code-block code-cell sourcecode parsed-literal literalinclude'.split(' '),
  figure: ['figure', 'image', 'carousel'],
  math: ['math'],
  nothing:
    'bibliography contents eval-rst glossary-index highlight index literal-include list-of-figures only tableofcontents tags toctree raw include embed iframe video anywidget'.split(
      ' ',
    ),
  table: ['list-table', 'table'],
}
const kindOf = new Map(Object.entries(kinds).flatMap(([kind, names]) => names.map((one) => [one, kind])))

/**
 * ````markdown
 * > | ```{warning} Careful
 *     ^^^^^^^^^^^^^^^^^^^^ a container
 * > | A full buffer blocks *all*.
 * > | ```
 * > | ```{code-block} python      ```{python}
 *     ^^^^^^^^^^^^^^^^^^^^^^      ^^^^^^^^^^^ code
 * > | :linenos:                   #| echo: false
 *     ^^^^^^^^^                   ^^^^^^^^^^^^^^ gone
 * ````
 *
 * @param tree What was parsed; changed in place.
 * @param parse How to parse the content of a fence.
 */
export function directives(tree: Root, value: string, parse: (text: string) => Root): Root {
  if (!/^[ \t>]*(?:`{3,}|~{3,}|:{3,})[ \t]*\{[\w:.+-]/m.test(value)) return tree
  visit(tree, (node) => {
    if (!('children' in node)) return
    node.children = (node.children as RootContent[]).flatMap((child) =>
      child.type === 'code' ? read(child, value, parse) : child,
    ) as typeof node.children
  })
  return tree
}

function read(node: Code, value: string, parse: (text: string) => Root): RootContent[] {
  // Pandoc gives a language as a class: `{.python .numberLines}`.
  const ofClass = /^\{\.([\w+#-]+)/.exec(node.lang ?? '')?.[1]
  if (ofClass) return [{ ...node, lang: ofClass, meta: null }]
  const found = name.exec(node.lang ?? '')?.[1]
  if (found === undefined) return [node]
  const lines = node.value.split('\n')
  let first = 0
  const options = new Map<string, string>()
  for (let match = option.exec(lines[0] ?? ''); match; match = option.exec(lines[first] ?? '')) {
    if (match[1]) options.set(match[1], match[2] ?? '')
    first++
  }
  while (first < lines.length && !lines[first]?.trim()) first++
  const text = lines.slice(first).join('\n')
  const title = node.meta?.trim() ?? ''
  const place = node.position && { position: node.position }
  const content = (): Blockquote['children'] => {
    const { children } = placed(parse(text), node, value, first)
    return children as Blockquote['children']
  }
  switch (kindOf.get(found)) {
    case 'admonition':
      return [
        {
          type: 'blockquote',
          children: content(),
          data: { container: found, ...(title ? { label: title } : {}) },
          ...place,
        },
      ]
    case 'code':
      return text ? [{ type: 'code', lang: title.split(/\s/)[0] || null, value: text, ...place }] : []
    case 'figure': {
      const caption = content()
      return [
        {
          type: 'paragraph',
          children: [{ type: 'image', url: title, alt: options.get('alt') ?? '', ...place }],
          ...place,
        },
        ...caption.map((block, at) =>
          at === 0 && block.type === 'paragraph'
            ? { ...block, data: { ...block.data, caption: true } }
            : block,
        ),
      ]
    }
    case 'math':
      return [{ type: 'math', meta: null, value: text || title, ...place }]
    case 'nothing':
      return []
    case 'table':
      return [...captioned(title, place), ...content().map((block) => tableOf(block) ?? block)]
    default:
      // A cell that runs: `{python}`, `{r}`; its options say how.
      return /^[a-z][\w+#-]*$/i.test(found) ? [{ ...node, lang: found, meta: null, value: text }] : [node]
  }
}

function captioned(title: string, place: Pick<Blockquote, 'position'> | undefined): RootContent[] {
  if (!title) return []
  return [
    { type: 'paragraph', children: [{ type: 'text', value: title }], data: { caption: true }, ...place },
  ]
}

/** @returns The table of a list of rows, each a list of cells; nothing for other content. */
function tableOf(block: RootContent): Table | undefined {
  if (block.type !== 'list') return undefined
  const rows = block.children.map(({ children }) =>
    children[0]?.type === 'list' ? children[0].children : undefined,
  )
  const width = rows[0]?.length ?? 0
  if (width < 2 || rows.some((row) => row?.length !== width)) return undefined
  const place = block.position && { position: block.position }
  return {
    type: 'table',
    children: rows.map((row) => ({
      type: 'tableRow',
      children: (row ?? []).map(({ children }): TableCell => ({
        type: 'tableCell',
        children: children.flatMap((inner, at): PhrasingContent[] => [
          ...(at > 0 ? [{ type: 'break' } as const] : []),
          ...(inner.type === 'paragraph'
            ? inner.children
            : [{ type: 'text' as const, value: toString(inner) }]),
        ]),
        ...place,
      })),
      ...place,
    })),
    ...place,
  }
}

/** What was parsed apart, with positions in the article; within other blocks they are those of the fence. */
function placed(tree: Root, node: Code, value: string, skipped: number): Root {
  const start = node.position?.start
  const opening = value.indexOf('\n', start?.offset ?? 0) + 1
  const before = node.value.split('\n').slice(0, skipped)
  const from = before.reduce((sum, line) => sum + line.length + 1, opening)
  const moved = (point: Point): Point => ({
    line: (start?.line ?? 1) + skipped + point.line,
    column: point.column,
    offset: from + (point.offset ?? 0),
  })
  visit(tree, (inner) => {
    const { position } = inner
    if (!position || !start) return
    if (start.column > 1) inner.position = node.position!
    else inner.position = { start: moved(position.start), end: moved(position.end) }
  })
  return tree
}
