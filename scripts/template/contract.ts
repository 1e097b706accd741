/**
 * The contract between planner and template: `template.json`, raw → clean.
 *
 * Unknown keys are refused, so that a typing error is a message and not a
 * silent default. Sizes are px on the canvas.
 */

import { z } from 'zod'

import { type Capacity, capacitySchema, type CapacitySlot } from './capacity.ts'
import { withMeasures } from './with-measures.ts'

export type * from './capacity.ts'

/** What a slot can hold. */
const content = z.enum([
  'blockquote',
  'code',
  'diagram',
  'heading',
  'image',
  'list',
  'math',
  'paragraph',
  'table',
])

const px = z.number().positive()

/** What a slot is, and its measures: of our templates they are measured (`capacity.json`), else declared. */
const slot = z.strictObject({
  accepts: z.array(content).min(1),
  /** The inner box, below a title of one line. */
  width: px,
  height: px,
  /** Size of the body text. */
  size: px,
  /** Line height, as a multiple of the size. */
  leading: z.number().min(1).max(3),
  /** Space between blocks. */
  gap: z.number().min(0),
  /** How many columns the content is set in. */
  columns: z.number().int().min(1).default(1),
})

const title = z.strictObject({
  width: px,
  size: px,
  leading: z.number().min(1).max(3),
  /** The most lines that a title may have. */
  lines: z.number().int().min(1),
})

/** What a layout can show of the front matter, beside its slots. */
const field = z.enum([
  'author',
  'continued',
  'date',
  'index',
  'provenance',
  'section',
  'size',
  'source',
  'tone',
  'total',
])

const layout = layoutOf(slot, title)

function layoutOf<S extends z.ZodType, T extends z.ZodType>(slot: S, title: T) {
  return z.strictObject({
    /** What it shows of these; the planner writes the others into the slide where they must be seen. */
    fields: z.array(field).default(() => [...field.options]),
    slots: z
      .record(z.string(), slot)
      .refine((slots) => Object.keys(slots).length > 0, 'a layout needs a slot'),
    title,
  })
}

/** A setting of the template that a deck may change: `themeConfig` in the front matter. */
const token = z.strictObject({
  type: z.enum(['color', 'font', 'image', 'text']),
  description: z.strictObject({ en: z.string(), zh: z.string() }),
  /** Grounds that text in this colour stands on. */
  on: z.array(z.string()).default([]),
})

/** The roles that the planner gives to slides; a template maps each to its layouts. */
const role = z.enum([
  'agenda',
  'backup',
  'cards',
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
  'rows',
  'section',
  'statement',
  'table',
  'takeaways',
  'timeline',
])

const head = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().min(1),
  description: z.strictObject({ en: z.string(), zh: z.string() }),
  canvas: z.strictObject({ width: px, height: px }),
  /** The smallest sizes that may be used. */
  minimums: z.strictObject({
    text: px,
    code: px,
    diagram: px,
    /** Ratio of text to its ground (WCAG 2). */
    contrast: z.number().min(4.5).max(21).optional(),
  }),
  /** For each role the layouts that can show it, best first. */
  roles: z.partialRecord(role, z.array(z.string()).min(1)),
  /** By name; none means that any setting is let through. */
  tokens: z.record(z.string(), token).optional(),
})

const schema = head.extend({ layouts: z.record(z.string(), layout) }).superRefine((template, context) => {
  for (const [name, layouts] of Object.entries(template.roles)) {
    for (const asked of layouts) {
      if (template.layouts[asked]) continue
      const message = `Unexpected layout \`${asked}\` of role \`${name}\`, expected one of \`layouts\``
      context.addIssue({ code: 'custom', path: ['roles', name], message })
    }
  }
  if (!template.roles.points) {
    context.addIssue({
      code: 'custom',
      path: ['roles'],
      message: 'Unexpected template without role `points`, expected one: every slide can fall back to it',
    })
  }
})

