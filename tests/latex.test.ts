/** Sources of papers: archives, folders, and what they take in. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync, strToU8, zipSync } from 'fflate'
import { toString } from 'mdast-util-to-string'
import { VFile } from 'vfile'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseArguments } from '../scripts/command/arguments.ts'
import { readArticle } from '../scripts/command/article.ts'
import { read } from '../scripts/index.ts'

const main = String.raw`\documentclass{article}
\title{Tides}
\begin{document}
\section{Model} It rises \cite{a}. \input{parts/data}
\begin{figure}\includegraphics{spring}\caption{Spring.}\end{figure}
\input{../outside}
\bibliography{refs}
\end{document}`
const parts: Record<string, Uint8Array> = {
  'ms.tex': strToU8(main),
  'parts/data.tex': strToU8('The gauge was read hourly.'),
  'refs.bib': strToU8(
    '@misc{a, author={Berg, Ola}, title={Levels}, year=2004} @misc{b, author={Vik, Una}, title={Other}, year=2005}',
  ),
  'spring.png': new Uint8Array([137, 80, 78, 71]),
  'supplement.tex': strToU8(String.raw`\documentclass{article}\begin{document}Not this.\end{document}`),
}

let folder: string
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'lectern-latex-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A tar archive in its oldest common form. */
function tar(files: Readonly<Record<string, Uint8Array>>, kind = '0'): Uint8Array {
  const blocks = Object.entries(files).flatMap(([name, content]) => {
    const head = new Uint8Array(512)
    head.set(strToU8(name))
    head.set(strToU8(content.length.toString(8).padStart(11, '0')), 124)
    head.set(strToU8(kind), 156)
    head.set(strToU8('ustar'), 257)
    const body = new Uint8Array(Math.ceil(content.length / 512) * 512)
    body.set(content)
    return [head, body]
  })
  return Buffer.concat([...blocks, new Uint8Array(1024)])
}

async function words(file: VFile): Promise<string> {
  const tree = await read(file)
  return tree.children.map((node) => toString(node)).join('\n')
}

test.each([
  ['paper.tar.gz', gzipSync(tar(parts))],
  ['paper.tar', tar(parts)],
  ['paper.zip', zipSync(parts)],
])('reads %s with what it takes in', async (name, value) => {
  const file = new VFile({ path: name, value })
  const text = await words(file)
  expect(text).toContain('It rises (Berg, 2004). The gauge was read hourly.')
  expect(text).toContain('Ola Berg. Levels. 2004.')
  expect(text).not.toContain('Una Vik')
  expect(text).not.toContain('Not this')
  expect(Object.keys(file.data.attachments ?? {})).toEqual(['attachment:figure-1.png'])
  expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['read:include'])
})

test('reads a folder, and a file in it with those beside it', async () => {
  for (const [name, content] of Object.entries(parts)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), content)
  }
  writeFileSync(path.join(folder, '../outside.tex'), 'A secret.')
  try {
    for (const input of [folder, path.join(folder, 'ms.tex')]) {
      const text = await words(await readArticle(parseArguments(['build', input])))
      expect(text).toContain('The gauge was read hourly.')
      expect(text).not.toContain('A secret.')
    }
  } finally {
    rmSync(path.join(folder, '../outside.tex'))
  }
})

test('refuses a folder and an archive without a paper', async () => {
  await expect(readArticle(parseArguments(['build', folder]))).rejects.toThrow(
    'expected a file, or a folder with a LaTeX document',
  )
  const file = new VFile({ path: 'a.tar.gz', value: gzipSync(tar({ 'a.txt': strToU8('text') })) })
  expect((await read(file)).children).toEqual([])
  expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['read:unsupported'])
})

test('names in an archive never lead out of it, and links are nothing', async () => {
  const outside = { '../ms.tex': strToU8(main), '/ms.tex': strToU8(main), 'C:\\ms.tex': strToU8(main) }
  for (const value of [tar(outside), zipSync(outside), tar({ 'ms.tex': strToU8(main) }, '2')]) {
    const file = new VFile({ path: 'a.tar', value })
    expect((await read(file)).children).toEqual([])
    expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['read:unsupported'])
  }
})

test('macros that go round in circles and floods of them end', async () => {
  const floods = [
    String.raw`\def\a{\b\b}\def\b{\a\a}\a`,
    `${Array.from({ length: 26 }, (_, at) => `\\def\\x${String.fromCodePoint(97 + at)}{\\x${String.fromCodePoint(98 + at)}\\x${String.fromCodePoint(98 + at)}}`).join('')}\\xa`,
    '\\textbf{'.repeat(2000),
    '$'.repeat(20_001),
    String.raw`\begin{itemize}\item `.repeat(300),
  ]
  for (const flood of floods) {
    const start = performance.now()
    await read(
      new VFile({
        path: 'a.tex',
        value: `\\documentclass{article}\\begin{document}Text. ${flood}\\end{document}`,
      }),
    )
    expect(performance.now() - start).toBeLessThan(10_000)
  }
})
