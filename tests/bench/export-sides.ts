/** PDF of one talk, by each tool. */

import { access, mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from '../../scripts/browser/engine/candidate.ts'
import { ownTemplates } from '../../scripts/template/load.ts'
import type { Setting } from './bench.ts'
import { versionOf } from './machine.ts'
import { pandoc, peer } from './peers.ts'
import { run } from './process.ts'
import { diagramFile, diagramSvg, dialects, talk } from './talk.ts'
import type { Side } from './timing.ts'

const root = path.resolve(import.meta.dirname, '../..')
const node = process.execPath

/** A tool, and the file that it writes. */
export interface Exporter extends Side {
  pdf: string
}

/** A folder with the talk in it, and the file that is wanted. */
interface Place {
  cwd: string
  pdf: string
}

interface Tool {
  name: string
  /** What the tool wants the talk to be called. */
  file: string
  /** The talk in its syntax. */
  text: (count: number, cwd: string, edition: number) => string
  /** Whether a word of it changes before each run. */
  edited?: true
  /** @returns processor time, s */
  print: (place: Place) => number
}

/**
 * @param count How many slides the talk has.
 * @param folder Empty folder for the talks and the files made from them.
 * @param setting Gets the versions.
 * @returns `slidev export` first, then Lectern twice (the second time one word has changed), then the others.
 */
export async function exporters(count: number, folder: string, setting: Setting): Promise<Exporter[]> {
  const browser = await setting.browser()
  setting.uses('Slidev', versionOf('@slidev/cli'))
  const tools: Tool[] = [
    slidev(browser),
    { ...lectern(browser), name: 'Lectern' },
    { ...lectern(browser), name: 'Lectern, one word changed', edited: true },
    marp(browser, setting),
    revealMd(browser, setting),
    ...decktape(browser, setting),
  ]
  return Promise.all(
    tools.map(async (tool, index) => {
      const cwd = path.join(folder, String(index))
      await mkdir(cwd)
      await writeFile(path.join(cwd, diagramFile), diagramSvg)
      const place = { cwd, pdf: path.join(cwd, 'talk.pdf') }
      const write = (edition: number): Promise<void> =>
        writeFile(path.join(cwd, tool.file), tool.text(count, cwd, edition))
      await write(0)
      let edition = 0
      return {
        name: tool.name,
        pdf: place.pdf,
        before: async () => {
          if (tool.edited) await write(++edition)
          await rm(place.pdf, { force: true })
        },
        run: async () => {
          const processor = tool.print(place)
          // Some say that all is well where it is not.
          await access(place.pdf)
          return processor
        },
      }
    }),
  )
}

/** The same deck for Slidev and for us, with one of our templates. */
const deck: Pick<Tool, 'file' | 'text'> = {
  file: 'slides.md',
  text: (count, cwd, edition) => {
    const theme = path.relative(cwd, path.join(ownTemplates, 'seminar')).replaceAll(path.sep, '/')
    return talk(count, dialects.slidev(theme), edition)
  },
}

function slidev({ path: browser, env }: Browser): Tool {
  const cli = path.join(root, 'node_modules/@slidev/cli/bin/slidev.mjs')
  const args = [cli, 'export', 'slides.md', '--executable-path', browser, '--output']
  return {
    ...deck,
    name: '`slidev export`',
    print: ({ cwd, pdf }) => run(node, [...args, pdf], { cwd, env }),
  }
}

function lectern({ path: browser, env }: Browser): Omit<Tool, 'name'> {
  const args = [path.join(root, 'scripts/lectern.js'), 'export', 'slides.md', '--browser', browser, '-o']
  return { ...deck, print: ({ cwd, pdf }) => run(node, [...args, pdf], { cwd, env }) }
}

function marp({ path: browser, env }: Browser, setting: Setting): Tool {
  const program = peer('Marp', setting)
  const options = ['--pdf', '--allow-local-files', '--no-config', '--no-stdin', '--browser-path', browser]
  return {
    name: 'Marp',
    file: 'talk.md',
    text: (count) => talk(count, dialects.marp()),
    print: ({ cwd, pdf }) => run(node, [program, 'talk.md', '-o', pdf, ...options], { cwd, env }),
  }
}

function revealMd(browser: Browser, setting: Setting): Tool {
  const program = peer('reveal-md', setting)
  const sandbox = withoutSandbox(browser).map((flag) => `--puppeteer-launch-args=${flag}`)
  const options = ['--puppeteer-chromium-executable', browser.path, ...sandbox]
  return {
    name: 'reveal-md',
    file: 'talk.md',
    text: (count) => talk(count, dialects.revealMd()),
    print: ({ cwd, pdf }) =>
      run(node, [program, 'talk.md', '--print', pdf, ...options], { cwd, env: browser.env }),
  }
}

function decktape(browser: Browser, setting: Setting): Tool[] {
  const converter = pandoc(setting)
  if (converter === undefined) return []
  const program = peer('decktape', setting)
  const url = pathToFileURL(peer('reveal.js', setting)).href
  const to = ['-t', 'revealjs', '-s', '--mathml', '--slide-level=1', '-V', `revealjs-url=${url}`]
  const sandbox = withoutSandbox(browser).map((flag) => `--chrome-arg=${flag}`)
  const options = ['reveal', '--chrome-path', browser.path, ...sandbox]
  return [
    {
      name: 'Pandoc and decktape',
      file: 'talk.md',
      text: (count) => talk(count, dialects.pandoc()),
      print: ({ cwd, pdf }) => {
        const converted = run(converter, [...to, '-o', 'talk.html', 'talk.md'], { cwd })
        const page = pathToFileURL(path.join(cwd, 'talk.html')).href
        return converted + run(node, [program, ...options, page, pdf], { cwd, env: browser.env })
      },
    },
  ]
}

/** Where the browser must run without its sandbox, it must for everybody. */
function withoutSandbox({ args }: Browser): string[] {
  return args.filter((argument) => argument === '--no-sandbox')
}
