/** One and the same talk in the syntax of each tool: points, code, five diagrams, formulas. */

/** How a tool writes what Markdown has no word for. */
interface Dialect {
  /** What stands above the first slide. */
  head: string
  /** What stands between two slides. */
  cut: string
  diagram: string
}

/** Five of them in a talk of any length. */
const diagrams = 5

/** One slide in so many has a formula, and one a listing. */
const every = { formula: 5, code: 7 }

/** The slide of points whose edition is another: the first. */
const edited = 0

/** For tools that draw no diagrams: the picture that their users have to make first. */
export const diagramSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 120" font-family="sans-serif" font-size="22">
${['Read', 'Analyze', 'Plan', 'Write']
  .map(
    (label, index) =>
      `<rect x="${10 + index * 175}" y="30" width="140" height="60" fill="none" stroke="#333" stroke-width="2"/>` +
      `<text x="${80 + index * 175}" y="67" text-anchor="middle">${label}</text>` +
      (index < 3
        ? `<path d="M${150 + index * 175} 60h30" stroke="#333" stroke-width="2" marker-end="none"/>`
        : ''),
  )
  .join('\n')}
</svg>
`

/** The name of its file, beside the talk. */
export const diagramFile = 'diagram.svg'

const mermaid = '```mermaid\nflowchart LR\n  Read --> Analyze --> Plan --> Write\n```'
const picture = `![](${diagramFile})`

/** Nothing that would call out, or the network decides what is measured. */
const slidevHead = (theme: string): string =>
  `---\ntheme: ${theme}\ntitle: Talk\nfonts:\n  provider: none\nfavicon: "data:,"\n---\n\n`

/** The tools by name. */
export const dialects = {
  slidev: (theme: string): Dialect => ({ head: slidevHead(theme), cut: '\n---\n\n', diagram: mermaid }),
  marp: (): Dialect => ({ head: '---\nmarp: true\n---\n\n', cut: '\n---\n\n', diagram: picture }),
  revealMd: (): Dialect => ({ head: '', cut: '\n---\n\n', diagram: picture }),
  pandoc: (): Dialect => ({ head: '---\ntitle: Talk\n---\n\n', cut: '\n', diagram: picture }),
}

/**
 * @param count How many slides.
 * @param dialect Of which tool.
 * @param edition A number that stands on one slide: another one is an edit of one word.
 * @returns The text of the talk.
 */
export function talk(count: number, dialect: Dialect, edition = 0): string {
  const step = Math.floor(count / diagrams)
  const slides = Array.from({ length: count }, (_, index) => {
    const title = `# Slide ${index + 1}: what the reader should know\n`
    return `${title}\n${content(index, step, dialect, edition)}\n`
  })
  return dialect.head + slides.join(dialect.cut)
}

function content(index: number, step: number, dialect: Dialect, edition: number): string {
  if (index % step === step - 1 && index < step * diagrams) return dialect.diagram
  if (index % every.formula === 2)
    return `The loss of step ${index} is\n\n$$\nL_{${index}} = \\frac{1}{n} \\sum_{i=1}^{n} (y_i - \\hat{y}_i)^2\n$$`
  if (index % every.code === 3)
    return `\`\`\`ts\nfunction step${index}(input: string): string {\n  return input.trim().toLowerCase()\n}\n\`\`\``
  return [
    `- The first point of slide ${index}, edition ${index === edited ? edition : 0}`,
    '- A point with **a strong word** and `code` in it',
    '- A longer point that says why people should care about what is said here',
    '- And the last one, with a [link](https://example.org)',
  ].join('\n')
}
