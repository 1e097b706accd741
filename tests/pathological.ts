/**
 * Articles that nobody should write and somebody will: 50 shapes in two languages, made by code.
 *
 * To add one, add a row.
 */

import { type Speaker, speakers } from './pathological-text.ts'
import { png } from './png.ts'

/** Numbers from 1. */
function count(length: number): number[] {
  return Array.from({ length }, (_, index) => index + 1)
}

function lines<Item>(items: readonly Item[], line: (item: Item, index: number) => string): string {
  return items.map(line).join('\n')
}

/** A table of Markdown with a head. */
function table(columns: number, rows: number, cell: (row: number, column: number) => string): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    row(count(columns).map((column) => cell(0, column))),
    row(count(columns).map(() => '---')),
    ...count(rows).map((index) => row(count(columns).map((column) => cell(index, column)))),
  ].join('\n')
}

function code(language: string, value: string): string {
  return `\`\`\`${language}\n${value}\n\`\`\``
}

function statement(index: number): string {
  return `const value${index} = compute(value${index - 1}, ${index}) // step ${index}`
}

/** Each shape: what stands below the title. */
const shapes: Record<string, (say: Speaker) => string> = {
  // Text
  'paragraph without a gap': (say) => say.solid(2000),
  'paragraph without punctuation': (say) => say.bare(3000),
  'paragraph of a page': (say) => say.prose(6000),
  'a hundred paragraphs': (say) =>
    count(100)
      .map(() => say.prose(120))
      .join('\n\n'),
  'hard breaks': (say) =>
    count(120)
      .map((index) => `${say.name(index)}  `)
      .join('\n'),
  'long addresses': () =>
    count(12)
      .map(
        (index) =>
          `<https://example.org/${'path-that-has-no-end/'.repeat(12)}?page=${index}&${'key=value&'.repeat(20)}>`,
      )
      .join('\n\n'),
  'three hundred links': (say) =>
    count(300)
      .map((index) => `[${say.name(index)}](https://example.org/${index})`)
      .join(' '),
  'inline code of a line': (say) => `${say.prose(60)} \`${'call(argument, '.repeat(30)}\` ${say.prose(60)}`,
  'inline code without a gap': (say) =>
    `${say.prose(60)} \`${'a_name_with_no_end'.repeat(20)}\` ${say.prose(60)}`,
  'all of it emphasised': (say) => `**${say.prose(800)}** *${say.prose(800)}* ~~${say.prose(200)}~~`,
  'emoji sequences': (say) =>
    `${say.prose(40)}\n\n${'👩‍👩‍👧‍👦🏳️‍🌈👨🏽‍🚀🇨🇳❤️‍🔥'.repeat(60)}\n\n- 👍🏿 ${say.prose(30)}\n- ${'🎉'.repeat(200)}`,
  'right to left': (say) =>
    `${say.prose(60)}\n\n${'هذه مقالة طويلة عن الشرائح والعروض. '.repeat(30)}\n\n- ${'עברית נכתבת מימין לשמאל. '.repeat(10)}\n- ${say.prose(30)}`,
  'scripts without gaps': () =>
    `${'ภาษาไทยเขียนติดกันโดยไม่มีช่องว่างระหว่างคำ'.repeat(25)}\n\n${'हिन्दीमेंबिनारिक्तस्थानकेलिखागयापाठ'.repeat(30)}`,
  'zero-width characters': (say) => [...say.solid(800)].join('\u200b') + '\u200d\u2060\ufeff'.repeat(50),
  'piled up accents': (say) =>
    [...say.solid(120)].map((letter) => letter + '\u0301\u0323\u0308\u0330'.repeat(5)).join(''),
  'wide letters': () => `${'Ｗ'.repeat(400)}\n\n${'𝕎'.repeat(400)}\n\n${'WM@%'.repeat(150)}`,

  // Headings
  'heading of 300 characters': (say) => `## ${say.prose(300)}\n\n${say.prose(200)}`,
  'heading without a gap': (say) => `## ${say.solid(300)}\n\n${say.prose(200)}`,
  'heading of marks': (say) =>
    `## \`code_${'x'.repeat(60)}\` **${say.name(1)}** $x^2$ [${say.name(2)}](https://example.org)\n\n${say.prose(100)}`,
  'deep ranks': (say) =>
    count(30)
      .map((index) => `${'#'.repeat(2 + (index % 5))} ${say.name(index)}\n\n${say.prose(90)}`)
      .join('\n\n'),
  'the same heading again': (say) =>
    count(40)
      .map(() => `## ${say.name(1)}\n\n${say.prose(80)}`)
      .join('\n\n'),
  'two hundred short sections': (say) =>
    count(200)
      .map((index) => `## ${say.name(index)}\n\n${say.prose(30)}`)
      .join('\n\n'),
  'headings and nothing else': (say) => lines(count(60), (index) => `## ${say.name(index)}\n`),

  // Lists
  'list nested twelve deep': (say) =>
    lines(count(12), (depth) => `${'  '.repeat(depth - 1)}- ${say.prose(40)}`),
  'list of 300 items': (say) => lines(count(300), (index) => `- ${say.name(index)}`),
  'items of 600 characters': (say) => lines(count(10), (index) => `${index}. ${say.prose(600)}`),
  'items without a gap': (say) => lines(count(8), () => `- ${say.solid(200)}`),
  'list of everything': (say) =>
    lines(
      count(6),
      (index) =>
        `${index}. ${say.prose(60)}\n\n   ${code('js', statement(index)).replaceAll('\n', '\n   ')}\n\n   ${table(3, 2, (row, column) => `${row}.${column}`).replaceAll('\n', '\n   ')}\n\n   > ${say.prose(80)}\n`,
    ),
  tasks: (say) => lines(count(60), (index) => `- [${index % 2 ? 'x' : ' '}] ${say.name(index)}`),

  // Tables
  'table of 40 columns': (say) =>
    table(40, 6, (row, column) => (row === 0 ? say.name(column) : `${row * column}`)),
  'table of 200 rows': (say) =>
    table(4, 200, (row, column) => (column === 1 ? say.name(row) : `${row * column}`)),
  'cell of 1000 characters': (say) =>
    table(3, 3, (row, column) => (row === 2 && column === 2 ? say.prose(1000) : say.name(row))),
  'cells without a gap': (say) => table(5, 5, (row) => say.solid(row === 0 ? 20 : 60)),
  'table without content': () => table(8, 12, () => ''),

  // Code
  'code of 500 lines': () => code('ts', lines(count(500), statement)),
  'line of code of 2000 characters': () => code('js', `const data = '${'abcdefghij'.repeat(200)}'`),
  'log of wide lines': (say) =>
    code(
      '',
      lines(count(120), (index) => `${index} 2026-01-01T00:00:00Z ${say.bare(150)}`),
    ),

  // Formulas
  'formula of three lines': () =>
    '$$\n\\begin{aligned}\na &= b + c \\\\\n&= d + e + f \\\\\n&= \\frac{\\sum_{i=1}^{n} x_i^2}{\\sqrt{1 + \\frac{1}{1 + x}}}\n\\end{aligned}\n$$',
  'formula of 300 symbols': () =>
    `$$\n${count(75)
      .map((index) => `x_{${index}} +`)
      .join(' ')} 1 = 0\n$$`,
  'inline formula of a line': (say) =>
    `${say.prose(40)} $${count(40)
      .map((index) => `a_{${index}} +`)
      .join(' ')} 1$ ${say.prose(40)}`,
  'matrix of 20 by 20': () =>
    `$$\n\\begin{pmatrix}\n${lines(
      count(20),
      (row) =>
        `${count(20)
          .map((column) => `a_{${row},${column}}`)
          .join(' & ')} \\\\`,
    )}\n\\end{pmatrix}\n$$`,

  // Pictures and drawings
  'pictures of odd shapes': (say) =>
    `${say.prose(60)}\n\n![${say.name(1)}](portrait.png)\n\n${say.prose(60)}\n\n![${say.name(2)}](wide.png)\n\n![${say.prose(400)}](tiny.png)`,
  'thirty pictures': (say) =>
    count(30)
      .map((index) => `![${say.name(index)}](portrait.png)`)
      .join(' '),
  'diagram of 60 nodes': (say) =>
    code(
      'mermaid',
      `flowchart LR\n${lines(count(60), (index) => `  n${index}["${say.name(index)}"] --> n${index + 1}`)}`,
    ),

  // Quotes and notes
  'quotes ten deep': (say) =>
    lines(count(10), (depth) => `${'> '.repeat(depth)}${say.prose(60)}\n${'> '.repeat(depth)}`),
  'quote of a page': (say) => `> ${say.prose(4000)}`,
  'a hundred footnotes': (say) =>
    `${count(100)
      .map((index) => `${say.bare(30)}[^${index}]`)
      .join(' ')}\n\n${lines(count(100), (index) => `[^${index}]: ${say.prose(60)}`)}`,

  // Nothing else
  'a picture and nothing else': () => '![](wide.png)',
  'a title and nothing else': () => '',
  'front matter and nothing else': () => '',
}

/** Shapes whose front matter is what is wrong with them. */
const matters: Record<string, (say: Speaker) => string> = {
  'front matter and nothing else': (say) =>
    `title: "${say.prose(300)}"\nsubtitle: "${say.prose(500)}"\nauthors: [${count(60)
      .map((index) => `"${say.name(index)}"`)
      .join(', ')}]\n`,
}

/** The articles by name: `en: table of 40 columns`. */
export const pathological: Readonly<Record<string, string>> = Object.fromEntries(
  speakers.flatMap((say) =>
    Object.entries(shapes).map(([name, body]) => {
      const matter = matters[name]
      const top = matter ? `---\n${matter(say)}---\n` : `# ${say.name(0)}\n`
      return [`${say.lang}: ${name}`, `${top}\n${body(say)}\n`]
    }),
  ),
)

/** The pictures that they show, by the address in the article. */
export const pathologicalPictures = {
  'portrait.png': { file: 'portrait.png', bytes: png(400, 1600) },
  'wide.png': { file: 'wide.png', bytes: png(10_000, 300) },
  'tiny.png': { file: 'tiny.png', bytes: png(1, 1) },
} as const
