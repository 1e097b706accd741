/** Values of front matter. */

import { plain } from './characters.ts'

/**
 * Write a value of front matter.
 *
 * Strings are double-quoted, so that `2024` and `no` stay strings. Slidev ends
 * front matter at the first `---`, also within quotes: no two dashes in a row
 * are written. It also greps the whole file for `<Tweet` and `<BlueSky`, which
 * load scripts of other sites, and for `<!--`.
 *
 * @param value String, number or truth value.
 * @returns YAML on one line.
 */
export function scalar(value: boolean | number | string): string {
  if (typeof value !== 'string') return String(value)
  return JSON.stringify(plain(value))
    .replace(/<(?=Tweet|BlueSky|!--)/g, String.raw`\x3c`)
    .replace(/(?<=-)-/g, String.raw`\x2d`)
}
