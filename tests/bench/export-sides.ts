/** PDF of one talk, by each tool. */

import { access, mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ownTemplates } from '../../scripts/template/load.ts'
import type { Setting } from './bench.ts'
import { versionOf } from './machine.ts'
import { pandoc, peer } from './peers.ts'
import { run } from './process.ts'
import { diagramFile, diagramSvg, dialects, talk } from './talk.ts'
import type { Side } from './timing.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** A tool, and the file that it writes. */
export interface Exporter extends Side {
  pdf: string
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
  const node = process.execPath
  const place = async (name: string, file: string, text: string): Promise<{ cwd: string; pdf: string }> => {
    const cwd = path.join(folder, name)
    await mkdir(cwd, { recursive: true })
    await writeFile(path.join(cwd, file), text)
    await writeFile(path.join(cwd, diagramFile), diagramSvg)
    return { cwd, pdf: path.join(cwd, 'talk.pdf') }
  }
  const env = browser.env
  // Where the browser must run without its sandbox, it must for everybody.
  const noSandbox = browser.args.filter((argument) => argument === '--no-sandbox')
  const themeOf = (name: string): string => {
    const relative = path.relative(path.join(folder, name), path.join(ownTemplates, 'seminar'))
    return relative.replaceAll(path.sep, '/')
  }
  const slidevTalk = (name: string, edition = 0): string =>
    talk(count, dialects.slidev(themeOf(name)), edition)
  const slidev = await place('slidev', 'slides.md', slidevTalk('slidev'))
  const ours = await place('lectern', 'slides.md', slidevTalk('lectern'))
  const again = await place('again', 'slides.md', slidevTalk('again'))
  const marp = await place('marp', 'talk.md', talk(count, dialects.marp()))
  const revealMd = await place('reveal-md', 'talk.md', talk(count, dialects.revealMd()))
  const reveal = await place('pandoc', 'talk.md', talk(count, dialects.pandoc()))
  const lectern = ({ cwd, pdf }: { cwd: string; pdf: string }): void =>
    run(
      node,
      [path.join(root, 'scripts/lectern.js'), 'export', 'slides.md', '-o', pdf, '--browser', browser.path],
      {
        cwd,
        env,
      },
    )
  const program = pandoc(setting)
  const programs = {
    marp: peer('Marp', setting),
    revealMd: peer('reveal-md', setting),
    decktape: peer('decktape', setting),
    revealJs: peer('reveal.js', setting),
  }
  let edition = 0
  const tools: Exporter[] = [
    {
      name: '`slidev export`',
      pdf: slidev.pdf,
      run: () => {
        const cli = path.join(root, 'node_modules/@slidev/cli/bin/slidev.mjs')
        run(node, [cli, 'export', 'slides.md', '--output', slidev.pdf, '--executable-path', browser.path], {
          cwd: slidev.cwd,
          env,
        })
      },
    },
    { name: 'Lectern', pdf: ours.pdf, run: () => lectern(ours) },
    {
      name: 'Lectern, one word changed',
      pdf: again.pdf,
      run: async () => {
        await writeFile(path.join(again.cwd, 'slides.md'), slidevTalk('again', ++edition))
        lectern(again)
      },
    },
    {
      name: 'Marp',
      pdf: marp.pdf,
      run: () => {
        const args = [
          '--pdf',
          '--allow-local-files',
          '--no-config',
          '--no-stdin',
          '--browser-path',
          browser.path,
        ]
        run(node, [programs.marp, 'talk.md', '-o', marp.pdf, ...args], { cwd: marp.cwd, env })
      },
    },
    {
      name: 'reveal-md',
      pdf: revealMd.pdf,
      run: () => {
        const sandbox = noSandbox.map((argument) => `--puppeteer-launch-args=${argument}`)
        const args = ['--puppeteer-chromium-executable', browser.path, ...sandbox]
        run(node, [programs.revealMd, 'talk.md', '--print', revealMd.pdf, ...args], {
          cwd: revealMd.cwd,
          env,
        })
      },
    },
    ...(program
      ? [
          {
            name: 'Pandoc and decktape',
            pdf: reveal.pdf,
            run: () => {
              const url = pathToFileURL(programs.revealJs).href
              const to = ['-t', 'revealjs', '-s', '--mathml', '--slide-level=1', '-V', `revealjs-url=${url}`]
              run(program, [...to, '-o', 'talk.html', 'talk.md'], { cwd: reveal.cwd })
              const sandbox = noSandbox.map((argument) => `--chrome-arg=${argument}`)
              const page = pathToFileURL(path.join(reveal.cwd, 'talk.html')).href
              const args = ['reveal', '--chrome-path', browser.path, ...sandbox, page, reveal.pdf]
              run(node, [programs.decktape, ...args], { cwd: reveal.cwd, env })
            },
          },
        ]
      : []),
  ]
  return tools.map((tool) => ({ ...tool, run: () => written(tool) }))
}

/** Some tools say that all is well where it is not. */
async function written({ pdf, run }: Exporter): Promise<void> {
  await rm(pdf, { force: true })
  await run()
  await access(pdf)
}
