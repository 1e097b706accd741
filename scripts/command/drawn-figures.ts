/** Figures that are parts of a PDF: drawn by the browser, which is started for these alone. */

import path from 'node:path'
import type { VFile } from 'vfile'
import { UserError, Interrupted } from '#system/errors.ts'
import type { PagePart } from '../browser/draw-pdf.ts'
import type { Figure } from './fetch/images.ts'

/** A page has some; a paper with more is an atlas. */
const most = 300

interface Job {
  pdf: Uint8Array
  addresses: string[]
  parts: PagePart[]
}

/**
 * @param addresses Of figures.
 * @param file The article, once it is read: a PDF with parts to be cut out, or a paper with figures in PDF.
 * @param executable The browser that the user chose.
 * @returns Images by address, or why there is none, as a sentence.
 */
export async function drawnFigures(
  addresses: readonly string[],
  { data }: VFile,
  executable?: string,
): Promise<Map<string, Figure | string>> {
  const found = new Map<string, Figure | string>()
  const jobs: Job[] = []
  const cut = addresses.filter((address) => data.crops?.[address] !== undefined).slice(0, most)
  if (data.pdf && cut.length > 0)
    jobs.push({
      pdf: data.pdf,
      addresses: cut,
      parts: cut.map((address) => data.crops?.[address] ?? { page: 1 }),
    })
  for (const address of addresses) {
    const pdf = data.attachments?.[address]
    if (pdf && path.extname(address) === '.pdf')
      jobs.push({ pdf, addresses: [address], parts: [{ page: 1 }] })
  }
  if (jobs.length === 0) return found
  try {
    // PDF.js and the browser are nothing that other articles wait for.
    const { drawPdfs } = await import('../browser/draw-pdf.ts')
    const images = await drawPdfs(jobs, { executable })
    for (const [index, { addresses: own }] of jobs.entries())
      for (const [at, address] of own.entries()) {
        const content = images[index]?.[at]
        found.set(
          address,
          content ? { content, extension: '.png' } : 'Could not draw this figure: PDF.js does not read it',
        )
      }
  } catch (error) {
    if (!(error instanceof UserError) || error instanceof Interrupted) throw error
    for (const { addresses: own } of jobs)
      for (const address of own)
        found.set(
          address,
          `Could not draw this figure of a PDF without a browser: ${error.message.split('\n')[0]}`,
        )
  }
  return found
}
