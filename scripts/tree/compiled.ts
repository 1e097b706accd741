/** What Slidev makes of a deck's text, as plain data: what the writer wrote is judged by it. */

/** One slide as Vue would render it. */
export interface CompiledSlide {
  layout: string
  routeAlias: string
  /** Text of the title in Slidev's table of contents. */
  title: string
  /** Text of each paragraph, heading, item (without lists within), cell and code block, in order. */
  blocks: string[]
  /** All text, in order, blocks apart; formulas and diagrams as their source. */
  text: string
  /** What is not inert markup: tags, attributes, directives, interpolations; none is what is wanted. */
  active: string[]
}

/** Compiles the text of `slides.md` as Slidev does. */
export type Compile = (text: string) => Promise<CompiledSlide[]>
