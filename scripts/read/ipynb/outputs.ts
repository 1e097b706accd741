/** What the code of a notebook gave. */

import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import { attach, lack } from './attachments.ts'
import { joined } from './cells.ts'

/** A piece of output that can be shown; a figure's value is its address. */
export interface OutputPart {
  kind: 'figure' | 'html' | 'markdown' | 'text'
  value: string
  alt: string
}

/** Escape sequences of terminals: colours of warnings and tracebacks (ECMA-48, § 5.4). */
// oxlint-disable-next-line no-control-regex
const colours = /\u001b\[[\d;?]*[ -/]*[@-~]/g

/** Kinds in which the same output comes, best first. */
const order = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/svg+xml',
  'text/markdown',
  'text/latex',
  'text/html',
  'text/plain',
]
/** A deck holds pictures alone, and an SVG may do more. */
const svgReason =
  'Could not show a figure that the notebook has as SVG alone. Save the notebook with figures as PNG (`%config InlineBackend.figure_formats = ["png"]`) to have it on the slide'
/** What Python calls a thing that has no text of its own, and what stands beside it in a tuple. */
const reprs = [
  /<[A-Za-z_][\w.]*(?: object)?[^<>\n]{0,200}(?:\bat 0x[\da-f]+|\bobject\b|\bwith \d+ Axes|\bof \d+ artists|subplots?:)[^<>\n]{0,200}>/gi,
  /<(?:Axes|AxesSubplot|Axes3D\w*|Figure)\b[^<>\n]{0,200}>/g,
  /\bText\((?:[^()'"]|'[^'\n]*'|"[^"\n]*")*\)/g,
]
const beside = /\barray\([^()]{0,2000}\)|\bdtype=\w+|\bNone\b|[\s,;()[\]{}]/g
/** Longer ones have data in them. */
const longestRepr = 5000

/**
 * ```text
 *   <Figure size 640x480 with 1 Axes>    [<matplotlib.lines.Line2D at 0x7f00aa00bb00>]
 *   Text(0.5, 1.0, 'wait')               (array([1., 2.]), <BarContainer object of 2 artists>)
 * ```
 */
function isRepr(plain: string): boolean {
  if (plain.length > longestRepr || !/^[<[({T]/.test(plain)) return false
  const rest = reprs.reduce((text, pattern) => text.replace(pattern, ''), plain)
  return rest !== plain && rest.replace(beside, '') === ''
}

/** As format 3 names them. */
const old: Record<string, string> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  svg: 'image/svg+xml',
  latex: 'text/latex',
  html: 'text/html',
  text: 'text/plain',
}

/** @returns The pieces; what cannot be shown is named in a message. */
export function outputsOf(outputs: readonly unknown[], file: VFile): OutputPart[] {
  return outputs.flatMap((output) => {
    if (output === null || typeof output !== 'object') return []
    const row = output as Record<string, unknown>
    if (row['output_type'] === 'stream') return text(joined(row['text']))
    if (row['output_type'] === 'error' || row['output_type'] === 'pyerr')
      return text(`${joined(row['ename'])}: ${joined(row['evalue'])}`)
    return data((row['data'] as Record<string, unknown> | undefined) ?? oldData(row), file)
  })
}

function data(kinds: Record<string, unknown>, file: VFile): OutputPart[] {
  const plain = plainText(joined(kinds['text/plain']))
  const hasNoText = isRepr(plain)
  for (const type of order) {
    const value = joined(kinds[type])
    if (!value) continue
    if (type === 'image/svg+xml')
      return [{ kind: 'figure', value: lack(file, 'figure', svgReason), alt: alt(plain) || 'SVG' }]
    if (type.startsWith('image/')) {
      try {
        return [{ kind: 'figure', value: attach(file, type, value), alt: alt(plain) }]
      } catch {
        say(file, 'read:output', `Left out a broken image \`${type}\` among the outputs`)
        continue
      }
    }
    if (type === 'text/markdown') return [{ kind: 'markdown', value, alt: '' }]
    if (type === 'text/latex') return [{ kind: 'markdown', value: formula(value), alt: '' }]
    // Of HTML only tables say more than the plain text beside it.
    if (type === 'text/html' && (/<table\b/i.test(value) || !plain || hasNoText))
      return [{ kind: 'html', value: value.replace(/\n\s*\n/g, '\n'), alt: '' }]
    if (type === 'text/plain') return hasNoText ? [] : text(value)
  }
  const names = Object.keys(kinds).filter((type) => !Object.hasOwn(old, type))
  if (names.length > 0)
    say(file, 'read:output', `Left out output \`${names.join('`, `')}\`: not text or an image`)
  return []
}

function oldData(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => (old[name] ? [[old[name], value]] : [])),
  )
}

function text(value: string): OutputPart[] {
  const plain = plainText(value)
  return plain ? [{ kind: 'text', value: plain, alt: '' }] : []
}

function plainText(value: string): string {
  // A bar of progress that was drawn again and again is what it was last.
  const lines = value.replace(colours, '').replaceAll('\r\n', '\n').split('\n')
  return lines
    .map((line) => line.replace(/\r$/, ''))
    .map((line) => line.slice(line.lastIndexOf('\r') + 1))
    .join('\n')
    .trimEnd()
}

/** `<Figure size 640x480 with 1 Axes>` says nothing to anybody. */
function alt(plain: string): string {
  return /^<.*>$/.test(plain) ? '' : (plain.split('\n', 1)[0]?.slice(0, 200).replace(/[[\]]/g, '') ?? '')
}

/** Display math has dollars on lines of its own. */
function formula(value: string): string {
  const inner = /^\s*\$+([^]*?)\$+\s*$/.exec(value)?.[1]
  return inner === undefined ? value : `$$\n${inner.trim()}\n$$`
}
