/** `lectern build`: an article becomes a deck, and a PDF where it is asked for. */

import { parseSync } from '@slidev/parser/core'
import { VFile } from 'vfile'
import { inspectNoColor } from 'unist-util-inspect'
import type { Deck } from '#tree/nodes.ts'
import type { Template } from '#template'
import type { BuiltDeck } from '../../slidev/build/index.ts'
import { UserError, Interrupted } from '#system/errors.ts'
import { type SandboxCheck, openSandboxCheck } from '../../slidev/sandbox-check/index.ts'
import type { MergeResult } from '../../merge/index.ts'
import { pipeline, stages, type PipelineResult } from '../../pipeline.ts'
import type { Corrections } from '../../plan/fit/corrections.ts'
import { type ParsedArgs, exportFormats, oneOf } from '../arguments.ts'
import type { FormatName } from '../../export/index.ts'
import { deckFolder, pipelineOptions, readArticle } from '../article.ts'
import { articleName, assertSameArticle, withMemory } from './identity.ts'
import { optionsText } from './kept-settings.ts'
import { isAddress } from '../fetch/index.ts'
import { figuresOf } from '../fetch/article-images.ts'
import { writeReport } from './deck-report.ts'
import { previousOf, writeDeck } from './write-deck.ts'
import { exitCode, messagesJson, printMessages, levelOf } from '../report.ts'
import { shortPath } from '../short-path.ts'
import { listeners } from '../status.ts'
import { makeStandalone } from '../template/standalone.ts'
import type { Io } from '../types.ts'
import type { Planned, Verified } from './verify.ts'
import { verifiedJson, verifiedText } from './verify-report.ts'

/** After these there is no deck. */
const nothingToWrite: ReadonlySet<string> = new Set([
  'read:broken',
  'read:empty',
  'read:unsupported',
  'write:mismatch',
])

/** What came of a build. */
export interface BuildResult {
  code: 0 | 1 | 2
  /** Path of `slides.md`; none with `--until`. */
  deck?: string
  /** What the deck is, on one line. */
  summary?: string
}

/**
 * @param call What was asked for.
 * @param io Where to speak.
 * @param opened The sandbox check, where whoever calls opened it before this was loaded; it is closed in the end.
 * @throws UsageError, InputError, TemplateError, EditedError: could not run.
 */
export async function build(asked: ParsedArgs, io: Io, opened?: SandboxCheck): Promise<BuildResult> {
  const { values } = asked
  const until = oneOf(values['until'], stages, 'until')
  const names = exportFormats(values['export'], 'export')
  const failOn = oneOf(values['fail-on'], ['error', 'warning', 'info', 'none'], 'fail-on')
  let file = await readArticle(asked)
  // Reading changes the file; planning again begins with what was given.
  const given = { path: file.path, value: file.value, data: { ...file.data } }
  const folder = deckFolder(values['output'], file, asked.batch)
  const { args, kept, earlier } = withMemory(asked, folder)
  const { options, loaded } = pipelineOptions(args, folder, file)
  const figures = until
    ? undefined
    : figuresOf(
        isAddress(args.inputs[0] ?? '') ? undefined : args.inputs[0],
        folder,
        file,
        values['fetch-images'] === true ? { allowPrivate: values['allow-private-network'] === true } : null,
        typeof values['browser'] === 'string' ? values['browser'] : undefined,
      )
  const written = until === undefined || until === 'write' || until === 'merge'
  await using gate = written ? (opened ?? openSandboxCheck()) : undefined
  const force = values['force'] === true
  let previous = force ? undefined : previousOf(folder)
  const result = await pipeline(file, { ...options, until, figures, compile: gate?.compile, previous })
  if (until) {
    const stage = until === 'merge' ? (result.merge?.text ?? result.write) : result[until]
    io.out(typeof stage === 'string' ? stage : `${inspectNoColor(stage)}\n`)
    printMessages(file, io, values['verbose'] === true)
    return { code: exitCode(file, failOn) }
  }
  const article = articleName(args.inputs[0]!, folder)
  let edits: MergeResult | undefined
  let replaced = false
  const write = async (
    { plan: deck, write: text, merge, notMerged }: PipelineResult,
    of: VFile,
    backup = true,
  ): Promise<Planned | undefined> => {
    const stopped = of.messages.some(({ ruleId }) => ruleId && nothingToWrite.has(ruleId))
    if (!deck || text === undefined || stopped) return undefined
    if (!force) assertSameArticle(folder, { article, title: deck.title })
    const merged = merge && previous ? { text: merge.text, base: merge.base, previous } : undefined
    const slides = await writeDeck(folder, text, { force, merged, notMerged, backup })
    edits = merge
    replaced ||= backup && merged !== undefined && merged.text !== merged.previous.deck
    await writeReport(folder, deck, of, { article, settings: kept })
    return { deck, file: of, slides, byHand: merge?.byHand ?? [] }
  }
  const first = await write(result, file)
  if (!first) {
    printMessages(file, io, values['verbose'] === true)
    return { code: exitCode(file) === 2 ? 2 : 1 }
  }
  if (values['standalone'] === true) await makeStandalone(loaded, folder)
  const again = async (corrections: Corrections): Promise<Planned | undefined> => {
    const next = new VFile(given)
    previous = force ? undefined : previousOf(folder)
    const run = { ...options, figures, corrections, compile: gate?.compile, previous }
    // What a person wrote has been kept before the first round.
    return write(await pipeline(next, run), next, false)
  }
  const checked =
    values['verify'] === true ? await verified(first, again, options.template, args, io) : undefined
  const { deck, slides } = checked && 'planned' in checked ? checked.planned : first
  file = checked && 'planned' in checked ? checked.planned.file : file
  const built = checked && 'built' in checked ? checked.built : undefined
  await using stack = new AsyncDisposableStack()
  stack.defer(async () => built?.dispose())
  const exported = names ? await exportTo(slides, built, names, args, io) : undefined
  const files = exported && 'files' in exported ? exported.files : []
  const failed = [checked, exported].some((outcome) => outcome !== undefined && 'reason' in outcome)
  if (values['json'] === true) {
    const report = {
      ...summary(deck, file, edits),
      deck: slides,
      pdf: files[names?.indexOf('pdf') ?? -1] ?? null,
      exported: files,
      verified: checked && 'planned' in checked ? verifiedJson(checked) : null,
      merged: edits ? { changed: edits.changed, added: edits.added, leftOut: edits.leftOut } : null,
      messages: messagesJson(file),
    }
    io.out(`${JSON.stringify(report, null, 2)}\n`)
  } else {
    printMessages(file, io, values['verbose'] === true)
    io.err(summaryText(deck, file, edits))
    if (edits) io.err(`  ${editsText(edits)}${replaced ? '; the deck before is slides.md.bak' : ''}\n`)
    if (checked && 'planned' in checked) io.err(`  ${verifiedText(checked)}\n`)
    io.out(`${shortPath(slides)}\n`)
    if (Object.keys(earlier).length > 0)
      io.err(`  options of an earlier build: ${optionsText(earlier)} (\`--forget\` drops them)\n`)
    for (const one of files) io.out(`${shortPath(one)}\n`)
  }
  if (checked && 'reason' in checked)
    io.err(`\nThe deck is written; its slides are not measured.\n${checked.reason}\n`, false, true)
  if (exported && 'reason' in exported)
    io.err(`\nThe deck is written; its export is missing.\n${exported.reason}\n`, false, true)
  const line = summaryText(deck, file, edits).trim().split(/\n\s*/).join(', ')
  return { code: failed ? 1 : exitCode(file, failOn), deck: slides, summary: line }
}

