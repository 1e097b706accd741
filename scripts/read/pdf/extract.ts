/** What PDF.js finds on the pages of a PDF: text with its places and fonts, and where something is drawn. */

import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'

/** A run of characters, in points from the upper left corner of its page. */
export interface Run {
  text: string
  x: number
  /** Its baseline. */
  y: number
  width: number
  /** Of its font, points. */
  size: number
  bold: boolean
  italic: boolean
  /** Whether its font is one of formulas. */
  math: boolean
}

/** A rectangle, in points from the upper left corner. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** A page. */
export interface Page {
  number: number
  width: number
  height: number
  runs: Run[]
  /** Images and drawings; rules alone are none. */
  drawn: Box[]
}

/** A talk has no more pages behind it; a book is read chapter by chapter. */
export const mostPages = 120

const boldName = /bold|black|heavy|semibold|demi|medi(?!um)|cmbx|\bBd\b|-B\b|\.B$|simhei|heiti/i
const italicName = /ital|obli|slant|cmti|-I\b|kaiti/i
const mathName =
  /(?:^|\+)(?:cm(?:mi|sy|ex|bsy|mib)|msam|msbm|eu[fsr]m|lmmath|stix.*math|.*math|rsfs|mtmi|mtsy|rmtmi|txmi|txsy|pxmi|pxsy|zpl|symbol|esint|stmary|nx?txmi|bbm|dsrom|libertinemath|newtxmi|xits.*math)/i

/**
 * @param bytes A PDF.
 * @returns Its pages, up to `mostPages`, and how many there are.
 * @throws What PDF.js throws: `PasswordException`, `InvalidPDFException` and others.
 */
export async function extract(
  bytes: Uint8Array,
): Promise<{ pages: Page[]; count: number; info: Record<string, unknown> }> {
  // Reading detaches the bytes, which the images are cut from later.
  const document = await getDocumentProxy(Uint8Array.from(bytes), {
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    stopAtErrors: false,
  } as never)
  const { OPS } = await getResolvedPDFJS()
  try {
    const pages: Page[] = []
    for (let number = 1; number <= Math.min(document.numPages, mostPages); number++) {
      const page = await document.getPage(number)
      const viewport = page.getViewport({ scale: 1 })
      const operators = await page.getOperatorList()
      const content = await page.getTextContent()
      const fonts = new Map<string, string>()
      const runs = content.items.flatMap((item): Run[] => {
        if (!('str' in item) || item.str.trim() === '') return []
        const [a = 0, b = 0, , d = 0, e = 0, f = 0] = item.transform as number[]
        // Stamps on margins, marks of drafts and names of axes stand across.
        if (Math.abs(b) > Math.abs(a) * 0.1) return []
        const [x = 0, y = 0] = viewport.convertToViewportPoint(e, f)
        const name = nameOf(item.fontName, page.commonObjs, fonts)
        return [
          {
            text: item.str,
            x,
            y,
            width: item.width,
            size: Math.abs(d) || item.height,
            bold: boldName.test(name),
            italic: italicName.test(name),
            math: mathName.test(name),
          },
        ]
      })
      pages.push({
        number,
        width: viewport.width,
        height: viewport.height,
        runs,
        drawn: drawnOn(operators, OPS, viewport),
      })
      page.cleanup()
    }
    const { info } = await document.getMetadata().catch(() => ({ info: {} }))
    return { pages, count: document.numPages, info: info as Record<string, unknown> }
  } finally {
    await document.loadingTask.destroy()
  }
}

function nameOf(
  font: string,
  objects: { has(id: string): boolean; get(id: string): unknown },
  known: Map<string, string>,
): string {
  const found = known.get(font)
  if (found !== undefined) return found
  const loaded = objects.has(font)
    ? (objects.get(font) as { name?: string; bold?: boolean; italic?: boolean } | null)
    : null
  const name = `${loaded?.name ?? ''}${loaded?.bold ? ' Bold' : ''}${loaded?.italic ? ' Italic' : ''}`
  known.set(font, name)
  return name
}

type Matrix = [number, number, number, number, number, number]
interface Viewport {
  width: number
  height: number
  convertToViewportPoint(x: number, y: number): unknown
}

/** Walks the operators of a page with its coordinates. */
function drawnOn(
  { fnArray, argsArray }: { fnArray: number[]; argsArray: unknown[] },
  OPS: Record<string, number>,
  viewport: Viewport,
): Box[] {
  const boxes: Box[] = []
  const stack: Matrix[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  const add = (x0: number, y0: number, x1: number, y1: number): void => {
    const corners = [
      [x0, y0],
      [x1, y0],
      [x0, y1],
      [x1, y1],
    ].map(
      ([x = 0, y = 0]) =>
        viewport.convertToViewportPoint(
          matrix[0] * x + matrix[2] * y + matrix[4],
          matrix[1] * x + matrix[3] * y + matrix[5],
        ) as [number, number],
    )
    const xs = corners.map(([x]) => x)
    const ys = corners.map(([, y]) => y)
    const box = {
      left: Math.max(0, Math.min(...xs)),
      right: Math.min(viewport.width, Math.max(...xs)),
      top: Math.max(0, Math.min(...ys)),
      bottom: Math.min(viewport.height, Math.max(...ys)),
    }
    const [width, height] = [box.right - box.left, box.bottom - box.top]
    // Backgrounds of pages and what is clipped away.
    if (width <= 0 && height <= 0) return
    if (width > viewport.width * 0.95 && height > viewport.height * 0.9) return
    boxes.push(box)
  }
  for (const [at, operator] of fnArray.entries()) {
    const args = argsArray[at] as unknown[] | null
    if (operator === OPS['save'] || operator === OPS['paintFormXObjectBegin']) {
      stack.push(matrix)
      const form = operator === OPS['paintFormXObjectBegin'] ? (args?.[0] as number[] | null) : null
      if (form) matrix = multiply(matrix, form)
    } else if (operator === OPS['restore'] || operator === OPS['paintFormXObjectEnd'])
      matrix = stack.pop() ?? [1, 0, 0, 1, 0, 0]
    else if (operator === OPS['transform'] && args) matrix = multiply(matrix, args as number[])
    else if (
      operator === OPS['paintImageXObject'] ||
      operator === OPS['paintInlineImageXObject'] ||
      operator === OPS['paintImageMaskXObject']
    )
      add(0, 0, 1, 1)
    else if (operator === OPS['constructPath'] && args) {
      const bounds = args[2] as ArrayLike<number> | null
      if (bounds && bounds.length >= 4 && Number.isFinite(bounds[0]) && args[0] !== OPS['endPath'])
        add(bounds[0] ?? 0, bounds[1] ?? 0, bounds[2] ?? 0, bounds[3] ?? 0)
    }
  }
  return boxes
}

function multiply(a: Matrix, b: readonly number[]): Matrix {
  const [b0 = 1, b1 = 0, b2 = 0, b3 = 1, b4 = 0, b5 = 0] = b
  return [
    a[0] * b0 + a[2] * b1,
    a[1] * b0 + a[3] * b1,
    a[0] * b2 + a[2] * b3,
    a[1] * b2 + a[3] * b3,
    a[0] * b4 + a[2] * b5 + a[4],
    a[1] * b4 + a[3] * b5 + a[5],
  ]
}
