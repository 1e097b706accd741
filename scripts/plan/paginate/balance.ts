/** Values → groups, in order. */

/**
 * As few groups as fit, and then as many on the last as on the first.
 *
 * @returns Groups in order; one that does not fit has a single value.
 */
export function balance<T>(values: readonly T[], fits: (group: T[]) => boolean): T[][] {
  const within = (most: number): T[][] => {
    const groups: T[][] = []
    for (const value of values) {
      const last = groups.at(-1)
      if (last && last.length < most && fits([...last, value])) last.push(value)
      else groups.push([value])
    }
    return groups
  }
  const tight = within(Number.POSITIVE_INFINITY)
  for (let most = Math.ceil(values.length / Math.max(1, tight.length)); most < values.length; most++) {
    const groups = within(most)
    if (groups.length === tight.length) return groups
  }
  return tight
}
