/**
 * The trees that the stages hand on, as unist nodes: every unist utility works
 * on them.
 *
 * ```text
 *  mdast Root ──analyze──▶ Article ──plan──▶ Deck ──write──▶ text
 *
 *  Article                         Deck
 *  ├─ paragraph                    ├─ Slide (cover)
 *  └─ Section (role: rationale)    └─ Slide (rationale)
 *     ├─ heading                      ├─ Slot (default)
 *     ├─ paragraph                    │  └─ list
 *     ├─ list                         └─ Notes
 *     └─ Section …                       └─ paragraph
 * ```
 *
 * A node that was *moved* from the article keeps its `position`. A node that
 * the program *made* has no `position` and has `data.origin`: the spans of the
 * article that it says again (see `origin.ts`).
 */

import type { Transition } from './transitions.ts'
import type { BlockContent, DefinitionContent, Heading, PhrasingContent, Table } from 'mdast'
import type { Data, Literal, Parent } from 'unist'
import type { Diagram } from './diagram-nodes.ts'
import type { Form, Point, Side } from './form-nodes.ts'

export type * from './diagram-nodes.ts'
export type * from './form-nodes.ts'

/** The languages that the program has cues and labels for. */
export type Lang = 'en' | 'zh'

/** What an article says of its talk. */
export interface TalkSettings {
  /** How long it is to take, minutes. */
  minutes?: number
  /** How fast the speaker is: 1 is about a minute for a slide of points. */
  pace?: number
  /** How one slide becomes the next. */
  transition?: Transition
}

/** What a section does in its article; no role is the right answer when unsure. */
export type Role =
  | 'abstract'
  | 'appendix'
  | 'background'
  | 'comparison'
  | 'conclusion'
  | 'contribution'
  | 'definition'
  | 'example'
  | 'implication'
  | 'limitation'
  | 'method'
  | 'process'
  | 'question'
  | 'quotation'
  | 'rationale'
  | 'references'
  | 'related'
  | 'result'

/** What a slide does in its deck; `template.json` maps each to layouts. */
export type SlideRole =
  | 'agenda'
  | 'backup'
  | 'cards'
  | 'chart'
  | 'closing'
  | 'code'
  | 'comparison'
  | 'cover'
  | 'definition'
  | 'diagram'
  | 'figure'
  | 'figure-left'
  | 'figure-right'
  | 'overview'
  | 'points'
  | 'questions'
  | 'quote'
  | 'rationale'
  | 'references'
  | 'rows'
  | 'section'
  | 'statement'
  | 'table'
  | 'takeaways'
  | 'timeline'

declare module 'unist' {
  interface Data {
    /** Spans of the article that a made node says again. */
    origin?: Position[]
    /** The passage that a slide tells, and as what: slides that go on share it. */
    passage?: string
    /** How much a point matters within the whole article, 0 to 1. */
    salience?: number
    /** How many characters at the beginning of a paragraph name who speaks it. */
    speaker?: number
    /** Takeaways that the article itself concludes, in its last section or paragraph. */
    concluded?: true
    /** A takeaway that is the heading of a section. */
    heading?: true
    /** What a slide about a paragraph or a point may be called, claims before names; none on other nodes. */
    titles?: TitleCandidate[]
  }
}

declare module 'mdast' {
  interface CodeData {
    /** Number of the first line, where the code is a part of a longer block: its lines are counted. */
    startLine?: number
  }
  interface FootnoteDefinitionData {
    /** Whether it is what a speaker says, and no note of the text. */
    spoken?: boolean
  }
  interface FrontmatterContentMap {
    toml: Toml
  }
  interface RootContentMap {
    diagram: Diagram
    toml: Toml
  }
  interface BlockContentMap {
    diagram: Diagram
  }
}

/** Front matter between `+++`, as remark-frontmatter reads it. */
export interface Toml extends Literal {
  type: 'toml'
  value: string
}

export type Flow = BlockContent | DefinitionContent

/** What an article says of itself. */
export interface Metadata {
  title: string
  subtitle?: string
  authors: string[]
  /** As `YYYY-MM-DD`. */
  date?: string
  lang: Lang
  /** The language of the text, where it is not that of the rules, `lang`: a tag of BCP 47. */
  language?: string
  /** Address or name of the place where the article stands. */
  source?: string
  /** Settings of the template, as the front matter gives them. */
  themeConfig?: Record<string, string>
}

