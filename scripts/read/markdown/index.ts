/** Markdown as people write it: CommonMark, GFM, math, front matter, Chinese emphasis. */

import type { Root } from 'mdast'
import type { Point } from 'unist'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import { remarkDefinitionList } from 'remark-definition-list'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { VFile } from 'vfile'
import { oneBlock, talk } from '#tree/blocks.ts'
import { say } from '#message/say.ts'
import { limitComplexity, restore } from './limit-complexity.ts'
import { remarkDollars } from './dollars.ts'
import { definitionLists } from './definition-lists.ts'
import { dollarDelimiters } from './delimiters.ts'
import { directives } from './directives.ts'
import { joinDisplay, splitDisplay } from './display.ts'
import { joinTags, openComponents, plainAddresses } from './generators.ts'
import { gridTables } from './grid-tables.ts'
import { indented } from './indented.ts'
import { remarkLiterals } from './literals.ts'
import { inChunks, type Unread } from './chunks.ts'
import { opened, unclosed, type Unclosed } from './unclosed.ts'
import { unfenced } from './unfenced.ts'

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  // One tilde is a range in Chinese (`5~10`), not a deletion.
  .use(remarkGfm, { singleTilde: false })
  .use(remarkLiterals)
  .use(remarkDefinitionList)
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
  const value = String(file)
  const mdx = /\.mdx$/i.test(file.path ?? '') || /^import\s.{1,200}\sfrom\s+['"]/m.test(value)
  const unread: Unread[] = []
  const tree = whole(
    value,
    (text, unread) => parse(text, mdx, unread),
    unread,
    ({ start, end, position }) =>
      say(
        file,
        'read:unclosed',
        `Unexpected \`${start}\` that does not end, expected \`${end}\`; read as text`,
        position.start,
      ),
  )
  for (const { beyond, from, to } of unread) {
    const { blocks } = beyond === 'article' ? talk : oneBlock
    say(
      file,
      'read:limit',
      `Too long for one talk: ${beyond} of more than ${blocks} blocks; did not read beyond twice as many`,
      { start: pointAt(value, from), end: pointAt(value, to) },
    )
  }
  // Of MDX the statements are its own, and its tags.
  return mdx ? tree : unfenced(tree, value)
}

function pointAt(value: string, offset: number): Point {
  const before = value.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n'), offset }
}

/** Read Markdown that is part of something else. */
export function markdownTree(value: string): Root {
  return whole(value, (text) => parse(text))
}

function whole(
  value: string,
  parse: (text: string, unread?: Unread[]) => Root,
  unread?: Unread[],
  tell?: (found: Unclosed) => void,
): Root {
  // All of what is set in is read: where it would end is not known before.
  const inner = (text: string): Root => parse(text)
  /** A fence may hold another of fewer marks. */
  const within = (text: string): Root => directives(parse(text), text, within)
  const nested = (text: string, tree: Root): Root =>
    gridTables(directives(indented(tree, text, inner), text, within), text, inner)
  const tree = nested(value, parse(value, unread))
  const found = unclosed(tree)
  if (found.length === 0) return tree
  for (const one of found) tell?.(one)
  const text = opened(value, found)
  unread?.splice(0)
  return restore(nested(text, parse(text, unread)))
}

function parse(value: string, mdx = false, unread?: Unread[]): Root {
  const delimited = dollarDelimiters(value)
  const joined = joinDisplay(delimited)
  const tags = joinTags(joined)
  const limited = limitComplexity(mdx ? openComponents(tags) : tags)
  const tree = inChunks(limited, (text) => processor.parse(text), unread)
  if (limited !== joined) restore(tree)
  if (/^[ \t>]*:[ \t]/m.test(value)) definitionLists(tree)
  if (/\{[{%]/.test(value)) plainAddresses(tree)
  return delimited.includes('$$') ? splitDisplay(tree, delimited, joined) : tree
}
