/** What a layout does not show of a slide's fields is told in the slide itself. */

import { paragraph, slot } from '#tree/build.ts'
import { byline } from '#tree/byline.ts'
import type { Article } from '#tree/nodes.ts'
import type { TemplateLayout } from '#template'
import type { Draft } from './draft.ts'

/**
 * @param shown The fields that the layout shows.
 * @returns Title, fields and slots: the fields are those that the layout knows.
 */
export function applyLayoutFields(
  made: Draft,
  article: Article,
  shownFields: TemplateLayout['fields'],
): Pick<Draft, 'fields' | 'slots' | 'title'> {
  const showsField = (field: string): boolean => (shownFields as string[]).includes(field)
  const fields = Object.fromEntries(Object.entries(made.fields ?? {}).filter(([field]) => showsField(field)))
  const part = made.fields?.['continued']
  const title = part !== undefined && !showsField('continued') ? `${made.title} (${part})` : made.title
  const metadataLines = [
    ...(showsField('author') || article.authors.length === 0 ? [] : [byline(article.authors, article.lang)]),
    ...(showsField('date') || !article.date ? [] : [article.date]),
  ]
  if (made.role !== 'cover' || metadataLines.length === 0) return { title, fields, slots: made.slots }
  const content = made.slots.flatMap(({ children }) => children)
  const line = paragraph(metadataLines.join(' · '))
  line.data = { origin: article.data?.origin ?? [] }
  return { title, fields, slots: [slot([...content, line])] }
}
