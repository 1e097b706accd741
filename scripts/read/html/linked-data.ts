/** What a page says of itself to machines: JSON-LD. */

import type { Root } from 'hast'
import { attribute, elements, textOf } from '#hast/walk.ts'

/** What is read out of it; empty where it says nothing. */
export interface LinkedData {
  title: string
  authors: string[]
  date: string
  address: string
  site: string
}

type Json = Record<string, unknown>

const article = /(?:Article|BlogPosting|Report|TechArticle|NewsArticle|WebPage|CreativeWork)$/

/**
 * ```html
 * > | <script type="application/ld+json">{"@type": "BlogPosting", "headline": "A title"}</script>
 *                                                                              ^^^^^^^
 * ```
 */
export function linkedData(root: Root): LinkedData {
  const items: Json[] = []
  for (const element of elements(root)) {
    if (element.tagName !== 'script' || !/json/.test(attribute(element, 'type'))) continue
    try {
      items.push(...objects(JSON.parse(textOf(element))))
    } catch {
      // Broken data of a page is no fault of its article.
    }
  }
  const found = items.filter((item) => article.test(String(item['@type'])))
  const best = found.find((item) => !String(item['@type']).endsWith('WebPage')) ?? found[0]
  const publisher = best?.['publisher'] as Json | undefined
  return {
    title: text(best?.['headline']) || text(best?.['name']),
    authors: [best?.['author'] ?? []]
      .flat()
      .map((author) => text(author) || text((author as Json | null)?.['name']))
      .filter(Boolean),
    date: text(best?.['datePublished']) || text(best?.['dateCreated']),
    address: text(best?.['url']) || text((best?.['mainEntityOfPage'] as Json | undefined)?.['@id']),
    site: text(publisher?.['name']),
  }
}

/** An object, a list of them, or a graph of them. */
function objects(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap((item) => (isObject(item) ? objects(item) : []))
  if (!isObject(value)) return []
  const graph = value['@graph']
  return [value, ...(Array.isArray(graph) ? graph.filter(isObject) : [])]
}

function isObject(value: unknown): value is Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}
