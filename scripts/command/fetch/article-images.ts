/** The figures of an article → files of the deck that the program itself wrote. */

import { createHash } from 'node:crypto'
import { readFileSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import type { VFile } from 'vfile'
import { shortened } from '#tree/address.ts'
import { writeFileAtomic } from '#system/write-file-atomic.ts'
import type { PipelineOptions } from '../../pipeline.ts'
import { fetchImages, type Figure, type ImageOptions } from './images.ts'
import { drawnFigures } from '../drawn-figures.ts'
import { resolveWithin } from '#system/resolve-within.ts'
import { imageFault, largestImage, tooLarge } from './image-fault.ts'

/** What browsers show and what cannot run: no SVG, which can hold scripts. */
const kinds = new Set(['.avif', '.gif', '.jpeg', '.jpg', '.png', '.webp'])

/**
 * @param article Path of the article; only files below its folder are taken.
 * @param folder Folder of the deck; its `public/img/` gains the files.
 * @param file The article, once it is read: it may hold pictures itself.
 * @param remote How to fetch pictures of other machines; without it nothing is asked for.
 * @param browser The one that the user chose, for figures that have to be drawn.
 * @returns A function: addresses of figures → names of the files, where there are any.
 */
export function figuresOf(
  article: string | undefined,
  folder: string,
  file: VFile,
  remote?: ImageOptions | null,
  browser?: string,
): NonNullable<PipelineOptions['figures']> {
  const home = article ? path.dirname(path.resolve(article)) : undefined
  // Planning again asks for the same pictures.
  const fetched = new Map<string, Figure | string>()
  return async (addresses, refuse) => {
    if (remote) {
      const base = file.data.address
      const asked = addresses.filter((address) => !fetched.has(address) && isRemote(address, base))
      for (const [address, found] of await fetchImages(asked, { ...remote, base }))
        fetched.set(address, found)
    }
    const drawn = await drawnFigures(
      addresses.filter((address) => !fetched.has(address)),
      file,
      browser,
    )
    for (const [address, found] of drawn) fetched.set(address, found)
    const names: Record<string, string> = {}
    for (const address of addresses) {
      const reason = file.data.lacking?.[address]
      if (reason !== undefined) refuse?.(address, reason)
      const found =
        fetched.get(address) ?? embeddedFigure(address, file) ?? (home ? onDisk(address, home) : undefined)
      if (!found) continue
      const fault = typeof found === 'string' ? found : await imageFault(found.content, shortened(address))
      if (fault !== undefined) refuse?.(address, fault)
      else if (typeof found !== 'string') names[address] = await store(found, folder)
    }
    return names
  }
}

/** @returns The name of the file: that of its content, so that the same picture has the same one. */
async function store({ content, extension }: Figure, folder: string): Promise<string> {
  const name = `${createHash('sha256').update(content).digest('hex').slice(0, 16)}${extension}`
  await writeFileAtomic(resolveWithin(folder, 'public', 'img', name), content)
  return name
}

/** Whether an address is that of another machine; all relative ones are, in an article from the web. */
function isRemote(address: string, base: string | undefined): boolean {
  return /^(?:https?:)?\/\//i.test(address) || (base !== undefined && !/^[a-z][a-z0-9+.-]*:/i.test(address))
}

/** A picture within the article: a document holds it beside its text, or an address holds its bytes. */
function embeddedFigure(address: string, { data }: VFile): Figure | undefined {
  const attached = data.attachments?.[address]
  if (attached) return { content: attached, extension: path.extname(address) }
  const match = /^data:image\/(avif|gif|jpeg|png|webp);base64,([\w+/=\s]+)$/i.exec(address)
  if (!match?.[1] || !match[2]) return undefined
  const content = Buffer.from(match[2], 'base64')
  return content.length > 0
    ? { content, extension: `.${match[1].toLowerCase().replace('jpeg', 'jpg')}` }
    : undefined
}

function onDisk(address: string, home: string): Figure | string | undefined {
  const file = fileOf(address, home)
  if (!file) return undefined
  // Before it is read.
  const { size } = statSync(file)
  if (size > largestImage) return tooLarge(shortened(address), size)
  return { content: readFileSync(file), extension: path.extname(file).toLowerCase() }
}

/** The file that an address names, where it lies below the article's folder, links followed. */
function fileOf(address: string, home: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) return undefined
  try {
    const asked = path.resolve(home, decodeURIComponent(address.replace(/[?#].*$/, '')))
    const file = realpathSync(asked)
    const within = path.relative(realpathSync(home), file)
    const ok =
      !within.startsWith('..') && !path.isAbsolute(within) && kinds.has(path.extname(file).toLowerCase())
    return ok && statSync(file).isFile() ? file : undefined
  } catch {
    // No such file, or a broken escape: a placeholder says so on the slide.
    return undefined
  }
}
