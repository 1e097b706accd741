/** Names of slides within a deck: Slidev's `routeAlias`. */

/** @returns A function that gives each name once: `choice`, `choice-2` … */
export function namer(): (name: string) => string {
  const taken = new Set<string>()
  /** The number to try first, by name: an article of ten thousand pictures has one name for all of them. */
  const next = new Map<string, number>()
  return (name) => {
    let unique = name
    let count = next.get(name) ?? 2
    while (taken.has(unique)) unique = `${name}-${count++}`
    next.set(name, count)
    taken.add(unique)
    return unique
  }
}
