/** One command, written once for each manager of packages: an audience needs one of them. */

import type { Code, Nodes, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visitParents } from 'unist-util-visit-parents'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'

/** What runs it, and what it is to do. */
const commandLine =
  /^(?:\$ )?(npm|npx|pnpm|pnpx|yarn|bun|bunx|deno)((?: (?:install|i|add|dlx|exec|x|create|init|run|global))*)(?= |$)/

/** Those that come with a manager. */
const owners: Record<string, string> = { npx: 'npm', pnpx: 'pnpm', bunx: 'bun' }

/** Options that managers call differently. */
const options = /^-{1,2}(?:D|dev|E|exact|g|global|save|save-dev|y|yes)?$/

/** A label of a tab. */
const label = /^(?:npm|pnpm|yarn|bun|deno)\P{L}*$/iu

/**
 * Keep the first of such commands that stand after each other.
 *
 * ```markdown
 *   | ~~~sh
 *   | npm install --save-dev vitest
 *   | ~~~
 * > | ~~~sh
 * > | yarn add -D vitest
 *     ^^^^^^^^^^^^^^^^^^
 * > | ~~~
 * ```
 */
export function packageManagerTabs(root: Root, file: VFile): void {
  visitParents(root, (node) => {
    if (!('children' in node)) return
    const others = new Set<Nodes>()
    let first: { manager: string; words: string } | undefined
    let between: Nodes[] = []
    for (const child of node.children) {
      const shown = codeIn(child)
      const own = shown && commandOf(shown)
      if (own && first && own.words === first.words && own.manager !== first.manager) {
        for (const one of [...between, child]) others.add(one)
        const reason = `Left out the command for \`${own.manager}\`: the same as the one for \`${first.manager}\``
        say(file, 'clean:alternative', reason, child)
        between = []
      } else if (own) {
        first = own
        between = []
      } else if (isLabel(child)) between.push(child)
      else first = undefined
    }
    if (others.size > 0)
      node.children = (node.children as Nodes[]).filter((child) => !others.has(child)) as typeof node.children
  })
}

/** A listing, also one that is all of a tab. */
function codeIn(node: Nodes): Code | undefined {
  if (node.type === 'code') return node
  if (node.type !== 'blockquote') return undefined
  const panels = node.children.filter((child) => !isLabel(child))
  return panels.length === 1 && panels[0]?.type === 'code' ? panels[0] : undefined
}

function isLabel(node: Nodes): boolean {
  return node.type === 'paragraph' && label.test(toString(node).trim())
}

/** Who runs a command, and what it does: its words without those by which managers differ. */
function commandOf({ value }: Code): { manager: string; words: string } | undefined {
  const lines = value
    .trim()
    .split('\n')
    .map((line) => line.trim())
  const calls = lines.map((line) => commandLine.exec(line))
  const manager = calls[0]?.[1]
  if (manager === undefined || calls.some((found) => found?.[1] !== manager)) return undefined
  const words = lines.map((line, index) => {
    const [whole, , verbs = ''] = calls[index]!
    const operands = line
      .slice(whole.length)
      .split(/\s+/)
      .map((word) => word.replace(/^npm:/, ''))
      .filter((word) => word !== '' && !options.test(word))
    return [purpose(manager, verbs, operands.length), ...operands].join(' ')
  })
  return { manager: owners[manager] ?? manager, words: words.join('\n') }
}

function purpose(manager: string, verbs: string, operands: number): string {
  if (/ (?:create|init)\b/.test(verbs)) return 'create'
  const installs =
    / (?:install|i|add)\b/.test(verbs) || (manager === 'yarn' && verbs === '' && operands === 0)
  return installs ? 'install' : 'run'
}
