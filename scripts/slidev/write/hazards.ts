/**
 * What Slidev would read as something else than text, a row per hazard.
 *
 * Slidev splits the raw file at `---`, greps it for tags, parses it with
 * markdown-exit (HTML, linkify and typographer on, plus KaTeX, footnotes, slots
 * and snippets) and compiles the result as a Vue template. So a hazard may lie
 * in any of four grammars. Each row has a fixture of the same name.
 *
 * Patterns see one character before and after the text, where there is one:
 * `^` and `$` are the very ends of the block.
 */

/** Where a text stands. */
export interface LineContext {
  /** The block that holds it. */
  block: 'cell' | 'heading' | 'paragraph'
  /** Whether it is the label of a link. */
  label: boolean
  /** Whether it is spoken: notes are Markdown, but no Vue template. */
  note: boolean
}

/** One hazard. */
export interface Hazard {
  /** Name of the row and of its fixture. */
  name: string
  /** Source of a regular expression with the flag `u`; must not backtrack. */
  pattern: string
  /** What to write for the match; `backslash` puts one before it. */
  write: string | ((match: string) => string)
  /** Where the hazard is one; everywhere where not given. */
  where?: (place: LineContext) => boolean
}

const slides = (place: LineContext): boolean => !place.note
const noLabel = (place: LineContext): boolean => !place.label
const backslash = (match: string): string => `\\${match}`

export const hazards: readonly Hazard[] = [
  {
    // Vue evaluates `{{ … }}` as JavaScript. Neither `\{\{` nor `&#123;&#123;`
    // helps: both are decoded before Vue compiles.
    name: 'mustache',
    pattern: String.raw`\{{2,}`,
    write: (match) => `<span v-pre>${match}</span>`,
    where: slides,
  },
  {
    // Slidev replaces `__DEV__` and its other flags in the compiled template,
    // also inside text; a tag between the underscores keeps them apart.
    name: 'define',
    pattern: String.raw`__(?=[A-Z][A-Z0-9_]*__)`,
    write: String.raw`<span>\_</span>\_`,
    where: slides,
  },
  {
    // A tag, a comment, a declaration. Never `\<`: Slidev greps the raw file
    // for `<!--`, `<Tweet` and `<BlueSky`. `<<` so that `<<< file` imports nothing.
    name: 'tag',
    pattern: '<(?=[A-Za-z/!?<])',
    write: '&lt;',
  },
  {
    // An ampersand that would start a character reference.
    name: 'entity',
    pattern: String.raw`&(?=#\d{1,7};|#[xX][\dA-Fa-f]{1,6};|[A-Za-z][A-Za-z\d]{1,31};)`,
    write: '&amp;',
  },
  {
    // Slidev rewrites the word `v-drag` wherever it stands, and crashes on it
    // in a table.
    name: 'v-drag',
    pattern: '(?<=[vV])-(?=[dD][rR][aA][gG])',
    write: backslash,
  },
  {
    // `---` cuts a slide and `--` is set as a dash.
    name: 'dashes',
    pattern: '(?<=-)-',
    write: backslash,
  },
  // The typographer: `...` is set as `…`, `,,` as one comma, four or more `?`
  // or `!` as three, `+-` as `±`, `(c)` as `©`.
  { name: 'dots', pattern: String.raw`(?<=\.)\.`, write: backslash },
  { name: 'commas', pattern: '(?<=,),', write: backslash },
  { name: 'exclamations', pattern: '(?<=[?!]{3})[?!]', write: backslash },
  { name: 'plus-minus', pattern: String.raw`(?<=\+)-`, write: backslash },
  { name: 'abbreviations', pattern: String.raw`\((?=(?:[cCrR]|[tT][mM])\))`, write: backslash },
  {
    // Bare addresses become links, their text decoded (`%7B%7B`, punycode).
    // Within the label of a link nothing is linked.
    name: 'address',
    pattern: String.raw`(?<=\/)\/(?=[^\s\/])`,
    write: backslash,
    where: noLabel,
  },
  {
    // Bare mail addresses become links.
    name: 'mail',
    pattern: String.raw`(?<=\S)@(?=\S)`,
    write: backslash,
    where: noLabel,
  },
  {
    // A backslash that would escape what follows, or break the line.
    name: 'backslash',
    pattern: String.raw`\\(?=[!-\/:-@\[-\x60\{-~\n]|$)`,
    write: backslash,
  },
  {
    // Emphasis, unless the asterisk stands between spaces.
    name: 'asterisk',
    pattern: String.raw`(?<![ \t])\*|\*(?![ \t])`,
    write: backslash,
  },
  {
    // Emphasis, unless the underscore stands within a word.
    name: 'underscore',
    pattern: String.raw`(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])`,
    write: backslash,
  },
  {
    // Links, images, footnotes, tasks, alerts, definitions; `[click]` in notes.
    name: 'brackets',
    pattern: String.raw`[\[\]]`,
    write: backslash,
  },
  {
    // Text that ends in `!` before a link would make it an image.
    name: 'image',
    pattern: String.raw`!(?=\[$)`,
    write: backslash,
  },
  // Code, and fences at the start of a line.
  { name: 'backticks', pattern: String.raw`\x60`, write: backslash },
  {
    // Any two `$` of a slide are math.
    name: 'dollars',
    pattern: String.raw`\$`,
    write: backslash,
  },
  {
    // Strikethrough, and fences of tildes.
    name: 'tildes',
    pattern: '~(?=~)|(?<=~)~',
    write: backslash,
  },
  {
    // The end of a cell.
    name: 'pipes',
    pattern: String.raw`\|`,
    write: backslash,
    where: (place) => place.block === 'cell',
  },
  // What starts a block at the start of a line.
  { name: 'line-heading', pattern: String.raw`(?<=^|\n)#(?=#{0,5}(?:[ \t\n]|$))`, write: backslash },
  { name: 'line-bullet', pattern: String.raw`(?<=^|\n)[\-+](?=[ \t\n]|$)`, write: backslash },
  { name: 'line-number', pattern: String.raw`(?<=(?:^|\n)\d{1,9})[.\)](?=[ \t\n]|$)`, write: backslash },
  { name: 'line-quote', pattern: String.raw`(?<=^|\n)>`, write: backslash },
  {
    // The line under a heading.
    name: 'line-setext',
    pattern: String.raw`(?<=^|\n)=(?==*[ \t]*(?:\n|$))`,
    write: backslash,
  },
  {
    // The line under the head of a table: nothing but `-`, `:`, `|` and spaces.
    name: 'line-delimiter',
    pattern: String.raw`(?<=^|\n)[\-:\|](?=[\-:\| \t]*(?:\n|$))`,
    write: backslash,
  },
  {
    // `::name::` starts a slot of the layout.
    name: 'line-slot',
    pattern: '(?<=^|\\n):(?=:)',
    write: backslash,
  },
  {
    // `## Title ##`: the last run closes the heading and is not shown.
    name: 'heading-end',
    pattern: String.raw`(?<=[ \t])#(?=#*$)`,
    write: backslash,
    where: (place) => place.block === 'heading',
  },
]
