/** What mammoth has no form for goes through it as stand-ins, and is put into its HTML. */

import type { VFile } from 'vfile'
import { lack } from '../ipynb/attachments.ts'

/** Private characters of the last plane, which no font has and no document uses. */
const [open, close] = ['\u{10f700}', '\u{10f701}']
const standIn = new RegExp(`${open}(\\d+)${close}`, 'gu')
/** What a document has of them says nothing. */
const foreign = new RegExp(`[${open}${close}]`, 'gu')

/** Pieces of HTML by number. */
export class Pieces {
  readonly #html: string[] = []
  readonly #file: VFile

  constructor(file: VFile) {
    this.#file = file
  }

  formula(tex: string, display: boolean): string {
    const name = display ? 'div' : 'span'
    return this.#add(`<${name} data-tex="${escape(tex)}"></${name}>`)
  }

  checkbox(checked: boolean): string {
    return this.#add(`<input type="checkbox"${checked ? ' checked' : ''}>`)
  }

  /** The number that an item begins with, where its list does not count to it. */
  start(number: number): string {
    return this.#add(`${startMark}${number}>`)
  }

  /**
   * A picture that cannot be shown: its words stand in its place.
   *
   * @param kind What it is: `chart`.
   */
  placeholder(kind: string, words: string): string {
    const address = lack(
      this.#file,
      kind,
      `Could not read the ${kind}${words ? ` “${words.slice(0, 80)}”` : ''} of the Word document. Save it as a picture (PNG) in the document to have it on the slide`,
    )
    return this.#add(`<img src="${address}" alt="${escape(words || kind)}">`)
  }

  /** @returns The text without what would be taken for a stand-in. */
  plain(text: string): string {
    return text.replace(foreign, '')
  }

  /** @param html What mammoth made. */
  restore(html: string): string {
    return (
      html
        .replace(
          new RegExp(`<p>(?:<strong>|<em>)*${open}(\\d+)${close}(?:</strong>|</em>)*</p>`, 'gu'),
          (whole, index: string) =>
            this.#html[Number(index)]?.startsWith('<div') ? `${open}${index}${close}` : whole,
        )
        .replace(standIn, (_, index: string) => this.#html[Number(index)] ?? '')
        // A list that goes on begins with its number; within an open list another one is begun.
        .replace(
          /(<ol>)?<li>((?:<\w+>)*)<lectern-start (\d+)>/g,
          (_, first: string | undefined, tags: string, number: string) =>
            first ? `<ol start="${number}"><li>${tags}` : `</ol><ol start="${number}"><li>${tags}`,
        )
        .replace(/<lectern-start \d+>/g, '')
    )
  }

  #add(html: string): string {
    return `${open}${this.#html.push(html) - 1}${close}`
  }
}

const startMark = '<lectern-start '

function escape(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
