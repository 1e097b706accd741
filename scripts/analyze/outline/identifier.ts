/** Stable names for sections: from the words of the heading, not from its number. */

/** Longer names only clutter addresses. */
const longest = 48

/**
 * @param taken Names that are given already; gains the new one.
 * @returns A function that names headings: letters and digits as they are, a
 *   heading with other letters by a hash of it, a second one with a number.
 */
export function identifiers(taken: Set<string> = new Set()): (heading: string) => string {
  /** The number to try first, by stem: thousands of headings may be the same. */
  const next = new Map<string, number>()
  return (heading) => {
    const stem = slug(heading)
    let name = stem
    let count = next.get(stem) ?? 2
    while (taken.has(name)) name = `${stem}-${count++}`
    next.set(stem, count)
    taken.add(name)
    return name
  }
}

function slug(heading: string): string {
  const ascii = heading
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
  if (ascii !== '' && /^[a-z0-9-]+$/.test(ascii) && /[a-z]/.test(ascii)) {
    return ascii.slice(0, longest).replace(/-$/, '')
  }
  return `s-${hash(heading.trim())}`
}

/** FNV-1a of 32 bits (Fowler, Noll, Vo): short, stable, and no secret. */
function hash(value: string): string {
  let state = 0x811c9dc5
  for (const byte of new TextEncoder().encode(value)) {
    state = Math.imul(state ^ byte, 0x01000193)
  }
  return (state >>> 0).toString(16).padStart(8, '0')
}
