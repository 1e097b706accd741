/*
 * A built deck has two halves: the app shell (Slidev's client, the theme, the addons, their styles
 * and fonts), which is nine tenths of a build and the same for all decks of a template, and the
 * slides.
 *
 *   index.html ──▶ assets/main.js ──▶ assets/deck/{slides,configs,title-renderer}.js
 *                  └── player ─┘ ◀──  └── slides ────────────────────────────────┘
 *                                layouts, components, Vue
 *
 * Each half is a build of Vite that leaves the other out. The player is built once and kept.
 */
import { join } from 'node:path'
import { indexPage, type BuildContext, type IndexPage } from './context.ts'
import {
  appendTo,
  attributeOf,
  elementsOf,
  makeElement,
  parsePage,
  prependTo,
  printPage,
  removeElement,
} from '#system/html-page.ts'
import { deckModules, deckPlace, openAppShell, type AppShell } from './app-shell.ts'
import { newRules } from './app-shell-css.ts'
import { shareFolder } from '#system/share-folder.ts'

/**
 * Build the slides of a deck and put the app shell beside them.
 *
 * @param context the deck
 * @param out folder for the site
 * @param onAhead gets the page as it will be and where the app shell is, before the slides are built
 * @param log gets a sentence where an app shell that was kept is damaged
 * @returns whether this could be done; where it could not, the deck has to be built whole
 */
export async function buildIncrementally(
  context: BuildContext,
  out: string,
  onAhead: (ahead: { page: string; appShell: string }) => void,
  log: (text: string) => void,
): Promise<boolean> {
  const appShell = await openAppShell(context, log).catch(() => undefined)
  if (!appShell) return false
  const index = indexPage(context.options)
  onAhead({ page: pageAhead(context, appShell, index), appShell: appShell.folder })
  let apart = true
  try {
    await buildSlides(context, out, appShell, index, () => (apart = false))
    await index.finishIn(out)
    if (apart) shareFolder(join(appShell.folder, 'assets'), join(out, 'assets'))
    return apart
  } catch {
    // Whatever it is, the whole build finds it too, or can do what this cannot.
    return false
  }
}

/** What Vite makes of Slidev's page: its script is the app shell's, and the sheets stand first. */
function pageAhead({ base }: BuildContext, { styles }: AppShell, { html, finish }: IndexPage): string {
  const page = parsePage(html)
  const script = elementsOf(page.body).find((element) => attributeOf(element, 'src').endsWith('/main.ts'))
  if (script) removeElement(script)
  const sheets = [...styles, rulesAddress(base)].map((href) =>
    makeElement('link', { rel: 'stylesheet', href }),
  )
  prependTo(page.head, sheets)
  appendTo(
    page.head,
    makeElement('script', { type: 'module', crossorigin: '', src: `${base}assets/main.js` }),
  )
  return finish(printPage(page))
}

const rulesAddress = (base: string): string => `${base}${deckPlace}/rules.css`

/** Of a module with a state there may be one copy alone; helpers of Vite and pictures have none. */
const stateless = /^(?:\0vite\/|\0plugin-vue:|~icons\/)/

/** @param isShared called when slides and player cannot be kept apart */
async function buildSlides(
  context: BuildContext,
  out: string,
  appShell: AppShell,
  index: IndexPage,
  isShared: () => void,
): Promise<void> {
  const rules = newRules(`${deckPlace}/rules.css`, appShell.words, isShared)
  const outside = {
    name: 'lectern:player-outside',
    enforce: 'pre',
    resolveId: { order: 'pre', handler: resolveOutside },
    transformIndexHtml: {
      order: 'post',
      handler: () =>
        [...appShell.styles, rulesAddress(context.base)].map((href) => ({
          tag: 'link',
          attrs: { rel: 'stylesheet', href },
          injectTo: 'head-prepend',
        })),
    },
  }
  async function resolveOutside(
    this: Resolving,
    id: string,
    importer: string | undefined,
    details: object,
  ): Promise<unknown> {
    if (importer === undefined) return null
    const found = await this.resolve(id, importer, { ...details, skipSelf: true })
    if (!found || found.external) return found
    const exported = appShell.exports[found.id]
    if (exported !== undefined) return { id: exported, external: 'absolute' }
    if (appShell.modules.has(found.id) && !stateless.test(found.id)) isShared()
    return found
  }
  const entries = Object.entries(deckModules).map(([id, name]) => [name, id])
  const names = new Set(Object.values(deckModules))
  await context.run(out, [index.plugin, outside, rules], {
    rollupOptions: {
      input: { index: index.path, ...Object.fromEntries(entries) },
      preserveEntrySignatures: 'strict',
      output: {
        entryFileNames: ({ name }: { name: string }) =>
          names.has(name) ? `${deckPlace}/${name}.js` : 'assets/[name]-[hash].js',
      },
    },
  })
}

interface Resolving {
  resolve(
    id: string,
    importer: string,
    options: object,
  ): Promise<{ id: string; external?: boolean | string } | null>
}
