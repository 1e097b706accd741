/** How large KaTeX sets a formula, from the tree that it draws. */

import * as katex from 'katex'

/** em of the formula's own size. */
interface GlyphBox {
  width: number
  /** Above and below the line that letters stand on. */
  up: number
  down: number
}

export interface Formula {
  glyphBoxes: GlyphBox[]
  up: number
  down: number
}

/** A node of KaTeX's tree, as much as is read. */
interface Drawn {
  classes?: string[]
  children?: Drawn[]
  height?: number
  depth?: number
  width?: number
  italic?: number
  text?: string
  style?: {
    marginRight?: string
    marginLeft?: string
    minWidth?: string
    width?: string
    paddingLeft?: string
  }
}

/** Sizes of KaTeX, `size1` to `size11`. */
const sizes = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.44, 1.728, 2.074, 2.488]

/** KaTeX has no public way to its tree; its name has been the same since 2016. */
const { __renderToHTMLTree: drawTree } = katex as unknown as {
  __renderToHTMLTree: (tex: string, options: katex.KatexOptions) => Drawn
}

/** What is longer is written as code (`limits` of the writer); KaTeX's time grows with its square. */
const mostCharacters = 20_000

const mostKept = 2000
const cache = new Map<string, Formula | undefined>()

/** @returns The size of a formula; nothing where KaTeX does not take it, and it is shown as code. */
export function formula(tex: string, display: boolean): Formula | undefined {
  const key = `${display}${tex}`
  if (cache.has(key)) return cache.get(key)
  const found = tex.length > mostCharacters ? undefined : draw(tex, display)
  if (cache.size >= mostKept) cache.clear()
  cache.set(key, found)
  return found
}

function draw(tex: string, display: boolean): Formula | undefined {
  let tree: Drawn
  try {
    tree = drawTree(tex, { displayMode: display, throwOnError: true, strict: false })
  } catch {
    return undefined
  }
  const html = find(tree, 'katex-html') ?? tree
  const pieces = (html.children ?? []).map((base) => ({
    width: widthOf(base, 1),
    up: base.height ?? 0,
    down: base.depth ?? 0,
  }))
  return {
    glyphBoxes: pieces,
    up: Math.max(0, ...pieces.map(({ up }) => up)),
    down: Math.max(0, ...pieces.map(({ down }) => down)),
  }
}

function find(node: Drawn, name: string): Drawn | undefined {
  if (node.classes?.includes(name)) return node
  for (const child of node.children ?? []) {
    const found = find(child, name)
    if (found) return found
  }
  return undefined
}

function widthOf(node: Drawn, scale: number): number {
  const { classes = [], children = [], style = {} } = node
  const own = scale * sizeOf(classes)
  const em = (value: string | undefined): number =>
    (value?.endsWith('em') ? Number.parseFloat(value) : 0) * own
  const around = em(style.marginLeft) + em(style.marginRight) + em(style.paddingLeft)
  // A slanted letter leans over its width, and KaTeX leaves room for that.
  if (node.text !== undefined) return around + (lettersOf(node.text, node.width) + (node.italic ?? 0)) * own
  const widths = children.map((child) => widthOf(child, own))
  // What is stacked is as wide as its widest part.
  const stacked = classes.some((name) => name.startsWith('vlist'))
  const inner = stacked ? Math.max(0, ...widths) : widths.reduce((sum, width) => sum + width, 0)
  const least = classes.includes('nulldelimiter') ? nullDelimiter * own : 0
  return around + Math.max(inner, em(style.minWidth), em(style.width), least)
}

/** On both sides of a fraction; its width is in katex.css only, em. */
const nullDelimiter = 0.12

/** KaTeX joins letters of one font into one node, which keeps the width of the first only. */
function lettersOf(text: string, first = usualLetter): number {
  const [, ...others] = text
  return others.reduce((sum, letter) => sum + (/\w/.test(letter) ? letterOf(letter) : usualLetter), first)
}

/** Digits are as wide as this, and most letters, em. */
const usualLetter = 0.5

function letterOf(letter: string): number {
  return formula(letter, false)?.glyphBoxes[0]?.width ?? usualLetter
}

function sizeOf(classes: readonly string[]): number {
  const from = classes.find((name) => name.startsWith('reset-size'))
  const to = classes.find((name) => /^size\d+$/.test(name))
  if (!from || !to) return 1
  return (sizes[Number(to.slice(4)) - 1] ?? 1) / (sizes[Number(from.slice(10)) - 1] ?? 1)
}
