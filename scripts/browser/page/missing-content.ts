/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** Something that has not come yet. */
export interface MissingContent {
  what: string
  slide?: number
}

/**
 * Runs inside the page, so it can use nothing from outside its own body.
 *
 * @param wanted the slides there should be, with the number of Mermaid fences of each
 * @returns what is still missing, the slides of whose diagrams nothing is seen, and those in whose
 *   place nothing stands yet
 */
export function missingFacts(wanted: { slides: { number: number; diagrams: number }[] }): {
  missing: MissingContent[]
  hidden: number[]
  bare: number[]
} {
  const missing: MissingContent[] = []
  const hidden: number[] = []
  const bare: number[] = []

  /** All elements below, also those behind open shadow roots. */
  const all = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) =>
      element.shadowRoot ? [element, ...all(element.shadowRoot)] : [element],
    )
  const drawn = (host: Element): boolean =>
    host.hasAttribute('data-ready') ||
    host.hasAttribute('data-error') ||
    all(host.shadowRoot ?? host).some((e) => e.localName === 'svg')

  const look = (place: Element, number: number, diagrams: number): void => {
    // The place of a slide comes before its layout is mounted in it.
    const content = place.querySelector('[data-slidev-no]')
    if (content && !content.firstElementChild) bare.push(number)
    else if (place.querySelector('.slidev-slide-loading') || !content) {
      missing.push({ what: 'the content', slide: number })
      return
    }
    const hosts = place.querySelectorAll('.mermaid, [data-ready], [data-error], [data-diagram]')
    const failed = place.querySelectorAll('pre[border~="red"]').length
    const undrawn = [...hosts].filter((host) => !drawn(host)).length
    if (undrawn > 0) missing.push({ what: 'a diagram', slide: number })
    else if (hosts.length + failed < diagrams) hidden.push(number)

    for (const waitingFor of place.querySelectorAll('[data-waitfor]')) {
      const selector = waitingFor.getAttribute('data-waitfor')
      if (selector && !all(waitingFor).some((element) => element.matches(selector)))
        missing.push({ what: `\`${selector}\``, slide: number })
    }
    for (const image of place.querySelectorAll('img')) {
      image.loading = 'eager'
      if (!image.complete)
        missing.push({ what: `the picture \`${image.currentSrc || image.src}\``, slide: number })
    }
  }

  const containers = [...document.querySelectorAll('.print-slide-container')]
  for (const { number, diagrams } of wanted.slides) {
    const places = containers.filter((element) => Number(element.id.split('-')[0]) === number)
    if (places.length === 0) missing.push({ what: 'the slide', slide: number })
    for (const place of places) look(place, number, diagrams)
  }
  // Lay the page out: only then does it ask for its fonts. On a busy machine it has no body yet.
  void document.scrollingElement?.clientHeight
  if (document.fonts.status !== 'loaded') {
    const loading = [...document.fonts].filter((font) => font.status === 'loading')
    const names = new Set(loading.map((font) => `the font \`${font.family.replaceAll('"', '')}\``))
    missing.push(...[...names].map((what) => ({ what })))
    if (names.size === 0) missing.push({ what: 'the fonts' })
  }
  return { missing, hidden, bare }
}
