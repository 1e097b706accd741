/** The cells of a notebook, whichever format it is in. */

import { visibilityOf, withoutDirectives } from './visibility.ts'

type Text = string | string[] | undefined

/** A notebook as it is stored. What is not known of it may be anything. */
export interface Notebook {
  cells?: Stored[]
  /** Format 3. */
  worksheets?: { cells?: Stored[] }[]
  metadata?: {
    kernelspec?: { language?: string; name?: string }
    language_info?: { name?: string }
  }
}

interface Stored {
  cell_type?: string
  source?: Text
  metadata?: unknown
  /** Format 3: the source of a code cell. */
  input?: Text
  /** Format 3: the rank of a heading cell. */
  level?: number
  /** Format 3: the language of a code cell. */
  language?: string
  outputs?: unknown[]
  attachments?: Record<string, Record<string, string>>
}

/** One cell, whatever the format was. */
export interface Cell {
  kind: 'code' | 'markdown' | 'raw'
  /** Empty where readers do not see it. */
  source: string
  outputs: unknown[]
  attachments: Record<string, Record<string, string>>
}

/** Languages of kernels that go by another name among those who colour code. */
const names: Record<string, string> = {
  'c++17': 'cpp',
  'c++': 'cpp',
  '.net (c#)': 'csharp',
  'c#': 'csharp',
  ir: 'r',
}

/** @returns The cells in their order, and the language of their code. */
export function cellsOf(notebook: Notebook): {
  list: Cell[]
  language: string | null
  /** How many cells hide a part of theirs. */
  hidden: number
} {
  const stored = [
    ...list(notebook.cells),
    ...list(notebook.worksheets).flatMap((sheet) => list(sheet?.cells)),
  ].filter((cell) => cell !== null && typeof cell === 'object')
  const declared =
    notebook.metadata?.language_info?.name ??
    notebook.metadata?.kernelspec?.language ??
    stored.find(({ language }) => language)?.language ??
    notebook.metadata?.kernelspec?.name?.replace(/\d+$/, '')
  const low = typeof declared === 'string' ? declared.toLowerCase() : ''
  const cells = stored.map(cell)
  const hidden = stored.filter((one, at) => hides(one, cells[at]!)).length
  return { list: cells, hidden, language: names[low] ?? (low.replace(/[^\w+#.-]/g, '') || null) }
}

function cell(stored: Stored): Cell {
  const written = joined(stored.source ?? stored.input)
  const shown = visibilityOf(stored.metadata, stored.cell_type === 'code' ? written : '')
  const code = stored.cell_type === 'code' ? withoutDirectives(written) : written
  const source = shown.source ? code : ''
  const rest = { outputs: shown.outputs ? list(stored.outputs) : [], attachments: stored.attachments ?? {} }
  if (stored.cell_type === 'heading')
    return { kind: 'markdown', source: `${'#'.repeat(Math.min(6, stored.level ?? 1))} ${source}`, ...rest }
  const kind = stored.cell_type === 'code' ? 'code' : stored.cell_type === 'markdown' ? 'markdown' : 'raw'
  return { kind, source, ...rest }
}

function hides(stored: Stored, { source, outputs }: Cell): boolean {
  const written = joined(stored.source ?? stored.input).trim() !== '' && source === ''
  return written || (list(stored.outputs).length > 0 && outputs.length === 0)
}

/** Text is stored whole or line by line. */
export function joined(value: unknown): string {
  if (typeof value === 'string') return value
  return Array.isArray(value) ? value.filter((line) => typeof line === 'string').join('') : ''
}

function list<T>(value: T[] | undefined): T[] {
  return Array.isArray(value) ? value : []
}
