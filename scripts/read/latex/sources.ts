/** The files of a paper: which is the main one, and what it takes in. */

import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import { group } from './groups.ts'

declare module 'vfile' {
  interface DataMap {
    /** Files beside the article, by their names below its folder: a paper takes in others. */
    beside: Record<string, Uint8Array>
  }
}

/** A file that takes itself in goes round in circles. */
const deepest = 10

/** @returns The name of the file that is the paper: the one with a class and a document in it. */
export function mainOf(files: Readonly<Record<string, Uint8Array>>): string | undefined {
  const candidates = Object.keys(files)
    .filter((name) => /\.(?:tex|ltx)$/i.test(name))
    .map((name) => ({ name, text: decoded(files[name]) }))
    .filter(({ text }) => /\\documentclass/.test(text) && /\\begin\s*\{document\}/.test(text))
  const rank = (name: string): number =>
    /(?:^|\/)(?:ms|main|paper|article|root|manuscript)\.tex$/i.test(name)
      ? 0
      : /supp|appendix|rebuttal|response|cover|template|sample|poster|slides/i.test(name)
        ? 2
        : 1
  return candidates.toSorted(
    (a, b) =>
      rank(a.name) - rank(b.name) ||
      a.name.split('/').length - b.name.split('/').length ||
      b.text.length - a.text.length ||
      (a.name < b.name ? -1 : 1),
  )[0]?.name
}

/** @returns Bytes as text: UTF-8, else Latin-1, in which old papers are written. */
export function decoded(bytes: Uint8Array | undefined): string {
  if (!bytes) return ''
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n')
  } catch {
    return new TextDecoder('windows-1252').decode(bytes).replace(/\r\n?/g, '\n')
  }
}

/**
 * ```tex
 * > | \input{sections/model}
 *            ^^^^^^^^^^^^^^ sections/model.tex, in its place
 * ```
 *
 * @param text TeX.
 * @param name Of its file: what it takes in lies below its folder.
 * @param file Gains a message for each file that is missing.
 */
export function takeIn(text: string, name: string, file: VFile, depth = 0): string {
  const files = file.data.beside ?? {}
  const folder = name.includes('/') ? name.slice(0, name.lastIndexOf('/') + 1) : ''
  return text.replace(
    /(^|[^\\%])((?:\\\\)*)\\(?:input|include|subfile|InputIfFileExists)(?![a-zA-Z])\s*(?:\{([^{}\n]+)\}|([^\s{}\\]+))/gm,
    (
      whole,
      before: string,
      breaks: string,
      braced: string | undefined,
      bare: string | undefined,
      at: number,
    ) => {
      const line = text.slice(text.lastIndexOf('\n', at) + 1, at + before.length)
      if (/(?<!\\)%/.test(line)) return whole
      const asked = (braced ?? bare ?? '').trim()
      const found = [asked, `${asked}.tex`]
        .flatMap((one) => [within(folder + one), within(one)])
        .find((one) => one !== undefined && Object.hasOwn(files, one))
      if (found === undefined) {
        if (!/\.(?:sty|cls|def|cfg|clo)$/.test(asked))
          say(
            file,
            'read:include',
            `Could not find \`${asked.slice(0, 100)}\` below the folder of the article`,
          )
        return `${before}${breaks}`
      }
      const inner = decoded(files[found])
      const content = /\\begin\s*\{document\}([^]*?)\\end\s*\{document\}/.exec(inner)?.[1] ?? inner
      return before + breaks + (depth < deepest ? takeIn(content, name, file, depth + 1) : '')
    },
  )
}

/** A name below the folder, without steps up; nothing where it leaves it. */
function within(name: string): string | undefined {
  const parts: string[] = []
  for (const part of name.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined
    } else if (part && part !== '.') parts.push(part)
  }
  return name.startsWith('/') ? undefined : parts.join('/')
}

/** @returns The list of references as the paper has it: made by BibTeX before, or as its data. */
export function bibliographyOf(text: string, name: string, file: VFile): { bbl: string; bib: string } {
  const files = file.data.beside ?? {}
  const stem = name.replace(/\.\w+$/, '')
  const folder = name.includes('/') ? name.slice(0, name.lastIndexOf('/') + 1) : ''
  const all = Object.keys(files)
  const bbl =
    all.find((one) => one === `${stem}.bbl`) ?? all.filter((one) => one.endsWith('.bbl')).toSorted()[0]
  const asked = [...text.matchAll(/\\(?:bibliography|addbibresource)(?![a-z])/g)].flatMap(
    ({ index, 0: match }) => (group(text, index + match.length, '{}')?.content ?? '').split(','),
  )
  const bib = asked
    .map((one) => one.trim())
    .map((one) =>
      [folder + one, `${folder}${one}.bib`, one, `${one}.bib`].find((candidate) =>
        Object.hasOwn(files, candidate),
      ),
    )
  return {
    bbl: bbl ? decoded(files[bbl]) : '',
    bib: bib.map((one) => (one ? decoded(files[one]) : '')).join('\n'),
  }
}
