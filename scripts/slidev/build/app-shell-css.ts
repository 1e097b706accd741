/*
 * UnoCSS makes a rule of each word that it knows, and writes all of them at once, in an order of
 * its own. So words of slides that the app shell has not seen make all rules be written again, in a
 * sheet behind that of the app shell.
 */

/** What UnoCSS lets others see. */
interface Uno {
  tokens: Set<string>
  flushTasks(): Promise<unknown>
  uno: {
    /** Wants a set, or an array. */
    generate(tokens: Set<string> | string[], options?: object): Promise<Generated>
  }
}

interface Generated {
  matched: Set<string>
  layers: string[]
  getLayers(includes: undefined, excludes: string[]): string
}

interface Plugin {
  name: string
  api?: { getContext?: () => Uno }
}

/** Layers whose rules stand before the theme's; a sheet behind the app shell's would put them after. */
const early = ['imports', 'preflights', 'typography', 'shortcuts']

/** Of UnoCSS, which does without where it is switched off. */
const apiName = 'unocss:api'

/** Words that UnoCSS has seen: those that make rules, and those that make none. */
export interface Words {
  rules: string[]
  others: string[]
}

/**
 * @returns a plugin that listens to UnoCSS while the app shell is built, and what it has seen then
 */
export function seenWords(): { plugin: unknown; all(): Promise<Words> } {
  let uno: Uno | undefined
  return {
    plugin: {
      name: 'lectern:player-words',
      configResolved: ({ plugins }: { plugins: Plugin[] }) => void (uno = contextIn(plugins)),
    },
    async all() {
      if (!uno) return { rules: [], others: [] }
      const { matched } = await uno.uno.generate(uno.tokens)
      return {
        rules: [...matched].toSorted(),
        others: [...uno.tokens].filter((word) => !matched.has(word)).toSorted(),
      }
    },
  }
}

/**
 * @param file name of the sheet in the site
 * @param known what UnoCSS has seen in the app shell
 * @param isEarly called when a new rule has its place before those of the theme
 * @returns a plugin that writes the sheet, empty where the app shell has all rules
 */
export function newRules(file: string, known: Words, isEarly: () => void): unknown {
  let uno: Uno | undefined
  return {
    name: 'lectern:player-rules',
    configResolved: ({ plugins }: { plugins: Plugin[] }) => void (uno = contextIn(plugins)),
    generateBundle: {
      order: 'pre',
      async handler(this: { emitFile(file: object): unknown }) {
        const source = (await added()) ?? ''
        this.emitFile({ type: 'asset', fileName: file, source })
      },
    },
  }

  async function added(): Promise<string | undefined> {
    if (!uno) return undefined
    await uno.flushTasks()
    const seen = new Set([...known.rules, ...known.others])
    const words = [...uno.tokens].filter((word) => !seen.has(word))
    const alone = await uno.uno.generate(words, { preflights: false, safelist: false })
    if (alone.matched.size === 0) return undefined
    if (alone.layers.some((layer) => early.includes(layer))) isEarly()
    const all = await uno.uno.generate(new Set([...known.rules, ...alone.matched]))
    return all.getLayers(undefined, early)
  }
}

function contextIn(plugins: readonly Plugin[]): Uno | undefined {
  return plugins.find(({ name }) => name === apiName)?.api?.getContext?.()
}
