/**
 * UnoCSS reads every word of a deck as if it were a class: prose about `bg-[url(…)]` would
 * publish a file, `w-[theme('x')]` end the build, `foo-(a b)` be rewritten. Here it reads the
 * start tags of slides only, so that the classes that a person writes go on working.
 *
 * ```text
 *   <p class="px-2" title="flex">hidden block</p>      class: px-20     title: p-4
 *   ^^^^^^^^^^^^^^^ read   ^^^^ ^^^^^^^^^^^^ text              ^^^^^ read        ^^^ text
 * ```
 *
 * A plain object that imports nothing, so that it also runs where only Slidev is installed.
 */

interface Context {
  id?: string
  code: string
  original: string
}

interface Extractor {
  name: string
  extract?: (context: Context) => unknown
}

interface Transformer {
  name: string
  idFilter?: (id: string) => boolean
}

interface Resolved {
  extractors: Extractor[]
  transformers: Transformer[]
}

/** Slides, their front matter, titles, and the page with the title of the deck. */
const deckModule = /\.(?:md|frontmatter)(?:$|\?)|(?:^|[\\/])index\.html(?:$|\?)/

/** A start tag; text has no `<` of its own here, Markdown has made `&lt;` of it. */
const startTag = /<[A-Za-z](?:"[^"]*"|'[^']*'|[^"'<>])*>/g

/** Attributes that hold text or addresses, of which none is a class. */
const textAttribute =
  /\s:?(?:alt|aria-[\w-]+|cite|code-lz|content|data-[\w-]+|href|label|placeholder|source|src|srcset|summary|title|value)\s*=\s*(?:"[^"]*"|'[^']*')/g

/** Slidev's module for the front matter of a slide, its values as JSON on one line. */
const frontmatterLine = /^export const frontmatterData = (.*)$/m

/** What a deck module says in classes, and nothing else of it. */
function markup(id: string, code: string): string {
  const matter = frontmatterLine.exec(code)
  if (matter) return classes(JSON.parse(matter[1] ?? 'null')).join(' ')
  // Compiled scripts repeat the text of their template.
  if (id.includes('?')) return ''
  const end = code.lastIndexOf('</template>')
  const [template, rest] = end === -1 ? [code, ''] : [code.slice(0, end), code.slice(end)]
  const tags = template.match(startTag) ?? []
  return [...tags.map((tag) => tag.replace(textAttribute, '')), rest].join('\n')
}

/** The values of `class`, `leftClass` and the like. */
function classes(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return /class$/i.test(key) ? [value] : []
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inner]) => classes(inner, Array.isArray(value) ? key : name))
}

export default {
  // Even in a class: files of the deck's own pictures only, nothing that ends the build or a rule.
  blocklist: [/url\((?!["']?\/img\/[\w.-]+["']?\))/i, /theme\(/i, /[{}]/],
  presets: [
    {
      name: 'deck-guard',
      configResolved(config: Resolved) {
        config.extractors = config.extractors.map((extractor) => ({
          ...extractor,
          extract(context: Context) {
            const id = context.id ?? ''
            if (!deckModule.test(id)) return extractor.extract?.(context)
            const code = markup(id, context.code)
            return extractor.extract?.({ ...context, code, original: code })
          },
        }))
        config.transformers = config.transformers.map((transformer) =>
          // `hover:(a b)` is rewritten wherever it stands: in components only, never in text.
          /variant-group/.test(transformer.name)
            ? { ...transformer, idFilter: (id: string) => /\.vue(?:$|\?)/.test(id) }
            : transformer,
        )
      },
    },
  ],
}
