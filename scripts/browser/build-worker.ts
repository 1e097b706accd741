/*
 * Runs in a process of its own, because Slidev keeps one deck per process and may end it.
 *
 *   node build-worker.ts SLIDES.MD OUT PURPOSE    →  IPC: {facts} {done} or {error}
 *
 * Slidev's own `build` leaves the print route out, unless it may also print by itself. So this
 * asks for that route and then runs Vite over Slidev's public plugin.
 */
import nodeModule, { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { browserBudoux, readyModules } from './build-ready.ts'
import { slidevEntry } from './slidev.ts'
import { readFacts } from './read-facts.ts'
import type { Purpose, WorkerMessage } from './build.ts'

type Config = Record<string, unknown>

interface Vite {
  build(config: Config): Promise<unknown>
  mergeConfig(one: Config, two: Config): Config
  loadConfigFromFile(
    env: { command: 'build'; mode: string },
    file: string,
  ): Promise<{ config: Config } | null>
}

const configNames = ['mjs', 'js', 'mts', 'ts'].map((end) => `vite.config.${end}`)

/** What nobody sees of a site that is printed or measured. */
const unseen: Record<string, string> = Object.fromEntries(
  ['BROWSER_EXPORTER', 'DRAWINGS', 'DRAWINGS_PERSIST', 'PRESENTER', 'PWA', 'RECORD', 'WAKE_LOCK'].map(
    (name) => [`__SLIDEV_FEATURE_${name}__`, 'false'],
  ),
)

async function build(slides: string, out: string, purpose: Purpose): Promise<void> {
  // Slidev and Vite are 5 MB of code: parsed once, not at every start.
  nodeModule.enableCompileCache?.()
  // Slidev looks for packages beside the script that was called.
  process.argv[1] = slidevEntry
  const { resolveOptions, ViteSlidevPlugin } = await import('@slidev/cli')
  const site = purpose === 'site'
  const base = site ? './' : '/'
  const options = await resolveOptions(
    {
      entry: slides,
      base,
      routerMode: site ? 'hash' : 'history',
      // Slidev has the print route only where it offers to print.
      ...(purpose === 'show' ? {} : { download: true }),
    },
    'build',
  )
  send({ facts: readFacts(options.data) })

  const require = createRequire(slidevEntry)
  const vite = (await import(pathToFileURL(require.resolve('vite')).href)) as Vite
  const index = resolve(options.userRoot, 'index.html')
  const html = {
    name: 'lectern:index',
    resolveId: { order: 'pre', handler: (id: string) => (resolve(id) === index ? index : null) },
    load: {
      order: 'pre',
      handler: (id: string) => (resolve(id) === index ? options.utils.indexHtml : null),
    },
  }
  const ready = readyModules(createRequire(join(options.clientRoot, 'package.json')))
  if (purpose === 'print') Object.assign(options.utils.define, unseen)
  // Shiki colours as much of a line as half a second allows: on a busy machine another part each time.
  Object.assign(options.utils.shikiOptions, { tokenizeTimeLimit: 0 })
  // A tab is called what the talk is called, unless the deck says otherwise.
  if (options.data.headmatter['titleTemplate'] === undefined) options.data.config.titleTemplate = '%s'
  let config: Config = {}
  for (const root of options.roots) {
    const file = configNames.map((name) => join(root, name)).find((path) => existsSync(path))
    const loaded = file && (await vite.loadConfigFromFile({ command: 'build', mode: 'production' }, file))
    if (loaded) config = vite.mergeConfig(config, loaded.config)
  }
  const { slidev, ...rest } = config
  await vite.build(
    vite.mergeConfig(rest, {
      configFile: false,
      root: options.userRoot,
      base,
      logLevel: 'error',
      clearScreen: false,
      plugins: [html, ready.plugin, browserBudoux, await ViteSlidevPlugin(options, slidev ?? {})],
      define: { __VUE_PROD_DEVTOOLS__: false },
      build: {
        outDir: out,
        emptyOutDir: true,
        // Pages that are printed once and thrown away: packing them costs more than it saves.
        minify: site,
        cssMinify: site,
        // One style sheet and no list of files to load ahead: a single file has neither.
        cssCodeSplit: !site,
        target: site ? 'es2022' : 'esnext',
        modulePreload: false,
        reportCompressedSize: false,
        chunkSizeWarningLimit: 1e5,
        rollupOptions: { input: { index } },
      },
    }),
  )
  await ready.copyInto(out)
}

function send(message: WorkerMessage): void {
  process.send?.(message)
}

// Without the process that asked, nobody waits for the site.
process.once('disconnect', () => process.exit(1))

const [slides = '', out = '', purpose] = process.argv.slice(2)
try {
  await build(slides, out, purpose === 'site' || purpose === 'show' ? purpose : 'print')
  send({ done: true })
} catch (error) {
  const { message, id, frame, stack } = error as Error & { id?: string; frame?: string }
  send({ error: { message, id: id ?? '', frame: frame ?? '', stack: stack ?? '' } })
  process.exitCode = 1
}
process.removeAllListeners('disconnect')
process.disconnect?.()
