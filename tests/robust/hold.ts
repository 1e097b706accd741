/** What must hold of every article, however it is bent. */

import { VFile } from 'vfile'
import type { Compile } from '#tree/compiled.ts'
import { pipeline } from '../../scripts/index.ts'
import { loadTemplate } from '../../scripts/template/load.ts'

const { template } = loadTemplate('seminar')
const theme = 'none'

/** Nobody waits longer for a short article, ms of the processor: what else the machine does is left out. */
const longest = 2000

/** Nor for a flood of 3 MB, ms: some make 1,600 slides, each of which goes through the gate. */
export const longestFlood = 10_000

/**
 * @param article Markdown.
 * @param compile The gate.
 * @param patience How long it may take, ms.
 * @returns What does not hold; nothing where all does.
 */
export async function fault(
  article: string,
  compile: Compile,
  patience = longest,
): Promise<string | undefined> {
  const start = process.threadCpuUsage()
  try {
    const file = new VFile({ value: article, path: 'article.md' })
    const { write } = await pipeline(file, { template, theme, compile })
    const { user, system } = process.threadCpuUsage(start)
    const taken = (user + system) / 1000
    const refused = file.messages.find(
      ({ ruleId }) => ruleId === 'write:refused' || ruleId === 'write:mismatch',
    )
    if (refused) return `${refused.ruleId}: ${refused.reason}`
    if (taken > patience) return `slow: ${Math.round(taken)} ms`
    const again = await pipeline(new VFile({ value: article, path: 'article.md' }), { template, theme })
    return again.write === write ? undefined : 'other bytes on the second run'
  } catch (error) {
    return `crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  }
}