/** The deck is done by now: what cannot be measured costs the exit code and nothing else. */
async function verified(
  first: Planned,
  again: (corrections: Corrections) => Promise<Planned | undefined>,
  template: Template,
  { values }: ParsedArgs,
  io: Io,
): Promise<Verified | { reason: string }> {
  const { verify } = await import('./verify.ts')
  const browser = typeof values['browser'] === 'string' ? values['browser'] : undefined
  try {
    return await verify(first, {
      template,
      again,
      browser,
      ...listeners(io),
    })
  } catch (error) {
    if (!(error instanceof UserError) || error instanceof Interrupted) throw error
    return { reason: error.message }
  } finally {
    io.status?.('')
  }
}

/** The deck is done by now: an export that fails costs the exit code and nothing else. */
async function exportTo(
  deck: string,
  built: BuiltDeck | undefined,
  names: readonly FormatName[],
  { values }: ParsedArgs,
  io: Io,
): Promise<{ files: string[] } | { reason: string }> {
  const { exportCommand } = await import('../export.ts')
  try {
    const exported = await exportCommand(
      {
        deck,
        built,
        formats: names,
        browser: typeof values['browser'] === 'string' ? values['browser'] : undefined,
      },
      io,
    )
    for (const warning of exported.warnings) io.err(`${warning}\n`)
    return { files: exported.results.map(({ file }) => file) }
  } catch (error) {
    if (!(error instanceof UserError) || error instanceof Interrupted) throw error
    return { reason: error.message }
  }
}

interface Summary {
  title: string
  slides: number
  /** How many slides have something for the speaker. */
  notes: number
  minutes: number
  errors: number
  warnings: number
  infos: number
}

/** Slides and notes are those of the deck that was written, which a person may have changed. */
function summary(deck: Deck, file: VFile, edits: MergeResult | undefined): Summary {
  const written = edits && parseSync(edits.text, 'slides.md').slides
  const count = (level: string): number =>
    file.messages.filter((message) => levelOf(message) === level).length
  return {
    title: deck.title,
    slides: written?.length ?? deck.children.length,
    notes:
      written?.filter(({ note }) => note).length ??
      deck.children.filter((slide) => slide.children.some(({ type }) => type === 'notes')).length,
    minutes: deck.minutes,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
  }
}

function summaryText(deck: Deck, file: VFile, edits: MergeResult | undefined): string {
  const { title, slides, notes, minutes, errors, warnings, infos } = summary(deck, file, edits)
  const problems = [
    pluralize(errors, 'error'),
    pluralize(warnings, 'warning'),
    ...(infos > 0 ? [`${pluralize(infos, 'note')} (\`--verbose\` shows them)`] : []),
  ]
  return `${title}\n  ${pluralize(slides, 'slide')}, ${notes} with speaker notes, about ${pluralize(minutes, 'minute')}\n  ${problems.join(', ')}\n`
}

/** What a person did to the deck. */
function editsText({ changed, added, leftOut }: MergeResult): string {
  const parts = [
    ...(changed > 0 ? [`${pluralize(changed, 'slide')} changed`] : []),
    ...(added > 0 ? [`${pluralize(added, 'slide')} added`] : []),
    ...(leftOut > 0 ? [`${pluralize(leftOut, 'slide')} left out`] : []),
  ]
  const keptText = parts.length > 0 ? parts.join(', ') : 'the order of the slides'
  return `your edits are kept: ${keptText}`
}

function pluralize(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
