import { expect, test } from 'vitest'
import { describeDiagnosis, doctorCommand } from '../../scripts/command/doctor.ts'

const slow = 120_000
const io = { out: () => {}, err: () => {}, terminal: false }

test('a sound machine is found sound', { timeout: slow }, async () => {
  const diagnosis = await doctorCommand({}, io)
  expect(diagnosis.findings.filter(({ ok }) => !ok)).toEqual([])
  expect(diagnosis.ok).toBe(true)
  expect(diagnosis.findings.map(({ name }) => name)).toEqual(['node', 'slidev', 'fonts', 'browser', 'hanzi'])
  expect(describeDiagnosis(diagnosis)).toMatch(/^ok {7}node {5}Node \d+\./)
})

test('what is missing comes with the command that repairs it', { timeout: slow }, async () => {
  const diagnosis = await doctorCommand({ browser: '/nowhere/chrome' }, io)
  expect(diagnosis.ok).toBe(false)
  const browser = diagnosis.findings.find(({ ok }) => !ok)
  expect(browser).toMatchObject({ name: 'browser', found: expect.stringContaining('/nowhere/chrome') })
  expect(browser?.repair).toMatch(/install|add|-S/)
  expect(describeDiagnosis(diagnosis)).toContain(`repair:  ${browser?.repair}`)
})
