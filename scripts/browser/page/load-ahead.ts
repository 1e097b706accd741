/// <reference lib="dom" />

import { readFile } from 'node:fs/promises'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser as Running } from 'playwright-chromium'
import { buildDeck, type Ahead, type BuildOptions, type BuiltDeck } from '../../slidev/build/index.ts'
import { attributeOf, elementsOf, parsePage, printPage, removeElement } from '#system/html-page.ts'
import { unlessStopped } from '#system/interrupt.ts'
import { loadPrint, type LoadingPrint, type PrintLook } from './load-print.ts'
import { serveFolder, type Served } from '#system/static-server.ts'

/** A page that has loaded the app shell of a deck, and waits for its slides. */
export interface AheadPage {
  served: Served
  loading: LoadingPrint
  /** What the page said that it was given. */
  page: string
}

/** A deck, and the page that waited for its slides. */
export interface BuiltAhead {
  deck: BuiltDeck
  /** Not there where the deck's page could not be known before, or turned out another. */
  ahead: AheadPage | undefined
}

export interface BuildAheadOptions extends Pick<BuildOptions, 'notice' | 'purpose' | 'signal'> {
  /** How its page will be drawn (default: light, each slide at its last click). */
  look?: PrintLook | undefined
}

/** Mermaid's modules for the commonest diagrams, half a second of work before the first one is drawn. */
const drawing = /^(?:elk|flowDiagram)-.*\.mjs$/

/**
 * Build a deck, and load its page meanwhile.
 *
 * @param stack closes the page and its server at its end
 * @param started the browser, as soon as it runs
 * @param slidesMd path of the deck
 * @param options what for, how its page will be drawn, signal to stop it
 * @returns the deck, to be disposed by the caller, and its page
 * @throws {UserError} when the deck cannot be built
 */
export async function buildAhead(
  stack: AsyncDisposableStack,
  started: Promise<Running>,
  slidesMd: string,
  { purpose, look = {}, signal, notice }: BuildAheadOptions = {},
): Promise<BuiltAhead> {
  let loading: Promise<AheadPage | undefined> | undefined
  const building = buildDeck(slidesMd, {
    purpose,
    signal,
    notice,
    onAhead(known) {
      loading = started
        .then((running) => loadAhead(stack, running, known, building, look, signal))
        // It is not needed: what fails here fails again, or not, when the slides are drawn.
        .catch(() => undefined)
    },
  })
  const deck = await building
  try {
    const ahead = await unlessStopped(signal, loading ?? Promise.resolve(undefined))
    if (!ahead || (await isPageOf(ahead, deck))) return { deck, ahead }
    // It would only draw beside the one that is the deck's.
    await ahead.loading.close()
    return { deck, ahead: undefined }
  } catch (error) {
    await deck.dispose()
    throw error
  }
}

/**
 * Load the app shell of a deck while its slides are built: the browser has nothing else to do then.
 *
 * @param stack closes the page and the server at its end
 * @param running the browser
 * @param ahead what is known of the site
 * @param until settles when the site is built
 * @param look how it will be printed
 * @param signal the signal that stops the work
 * @returns the page, which goes on by itself when the slides are there
 * @throws {UserError} when the browser fails, and the signal's reason when the work was stopped
 */
async function loadAhead(
  stack: AsyncDisposableStack,
  running: Running,
  ahead: Ahead,
  until: Promise<unknown>,
  look: PrintLook,
  signal?: AbortSignal,
): Promise<AheadPage> {
  signal?.throwIfAborted()
  const { data, appShell: folder } = ahead
  const page = withoutHints(ahead.page)
  const serving = serveFolder(ahead.folder, 0, { page, folder, until })
  stack.defer(async () => (await serving).close())
  const served = await serving
  const loading = await loadPrint(running, served.origin, data, look, signal)
  stack.defer(() => loading.close())
  if (data.slides.some(({ diagrams }) => diagrams > 0)) await loading.page.evaluate(load, modules(folder))
  return { served, loading, page }
}

/**
 * @param ahead a page that was given what was known before
 * @param deck the deck as it was built
 * @returns whether the page is that of the deck
 */
async function isPageOf({ page }: AheadPage, { folder, incremental: onPlayer }: BuiltDeck): Promise<boolean> {
  return onPlayer && withoutHints(await readFile(join(folder, 'index.html'), 'utf8')) === page
}

/** The page without what depends on the slides: which pictures will be asked for. */
function withoutHints(html: string): string {
  const page = parsePage(html)
  for (const element of elementsOf(page.head))
    if (attributeOf(element, 'rel') === 'preload' && attributeOf(element, 'as') === 'image')
      removeElement(element)
  return printPage(page)
}

/** Addresses of what draws diagrams, where the app shell has it. */
function modules(appShell: string): string[] {
  const place = 'assets/mermaid'
  const chunks = `${place}/chunks/mermaid.esm.min`
  if (!existsSync(join(appShell, chunks))) return []
  const names = readdirSync(join(appShell, chunks)).filter((name) => drawing.test(name))
  return [`/${place}/mermaid.esm.min.mjs`, ...names.map((name) => `/${chunks}/${name}`)]
}

/** Runs inside the page. */
function load(addresses: string[]): void {
  for (const src of addresses) {
    const script = Object.assign(document.createElement('script'), { type: 'module', src })
    script.addEventListener('load', () => script.remove())
    document.documentElement.append(script)
  }
}
