/** Pictures of a paper: which file a command names. */

import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import { visit } from '#tree/visit.ts'
import { group } from './groups.ts'

/** Endings that TeX tries where a name has none, those that a deck shows first. */
const endings = [
  '',
  '.png',
  '.jpg',
  '.jpeg',
  '.PNG',
  '.JPG',
  '.webp',
  '.gif',
  '.pdf',
  '.PDF',
  '.eps',
  '.ps',
  '.svg',
]
/** What can be shown, or drawn by the browser. */
const shown = /\.(?:png|jpe?g|gif|webp|avif|pdf)$/i

/**
 * ```tex
 * > | \graphicspath{{figures/}} … \includegraphics{flow}
 *                                                  ^^^^ figures/flow.png
 * ```
 *
 * @param tree Its images get addresses of what the paper holds; the others stay, and are missing.
 */
export function pictures(tree: Root, file: VFile): void {
  const files = file.data.beside ?? {}
  const main = file.data.main ?? ''
  const home = main.includes('/') ? main.slice(0, main.lastIndexOf('/') + 1) : ''
  const text = String(file)
  const at = text.search(/\\graphicspath(?![a-z])/)
  const list = at < 0 ? undefined : group(text, at + '\\graphicspath'.length, '{}')
  const folders = [
    '',
    ...[...(list?.content ?? '').matchAll(/\{([^{}]*)\}/g)].map(([, folder = '']) => folder),
  ]
  const names = Object.keys(files)
  const held = new Map<string, string>()
  visit(tree, 'image', (node: { url: string }) => {
    const asked = node.url
      .replaceAll(/["{}]/g, '')
      .replace(/^(?:\.\/)+/, '')
      .trim()
    const wanted = folders.flatMap((folder) =>
      endings.map(
        (ending) =>
          `${home}${`${folder}/`.replace(/^\/+|\/(?=\/)/g, '').replace(/^(?:\.\/)+/, '')}${asked}${ending}`,
      ),
    )
    const name =
      wanted.find((one) => Object.hasOwn(files, one) && shown.test(one)) ??
      names.find((one) => shown.test(one) && baseOf(one) === baseOf(asked))
    const bytes = name === undefined ? undefined : files[name]
    node.url = name === undefined || !bytes ? asked : (held.get(name) ?? hold(name, bytes, file, held))
  })
}

function hold(name: string, bytes: Uint8Array, file: VFile, held: Map<string, string>): string {
  const attachments = (file.data.attachments ??= {})
  const ending = (/\.(\w+)$/.exec(name)?.[1] ?? 'png').toLowerCase().replace('jpeg', 'jpg')
  const address = `attachment:figure-${Object.keys(attachments).length + 1}.${ending}`
  attachments[address] = bytes
  held.set(name, address)
  return address
}

function baseOf(name: string): string {
  return (name.split('/').at(-1) ?? '').replace(/\.(?:png|jpe?g|gif|webp|avif|pdf|eps|ps|svg)$/i, '')
}
