/** TeX of formulas as papers have it → TeX that KaTeX sets. */

/** What KaTeX refuses, or sets otherwise than TeX does, with what it sets alike. */
const substitutes: { pattern: RegExp; by: string; reason: string }[] = [
  {
    pattern: /(?<!\\)((?:\\\\)*)%[^\n]*(?:\n|$)\s*/g,
    by: '$1',
    reason: 'A comment, which LaTeXML keeps to break lines.',
  },
  { pattern: /\\label\s*\{[^{}]*\}/g, by: '', reason: 'A label shows nothing.' },
  { pattern: /\\(?:nonumber|notag)(?![A-Za-z])/g, by: '', reason: 'No equation is numbered on a slide.' },
  { pattern: /\\math(?:ds|bbm|bbmss)(?![A-Za-z])/g, by: '\\mathbb', reason: 'Fonts that KaTeX lacks.' },
  {
    pattern: /\\mathbb\s*\{?\s*([0-9])\s*\}?/g,
    by: '\\mathbf{$1}',
    reason: 'Its double-struck digits are plain ones.',
  },
  { pattern: /\\mathpzc(?![A-Za-z])/g, by: '\\mathcal', reason: 'A font that KaTeX lacks.' },
  { pattern: /\\(?:ensuremath|mathop|boxed)\s*(?=\{\s*\})/g, by: '', reason: 'Nothing in it.' },
  { pattern: /\\ensuremath(?![A-Za-z])/g, by: '', reason: 'A formula is one already.' },
  {
    pattern: /\\(?:xspace|allowbreak|displaybreak|intertext|protect|unskip|ignorespaces)(?![A-Za-z])/g,
    by: '',
    reason: 'Spacing for pages.',
  },
  { pattern: /\\(?:hfill|hfil)(?![A-Za-z])/g, by: '\\quad ', reason: 'Spacing for pages.' },
  { pattern: /\\(?:vspace|hspace)\*?\s*\{[^{}]*\}/g, by: '', reason: 'Spacing for pages.' },
  {
    pattern: /\\(?:smaller|small|footnotesize|scriptsize|normalsize|large)(?![A-Za-z])/g,
    by: '',
    reason: 'Sizes for pages.',
  },
  {
    pattern: /\\(?:mbox|textnormal|textup|textsc|textsl)(?![A-Za-z])/g,
    by: '\\text',
    reason: 'Fonts that KaTeX lacks.',
  },
  { pattern: /\\bm(?![A-Za-z])/g, by: '\\boldsymbol', reason: 'The same.' },
  { pattern: /\\(?:eqref|ref)\s*\{[^{}]*\}/g, by: '', reason: 'What could not be resolved.' },
  { pattern: /\\hbox(?![A-Za-z])/g, by: '\\text', reason: 'A box of text.' },
  { pattern: /\\mathrlap(?![A-Za-z])/g, by: '', reason: 'Spacing for pages.' },
]

/**
 * @param value TeX of a formula, its macros expanded.
 * @returns The same formula in what KaTeX knows.
 */
export function katexTex(value: string): string {
  return substitutes
    .reduce((tex, { pattern, by }) => tex.replace(pattern, by), value)
    .replace(/^\s*\\displaystyle(?![A-Za-z])\s*/, '')
    .trim()
}

/** Rows of cells as one formula: `\begin{aligned}` where there is more than one cell. */
export function alignedTex(rows: readonly (readonly string[])[]): string {
  const [only] = rows
  if (rows.length === 1 && only) return only.filter(Boolean).join(' ')
  const lines = rows.map((cells) => cells.join(' & '))
  return `\\begin{aligned}\n${lines.join(' \\\\\n')}\n\\end{aligned}`
}
