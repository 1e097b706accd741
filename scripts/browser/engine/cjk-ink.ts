/// <reference lib="dom" />

import type { Browser } from './candidate.ts'
import { launch } from './launch.ts'

/** How many of the sample's pixels are dark at least; a blank page has none, an empty box about 200. */
export const inkOfHan = 400

/**
 * Count the ink of one Chinese character as the browser draws it with the fonts it has by itself.
 * A browser without fonts draws nothing and says nothing.
 *
 * @param browser one that starts
 * @returns dark pixels of a hanzi 96 pixels high, 0 when the page stays blank, and whether it is
 *   drawn otherwise than a character that no font has (a box)
 * @throws {Error} when the browser does not start
 */
export async function drawHan(browser: Browser): Promise<{ ink: number; known: boolean }> {
  const running = await launch(browser)
  try {
    const page = await running.newPage({ viewport: { width: 128, height: 128 } })
    const draw = async (character: string): Promise<Buffer> => {
      await page.setContent(`<body style="margin:8px;font:96px/1 sans-serif">${character}</body>`)
      return page.screenshot()
    }
    const image = await draw('讲')
    // A code point that is kept unassigned: shown as a box wherever a box is shown.
    const box = await draw('\u{2FFFE}')
    const ink = await page.evaluate(
      async (source) => {
        const image = new Image()
        image.src = source
        await image.decode()
        const canvas = document.createElement('canvas')
        canvas.width = image.width
        canvas.height = image.height
        const context = canvas.getContext('2d')!
        context.drawImage(image, 0, 0)
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
        let dark = 0
        for (let at = 0; at < data.length; at += 4) if (data[at]! < 128) dark++
        return dark
      },
      `data:image/png;base64,${image.toString('base64')}`,
    )
    return { ink, known: !image.equals(box) }
  } finally {
    await running.close()
  }
}
