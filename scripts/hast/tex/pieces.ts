/** Pieces of TeX that formulas of Word and of pages share. */

/** Text within a formula: what acts in TeX is escaped. */
export function plainText(text: string): string {
  return text.replace(/[#$%&_{}]/g, '\\$&').replace(/[\\^~](?![#$%&_{}])/g, ' ')
}

export const functions = new Set(
  'arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min sec sin sinh sup tan tanh'.split(
    ' ',
  ),
)

export function functionName(name: string): string {
  const bare = /^(?:\\mathrm\{)?([A-Za-z]+)\}?$/.exec(name)?.[1]
  if (bare === undefined) return name
  return functions.has(bare) ? `\\${bare}` : `\\operatorname{${bare}}`
}

/** A single character or command needs no braces. */
export function braced(value: string): string {
  return /^(?:[A-Za-z0-9]|\\[a-zA-Z]+)$/.test(value) ? value : `{${value}}`
}

export function scripts(base: string, below: string | undefined, above: string | undefined): string {
  const single = /^(?:.|\{\}|\\[a-zA-Z]+(?:\{[^{}]*\})?|\\left[^]*\\right.)$/u.test(base)
  let result = single ? base : `{${base}}`
  if (below) result += `_${braced(below)}`
  // Primes are raised by themselves.
  if (above) result += /^'+$/.test(above) ? above : `^${braced(above)}`
  return result
}

export const large: Record<string, string> = {
  '∑': '\\sum', '∏': '\\prod', '∐': '\\coprod', '∫': '\\int', '∬': '\\iint', '∭': '\\iiint', '∮': '\\oint',
  '∯': '\\oiint', '∰': '\\oiiint', '⋃': '\\bigcup', '⋂': '\\bigcap', '⋁': '\\bigvee', '⋀': '\\bigwedge',
  '⨁': '\\bigoplus', '⨂': '\\bigotimes', '⨀': '\\bigodot', '⨆': '\\bigsqcup', '⨄': '\\biguplus',
} // prettier-ignore

/** Brackets as TeX names them behind `\left`; an empty one is a dot. */
export const brackets: Record<string, string> = {
  '': '.', '{': '\\{', '}': '\\}', '⟨': '\\langle', '⟩': '\\rangle', '〈': '\\langle', '〉': '\\rangle',
  '⌊': '\\lfloor', '⌋': '\\rfloor', '⌈': '\\lceil', '⌉': '\\rceil', '‖': '\\|', '∥': '\\|', '|': '|', '∣': '|',
  '(': '(', ')': ')', '[': '[', ']': ']', '（': '(', '）': ')', '⟦': '[\\![', '⟧': ']\\!]', '/': '/',
} // prettier-ignore

/** A mark over a letter, and over more than one. */
export const accents: Record<string, [narrow: string, wide: string]> = {
  '\u0302': ['hat', 'widehat'], '^': ['hat', 'widehat'], ˆ: ['hat', 'widehat'],
  '\u0303': ['tilde', 'widetilde'], '~': ['tilde', 'widetilde'], '\u0304': ['bar', 'overline'],
  '\u0305': ['bar', 'overline'], '¯': ['bar', 'overline'], '‾': ['bar', 'overline'], '\u033f': ['bar', 'overline'],
  '\u20d7': ['vec', 'overrightarrow'], '→': ['vec', 'overrightarrow'], '\u20d6': ['overleftarrow', 'overleftarrow'],
  '\u20e1': ['overleftrightarrow', 'overleftrightarrow'], '\u0307': ['dot', 'dot'], '˙': ['dot', 'dot'],
  '\u0308': ['ddot', 'ddot'], '\u20db': ['dddot', 'dddot'], '\u030c': ['check', 'widecheck'],
  '\u0301': ['acute', 'acute'], '\u0300': ['grave', 'grave'], '\u0306': ['breve', 'breve'], '\u030a': ['mathring', 'mathring'],
} // prettier-ignore
