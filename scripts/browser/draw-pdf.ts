/** Parts of the pages of a PDF as images, drawn by PDF.js in the browser. */

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { startBrowser, type StartOptions } from './engine/start.ts'

/** A part of a page; all of it where there is no box. */
export interface PagePart {
  /** Counted from 1. */
  page: number
  /** Points from the upper left corner. */
  box?: { left: number; top: number; right: number; bottom: number }
}

/** A slide is 980 wide in CSS; three times that is sharp on any projector, pixels. */
const widest = 2940
/** Small parts are drawn larger, up to this. */
const largestScale = 6
/** A page that draws longer than this is made to, milliseconds. */
const patience = 60_000

/**
 * @param jobs PDFs with what to draw of each; nothing of them is run.
 * @param options The browser.
 * @returns Of each a PNG for each part; nothing where it cannot be drawn.
 * @throws {UserError} When there is no browser.
 */
export async function drawPdfs(
  jobs: readonly { pdf: Uint8Array; parts: readonly PagePart[] }[],
  options: StartOptions,
): Promise<(Uint8Array | undefined)[][]> {
  await using stack = new AsyncDisposableStack()
  const browser = await startBrowser(stack, options)
  const context = await browser.newContext({ offline: true })
  const page = await context.newPage()
  page.setDefaultTimeout(patience)
  const library = await readFile(fileURLToPath(import.meta.resolve('unpdf/pdfjs')), 'utf8')
  await page.addScriptTag({ type: 'module', content: library })
  const results: (Uint8Array | undefined)[][] = []
  for (const { pdf, parts } of jobs) {
    const data = Buffer.from(pdf).toString('base64')
    const images = await page
      .evaluate(drawAll, { data, parts: [...parts], widest, largestScale })
      .catch(() => [])
    results.push(
      parts.map((_, at) => (images[at] ? Uint8Array.from(Buffer.from(images[at], 'base64')) : undefined)),
    )
  }
  return results
}

interface Job {
  data: string
  parts: PagePart[]
  widest: number
  largestScale: number
}

/** Runs in the browser. */
async function drawAll({ data, parts, widest, largestScale }: Job): Promise<(string | null)[]> {
  const { pdfjsLib } = globalThis as unknown as {
    pdfjsLib: { getDocument: (options: object) => { promise: Promise<PdfDocument> } }
  }
  const bytes = Uint8Array.from(atob(data), (letter) => letter.codePointAt(0) ?? 0)
  const pdf = await pdfjsLib.getDocument({ data: bytes, isEvalSupported: false, verbosity: 0 }).promise
  const images: (string | null)[] = []
  for (const { page: number, box } of parts) {
    try {
      const page = await pdf.getPage(number)
      const whole = page.getViewport({ scale: 1 })
      const part = box ?? { left: 0, top: 0, right: whole.width, bottom: whole.height }
      const scale = Math.min(
        largestScale,
        widest / (part.right - part.left),
        widest / (part.bottom - part.top),
      )
      const canvas = document.createElement('canvas')
      canvas.width = Math.ceil((part.right - part.left) * scale)
      canvas.height = Math.ceil((part.bottom - part.top) * scale)
      const canvasContext = canvas.getContext('2d')
      const viewport = page.getViewport({ scale, offsetX: -part.left * scale, offsetY: -part.top * scale })
      await page.render({ canvas, canvasContext, viewport, background: 'white' }).promise
      images.push(canvas.toDataURL('image/png').split(',')[1] ?? null)
    } catch {
      // One part that cannot be drawn leaves the others.
      images.push(null)
    }
  }
  return images
}

interface PdfDocument {
  getPage(number: number): Promise<{
    getViewport(options: object): { width: number; height: number }
    render(options: object): { promise: Promise<void> }
  }>
}
