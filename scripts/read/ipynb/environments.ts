/** Environments of TeX that stand in the text of a cell without dollars: notebooks draw them. */

/** Environments that are formulas by themselves, as MathJax has them → what a formula holds instead. */
const inner: Record<string, string> = {
  align: 'aligned',
  alignat: 'alignedat',
  displaymath: '',
  eqnarray: 'aligned',
  equation: '',
  flalign: 'aligned',
  gather: 'gathered',
  math: '',
  multline: 'gathered',
}

const begin = /^( {0,3})\\begin\{([a-z]+)(\*?)\}/

/**
 * ```markdown
 * > | and for one queue
 * > | \begin{align}        $$
 *                          \begin{aligned}
 * > | w &= 2 \\            w &= 2 \\
 * ```
 *
 * @param text A cell of Markdown.
 */
export function bareEnvironments(text: string): string {
  if (!text.includes('\\begin{')) return text
  const lines = text.split('\n')
  const result: string[] = []
  let fence = ''
  let dollars = false
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    const mark = /^\s*(```|~~~)/.exec(line)?.[1]
    if (mark && !dollars && (!fence || mark === fence)) fence = fence ? '' : mark
    else if (!fence && (line.match(/\$\$/g)?.length ?? 0) % 2 === 1) dollars = !dollars
    const match = fence || dollars ? null : begin.exec(line)
    const name = match?.[2] ?? ''
    const stop = `\\end{${name}${match?.[3] ?? ''}}`
    const end =
      match && Object.hasOwn(inner, name)
        ? lines.findIndex((one, index) => index >= at && one.includes(stop))
        : -1
    if (!match || end < 0) {
      result.push(line)
      continue
    }
    const all = lines.slice(at, end + 1).join('\n')
    const cut = all.indexOf(stop)
    const rest = all.slice(cut + stop.length).trim()
    const formula = all.slice(match[0].length, cut)
    result.push('', ...display(name, formula), '', ...(rest ? [rest] : []))
    at = end
  }
  return result.join('\n')
}

function display(name: string, formula: string): string[] {
  const environment = inner[name] ?? ''
  let body = formula.replace(/\\label\{[^{}]*\}|\\(?:nonumber|notag)(?![a-zA-Z])/g, '')
  // Its three columns are two.
  if (name === 'eqnarray') body = body.replace(/&\s*([^&\n\\]{1,20}?)\s*&/g, '&$1')
  const rows = body
    .trim()
    .split('\n')
    .filter((row) => row.trim() !== '')
  return environment
    ? [
        '$$',
        `\\begin{${environment}}${rows.length > 0 && /^\{\d+\}/.test(body) ? (rows.shift() ?? '') : ''}`,
        ...rows,
        `\\end{${environment}}`,
        '$$',
      ]
    : ['$$', ...rows, '$$']
}
