/** Files that are made to take all the time and memory there is, in each format. */

import { spawnSync } from 'node:child_process'
import { statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { temporaryFolder } from '#system/temporary-folder.ts'
import type { Bench } from './bench.ts'
import type { Flooded } from './flood-worker.ts'
import { table } from './table.ts'

/** What an input may take at most, processor seconds and MB. */
const most = { seconds: 10, memory: 800 }

/** So long a flood is waited for, ms. */
const patience = 60_000

const worker = path.join(import.meta.dirname, 'flood-worker.ts')

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join('')

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** A Word document of a body; packed it is small. */
function docx(body: string): Uint8Array {
  const relation = `<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>`
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation}</Relationships>`,
    ),
    'word/document.xml': strToU8(`<w:document xmlns:w="${w}"><w:body>${body}</w:body></w:document>`),
  })
}

const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

const notebook = (sources: readonly string[]): string =>
  JSON.stringify({
    cells: sources.map((source) => ({ cell_type: 'markdown', metadata: {}, source: [source] })),
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  })

const sentence = (index: number): string => `Sentence ${index} of a flood says this and no more.`

/** Each flood: what it has much of, by its file. */
const floods: Record<string, () => string | Uint8Array> = {
  'paragraphs.docx': () => docx(times(150_000, () => paragraph('A short sentence is here.'))),
  'nesting.docx': () =>
    docx(
      `${'<w:tbl><w:tr><w:tc>'.repeat(20_000)}${paragraph('x')}${'</w:tc></w:tr></w:tbl>'.repeat(20_000)}`,
    ),
  'cells.docx': () =>
    docx(
      `<w:tbl>${times(3000, () => `<w:tr>${`<w:tc>${paragraph('x')}</w:tc>`.repeat(60)}</w:tr>`)}</w:tbl>`,
    ),
  'paragraphs.html': () => `<h1>T</h1>${times(100_000, (index) => `<p>${sentence(index)}</p>`)}`,
  'nesting.html': () => `<h1>T</h1>${'<div>'.repeat(100_000)}x${'</div>'.repeat(100_000)}`,
  'cells.html': () => `<h1>T</h1><table>${times(5000, () => `<tr>${'<td>x</td>'.repeat(60)}</tr>`)}</table>`,
  'paragraphs.ipynb': () => notebook(Array.from({ length: 100_000 }, (_, index) => sentence(index))),
  'nesting.ipynb': () => notebook(['> '.repeat(50_000) + 'x', `${'['.repeat(50_000)}x`]),
  'paragraphs.md': () => `# T\n\n${times(200_000, (index) => `${sentence(index)}\n\n`)}`,
  'nesting.md': () =>
    `# T\n\n${times(400, (index) => `${' '.repeat(2 * index)}- x\n`)}\n${'> '.repeat(50_000)}x\n`,
  'cells.md': () =>
    `# T\n\n|${'a|'.repeat(60)}\n|${'-|'.repeat(60)}\n${times(5000, () => `|${'x|'.repeat(60)}\n`)}`,
  'paragraphs.txt': () => `T\n\n${times(200_000, (index) => `${sentence(index)}\n\n`)}`,
}

/** See above. */
export const flood: Bench = {
  title: `Generated floods through the pipeline, processor time and memory; each may take ${most.seconds} s and ${most.memory} MB`,
  async run(setting) {
    await using folder = await temporary()
    const rows: string[][] = []
    for (const [name, make] of Object.entries(floods)) {
      setting.log(`  ${name}`)
      const file = path.join(folder.path, name)
      writeFileSync(file, make())
      const size = `${(statSync(file).size / 1024).toFixed(0)} kB`
      const { status, stdout, signal } = spawnSync(process.execPath, [worker, file], {
        encoding: 'utf8',
        timeout: patience,
      })
      if (status !== 0) {
        rows.push([name, size, `${signal ?? status}`, '–', '–', '', 'no'])
        continue
      }
      const { seconds, memory, slides, messages } = JSON.parse(stdout) as Flooded
      const isKept = seconds <= most.seconds && memory <= most.memory
      rows.push([
        name,
        size,
        seconds.toFixed(2),
        String(Math.round(memory)),
        String(slides),
        messages.filter((id) => /limit|unsupported|broken/.test(id)).join(', '),
        isKept ? 'yes' : 'no',
      ])
    }
    const kept = rows.filter((row) => row.at(-1) === 'yes').length
    const head = ['flood', 'size', 's', 'MB', 'slides', 'messages', 'within']
    return `${table(head, rows)}\n${kept} of ${rows.length} within the bounds.`
  },
}

async function temporary(): Promise<{ path: string } & AsyncDisposable> {
  const folder = await temporaryFolder('bench')
  return { path: folder.path, [Symbol.asyncDispose]: () => folder.dispose() }
}
