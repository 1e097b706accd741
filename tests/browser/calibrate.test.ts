/**
 * What was measured of a template is what a browser measures of it. One stands for all: that none
 * has changed since it was measured is tested without a browser (`fit.test.ts`).
 */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { calibrate, type Calibration } from '../../scripts/check/calibrate.ts'
import { writeCapacity } from '../../scripts/command/template/calibrate.ts'
import { ownTemplates } from '../../scripts/template/load.ts'
import { rowsOf } from '../specimen.ts'

describe.each(['seminar'])('%s', (name) => {
  const folder = path.join(ownTemplates, name)
  let found: Calibration

  test('calibrated again gives the same bytes', async () => {
    found = await calibrate(folder)
    expect(writeCapacity(found.capacity)).toBe(readFileSync(path.join(folder, 'capacity.json'), 'utf8'))
  })

  test('and its specimen has the lines that the estimate is tested with', async () => {
    const rows = rowsOf(found.specimen)
    await expect(`${JSON.stringify(rows, null, 1)}\n`).toMatchFileSnapshot(
      path.join(import.meta.dirname, `../fixtures/fit/specimen-${name}.json`),
    )
  })
})
