/** A template for tests of the planner: one box for all, so that no design changes an expectation. */

import { cleanTemplate, type Template } from '../scripts/index.ts'

const roles = [
  'agenda',
  'backup',
  'chart',
  'closing',
  'code',
  'comparison',
  'cover',
  'definition',
  'diagram',
  'figure',
  'figure-left',
  'figure-right',
  'overview',
  'points',
  'questions',
  'quote',
  'rationale',
  'references',
  'section',
  'statement',
  'table',
  'takeaways',
  'timeline',
]

const slot = {
  accepts: ['blockquote', 'code', 'diagram', 'heading', 'image', 'list', 'math', 'paragraph', 'table'],
  width: 840,
  height: 350,
  size: 24,
  leading: 1.5,
  gap: 16,
  columns: 1,
}

const layout = (slots: Record<string, unknown>): unknown => ({
  slots,
  title: { width: 840, size: 34, leading: 1.2, lines: 2 },
})

export const template: Template = cleanTemplate({
  name: 'plain',
  description: { en: 'For tests.', zh: '测试用。' },
  canvas: { width: 980, height: 552 },
  minimums: { text: 18, code: 14, diagram: 16 },
  roles: Object.fromEntries(roles.map((role) => [role, [role]])),
  layouts: Object.fromEntries(
    roles.map((role) => [
      role,
      layout(role === 'comparison' ? { left: slot, right: slot } : { default: slot }),
    ]),
  ),
})
