/** How large the PDF of a long talk is. */

import { readFileSync } from 'node:fs'
import { PDFDocument } from '@cantoo/pdf-lib'
import { temporaryFolder } from '#system/temporary-folder.ts'
import type { Bench } from './bench.ts'
import { exporters } from './export-sides.ts'
import { table } from './table.ts'

/** A long talk. */
const count = 150

/** See above. */
export const size: Bench = {
  title: `The PDF of a talk of ${count} slides with five diagrams and formulas`,
  async run(setting) {
    await using stack = new AsyncDisposableStack()
    const folder = await temporaryFolder('bench')
    stack.defer(() => folder.dispose())
    const rows: string[][] = []
    for (const { name, pdf, run } of await exporters(count, folder.path, setting)) {
      if (name.includes('changed')) continue
      setting.log(`  ${name}`)
      try {
        await run()
        const bytes = readFileSync(pdf)
        const pages = (await PDFDocument.load(bytes)).getPageCount()
        rows.push([name, String(Math.round(bytes.length / 1024)), String(pages)])
      } catch (error) {
        setting.log(`  ${name} failed: ${(error as Error).message}`)
        rows.push([name, '–', '–'])
      }
    }
    return table(['tool', 'kB', 'pages'], rows)
  },
}
