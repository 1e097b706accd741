/** What all steps of reading a Word document share. */

import type { Block } from './blocks.ts'
import type { Numbering } from './numbering.ts'
import type { Package } from './package.ts'
import type { Pieces } from './pieces.ts'
import type { Styles } from './styles.ts'
import type { Xml } from './xml.ts'

/** A field of Word; its result may go over several paragraphs. */
export interface Field {
  instruction: string
  inResult: boolean
  /** `w:fldChar` that it begins with. */
  begin: Xml
}

export interface Context {
  /** Those that are open, the innermost last. */
  fields: Field[]
  parts: Package
  styles: Styles
  numbering: Numbering
  pieces: Pieces
  /** Reads the blocks of a text box. */
  blocks: (parent: Xml) => Block[]
  /** Blocks → paragraphs that mammoth reads. */
  emit: (blocks: readonly Block[]) => Xml[]
  /** Characters of text that is set hidden. */
  hidden: number
  /** Paragraphs of tables of contents. */
  contents: number
  /** What was left out, each once. */
  leftOut: Set<string>
}