/** How text is set in a slot or a title, in one language: rows of `capacity.json`. */
export interface TemplateSetting {
  fonts: Capacity['fonts']
  texts: Capacity['languages']['en']['texts']
  phrases: boolean
  names: boolean
  /** Of a slot. */
  slot?: CapacitySlot
  /** Of a title: a row of `texts`. */
  title?: number
}

/** What is measured of it, for the language that `inLanguage` took. */
interface Set {
  setting?: TemplateSetting
}

/** A template, as the planner sees it. */
export interface Template extends Omit<z.infer<typeof schema>, 'layouts'> {
  layouts: Record<string, TemplateLayout>
  capacity?: Capacity
}
export interface TemplateLayout extends Omit<z.infer<typeof layout>, 'slots' | 'title'> {
  slots: Record<string, TemplateSlot>
  title: TemplateTitle
}
export type TemplateSlot = Set & z.infer<typeof slot>
export type TemplateTitle = Set & z.infer<typeof title>

/** @returns The contract as JSON schema (draft 2020-12), for editors. */
export function templateSchema(): Record<string, unknown> {
  // What is measured need not be written.
  const written = layoutOf(
    slot.partial().required({ accepts: true }),
    title.partial().required({ lines: true }),
  )
  return z.toJSONSchema(head.extend({ layouts: z.record(z.string(), written) }), { io: 'input' })
}

/** What is wrong with a `template.json`, a line each with the path of the value. */
export class TemplateError extends Error {}

/**
 * @param raw What stands in a `template.json`.
 * @param measures What stands in the `capacity.json` beside it; without it, measures must be declared.
 * @returns The template.
 * @throws TemplateError that names each wrong value by its path.
 */
export function cleanTemplate(raw: unknown, measures?: unknown): Template {
  const capacity = measures === undefined ? undefined : cleanCapacity(measures)
  const result = schema.safeParse(capacity ? withMeasures(raw, capacity) : raw)
  if (!result.success) throw new TemplateError(describeIssues('template.json', result.error))
  return { ...result.data, ...(capacity ? { capacity } : {}) }
}

function cleanCapacity(raw: unknown): Capacity {
  const result = capacitySchema.safeParse(raw)
  if (!result.success) throw new TemplateError(describeIssues('capacity.json', result.error))
  return result.data
}

function describeIssues(file: string, { issues }: z.ZodError): string {
  const lines = issues.map(({ path, message }) => `  ${path.join('.') || '(root)'}: ${message}`)
  return `Unexpected \`${file}\`:\n${lines.join('\n')}`
}

/**
 * @param template As it was loaded.
 * @param lang Of the deck: fonts and their widths are not the same in both.
 * @returns The template with what was measured for a deck in that language.
 */
export function inLanguage(template: Template, lang: 'en' | 'zh'): Template {
  const { capacity } = template
  if (!capacity) return template
  const known = spoken.get(template) ?? {}
  spoken.set(template, known)
  return (known[lang] ??= measuredIn(template, capacity, lang))
}

/** What is laid out is kept by its slot: the same ones for each deck. */
const spoken = new WeakMap<Template, { en?: Template; zh?: Template }>()

function measuredIn(template: Template, capacity: Capacity, lang: 'en' | 'zh'): Template {
  const { fonts, phrases, names } = capacity
  const { texts, layouts } = capacity.languages[lang]
  const common = { fonts, phrases, names, texts }
  return {
    ...template,
    layouts: Object.fromEntries(
      Object.entries(template.layouts).map(([name, layout]) => {
        const found = layouts[name]
        if (!found) return [name, layout]
        const slots = Object.entries(layout.slots).map(([key, slot]) => {
          const measured = found.slots[key]
          return [key, measured ? { ...slot, setting: { ...common, slot: measured } } : slot]
        })
        const title = { ...layout.title, setting: { ...common, title: found.title.text } }
        return [name, { ...layout, slots: Object.fromEntries(slots), title }]
      }),
    ),
  }
}
