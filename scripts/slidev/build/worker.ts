/*
 * Runs in a process of its own, because Slidev keeps one deck per process and may end it.
 *
 *   node build-worker.ts SLIDES.MD OUT PURPOSE [whole]    →  IPC: {facts} {ahead} {done} or {error}
 *
 * Slidev's own `build` leaves the print route out, unless it may also print by itself. So this
 * asks for that route and then runs Vite over Slidev's public plugin: over the slides alone where
 * all else is built already, over everything where the deck wants it.
 */
import './helper-modules.ts'
import './stubs.ts'
import { buildContext, indexPage } from './context.ts'
import { buildIncrementally } from './incremental.ts'
import { slidevEntry } from '../data/package.ts'
import { readDeckData } from '../data/read-deck.ts'
import type { Purpose, WorkerMessage } from './index.ts'

/** What nobody sees of a site that is printed or measured. */
const unseen: Record<string, string> = Object.fromEntries(
  ['BROWSER_EXPORTER', 'DRAWINGS', 'DRAWINGS_PERSIST', 'PRESENTER', 'PWA', 'RECORD', 'WAKE_LOCK'].map(
    (name) => [`__SLIDEV_FEATURE_${name}__`, 'false'],
  ),
)

/** @returns Whether only the slides had to be built. */
async function build(slides: string, out: string, purpose: Purpose, whole: boolean): Promise<boolean> {
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
    },
    'build',
  )
  send({ data: readDeckData(options.data) })

  // Slidev has the print route only where it offers its own export, which is nowhere on this site.
  const { config } = options.data
  if (purpose !== 'show') {
    options.utils.define['__SLIDEV_FEATURE_PRINT__'] = 'true'
    if (['true', 'auto'].includes(String(config.download))) config.download = false
  }
  if (purpose === 'print') Object.assign(options.utils.define, unseen)
  // Shiki colours as much of a line as half a second allows: on a busy machine another part each time.
  Object.assign(options.utils.shikiOptions, { tokenizeTimeLimit: 0 })
  // Types of code are looked up by a compiler of 9 MB: loaded only where they are asked for.
  if (!options.data.slides.some(({ content }) => /twoslash/.test(content))) config.twoslash = false
  // A tab is called what the talk is called, unless the deck says otherwise.
  if (options.data.headmatter['titleTemplate'] === undefined) config.titleTemplate = '%s'
  const context = await buildContext(options, purpose, base, ViteSlidevPlugin)
  const notice = (text: string): void => send({ notice: text })
  if (!whole && (await buildIncrementally(context, out, (ahead) => send({ ahead }), notice))) return true
  const index = indexPage(options)
  await context.run(out, [index.plugin], { rollupOptions: { input: { index: index.path } } })
  await index.finishIn(out)
  return false
}

function send(message: WorkerMessage): void {
  process.send?.(message)
}

// Without the process that asked, nobody waits for the site.
process.once('disconnect', () => process.exit(1))

const [slides = '', out = '', purpose, halves] = process.argv.slice(2)
try {
  const onPlayer = await build(
    slides,
    out,
    purpose === 'site' || purpose === 'show' ? purpose : 'print',
    halves === 'whole',
  )
  send({ done: true, incremental: onPlayer })
} catch (error) {
  const { message, id, frame, stack } = error as Error & { id?: string; frame?: string }
  send({ error: { message, id: id ?? '', frame: frame ?? '', stack: stack ?? '' } })
  process.exitCode = 1
}
process.removeAllListeners('disconnect')
process.disconnect?.()
