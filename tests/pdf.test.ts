/** PDFs that cannot be read, and the parts of a page that are drawn. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { toString } from 'mdast-util-to-string'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { read } from '../scripts/index.ts'

const fixture = readFileSync(path.join(import.meta.dirname, 'fixtures/read/pdf-two-columns/input.pdf'))
/** One page, encrypted with a password by qpdf. */
const encrypted = readFileSync(path.join(import.meta.dirname, 'fixtures/pdf/encrypted.pdf'))

async function messages(value: Uint8Array): Promise<string[]> {
  const file = new VFile({ path: 'paper.pdf', value })
  const tree = await read(file)
  expect(tree.children).toEqual([])
  return file.messages.map(({ reason, ruleId }) => `${ruleId} ${reason}`)
}

test('without text, encrypted or damaged, the way out is named', async () => {
  const blank = await PDFDocument.create()
  blank.addPage().drawRectangle({ x: 50, y: 50, width: 300, height: 300 })
  expect(await messages(await blank.save())).toEqual([
    'read:unsupported Unexpected a PDF without text, of images alone, expected an article. Recognise its text first: `ocrmypdf paper.pdf paper.pdf`.',
  ])
  expect((await messages(encrypted))[0]).toContain('an encrypted PDF')
  expect((await messages(fixture.subarray(0, 3000)))[0]).toContain('a damaged PDF')
})

test('parts that are images lie on their pages, and the text knows its pages', async () => {
  const file = new VFile({ path: 'paper.pdf', value: fixture })
  const tree = await read(file)
  const crops = Object.values(file.data.crops ?? {})
  expect(crops.length).toBeGreaterThanOrEqual(4)
  for (const { page, box } of crops) {
    expect(page === 1 || page === 2).toBe(true)
    expect(box.left >= 0 && box.top >= 0 && box.right <= 612 && box.bottom <= 792).toBe(true)
    expect(box.right - box.left > 20 && box.bottom - box.top > 10).toBe(true)
  }
  expect(file.data.pages?.map(({ number }) => number)).toEqual([1, 2])
  for (const node of tree.children) {
    const { start, end } = node.position ?? {}
    if (node.type === 'paragraph' && node.children[0]?.type === 'text')
      expect(String(file).slice(start?.offset, end?.offset)).toContain(toString(node))
  }
})
