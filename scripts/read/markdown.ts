/** Markdown as people write it: CommonMark, GFM, math, front matter, Chinese emphasis. */

import type { Root } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { VFile } from 'vfile'
import { calm, restore } from './calm.ts'
import { remarkDollars } from './dollars.ts'
import { joinDisplay, splitDisplay } from './display.ts'
import { indented } from './indented.ts'
import { inPieces } from './pieces.ts'

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  // One tilde is a range in Chinese (`5~10`), not a deletion.
  .use(remarkGfm, { singleTilde: false })
  .use(remarkMath)
  .use(remarkDollars)
  .use(remarkCjkFriendly)
  .use(remarkCjkFriendlyStrikethrough, { singleTilde: false })
  .freeze()

/**
 * Read Markdown.
 *
 * @param file The article, normalised.
 * @returns Its tree; positions are in `file.value`.
 */
export function markdown(file: VFile): Root {
  return markdownTree(String(file))
}

/** Read Markdown that is part of something else. */
export function markdownTree(value: string): Root {
  return indented(parse(value), value, parse)
}

function parse(value: string): Root {
  const joined = joinDisplay(value)
  const calmed = calm(joined)
  const tree = inPieces(calmed, (text) => processor.parse(text))
  if (calmed !== joined) restore(tree)
  return value.includes('$$') ? splitDisplay(tree, value, joined) : tree
}
