/**
 * `npm run gallery`: what our templates look like, for the README.
 *
 * For each template the articles of `content/` and the specimen, drawn
 * by the browser that prints, on one sheet: `templates/NAME/preview.png`.
 */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findBrowser } from '../browser/engine/find.ts'
import { launch } from '../browser/engine/launch.ts'
import { checkDeck } from '../check/index.ts'
import { checkTemplate } from '../check/template.ts'
import { writeFileAtomic } from '#system/write-file-atomic.ts'
import { ownTemplates, templateNames } from '../template/load.ts'
import { parseArguments } from './arguments.ts'
import { build } from './build/index.ts'

const root = path.resolve(ownTemplates, '..')

/** Width of the sheet, px: four slides beside each other can still be read. */
const width = 1400

/** The articles of the project, in every language they are written in. */
const articles = readdirSync(path.join(root, 'content'))
  .map((file) => path.parse(file).name)
  .toSorted()

const quiet = { out: () => {}, err: () => {}, terminal: false }
const scratch = mkdtempSync(path.join(tmpdir(), 'lectern-gallery-'))

try {
  const browser = await launch(await findBrowser({}))
  for (const name of templateNames()) {
    const sheets: string[] = []
    for (const article of articles) {
      const folder = path.join(scratch, name, article)
      const { deck } = await build(
        parseArguments([
          'build',
          path.join(root, 'content', `${article}.md`),
          '--template',
          name,
          '-o',
          folder,
        ]),
        quiet,
      )
      const { screenshots } = await checkDeck(deck!, { screenshots: path.join(folder, 'pictures') })
      sheets.push(screenshots.at(-1)!)
    }
    const { screenshots } = await checkTemplate(path.join(ownTemplates, name), {
      screenshots: path.join(scratch, name, 'specimen'),
    })
    sheets.push(screenshots.find((file) => path.basename(file) === 'contact-sheet.png')!)
    const page = await browser.newPage({ viewport: { width, height: 800 } })
    const images = sheets.map(
      (file) => `<img src="data:image/png;base64,${readFileSync(file).toString('base64')}">`,
    )
    await page.setContent(
      `<style>body { margin: 0; background: #ddd } img { width: 100%; display: block }</style>${images.join('')}`,
    )
    await page.evaluate('Promise.all([...document.images].map((image) => image.decode()))')
    const target = path.join(ownTemplates, name, 'preview.png')
    await writeFileAtomic(target, await page.screenshot({ fullPage: true }))
    await page.close()
    process.stdout.write(`${path.relative(root, target)}\n`)
  }
  await browser.close()
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
