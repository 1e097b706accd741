/** Characters of formulas → TeX that KaTeX draws. */

/** What KaTeX does not take as it is, or takes as something else; the rest stays a character. */
const commands: Record<string, string> = {
  '−': '-',
  '∗': '*',
  '\u2061': '', // Function application.
  '\u2062': '', // Times that nobody sees.
  '\u2063': '',
  '\u00a0': '\\ ',
  '\u2002': '\\ ',
  '\u2001': '\\quad',
  '\u2003': '\\quad',
  '\u2004': '\\;',
  '\u2005': '\\:',
  '\u2006': '\\,',
  '\u2009': '\\,',
  '\u200a': '\\,',
  '\u200b': '',
  '#': '\\#',
  '%': '\\%',
  $: '\\$',
  _: '\\_',
  '{': '\\{',
  '}': '\\}',
  '~': '\\sim',
  '\\': '\\backslash',
  '^': '\\hat{}',
  '×': '\\times',
  '÷': '\\div',
  '·': '\\cdot',
  '⋅': '\\cdot',
  '±': '\\pm',
  '∓': '\\mp',
  '≤': '\\leq',
  '≥': '\\geq',
  '≠': '\\neq',
  '≈': '\\approx',
  '≡': '\\equiv',
  '∝': '\\propto',
  '∞': '\\infty',
  '→': '\\to',
  '⇒': '\\Rightarrow',
  '⇔': '\\Leftrightarrow',
  '←': '\\leftarrow',
  '∈': '\\in',
  '∉': '\\notin',
  '⊂': '\\subset',
  '⊆': '\\subseteq',
  '∪': '\\cup',
  '∩': '\\cap',
  '∅': '\\emptyset',
  '∀': '\\forall',
  '∃': '\\exists',
  '∂': '\\partial',
  '∇': '\\nabla',
  '∆': '\\Delta',
  '…': '\\ldots',
  '⋯': '\\cdots',
  '⋮': '\\vdots',
  '⋱': '\\ddots',
  '′': "'",
  '″': "''",
  '‴': "'''",
  '‖': '\\|',
  '∥': '\\parallel',
  '∑': '\\sum',
  '∏': '\\prod',
  '∫': '\\int',
  '√': '\\surd',
  '∣': '\\mid',
  '∖': '\\setminus',
  '⊙': '\\odot',
  '⊗': '\\otimes',
  '⊕': '\\oplus',
  '≲': '\\lesssim',
  '≳': '\\gtrsim',
  '≪': '\\ll',
  '≫': '\\gg',
  '°': '^{\\circ}',
  '（': '(',
  '）': ')',
  '，': ',',
  '：': ':',
  '；': ';',
  '＝': '=',
  '＋': '+',
  '－': '-',
}

const greek: Record<string, string> = Object.fromEntries(
  Object.entries({
    α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'varepsilon', ϵ: 'epsilon', ζ: 'zeta', η: 'eta',
    θ: 'theta', ϑ: 'vartheta', ι: 'iota', κ: 'kappa', λ: 'lambda', μ: 'mu', µ: 'mu', ν: 'nu', ξ: 'xi',
    π: 'pi', ρ: 'rho', ϱ: 'varrho', σ: 'sigma', ς: 'varsigma', τ: 'tau', υ: 'upsilon', φ: 'varphi', ϕ: 'phi',
    χ: 'chi', ψ: 'psi', ω: 'omega', Γ: 'Gamma', Δ: 'Delta', Θ: 'Theta', Λ: 'Lambda', Ξ: 'Xi', Π: 'Pi',
    Σ: 'Sigma', Υ: 'Upsilon', Φ: 'Phi', Ψ: 'Psi', Ω: 'Omega',
  }).map(([letter, name]) => [letter, `\\${name}`]),
) // prettier-ignore

/** Words of other letters are text: KaTeX has no such letters for formulas, nor accented Latin ones. */
const foreign =
  /[À-ÖØ-öø-ž\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}。、《》“”‘’]+/u

/** Letters of a formula in another alphabet: their first characters, in the order of `alphabets`. */
const alphabets: { command: string; letters: RegExp }[] = [
  { command: 'mathbf', letters: /^[\u{1d400}-\u{1d433}\u{1d468}-\u{1d49b}\u{1d7ce}-\u{1d7d7}]$/u },
  { command: 'mathcal', letters: /^[\u{1d49c}-\u{1d503}ℬℰℱℋℐℒℳℛ]$/u },
  { command: 'mathfrak', letters: /^[\u{1d504}-\u{1d537}\u{1d56c}-\u{1d59f}ℭℌℑℜℨ]$/u },
  { command: 'mathbb', letters: /^[\u{1d538}-\u{1d56b}ℂℍℕℙℚℝℤ]$/u },
  { command: 'mathsf', letters: /^[\u{1d5a0}-\u{1d66f}]$/u },
  { command: 'mathtt', letters: /^[\u{1d670}-\u{1d6a3}]$/u },
]

/**
 * ```text
 *   𝑥≤ℝ 速度    x\leq\mathbb{R}\text{速度}
 * ```
 *
 * @param text Characters of a run.
 * @param ampersand Whether `&` aligns rows.
 */
export function characters(text: string, ampersand: boolean): string {
  let result = ''
  for (const part of text.split(new RegExp(`(${foreign.source})`, 'u'))) {
    if (foreign.test(part)) result = joined(result, `\\text{${part}}`)
    else for (const character of part) result = joined(result, one(character, ampersand))
  }
  return result
}

function one(character: string, ampersand: boolean): string {
  if (character === '&') return ampersand ? '&' : '\\&'
  const row = alphabets.find(({ letters }) => letters.test(character))
  // Letters in italics are the plain ones of a formula.
  const plain = character.normalize('NFKC')
  const known = commands[character] ?? greek[character] ?? commands[plain] ?? greek[plain]
  if (row) return `\\${row.command}{${known ?? plain}}`
  return known ?? (/^[\u{1d400}-\u{1d7ff}ℎℓ]$/u.test(character) ? plain : character)
}

/** @returns Two pieces of TeX behind one another: a command ends before a letter. */
export function joined(first: string, second: string): string {
  return /\\[a-zA-Z]+$/.test(first) && /^[a-zA-Z]/.test(second) ? `${first} ${second}` : first + second
}
