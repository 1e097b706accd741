/** Names of slides within a deck: Slidev's `routeAlias`. */

/** @returns A function that gives each name once: `choice`, `choice-2` … */
export function namer(): (name: string) => string {
  const taken = new Set<string>()
  return (name) => {
    let unique = name
    for (let count = 2; taken.has(unique); count++) unique = `${name}-${count}`
    taken.add(unique)
    return unique
  }
}
