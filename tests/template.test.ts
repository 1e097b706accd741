import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cleanTemplate, TemplateError } from '../scripts/index.ts'
import { loadTemplate, ownTemplates, templateNames } from '../scripts/template/load.ts'

const raw = (): Record<string, any> =>
  JSON.parse(readFileSync(path.join(ownTemplates, 'seminar', 'template.json'), 'utf8')) as Record<string, any>

describe('the contract', () => {
  test('takes our own', () => {
    expect(templateNames()).toContain('seminar')
    for (const name of templateNames()) expect(loadTemplate(name).template.name).toBe(name)
  })

  test.each<[string, (template: Record<string, any>) => void, string]>([
    ['an unknown key', (template) => (template['colour'] = 'red'), 'colour'],
    ['a role with a layout that is not there', (template) => (template['roles'].code = ['listing']), 'roles.code'],
    ['an unknown role', (template) => (template['roles'].hero = ['cover']), 'roles'],
    ['a template without points', (template) => delete template['roles'].points, 'points'],
    ['a size that is none', (template) => (template['canvas'].width = 0), 'canvas.width'],
    ['a slot that takes what there is not', (template) => template['layouts'].code.slots.default.accepts.push('video'), 'layouts.code.slots.default.accepts'],
    ['a layout without slots', (template) => (template['layouts'].code.slots = {}), 'layouts.code.slots'],
  ])('refuses %s, and says where', (_, breakIt, where) => {
    const template = raw()
    breakIt(template)
    expect(() => cleanTemplate(template)).toThrow(TemplateError)
    expect(() => cleanTemplate(template)).toThrow(where)
  })
})

describe('templates on disk', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'lectern-template-'))
    mkdirSync(path.join(folder, 'broken'))
    writeFileSync(path.join(folder, 'broken', 'template.json'), '{')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('an unknown name says which there are', () => {
    expect(() => loadTemplate('nosuch')).toThrow('`seminar`')
  })
  test('a folder without a contract says what is missing', () => {
    expect(() => loadTemplate(folder)).toThrow('expected a folder with a `template.json`')
  })
  test('a contract that is no JSON says so', () => {
    expect(() => loadTemplate(path.join(folder, 'broken'))).toThrow('expected JSON')
  })
  test('a folder can be a template', () => {
    expect(loadTemplate(path.join(ownTemplates, 'seminar')).template.name).toBe('seminar')
  })
})
