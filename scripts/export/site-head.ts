import type { DeckFacts } from '../browser/facts.ts'

/** What the head of a page refers to. */
export interface HeadLinks {
  icon: string
  /** The picture that networks show beside the address; none in a single file. */
  image?: string
  /** Where the page may load from, as a content security policy writes it. */
  sources: string
}

/** Links that load something by themselves. */
const loading = /\b(?:stylesheet|icon|preconnect|dns-prefetch|preload|prefetch|modulepreload)\b/i

/**
 * Describe a talk in the head of its page, and keep it from asking other machines: style sheets,
 * icons and fonts that are elsewhere go, and a policy stops what a slide would ask for.
 *
 * @param html `index.html` as Slidev makes it
 * @param facts the deck
 * @param links icon, picture, policy
 * @returns the page; what the deck itself says about its preview stays
 */
export function describeHead(html: string, facts: DeckFacts, links: HeadLinks): string {
  let page = html
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escapeHtml(facts.title)}</title>`)
    .replace(/<link\b[^>]*>\s*/gi, (link) =>
      loading.test(attribute(link, 'rel')) && isOutside(link) ? '' : link,
    )
    .replace(/<script\b[^>]*\bsrc="(?:https?:)?\/\/[^>]*><\/script>\s*/gi, '')
  if (!/<link\b[^>]*\brel="[^"]*icon/i.test(page))
    page = intoHead(page, `<link rel="icon" href="${links.icon}">`)
  const said: [string, string, string | undefined][] = [
    ['name', 'description', facts.subject],
    ['name', 'author', facts.author],
    ['name', 'generator', 'Lectern'],
    ['property', 'og:title', facts.title],
    ['property', 'og:type', 'website'],
    ['property', 'og:description', facts.subject],
    ['property', 'og:image', links.image],
    ['name', 'twitter:card', links.image && 'summary_large_image'],
  ]
  for (const [kind, name, content] of said) {
    if (content === undefined) continue
    const tag = `<meta ${kind}="${name}" content="${escapeHtml(content)}">`
    const old = new RegExp(`<meta\\b[^>]*\\b${kind}="${name}"[^>]*>`, 'i')
    const found = old.exec(page)?.[0]
    if (!found) page = intoHead(page, tag)
    // Slidev puts its own name behind the title.
    else if (name === 'og:title') page = page.replace(found, () => tag)
  }
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src ${links.sources}">`
  return page.replace(/<meta charset[^>]*>/i, (charset) => `${charset}\n${policy}`)
}

function intoHead(page: string, tag: string): string {
  return page.replace(/<\/head>/i, () => `${tag}\n</head>`)
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`, 'i').exec(tag)?.[1] ?? ''
}

function isOutside(tag: string): boolean {
  return /^(?:https?:)?\/\//i.test(attribute(tag, 'href'))
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
