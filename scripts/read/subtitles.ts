/** Subtitles and transcripts with times: SubRip and WebVTT. */

import type { Paragraph, Root } from 'mdast'
import type { VFile } from 'vfile'
import { endsSentence } from './text/lines.ts'

const times = /^(?:(\d{1,2}):)?(\d{2}):(\d{2})[.,](\d{3})\s+-->\s+(?:(\d{1,2}):)?(\d{2}):(\d{2})[.,](\d{3})/
/** Markup of the formats: `<i>`, `<v Ada>`, `{\an8}`. */
const markup = /<\/?[a-z][^<>]{0,80}>|<\d{2}:\d{2}[^<>]*>|\{\\[^{}]{0,40}\}/gi
/** A speaker who is named in capitals, or by a chevron. */
const speaker = /^(?:>>+\s*|-\s+(?=\p{L}))/u
/** Silence of so many seconds ends a paragraph, at the end of a sentence. */
const silence = 2
/** A paragraph ends with the sentence that makes it so long, characters. */
const longest = 400

/**
 * ```text
 * > | 12
 * > | 00:01:04,200 --> 00:01:07,000     neither number nor time
 * > | A queue holds requests            one paragraph with the next cue
 * ```
 *
 * @param file Its text, normalised.
 * @returns Its tree; positions are in `file.value`.
 */
export function subtitles(file: VFile): Root {
  const source = String(file)
  const children: Paragraph[] = []
  let open: { words: string; start: Cue; end: Cue } | undefined
  const close = (): void => {
    if (open) children.push(paragraph(open.words, open.start, open.end))
    open = undefined
  }
  let last = ''
  for (const cue of cuesOf(source)) {
    // Live captions say the line before again.
    if (cue.text === last) continue
    last = cue.text
    if (
      open &&
      endsSentence(open.words) &&
      (cue.from - open.end.to >= silence || open.words.length >= longest)
    )
      close()
    const isHan = /\p{Script=Han}$/u.test(open?.words ?? '') || /[，。？！、]$/.test(open?.words ?? '')
    open = open
      ? { words: `${open.words}${isHan ? '' : ' '}${cue.text}`, start: open.start, end: cue }
      : { words: cue.text, start: cue, end: cue }
  }
  close()
  return {
    type: 'root',
    children,
    position: {
      start: { line: 1, column: 1, offset: 0 },
      end: { line: source.split('\n').length, column: 1, offset: source.length },
    },
  }
}

interface Cue {
  text: string
  /** Seconds. */
  from: number
  to: number
  line: number
  offset: number
  length: number
}

function cuesOf(source: string): Cue[] {
  const cues: Cue[] = []
  let offset = 0
  let now: { from: number; to: number } | undefined
  for (const [at, raw] of source.split('\n').entries()) {
    const match = times.exec(raw.trim())
    if (match) {
      const [, fromHours, fromMinutes, fromSeconds, fromRest, toHours, toMinutes, toSeconds, toRest] =
        match.map((part) => Number(part ?? 0))
      now = {
        from: fromHours! * 3600 + fromMinutes! * 60 + fromSeconds! + fromRest! / 1000,
        to: toHours! * 3600 + toMinutes! * 60 + toSeconds! + toRest! / 1000,
      }
    } else if (!raw.trim()) now = undefined
    else if (now) {
      const text = raw.replace(markup, '').trim().replace(speaker, '')
      if (text) cues.push({ text, ...now, line: at + 1, offset, length: raw.length })
    }
    offset += raw.length + 1
  }
  return cues
}

function paragraph(value: string, start: Cue, end: Cue): Paragraph {
  const position = {
    start: { line: start.line, column: 1, offset: start.offset },
    end: { line: end.line, column: end.length + 1, offset: end.offset + end.length },
  }
  return { type: 'paragraph', children: [{ type: 'text', value, position }], position }
}
