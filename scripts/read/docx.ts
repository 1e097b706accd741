/** Word documents. */

import mammoth from 'mammoth'
import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import { attach, isShown } from './attachments.ts'
import { html } from './html.ts'
import { normalise } from './normalise.ts'
import { repack } from './repack.ts'

/** Styles that mammoth does not know by itself. */
const styles = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='标题'] => h1.title:fresh",
  "p[style-name='Subtitle'] => h2.subtitle:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  "p[style-name='Source Code'] => pre:separator('\\n')",
  "p[style-name='Code'] => pre:separator('\\n')",
  "p[style-name='Caption'] => p:fresh",
  "r[style-name='Verbatim Char'] => code",
  "r[style-name='HTML Code'] => code",
]

/** Text of hundreds of books, or an archive that is made to fill the memory, bytes. */
const largest = 200 * 1024 * 1024

/**
 * Read a Word document: mammoth makes HTML of it, which is read as such.
 *
 * @param file Bytes; its value becomes the HTML, a block a line.
 */
export async function docx(file: VFile): Promise<Root> {
  const bytes =
    typeof file.value === 'string' ? new TextEncoder().encode(file.value) : (file.value ?? new Uint8Array())
  const pictures: string[] = []
  let value: string
  try {
    const result = await mammoth.convertToHtml(
      { buffer: Buffer.from(repack(bytes, largest)) },
      {
        styleMap: styles,
        convertImage: mammoth.images.imgElement(async (image) => {
          if (isShown(image.contentType))
            return { src: attach(file, image.contentType, await image.readAsBase64String()) }
          pictures.push(image.contentType)
          return { src: '' }
        }),
      },
    )
    value = result.value
  } catch (error) {
    say(
      file,
      'read:broken',
      `Unexpected content, expected a Word document: ${(error as Error).message.split('\n')[0]}`,
    )
    file.value = ''
    return { type: 'root', children: [] }
  }
  file.value = normalise(
    value.replace(/<\/(?:p(?!><\/t[dh])|h[1-6]|li|tr|table|ul|ol|pre|blockquote)>/g, '$&\n'),
  )
  for (const type of pictures)
    say(
      file,
      'read:media',
      `Unexpected picture of type \`${type}\`, expected PNG, JPEG, GIF, WebP or AVIF; left out`,
    )
  return html(file, { whole: true })
}
