/** Lists of Word: which number an item has, wherever its list goes on. */

import { elementsOf, valueOf, within, type Xml } from './xml.ts'

/** An item of a list. */
export interface Item {
  /** From 0. */
  level: number
  ordered: boolean
  number: number
}

interface Level {
  ordered: boolean
  /** A level without a sign is a paragraph that is set in. */
  shown: boolean
  start: number
}

interface Instance {
  /** Lists of one definition count on together. */
  counters: string
  levels: ReadonlyMap<number, Level>
  /** Where the list begins anew, by level. */
  restarts: Map<number, number>
}

const usual: Level = { ordered: true, shown: true, start: 1 }

/** Counts the items of all lists of a document, in its order. */
export class Numbering {
  readonly #instances = new Map<string, Instance>()
  readonly #counts = new Map<string, number[]>()

  /** @param root `w:numbering`; a document may have none. */
  constructor(root: Xml | undefined) {
    const definitions = new Map<string, { levels: Map<number, Level>; link?: string }>()
    const byLink = new Map<string, string>()
    const all = elementsOf(root)
    for (const abstract of all.filter(({ name }) => name === 'w:abstractNum')) {
      const id = abstract.attributes['w:abstractNumId'] ?? ''
      const link = valueOf(within(abstract, 'w:numStyleLink'))
      const target = valueOf(within(abstract, 'w:styleLink'))
      if (target !== undefined) byLink.set(target, id)
      definitions.set(id, { levels: levelsOf(abstract), ...(link === undefined ? {} : { link }) })
    }
    for (const num of all.filter(({ name }) => name === 'w:num')) {
      let abstract = valueOf(within(num, 'w:abstractNumId')) ?? ''
      const link = definitions.get(abstract)?.link
      if (link !== undefined) abstract = byLink.get(link) ?? abstract
      const levels = new Map(definitions.get(abstract)?.levels)
      const restarts = new Map<number, number>()
      for (const override of elementsOf(num).filter(({ name }) => name === 'w:lvlOverride')) {
        const level = Number(override.attributes['w:ilvl'])
        const start = valueOf(within(override, 'w:startOverride'))
        if (start !== undefined) restarts.set(level, Number(start))
        for (const [at, row] of levelsOf(override)) levels.set(at, row)
      }
      this.#instances.set(num.attributes['w:numId'] ?? '', { counters: abstract, levels, restarts })
    }
  }

  /**
   * @param id `w:numId` of a paragraph.
   * @param level From 0.
   * @returns The next item of this list; nothing where the paragraph has neither sign nor number.
   */
  next(id: string, level: number): Item | undefined {
    const instance = this.#instances.get(id)
    // `0` takes a paragraph out of the list of its style.
    if (!instance) return undefined
    const row = instance.levels.get(level) ?? usual
    if (!row.shown) return undefined
    const counts = this.#counts.get(instance.counters) ?? []
    const restart = instance.restarts.get(level)
    const before = counts[level]
    counts[level] = restart ?? (before === undefined ? row.start : before + 1)
    instance.restarts.delete(level)
    counts.length = level + 1
    this.#counts.set(instance.counters, counts)
    return { level, ordered: row.ordered, number: counts[level] }
  }
}

function levelsOf(parent: Xml): Map<number, Level> {
  return new Map(
    elementsOf(parent)
      .filter(({ name }) => name === 'w:lvl')
      .map((level): [number, Level] => {
        const format = valueOf(within(level, 'w:numFmt')) ?? 'decimal'
        const sign = valueOf(within(level, 'w:lvlText'))
        const start = Number(valueOf(within(level, 'w:start')) ?? 1)
        const shown = format === 'none' ? Boolean(sign?.trim()) : true
        return [
          Number(level.attributes['w:ilvl'] ?? 0),
          { ordered: format !== 'bullet' && format !== 'none', shown, start },
        ]
      }),
  )
}
