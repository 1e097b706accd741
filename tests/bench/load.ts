/** Exports of sizes that no talk has, in a row, and at once: what came of them, time and memory. */

import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { temporaryFolder } from '#system/temporary-folder.ts'
import { png } from '../png.ts'
import type { Bench } from './bench.ts'
import { watched } from './memory.ts'
import { table } from './table.ts'

const lectern = path.resolve(import.meta.dirname, '../../scripts/lectern.js')

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join('')

/** See above. */
export const load: Bench = {
  title: 'Exports to PDF of sizes that no talk has, in a row, and at once',
  async run({ log }) {
    const temporary = await temporaryFolder('load')
    const rows: string[][] = []
    const add = (
      name: string,
      found: readonly { seconds: number; memory: number }[],
      right: number,
      of: number,
    ): void => {
      const most = (values: number[]): number => Math.max(...values)
      rows.push([
        name,
        most(found.map(({ seconds }) => seconds)).toFixed(1),
        String(Math.round(most(found.map(({ memory }) => memory)) / 1e6)),
        `${right} of ${of}`,
      ])
    }
    const deck = (name: string, slides: number): string => {
      const folder = path.join(temporary.path, name)
      mkdirSync(folder)
      const head = `theme: none\ntitle: ${name}\nfonts: {provider: none}\nfavicon: "data:,"`
      const text = times(slides, (index) => `\n\n---\n\n# Slide ${index + 2}\n\n- Point\n- Another point`)
      writeFileSync(path.join(folder, 'slides.md'), `---\n${head}\n---\n\n# ${name}${text}\n`)
      return folder
    }
    const exported = async (folder: string, env?: Record<string, string>) => {
      const file = path.join(temporary.path, `${path.basename(folder)}.pdf`)
      const found = await watched([lectern, 'export', folder, '-o', file], env)
      const bytes = found.code === 0 ? readFileSync(file) : undefined
      const document = bytes && (await PDFDocument.load(bytes, { updateMetadata: false }))
      return {
        ...found,
        pages: document?.getPageCount() ?? 0,
        hash: bytes ? createHash('sha256').update(bytes).digest('hex') : '',
      }
    }
    try {
      log('  1,000 slides')
      const large = await exported(deck('large', 999))
      add('1,000 slides', [large], Number(large.pages === 1000), 1)

      log('  300 pictures')
      const article = path.join(temporary.path, 'article.md')
      mkdirSync(path.join(temporary.path, 'img'))
      for (let index = 0; index < 300; index++)
        writeFileSync(path.join(temporary.path, `img/${index}.png`), png(3648 + index, 2736))
      // With its heading each is two blocks; an article has 1,100.
      const section = (index: number): string => `## Part ${index}\n\n![Part ${index}](img/${index}.png)\n\n`
      writeFileSync(article, `# Pictures\n\nThey are many.\n\n${times(300, section)}`)
      const pictures = path.join(temporary.path, 'pictures')
      await watched([lectern, 'build', article, '--full', '-o', pictures])
      const drawn = await exported(pictures)
      const files = readdirSync(path.join(pictures, 'public/img')).length
      add(`${files} pictures of 10 megapixels`, [drawn], Number(drawn.pages > files), 1)

      log('  2 at once')
      const cache = path.join(temporary.path, 'cache')
      mkdirSync(cache)
      const two = await Promise.all(
        [deck('one', 20), deck('other', 20)].map((folder) => exported(folder, { XDG_CACHE_HOME: cache })),
      )
      add('2 exports that fill one cache', two, two.filter(({ pages }) => pages === 21).length, 2)

      log('  60 in a row')
      const small = deck('small', 19)
      const row: Awaited<ReturnType<typeof exported>>[] = []
      for (let index = 0; index < 60; index++) row.push(await exported(small))
      const same = row.filter(({ pages, hash }) => pages === 20 && hash === row[0]!.hash).length
      add('60 exports of 20 slides in a row, the slowest and the largest', row, same, 60)
    } finally {
      await temporary.dispose()
    }
    return table(['load', 's', 'MB', 'right'], rows)
  },
}
