import { expect, test } from 'vitest'
import { nearest } from '../scripts/message/nearest.ts'

const commands = ['build', 'check', 'export', 'plan', 'present']

test.each([
  ['biuld', 'build', 'two letters swapped'],
  ['Build', 'build', 'another case'],
  ['buil', 'build', 'one left out'],
  ['exprot', 'export', 'two letters swapped'],
  ['presentt', 'present', 'one too many'],
])('%s means %s: %s', (word, meant) => {
  expect(nearest(word, commands)).toBe(meant)
})

test.each(['', 'b', 'plans ahead', 'publish', 'chart', 'planet'])('%j means none of them', (word) => {
  expect(nearest(word, commands)).toBeUndefined()
})

test('of two the nearer one, and none that is farther than asked', () => {
  expect(nearest('minutess', ['minuet', 'minutes'])).toBe('minutes')
  expect(nearest('translation', ['transition'], 1)).toBeUndefined()
  expect(nearest('translation', ['transition'])).toBe('transition')
})
