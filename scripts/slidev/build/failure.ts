import { stripVTControlCharacters } from 'node:util'
import { UserError } from '#system/errors.ts'
import { slideName, type DeckData } from '../data/deck.ts'

/** An error of Slidev or Vite, as data. */
export interface WorkerError {
  message: string
  /** The module it is about, often a slide. */
  id: string
  /** The lines of the source around it. */
  frame: string
  stack: string
}

interface Evidence {
  failure: WorkerError | undefined
  /** Everything that was printed. */
  talk: string
  data: DeckData | undefined
  code: number | null
}

/** How many lines of Slidev's own talk people see when a build fails. */
const essentialLines = 12

/** Slidev's names for the modules of one slide: `/@slidev/slides/3/md`, `slides.md__slidev_3.md`. */
const slideModule = /(?:@slidev\/slides\/|__slidev_)(\d+)/g

/**
 * Say in few lines why a deck could not be built, and which slide it is.
 *
 * @param slides path of the deck
 * @param evidence what the worker sent and printed
 * @returns the error to throw
 */
export function buildFailure(slides: string, evidence: Evidence): UserError {
  const { failure, talk, data, code } = evidence
  const text = failure ? [failure.message, failure.id, failure.frame].join('\n') : talk
  const numbers = new Set([...text.matchAll(slideModule)].map((match) => Number(match[1])))
  const names = [...numbers].map((number) => {
    const slide = data?.slides[number - 1]
    return slide ? slideName(slide) : `slide ${number}`
  })
  const lines = essential(failure ? `${failure.message}\n${failure.frame}` : talk)
  const where = names.length > 0 ? ` (${names.join('; ')})` : ''
  const what = lines.length > 0 ? `:\n${lines.map((line) => `  ${line}`).join('\n')}` : `, exit code ${code}`
  return new UserError(`Slidev could not build \`${slides}\`${where}${what}${advice(text)}`)
}

/** What Slidev would have asked, had it somebody to ask. */
function advice(text: string): string {
  const [, name] = /(?:theme|addon) "([^"]+)" was not found/.exec(text) ?? []
  return name
    ? `\nRun \`npm install ${name}\` in the deck's folder, or name another theme in its head matter`
    : ''
}

function essential(text: string): string[] {
  const lines = stripVTControlCharacters(text)
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter(
      (line) => line !== '' && !/^\s+at /.test(line) && !/[●■▲]/.test(line) && !/^\s*[│╭╰]?\s*$/.test(line),
    )
  return [...new Set(lines)].slice(0, essentialLines)
}
