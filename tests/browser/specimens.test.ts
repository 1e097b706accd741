/** Our templates with their specimen: in both colour schemes and both shapes. */

import path from 'node:path'
import { expect, test } from 'vitest'
import { checkTemplate } from '../../scripts/check/template.ts'
import { ownTemplates, templateNames } from '../../scripts/template/load.ts'

test.each(templateNames())('%s: template check passes', async (name) => {
  const { findings } = await checkTemplate(path.join(ownTemplates, name))
  expect(findings.filter(({ level }) => level === 'error')).toEqual([])
})
