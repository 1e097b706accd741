import { rmSync } from 'node:fs'
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { atExit } from '#system/at-exit.ts'
import { UserError, reason } from '#system/errors.ts'

/** A deck that shows every layout, in one shape of canvas. */
export interface Specimen {
  /** Path of the file to draw. */
  slides: string
  /** How many lines the copy has more than the original, all in its head matter. */
  shift: number
  dispose(): Promise<void>
}

/**
 * Find the specimen of a template: its own, or the one that the templates beside it share.
 *
 * @param folder of the template
 * @returns path of the specimen
 * @throws {UserError} when there is none
 */
export async function findSpecimen(folder: string): Promise<string> {
  const beside = await readdir(dirname(folder)).catch(() => [] as string[])
  const places = [
    join(folder, 'specimen.md'),
    join(folder, 'specimen', 'slides.md'),
    ...beside.toSorted().map((name) => join(dirname(folder), name, 'specimen', 'slides.md')),
  ]
  for (const place of places) if ((await stat(place).catch(() => undefined))?.isFile()) return place
  throw new UserError(
    `Unexpected template \`${folder}\` without a specimen, expected \`specimen.md\` in it: a deck with every layout`,
  )
}

/**
 * Write the specimen again for one template and one shape of canvas.
 *
 * The copy lies beside the original while it is drawn, since it may name pictures and other
 * slides from there.
 *
 * @param original path of the specimen
 * @param folder of the template, becomes its theme
 * @param aspect for example `4/3`; without it the shape of the original
 * @returns the copy, removed again by `dispose` or at the end of the process
 * @throws {UserError} when the copy cannot be written
 */
export async function shapeSpecimen(original: string, folder: string, aspect?: string): Promise<Specimen> {
  const here = dirname(original)
  const theme = relative(here, folder).split(sep).join('/')
  const name = `.${basename(original, '.md')}-${(aspect ?? 'own').replace(/\W/g, 'x')}.${process.pid}.md`
  const slides = join(here, name)
  const forget = atExit(() => rmSync(slides, { force: true }))
  const dispose = async (): Promise<void> => {
    await rm(slides, { force: true })
    forget()
  }
  try {
    const text = await readFile(original, 'utf8')
    const copy = reshape(text, theme.startsWith('.') ? theme : `./${theme}`, aspect)
    await writeFile(slides, copy)
    return { slides, shift: copy.split('\n').length - text.split('\n').length, dispose }
  } catch (error) {
    await dispose()
    throw new UserError(`Cannot write a copy beside \`${original}\`: ${reason(error)}`, { cause: error })
  }
}

/**
 * Change theme and shape in the head matter.
 *
 * @param text of a deck
 * @param theme relative path
 * @param aspect for example `4/3`
 * @returns the text of the deck, written for that theme and shape
 */
export function reshape(text: string, theme: string, aspect?: string): string {
  const [, head = '', rest = text] = /^---\r?\n(.*?\r?\n)(---\r?\n.*)$/s.exec(text) ?? []
  const kept = head
    .split('\n')
    .filter(
      (line) => !line.startsWith('theme:') && !(aspect !== undefined && line.startsWith('aspectRatio:')),
    )
    .join('\n')
  const own = [`theme: ${JSON.stringify(theme)}`, ...(aspect ? [`aspectRatio: ${aspect}`] : [])]
  return `---\n${own.join('\n')}\n${kept}${head === '' ? '---\n' : ''}${rest}`
}
