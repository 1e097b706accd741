/** What may stand in a compiled slide: markup that shows something and does nothing. */

/** Tags that Markdown makes, and Slidev's own of fences, formulas and diagrams. */
const tags = new Set(
  (
    'a annotation blockquote br code del em h1 h2 h3 h4 h5 h6 img li line math mfrac mi mn mo mover mpadded mphantom ' +
    'mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover ol p path pre s semantics ' +
    'span strong svg table tbody td th thead tr ul CodeBlockWrapper KaTexBlockWrapper Mermaid'
  ).split(' '),
)

/** Attributes that those have. */
const attributes = new Set(
  (
    'accent accentunder alt aria-hidden class code-lz columnalign columnspacing d display displaystyle encoding fence ' +
    'height href linebreak lspace mathvariant maxsize minsize movablelimits preserveAspectRatio rel rowspacing rspace scriptlevel ' +
    'separator src start stretchy style target title v-pre viewBox voffset width x1 x2 xmlns y1 y2 stroke-width ' +
    'linethickness notation rowlines columnlines align side stroke close rowalign depth'
  ).split(' '),
)

/** Values that may stand in some of them. */
const values: Readonly<Record<string, RegExp>> = {
  href: /^(?:https?|mailto):/,
  // Only the files that the program itself wrote.
  src: /^\/img\/[\w.-]+$/,
  // What Markdown, the highlighter and KaTeX set never leaves its place and loads nothing.
  style: /^(?!.*(?:url|expression|fixed|absolute|@|z-index))/is,
}

/** @returns Whether a tag only shows something. */
export function isStaticTag(name: string): boolean {
  return tags.has(name)
}

/** @returns Whether an attribute only shows something. */
export function isStaticAttribute(name: string, value: string): boolean {
  return attributes.has(name) && (values[name]?.test(value) ?? true)
}
