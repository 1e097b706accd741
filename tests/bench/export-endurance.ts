/*
 * Exports one deck many times in a row and counts the right PDFs.
 *
 *   node tests/bench/export-endurance.ts [times=50] [slides=150]
 *
 * A PDF is right when it has a page for each slide, a bookmark for each, and the bytes of the first
 * one. Prints the time of each export, the peak memory of all processes it started, and what was
 * left behind.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PDFDocument } from '@cantoo/pdf-lib'
import { watched } from './memory.ts'
import { readOutline } from '../../scripts/export/pdf/outline.ts'

/** How long processes may take to end after the export, ms. */
const grace = 2000

const lectern = resolve(import.meta.dirname, '../../scripts/lectern.js')

function slides(count: number): string {
  const pages = Array.from({ length: count }, (_, index) => {
    const points = Array.from({ length: 4 }, (_point, at) => `- Point ${at + 1} of slide ${index + 1}`)
    return [
      `# Slide ${index + 1}`,
      points.join('\n'),
      ...(index % 30 === 0 ? ['```mermaid\nflowchart LR\n  A --> B --> C\n```'] : []),
      ...(index % 7 === 0 ? ['$$ \\int_0^1 x^2 dx = \\frac13 $$'] : []),
      `<!-- What is said on slide ${index + 1}. -->`,
    ].join('\n\n')
  })
  const head = 'theme: none\ntitle: Endurance\nfonts: {provider: none}\nfavicon: "data:,"'
  return `---\n${head}\n---\n\n${pages.join('\n\n---\n\n')}\n`
}

const [times = 50, count = 150] = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'lectern-endurance-'))
// A place of its own: others may build decks at the same time.
const temporary = join(folder, 'tmp')
mkdirSync(temporary)
mkdirSync(join(folder, 'deck'))
writeFileSync(join(folder, 'deck', 'slides.md'), slides(count))
let [right, peak, left, first] = [0, 0, 0, '']
for (let run = 1; run <= times; run++) {
  const file = join(folder, `${run}.pdf`)
  const { code, seconds, memory, running } = await watched(
    [lectern, 'export', join(folder, 'deck'), '-o', file],
    { TMPDIR: temporary },
  )
  peak = Math.max(peak, memory)
  // What was told to end may take a moment on a busy machine.
  await sleep(grace)
  left += running()
  let good = false
  if (code === 0) {
    const bytes = readFileSync(file)
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    const hash = createHash('sha256').update(bytes).digest('hex')
    first ||= hash
    good = document.getPageCount() === count && readOutline(document).length === count && hash === first
  }
  right += Number(good)
  process.stdout.write(
    `${run}: ${good ? 'right' : 'WRONG'}, ${seconds.toFixed(1)} s, ${Math.round(memory / 1e6)} MB\n`,
  )
  rmSync(file, { force: true })
}
const folders = readdirSync(temporary).filter((name) => name.startsWith('lectern-')).length
process.stdout.write(
  `${right} of ${times} right; peak ${Math.round(peak / 1e6)} MB; ${left} processes and ${folders} folders left behind\n`,
)
rmSync(folder, { recursive: true, force: true })
process.exitCode = right === times && left === 0 && folders === 0 ? 0 : 1
