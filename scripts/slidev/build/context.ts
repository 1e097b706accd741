import { existsSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { resolveOptions, ViteSlidevPlugin } from '@slidev/cli'
import { helperModules } from './helper-modules.ts'
import { browserBudoux, quietPopups, readyModules } from './prebuilt-modules.ts'
import type { Purpose } from './index.ts'
import { putWords, takeWords, unexpectedElements } from './deck-words.ts'
import { fileAddress, headMatterFiles } from './page-files.ts'
import { slidevEntry } from '../data/package.ts'

/** Settings of Vite, as far as nobody looks into them here. */
export type Config = Record<string, unknown>

interface Vite {
  build(config: Config): Promise<unknown>
  mergeConfig(one: Config, two: Config): Config
  loadConfigFromFile(
    env: { command: 'build'; mode: string },
    file: string,
  ): Promise<{ config: Config } | null>
}

export type SlidevOptions = Awaited<ReturnType<typeof resolveOptions>>

/** A deck that Slidev has read, and how to run Vite over it. */
export interface BuildContext {
  options: SlidevOptions
  purpose: Purpose
  base: string
  /**
   * Run Vite once.
   *
   * @param out folder for what comes of it, emptied first
   * @param plugins those that come before Slidev's
   * @param build what differs from the settings of the purpose
   * @throws {Error} what Vite throws, with `id` and `frame` where it knows the place
   */
  run(out: string, plugins: readonly unknown[], build: Config): Promise<void>
}

/** Which files hold settings of Vite. */
export const viteConfigNames = ['mjs', 'js', 'mts', 'ts'].map((end) => `vite.config.${end}`)

/**
 * @param options the deck as Slidev resolved it
 * @param purpose what the site is for
 * @param base the path that all addresses of the site begin with
 * @param slidevPlugin Slidev's own plugin, which holds state and is made anew for each run
 * @returns what the ways of building share
 */
export async function buildContext(
  options: SlidevOptions,
  purpose: Purpose,
  base: string,
  slidevPlugin: typeof ViteSlidevPlugin,
): Promise<BuildContext> {
  const require = createRequire(slidevEntry)
  const vite = (await import(pathToFileURL(require.resolve('vite')).href)) as Vite
  const site = purpose === 'site'
  let config: Config = {}
  for (const root of options.roots) {
    const file = viteConfigNames.map((name) => join(root, name)).find((path) => existsSync(path))
    const loaded = file && (await vite.loadConfigFromFile({ command: 'build', mode: 'production' }, file))
    if (loaded) config = vite.mergeConfig(config, loaded.config)
  }
  const { slidev, ...rest } = config
  const files = site ? { experimental: { renderBuiltUrl: fileAddress }, plugins: [headMatterFiles] } : {}
  const fixed = {
    configFile: false,
    root: options.userRoot,
    base,
    logLevel: 'error',
    clearScreen: false,
    define: { __VUE_PROD_DEVTOOLS__: false },
    build: {
      emptyOutDir: true,
      // Pages that are shown once and thrown away: packing them costs more than it saves.
      minify: site,
      cssMinify: site,
      // One style sheet and no list of files to load ahead: a single file has neither.
      cssCodeSplit: false,
      target: site ? 'es2022' : 'esnext',
      modulePreload: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1e5,
    },
  }
  return {
    options,
    purpose,
    base,
    async run(out, plugins, build) {
      const ready = readyModules(createRequire(join(options.clientRoot, 'package.json')))
      const slidevs = await slidevPlugin(options, quiet(slidev as SlidevPlugins | undefined))
      const all = { plugins: [helperModules, ...plugins, ready.plugin, browserBudoux, quietPopups, slidevs] }
      const own = vite.mergeConfig({ build: { outDir: out } }, { build })
      await vite.build([fixed, all, files, own].reduce((one, two) => vite.mergeConfig(one, two), rest))
      await ready.copyInto(out)
    },
  }
}

type SlidevPlugins = NonNullable<Parameters<typeof ViteSlidevPlugin>[1]>

/** Nobody inspects the styles of a build. */
function quiet(plugins: SlidevPlugins = {}): SlidevPlugins {
  return { ...plugins, unocss: { inspector: false, ...plugins.unocss } }
}

/** The page of a deck on its way through Vite. */
export interface IndexPage {
  /** Gives Vite the page, which is no file. */
  plugin: unknown
  /** The path that stands for it. */
  path: string
  /** What Vite gets: the page without the words of the deck. */
  html: string
  /**
   * @param html the page as Vite made it
   * @returns the page as it is shown
   */
  finish(this: void, html: string): string
  /**
   * Finish the page of a built site.
   *
   * @param out folder of the site
   * @throws {Error} when there is something in it that nobody put there
   */
  finishIn(this: void, out: string): Promise<void>
}

/**
 * @param options the deck as Slidev resolved it
 * @returns its page
 */
export function indexPage({ clientRoot, roots, userRoot, utils }: SlidevOptions): IndexPage {
  const path = resolve(userRoot, 'index.html')
  const isPage = (id: string): boolean => resolve(id) === path
  const { html, words } = takeWords(utils.indexHtml)
  const finish = (built: string): string => putWords(built, words)
  return {
    path,
    html,
    plugin: {
      name: 'lectern:index',
      resolveId: { order: 'pre', handler: (id: string) => (isPage(id) ? path : null) },
      load: { order: 'pre', handler: (id: string) => (isPage(id) ? html : null) },
    },
    finish,
    async finishIn(out) {
      const file = join(out, 'index.html')
      const page = finish(await readFile(file, 'utf8'))
      const files = [clientRoot, ...roots].map((root) => join(root, 'index.html'))
      const sources = files.filter((name) => existsSync(name)).map((name) => readFileSync(name, 'utf8'))
      const odd = unexpectedElements(page, sources)
      if (odd.length > 0)
        throw new Error(
          `Unexpected \`${odd.join('`, `')}\` in the page of the deck, expected Slidev's own elements`,
        )
      await writeFile(file, page)
    },
  }
}
