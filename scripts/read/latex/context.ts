/** What the parts of the reader share while they read one paper. */

import type * as Ast from '@unified-latex/unified-latex-types'
import type { BlockContent, DefinitionContent, FootnoteDefinition, Heading, PhrasingContent } from 'mdast'
import type { VFile } from 'vfile'
import type { Work } from '../paper/cite.ts'
import type { Numbers, Theorem } from './numbers.ts'
import type { Source } from './parse.ts'

/** A block of the result. */
export type Block = BlockContent | DefinitionContent | Heading

/** An entry of the list of references, as TeX. */
export interface Entry {
  key: string
  tex: string
  work: Work | undefined
}

/** The state of reading. */
export interface Context {
  file: VFile
  source: Source
  numbers: Numbers
  theorems: ReadonlyMap<string, Theorem>
  /** Author and year of each work, by its key. */
  works: ReadonlyMap<string, string>
  /** The list of references; empty once it is written. */
  entries: Entry[]
  /** Footnotes that no block has taken along yet. */
  footnotes: FootnoteDefinition[]
  /** How many footnotes there have been. */
  count: { footnotes: number }
  /** Commands that were named in a message. */
  named: Set<string>
  /** Nodes within a line → phrasing. */
  phrasing: (nodes: readonly Ast.Node[]) => PhrasingContent[]
  /** TeX that stands in no place of the text → phrasing without places. */
  plainTex: (tex: string) => PhrasingContent[]
  /** Nodes of several lines → blocks. */
  blocks: (nodes: readonly Ast.Node[]) => Block[]
}
