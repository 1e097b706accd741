import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { programFolder, scriptFile } from '#system/program.ts'
import { viteConfigNames, type BuildContext } from './context.ts'

/** A file as it was: path, size in bytes, and when it was last written or put in its place, in ms. */
export type Stamp = [path: string, size: number, changed: number]

/** What a theme, an addon or the folder of a deck may bring along. */
const places = ['components', 'layouts', 'setup', 'styles']
const files =
  /^(?:global(?:-top|-bottom)?|Global(?:Top|Bottom)|slide-(?:top|bottom)|Slide(?:Top|Bottom)|custom-nav-controls|CustomNavControls|styles?|(?:uno|unocss|vite)\.config|index|package)\.\w+$/

/** Plugins for Vite in a root; what they make may depend on anything, the slides among it. */
const plugins = [
  ...viteConfigNames,
  ...['ts', 'js', 'mts', 'mjs'].map((end) => join('setup', `vite-plugins.${end}`)),
]

/** Ours are known to look at no slide. */
const ours = join(programFolder, 'templates', sep)

/** The code that decides what an app shell is. */
const makers = [
  'context',
  'incremental',
  'prebuilt-modules',
  'worker',
  'app-shell',
  'app-shell-key',
  'app-shell-css',
]

/**
 * @param context the deck
 * @returns whether its player is the same whatever stands on the slides
 */
export function standsAlone({ options, purpose }: BuildContext): boolean {
  const { config, features } = options.data
  // A site that is given away has addresses of its own kind and is packed as a whole.
  if (purpose === 'site' || features.monaco || config.pwa || config.remoteAssets) return false
  return options.roots.every((root) => isOurs(root) || !plugins.some((name) => existsSync(join(root, name))))
}

/**
 * @param context the deck
 * @returns a name for all that decides what its player is, but for the files that turn up on the way
 */
export async function keyOf({ options, purpose, base }: BuildContext): Promise<string> {
  const { config, features } = options.data
  const own = await Promise.all(makerFiles().map((file) => readFile(file, 'utf8')))
  // Our templates share files; a folder that brings nothing along may be any.
  const folders = options.roots.map((root) => (isOurs(root) ? ours : root))
  const roots = await Promise.all(
    [...new Set(folders)].map(async (root) => {
      const stamps = await stampAll(root === ours ? allFiles(root) : filesOf(root))
      return stamps.length > 0 || root !== options.userRoot ? [root, stamps] : []
    }),
  )
  const decisive = { purpose, base, define: options.utils.define, fonts: config.fonts, css: config.css }
  const text = JSON.stringify([decisive, features.katex, options.clientRoot, options.themeRoots, roots, own])
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** The bundled worker imports its parts by names that change with their content, so it stands for all of them. */
function makerFiles(): string[] {
  const worker = scriptFile('slidev/build/worker')
  return worker.endsWith('.js') ? [worker] : makers.map((name) => join(dirname(worker), `${name}.ts`))
}

function isOurs(root: string): boolean {
  return `${root}${sep}`.startsWith(ours)
}

/** What is compiled; previews and measures of templates are not. */
const sources = /\.(?:css|html|[cm]?[jt]sx?|md|svg|vue)$|^package\.json$/

/** What others put there for a while: helpers of a build, half written files. */
const passing = /^(?:node_modules$|\.)/

/** @throws {Error} Where a folder is a link, which may lead anywhere: such a deck is built whole. */
function allFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !passing.test(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return allFiles(path)
      if (entry.isSymbolicLink() && !sources.test(entry.name)) throw new Error(`Unexpected link \`${path}\``)
      return sources.test(entry.name) ? [path] : []
    })
    .toSorted()
}

/** The files of a root that Slidev takes up by their names. */
function filesOf(root: string): string[] {
  const within = places
    .filter((place) => existsSync(join(root, place)))
    .flatMap((place) => allFiles(join(root, place)))
  const above = readdirSync(root).filter((name) => files.test(name))
  return [...within, ...above.map((name) => join(root, name))].toSorted()
}

/**
 * @param modules ids of the modules of an app shell
 * @param userRoot the folder of the deck
 * @returns the files behind them, as they are now, and what says which packages they belong to
 */
export function stampsOf(modules: ReadonlySet<string>, userRoot: string): Promise<Stamp[]> {
  const paths = [...modules].map((id) => id.replace(/^\/@fs(?=\/)/, '').replace(/[?#].*$/s, ''))
  // Slidev's helpers there go away with the build that made them.
  const lasting = paths.filter((path) => !path.startsWith(join(userRoot, 'node_modules', '.slidev')))
  const packages = lasting.flatMap((path) => {
    const folder = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/s.exec(path)?.[0]
    return folder === undefined ? [] : [join(folder, 'package.json')]
  })
  return stampAll([...new Set([...lasting, ...packages])].filter((path) => existsSync(path)).toSorted())
}

async function stampAll(paths: readonly string[]): Promise<Stamp[]> {
  return Promise.all(
    paths.map(async (path): Promise<Stamp> => {
      const { size, ctimeMs } = await stat(path)
      return [path, size, ctimeMs]
    }),
  )
}

/**
 * @param stamps of files
 * @returns whether all of them are still as they were
 */
export async function areFresh(stamps: readonly Stamp[]): Promise<boolean> {
  const now = await stampAll(stamps.map(([path]) => path)).catch(() => [])
  return JSON.stringify(now) === JSON.stringify(stamps)
}
