/** What came of verifying, for people and as data. */

import type { Verified } from './verify.ts'

/** @returns One line for people. */
export function verifiedText({ rounds, measured, repaired, overflowing }: Verified): string {
  const many = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
  const repairedText = repaired.length > 0 ? `, ${repaired.length} repaired in ${many(rounds, 'round')}` : ''
  const left =
    overflowing.length === 0
      ? 'none overflows'
      : `${overflowing.length} ${overflowing.length === 1 ? 'overflows' : 'overflow'}`
  return `${many(measured, 'slide')} measured${repairedText}, ${left}`
}

/** @returns What `--json` tells. */
export function verifiedJson({ rounds, measured, repaired, overflowing }: Verified) {
  return { rounds, measured, repaired, overflowing }
}
