import { existsSync, readdirSync } from 'node:fs'
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { BuildContext, SlidevOptions } from './context.ts'
import { cacheFolder } from '#system/cache-folder.ts'
import { createDirAtomic, isWhole } from '#system/create-dir-atomic.ts'
import { keepNewest } from '#system/keep-newest.ts'
import { areFresh, keyOf, stampsOf, standsAlone, type Stamp } from './app-shell-key.ts'
import { seenWords, type Words } from './app-shell-css.ts'

/** Everything of a built deck but its slides. */
export interface AppShell {
  /** Its files lie in `assets` below. */
  folder: string
  /** Modules that slides may ask for: id → address in the site. */
  exports: Record<string, string>
  /** All modules it is made of, those it does not give out too. */
  modules: ReadonlySet<string>
  /** Addresses of its style sheets. */
  styles: string[]
  /** What UnoCSS has seen in it. */
  words: Words
}

/** What is kept beside the files. */
interface Manifest extends Omit<AppShell, 'folder' | 'modules'> {
  modules: string[]
  /** The files that it was made of. */
  stamps: Stamp[]
}

/** Slidev's modules that are made from the slides → their names in the site. */
export const deckModules: Readonly<Record<string, string>> = {
  '/@slidev/slides': 'slides',
  '/@slidev/configs': 'configs',
  '/@slidev/title-renderer': 'title-renderer',
}

/** Where they lie in the site. */
export const deckPlace = 'assets/deck'

/** Builtin components that are large and rare: they bring an editor, or a highlighter, or another site. */
const large = /^(?:BlueSky|Monaco|PlantUml|ShikiMagicMove|Tweet)\.vue$/

const manifestName = 'player.json'

/** So many are kept: some templates, for printing and for showing. */
const keptShells = 8

/**
 * Find the app shell of a deck, or build it.
 *
 * @param context the deck
 * @param log gets a sentence where one that was kept is damaged
 * @returns the app shell; nothing where the deck is one whose player depends on its slides
 * @throws {Error} when it cannot be built or kept
 */
export async function openAppShell(
  context: BuildContext,
  log?: (text: string) => void,
): Promise<AppShell | undefined> {
  if (!standsAlone(context)) return undefined
  const parent = await cacheFolder('players', process.env)
  const key = await keyOf(context)
  for (const name of await readdir(parent)) {
    if (!name.startsWith(`${key}-`) || name.endsWith('.old')) continue
    if (!(await isWhole(join(parent, name), log))) continue
    const appShell = await readAppShell(join(parent, name))
    if (appShell) return appShell
  }
  // Which files it is made of is known only when it has been made: each state of them has a folder.
  const name = `${key}-${Date.now().toString(36)}`
  const folder = await createDirAtomic(parent, name, (half) => buildAppShell(context, half))
  await keepNewest(parent, keptShells)
  return readAppShell(folder)
}

/** @returns The player, unless a file that it was made of has changed. */
async function readAppShell(folder: string): Promise<AppShell | undefined> {
  const file = join(folder, manifestName)
  const text = await readFile(file, 'utf8').catch(() => '{}')
  const { stamps, modules, ...rest } = JSON.parse(text) as Partial<Manifest>
  if (!stamps || !modules || !(await areFresh(stamps))) return undefined
  const now = new Date()
  await utimes(folder, now, now).catch(() => undefined)
  return { ...(rest as Omit<Manifest, 'stamps' | 'modules'>), modules: new Set(modules), folder }
}

async function buildAppShell(context: BuildContext, folder: string): Promise<void> {
  const { base, options } = context
  const gives: Record<string, string> = {}
  const modules = new Set<string>()
  const words = seenWords()
  const inside = {
    name: 'lectern:player-inside',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      handler: (id: string) =>
        id in deckModules ? { id: `${base}${deckPlace}/${deckModules[id]}.js`, external: 'absolute' } : null,
    },
    moduleParsed: ({ id }: { id: string }) => void modules.add(id),
    generateBundle: (_: unknown, bundle: Record<string, Chunk>) => {
      for (const { isEntry, facadeModuleId, fileName } of Object.values(bundle))
        if (isEntry && facadeModuleId) gives[facadeModuleId] = `${base}${fileName}`
    },
  }
  await context.run(folder, [inside, words.plugin], {
    copyPublicDir: false,
    rollupOptions: {
      input: await entries(options),
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: 'assets/[name].js' },
    },
  })
  const styles = readdirSync(join(folder, 'assets'))
    .filter((name) => name.endsWith('.css'))
    .map((name) => `${base}assets/${name}`)
  const stamps = await stampsOf(modules, options.userRoot)
  const manifest: Manifest = {
    exports: gives,
    modules: [...modules],
    styles,
    words: await words.all(),
    stamps,
  }
  await writeFile(join(folder, manifestName), JSON.stringify(manifest))
}

interface Chunk {
  fileName: string
  isEntry?: boolean
  facadeModuleId?: string | null
}

/** What slides may ask for: the client, all layouts, all components but the large ones. */
async function entries({ clientRoot, roots, utils }: SlidevOptions): Promise<Record<string, string>> {
  const layouts = Object.entries(await utils.getLayouts()).map(([name, file]) => [`layout-${name}`, file])
  const folders = [join(clientRoot, 'builtin'), ...roots.map((root) => join(root, 'components'))]
  const components = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:vue|[jt]sx?)$/.test(name) && !/\.(?:test|d)\.ts$/.test(name))
        .filter((name) => !large.test(basename(name)))
        .map((name) => join(folder, name)),
    )
  return Object.fromEntries([
    ['main', join(clientRoot, 'main.ts')],
    ['vue', 'vue'],
    ['client', join(clientRoot, 'index.ts')],
    ['context', join(clientRoot, 'context.ts')],
    ['loading', join(clientRoot, 'internals', 'SlideLoading.vue')],
    ...layouts,
    ...components.map((file, index) => [`component-${index}`, file]),
  ])
}