/**
 * An article that was understood.
 *
 * `children` holds every block of the text in its order; what was read out of
 * it lies in the `findings` of the article (for all of it) and of its sections.
 */
export interface Article extends Parent, Metadata, TalkSettings {
  type: 'article'
  /** What is true of the article as a whole: its claim, its diagram, its takeaways. */
  annotations: Annotation[]
  children: (Flow | Section)[]
}

/** A heading and what belongs to it, up to the next heading of its rank or above. */
export interface Section extends Parent {
  type: 'section'
  /** Stable name within the article, from the heading: `why-base`. */
  id: string
  /** 1 for a main section, 2 for a section within it, and so on. */
  depth: number
  role?: Role
  annotations: Annotation[]
  children: [heading: Heading, ...rest: (Flow | Section)[]]
}

/** What analyzeing reads out of a passage. Findings are made, never moved. */
export type Annotation =
  | Claim
  | Comparison
  | ComparisonTable
  | Diagram
  | Form
  | KeyPoints
  | Rationale
  | Takeaways

/** The sentence that the article stands or falls with. */
export interface Claim extends Parent {
  type: 'claim'
  children: PhrasingContent[]
}

/**
 * Things set side by side.
 *
 * ```text
 *   base: keeps raw abilities | instruct: follows people better
 *   ^^^^ name                   ^^^^^^^^ name
 *         ^^^^^^^^^^^^^^^^^^^ point        ^^^^^^^^^^^^^^^^^^^^^ point
 * ```
 */
export interface Comparison extends Parent {
  type: 'comparison'
  children: Side[]
}

/**
 * Things that are told by the same attributes, as a table: a column for each
 * thing, a row for each attribute.
 */
export interface ComparisonTable extends Parent {
  type: 'comparisonTable'
  children: [Table]
}

/** Named reasons for one thing, in the order of the article. */
export interface Rationale extends Parent {
  type: 'rationale'
  children: Reason[]
}

/** One reason: its name, and what it claims as short points. */
export interface Reason extends Parent {
  type: 'reason'
  name: string
  children: Point[]
  /** The blocks of the article that tell it, for the notes. */
  passage: Flow[]
}

/** What of the paragraphs of a passage deserves a slide, in the order of the text. */
export interface KeyPoints extends Parent {
  type: 'keyPoints'
  children: Point[]
}

/** What the audience should take home. */
export interface Takeaways extends Parent {
  type: 'takeaways'
  children: Point[]
}

/**
 * Words of a paragraph that may be the title of a slide about it. Made: `data.origin` says where they stand.
 *
 * - `claim`: a short whole sentence that stands alone, at most 12 words or 24 Han characters, no full stop.
 * - `strong`: a bold run that is a name or a short claim.
 * - `term`: what a sentence of it defines.
 */
export interface TitleCandidate extends Literal {
  type: 'titleCandidate'
  kind: 'claim' | 'strong' | 'term'
  /** Plain text, one line. */
  value: string
  data?: Data
}

/** A talk, before it is written in the syntax of Slidev. */
export interface Deck extends Parent, Metadata {
  type: 'deck'
  /** How long the talk takes, in whole minutes. */
  minutes: number
  children: Slide[]
}

/** One slide. */
export interface Slide extends Parent {
  type: 'slide'
  /** Stable name within the deck; Slidev's `routeAlias`. */
  id: string
  role: SlideRole
  /** A layout of the template. */
  layout: string
  /** The heading of the slide, as plain text. */
  title: string
  /** How long the speaker stays on it, in seconds. */
  seconds: number
  /** Front matter for the layout: `section`, `index`, `total`, `continued` … */
  fields: Record<string, number | string>
  children: (Slot | Notes)[]
}

/** A named place of a layout; `default` is the unnamed one. */
export interface Slot extends Parent {
  type: 'slot'
  name: string
  children: Flow[]
}

/** What the speaker says. */
export interface Notes extends Parent {
  type: 'notes'
  children: Flow[]
}
