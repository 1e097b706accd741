/** The article that a command works on, and the options that all of them share. */

import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { VFile } from 'vfile'
import type { PipelineOptions } from '../pipeline.ts'
import { transitions } from '#tree/transitions.ts'
import { formats, mainOf } from '../read/index.ts'
import { deckOptions, ownTheme } from '../template/addresses.ts'
import { loadTemplate, type LoadedTemplate } from '../template/load.ts'
import { type ParsedArgs, decimal, languageTag, oneOf, UsageError, integer } from './arguments.ts'
import { filesBelow } from './beside.ts'
import { configFor, type Settings } from './config.ts'
import { fetchArticle, isAddress, largestArticle } from './fetch/index.ts'
import { frontMatterOf, templateOf } from './front-matter.ts'

/** An input that cannot be read. */
class InputError extends Error {}

/** Stands for the name of what has none. */
const standardInput = 'standard-input'

/** What is used where the user names none. */
const defaultTemplate = 'seminar'

/**
 * @param call Its input is a path, `-` for standard input, or an address of the web.
 * @returns The article as bytes: what it is encoded in is for `read` to find out.
 * @throws InputError where there is nothing to read; FetchError where nothing can be fetched.
 */
export async function readArticle({ inputs: [input], values }: ParsedArgs): Promise<VFile> {
  if (input === undefined) throw new UsageError('Missing article, expected a file, an address or `-`')
  if (isAddress(input)) return fetchArticle(input, { allowPrivate: values['allow-private-network'] === true })
  try {
    if (input === '-') return new VFile({ value: await whole(process.stdin, input), path: standardInput })
    if (statSync(input).isDirectory()) return paperIn(input)
    const file = new VFile({ value: await whole(createReadStream(input), input), path: input })
    if (/\.(?:tex|ltx|latex)$/i.test(input)) {
      file.data.beside = filesBelow(path.dirname(input))
      file.data.main = path.basename(input)
    }
    return file
  } catch (error) {
    if (error instanceof InputError) throw error
    const { code } = error as NodeJS.ErrnoException
    const reason = code === 'ENOENT' ? 'there is no such file' : (error as Error).message
    throw new InputError(`Unexpected article \`${input}\`, expected a file that can be read: ${reason}`)
  }
}

/** The paper in a folder: its main file, with all that it takes in. */
function paperIn(folder: string): VFile {
  const beside = filesBelow(folder)
  // Further down lie other things than the paper that the folder is.
  const near = Object.entries(beside).filter(([name]) => name.split('/').length <= 2)
  const main = mainOf(Object.fromEntries(near))
  if (main === undefined)
    throw new InputError(
      `Unexpected article \`${folder}\`, expected a file, or a folder with a LaTeX document in it: it is a folder without one`,
    )
  const file = new VFile({ value: beside[main] ?? new Uint8Array(), path: path.join(folder, main) })
  file.data.beside = beside
  file.data.main = main
  return file
}

/** Read all there is, which a pipe or a device may have without end. */
async function whole(stream: Readable, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > largestArticle)
      throw new InputError(
        `Unexpected size of \`${name}\`, expected at most ${largestArticle / 1024 / 1024} MB. Split it, and build a deck of each part.`,
      )
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Names that say what a file is and not what it is about: the folder says that. */
const generic = /^_?(?:index|main|readme)$/i

/** @returns The name of a deck: that of its article, with nothing in it that is no file name. */
function deckName(file: VFile): string {
  const { stem = '', dirname } = file
  const isFile = file.data.address === undefined && file.path !== standardInput
  const parent = isFile ? path.basename(path.resolve(dirname ?? '.')) : ''
  return fileName(generic.test(stem) ? parent : stem) || fileName(stem) || 'deck'
}

function fileName(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
}

/**
 * @param output What the user says: a folder, or the `slides.md` in it.
 * @param file The article, which gives the name where the user says none.
 * @param batch Whether it is one of several, whose decks lie in folders of their names below the output.
 * @returns The folder of a deck; by default `slides/NAME`.
 * @throws UsageError for the name of another file.
 */
export function deckFolder(output: boolean | string | undefined, file: VFile, batch = false): string {
  if (batch && typeof output === 'string') return path.resolve(output, deckName(file))
  if (typeof output !== 'string') return path.resolve('slides', deckName(file))
  if (path.basename(output) === 'slides.md') return path.resolve(path.dirname(output))
  if (looksLikeFile.test(output) && !statSync(output, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`Unexpected file \`${output}\` for \`--output\`, expected the folder of the deck`)
  return path.resolve(output)
}

/** What people name where they mean a file. */
const looksLikeFile = /\.(?:html?|md|mdx|pdf|pptx)$/i

/**
 * What the command says wins over the article, and the article over the config beside it or above.
 *
 * @param args With the options that the deck keeps.
 * @param folder Of the deck.
 * @param file The article, before it is read.
 * @returns The options of the pipeline, with the template that they name.
 */
export function pipelineOptions(
  { inputs: [input = '-'], values }: ParsedArgs,
  folder: string,
  file: VFile,
): { options: PipelineOptions; loaded: LoadedTemplate } {
  const fields = frontMatterOf(file)
  const config = configFor(input)
  const loaded = loadTemplate(
    templateName(values['template'] ?? templateOf(fields, file) ?? config.template, folder),
  )
  const { theme, addons } = deckOptions(loaded, folder)
  const unlessSaid = <Key extends keyof Settings>(key: Key): Settings[Key] =>
    fields[key] === undefined ? config[key] : undefined
  const { themeConfig } = config
  return {
    loaded,
    options: {
      template: loaded.template,
      theme,
      addons,
      from: oneOf(values['from'], formats, 'from'),
      lang: languageTag(values['lang']) ?? unlessSaid('lang'),
      minutes: integer(values['minutes'], 1, 600, 'minutes') ?? unlessSaid('minutes'),
      pace: decimal(values['pace'], 0.25, 4, 'pace') ?? unlessSaid('pace'),
      transition: oneOf(values['transition'], transitions, 'transition') ?? unlessSaid('transition'),
      themeConfig:
        themeConfig &&
        Object.fromEntries(Object.entries(themeConfig).map(([key, value]) => [key, String(value)])),
      full: values['full'] === true,
      backup: values['no-backup'] !== true,
      keepAll: values['keep-all'] === true,
    },
  }
}

/** What the user names; else the template that was ejected beside the deck; else the default. */
function templateName(asked: boolean | string | undefined, folder: string): string {
  if (typeof asked === 'string' && !existsSync(path.join(folder, ownTheme, asked, 'template.json')))
    return asked
  const ejected = path.join(folder, ownTheme)
  const names = existsSync(ejected)
    ? readdirSync(ejected).filter((name) => existsSync(path.join(ejected, name, 'template.json')))
    : []
  const [name] = typeof asked === 'string' ? [asked] : names.toSorted()
  return name === undefined ? defaultTemplate : path.join(ejected, name)
}
