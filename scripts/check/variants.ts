import type { Finding } from './finding.ts'

/**
 * Tell once what several renderings share.
 *
 * @param findings of all renderings, each with its `variant`
 * @param variants names of all renderings
 * @returns one finding for each fault, about the rendering where it is worst; `variant` names the
 *   renderings that have it, and is missing where all have it
 */
export function mergeVariants(findings: readonly Finding[], variants: readonly string[]): Finding[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const { id, slide, element, variant } = finding
    // What a contract lacks is said of the template, and two slots of a layout are two faults.
    const key = JSON.stringify([id, slide, element, variant === undefined ? finding.reason : ''])
    groups.set(key, [...(groups.get(key) ?? []), finding])
  }
  return [...groups.values()]
    .map((group): Finding => {
      const { variant: _, ...worst } = group.toSorted((a, b) => gravity(b) - gravity(a))[0]!
      const names = variants.filter((name) => group.some(({ variant }) => variant === name))
      return names.length === 0 || names.length === variants.length
        ? worst
        : { ...worst, variant: names.join(', ') }
    })
    .toSorted((a, b) => (a.slide ?? 0) - (b.slide ?? 0))
}

/** Sizes and contrasts are worse the smaller they are, overflows and overlaps the larger. */
function gravity({ id, amount = 0 }: Finding): number {
  return ['check:overflow', 'check:overlap', 'check:title', 'check:words'].includes(id) ? amount : -amount
}
