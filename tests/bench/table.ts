/** Tables of Markdown, and the few statistics that stand in them. */

/**
 * @param head Names of the columns.
 * @param rows Cells; numbers are set flush right.
 * @returns A table of Markdown, with a line feed at its end.
 */
export function table(head: readonly string[], rows: readonly (readonly (number | string)[])[]): string {
  const right = head.map((_, column) =>
    rows.every((row) => /^[\d.,]+(?: ?\S{1,3})?$|^–?$/.test(String(row[column] ?? ''))),
  )
  const line = (cells: readonly (number | string)[]): string =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |\n`
  return line(head) + line(right.map((yes) => (yes ? '---:' : '---'))) + rows.map(line).join('')
}

/**
 * @param values Any numbers, at least one.
 * @param share 0.5 for the median, 0.9 for the 90th percentile.
 * @returns The value that `share` of all do not exceed (nearest rank; the median of an even count is
 *   the mean of the two in the middle).
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  if (share === 0.5 && sorted.length % 2 === 0) {
    const half = sorted.length / 2
    return (sorted[half - 1]! + sorted[half]!) / 2
  }
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** @returns The median. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** @returns `3.4 %`; a dash where there is nothing to count. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`
}
