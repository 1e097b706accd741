/**
 * The contract of Slidev's stock layouts, for any theme that has none of its own.
 *
 * Themes style these layouts as they like, so the capacities are those of the
 * roomiest text among the themes that were tried (default, seriph, apple-basic,
 * dracula), and the planner writes into the slide what a stock layout does not
 * show of its front matter.
 */

import { cleanTemplate, type Template } from '#template'

/** What the body of a stock slide holds in the tightest of the themes, px. */
const body = { size: 20, leading: 1.8, gap: 16, columns: 1 }
const title = { width: 820, size: 36, leading: 1.25, lines: 2 }
const accepts = ['blockquote', 'code', 'diagram', 'heading', 'image', 'list', 'math', 'paragraph', 'table']

const full = { accepts, width: 820, height: 350, ...body }
const half = { accepts, width: 390, height: 320, ...body }

function layout(slots: Record<string, unknown>): unknown {
  return { fields: [], slots, title }
}

/** @returns The stock contract under the name of a theme. */
export function stockTemplate(name: string): Template {
  const plain = ['default']
  return cleanTemplate({
    name,
    description: { en: 'Slidev’s stock layouts.', zh: 'Slidev 的内置版式。' },
    canvas: { width: 980, height: 552 },
    minimums: { text: 14, code: 10, diagram: 10 },
    roles: {
      cover: ['cover'],
      section: ['section'],
      quote: ['quote', 'default'],
      comparison: ['two-cols-header'],
      ...Object.fromEntries(
        [
          'agenda',
          'backup',
          'chart',
          'closing',
          'code',
          'definition',
          'diagram',
          'figure',
          'figure-left',
          'figure-right',
          'overview',
          'points',
          'questions',
          'rationale',
          'references',
          'statement',
          'table',
          'takeaways',
          'timeline',
        ].map((role) => [role, plain]),
      ),
    },
    layouts: {
      default: layout({ default: full }),
      cover: layout({ default: full }),
      section: layout({ default: full }),
      quote: layout({ default: full }),
      'two-cols-header': layout({ default: full, left: half, right: half }),
    },
  })
}
