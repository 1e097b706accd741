/** Pages that a browser saved as one file: MHTML (RFC 2557). */

import type { Image, Root } from 'mdast'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import { visit } from '#tree/visit.ts'
import { attach, isShown } from '../ipynb/attachments.ts'
import { decode } from '../decode.ts'
import { html } from './index.ts'
import { mail } from '../mail.ts'
import { flattened, parameter, type Part, partsOf } from '../mime/parts.ts'
import { normalise } from '../normalise.ts'

/**
 * Read a page with its pictures.
 *
 * ```text
 * > | Content-Type: text/html               the page: the first of this type
 * > | Content-Location: https://e.org/q
 * > | Content-Type: image/png               a picture: found by its address
 * > | Content-Location: https://e.org/a.png
 * ```
 *
 * @param file Bytes, or text where they were none; its value becomes the page.
 */
export async function mhtml(file: VFile): Promise<Root> {
  const bytes = typeof file.value === 'string' ? Buffer.from(file.value) : (file.value ?? new Uint8Array())
  const whole = partsOf(bytes)
  const parts = flattened(whole)
  const letter = parts.find(({ type, bytes: content }) => type === 'text/plain' && content.length > 0)
  if (letter && whole.type !== 'multipart/related') return mailOf(whole, letter, file)
  const page = parts.find(({ type }) => type === 'text/html' || type === 'application/xhtml+xml')
  if (!page) {
    say(file, 'read:broken', 'Unexpected message without a part in HTML, expected a saved page')
    file.value = ''
    return { type: 'root', children: [] }
  }
  const address = page.headers.get('content-location') ?? whole.headers.get('snapshot-content-location') ?? ''
  if (/^https?:/i.test(address)) file.data.address ??= address
  const { text } = await decode(page.bytes, parameter(page.headers.get('content-type'), 'charset'))
  file.value = normalise(text)
  const tree = html(file)
  pictures(tree, file, parts, address)
  return tree
}

/** A mail that was saved as a file is one that was copied, once its text is decoded. */
async function mailOf(whole: Part, letter: Part, file: VFile): Promise<Root> {
  const { text } = await decode(letter.bytes, parameter(letter.headers.get('content-type'), 'charset'))
  const heads = ['From', 'Date', 'Subject'].map(
    (name) => `${name}: ${whole.headers.get(name.toLowerCase()) ?? ''}\n`,
  )
  file.value = normalise(`${heads.join('')}\n${text}`)
  return mail(file)
}

/** Give each picture that is a part of the file its bytes. */
function pictures(tree: Root, file: VFile, parts: readonly Part[], base: string): void {
  const held = new Map<string, Part>()
  for (const part of parts) {
    const location = part.headers.get('content-location')
    if (location) held.set(absolute(location, base), part)
    const id = part.headers.get('content-id')
    if (id) held.set(`cid:${id.replace(/^<|>$/g, '')}`, part)
  }
  const addresses = new Map<Part, string>()
  visit(tree, 'image', (node: Image) => {
    const part = held.get(absolute(node.url, base))
    if (!part) return
    if (isShown(part.type)) {
      const address =
        addresses.get(part) ?? attach(file, part.type, Buffer.from(part.bytes).toString('base64'))
      addresses.set(part, address)
      node.url = address
    } else
      say(file, 'read:media', `Left out a picture of type \`${part.type}\`, which no deck can show`, node)
  })
}

function absolute(address: string, base: string): string {
  return URL.parse(address, base || undefined)?.href ?? address
}
