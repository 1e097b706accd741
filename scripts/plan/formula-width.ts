/** About how wide a formula is set, without setting it; what is off is measured and planned again. */

/** KaTeX sets a formula 1.21 times as large as the text around it. */
const larger = 1.21

/** em of the formula: an operator with the space around it, a letter or figure, a script of it. */
const advance = { operator: 1.22, symbol: 0.55, script: 0.7 }

/** Commands that are set with space around them. */
const operators =
  /\\(?:[lg]eq?|[lg]t|neq?|ll|gg|equiv|approx|sim|simeq|propto|in|subset|subseteq|to|mapsto|implies|iff|coloneqq|triangleq|[a-zA-Z]*arrow|cdot|times|pm|mp|div|cup|cap|oplus|otimes|quad|sum|prod|int)(?![A-Za-z])|[+\-=<>]/g

/** What is not drawn: fonts, environments, sizes of brackets, spaces. */
const unseen =
  /\\(?:text|mathrm|mathbf|mathcal|mathbb|mathit|boldsymbol|operatorname\*?|left|right|[bB]igg?[lrm]?|displaystyle|limits|,|;|!|:)(?![A-Za-z])|\\(?:begin|end)\{[a-z*]+\}/g

/**
 * @param tex A formula, of one row or more.
 * @returns The width of its widest row, em of the text around it.
 */
export function formulaWidth(tex: string): number {
  return tex.split(String.raw`\\`).reduce((most, row) => Math.max(most, rowWidth(row)), 0) * larger
}

function rowWidth(row: string): number {
  let scripts = 0
  const base = row
    .replaceAll(unseen, ' ')
    // Above and below a bar only the longer one counts.
    .replaceAll(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, (_, a: string, b: string) =>
      a.length > b.length ? a : b,
    )
    .replaceAll(/[_^](?:\{([^{}]*)\}|(\\[A-Za-z]+|[^\s\\]))/g, (_, group?: string, single?: string) => {
      scripts += symbols(group ?? single ?? '') * advance.script
      return ''
    })
  return scripts + symbols(base)
}

function symbols(tex: string): number {
  const found = tex.match(operators)?.length ?? 0
  const letters = tex
    .replaceAll(operators, '')
    .replaceAll(/\\[A-Za-z]+/g, 'x')
    .replaceAll(/[{}\s&\\_^]/g, '')
  return found * advance.operator + letters.length * advance.symbol
}
