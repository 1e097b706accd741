/** What the code of a notebook gave. */

import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import { attach } from '../attachments.ts'
import { joined } from './cells.ts'

/** A piece of output that can be shown; a figure's value is its address. */
export interface Piece {
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
  'text/markdown',
  'text/latex',
  'text/html',
  'text/plain',
]
/** As format 3 names them. */
const old: Record<string, string> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  latex: 'text/latex',
  html: 'text/html',
  text: 'text/plain',
}

/** @returns The pieces; what cannot be shown is named in a message. */
export function outputsOf(outputs: readonly unknown[], file: VFile): Piece[] {
  return outputs.flatMap((output) => {
    if (output === null || typeof output !== 'object') return []
    const row = output as Record<string, unknown>
    if (row['output_type'] === 'stream') return text(joined(row['text']))
    if (row['output_type'] === 'error' || row['output_type'] === 'pyerr')
      return text(`${joined(row['ename'])}: ${joined(row['evalue'])}`)
    return data((row['data'] as Record<string, unknown> | undefined) ?? oldData(row), file)
  })
}

function data(kinds: Record<string, unknown>, file: VFile): Piece[] {
  const plain = plainText(joined(kinds['text/plain']))
  for (const type of order) {
    const value = joined(kinds[type])
    if (!value) continue
    if (type.startsWith('image/')) {
      try {
        return [{ kind: 'figure', value: attach(file, type, value), alt: alt(plain) }]
      } catch {
        say(file, 'read:output', `Unexpected broken picture \`${type}\` among the outputs; left out`)
        continue
      }
    }
    if (type === 'text/markdown') return [{ kind: 'markdown', value, alt: '' }]
    if (type === 'text/latex') return [{ kind: 'markdown', value: formula(value), alt: '' }]
    // Of HTML only tables say more than the plain text beside it.
    if (type === 'text/html' && (/<table\b/i.test(value) || !plain))
      return [{ kind: 'html', value: value.replace(/\n\s*\n/g, '\n'), alt: '' }]
    if (type === 'text/plain') return text(value)
  }
  const names = Object.keys(kinds).filter((type) => !Object.hasOwn(old, type))
  if (names.length > 0)
    say(
      file,
      'read:output',
      `Unexpected output \`${names.join('`, `')}\`, expected text or a picture; left out`,
    )
  return []
}

function oldData(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => (old[name] ? [[old[name], value]] : [])),
  )
}

function text(value: string): Piece[] {
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
