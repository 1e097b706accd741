/** Pictures that lie within an article itself. */

import type { VFile } from 'vfile'

declare module 'vfile' {
  interface DataMap {
    /** Pictures that the article holds, by the addresses that its nodes name. */
    attachments: Record<string, Uint8Array>
    /** Why a picture of the article cannot be shown, a sentence, by the addresses that its nodes name. */
    lacking: Record<string, string>
  }
}

/** Kinds of pictures that a deck can show. */
const extensions: Record<string, string> = {
  'image/avif': 'avif',
  'image/gif': 'gif',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
}

/** @returns Whether a deck can show pictures of this type. */
export function isShown(type: string): boolean {
  return Object.hasOwn(extensions, type)
}

/**
 * Put a picture beside the text.
 *
 * @param type Its media type; one that `isShown`.
 * @param base64 Its bytes; white space is allowed.
 * @returns Its address.
 */
export function attach(file: VFile, type: string, base64: string): string {
  const attachments = (file.data.attachments ??= {})
  const address = `attachment:figure-${Object.keys(attachments).length + 1}.${extensions[type]}`
  attachments[address] = Uint8Array.from(atob(base64.replace(/\s+/g, '')), (character) =>
    character.charCodeAt(0),
  )
  return address
}

/**
 * Name a picture that cannot be shown: its place on a slide has its words, and a warning the reason.
 *
 * @param kind What it is, for its address: `chart`.
 * @param reason A sentence for people.
 * @returns Its address.
 */
export function lack(file: VFile, kind: string, reason: string): string {
  const lacking = (file.data.lacking ??= {})
  const address = `attachment:${kind.replace(/[^a-z]+/gi, '-').toLowerCase()}-${Object.keys(lacking).length + 1}`
  lacking[address] = reason
  return address
}
