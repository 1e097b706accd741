import { useSlideContext } from '@slidev/client'
import { slidesTitle } from '@slidev/client/env.ts'
import { resolveAssetUrl } from '@slidev/client/layoutHelper.ts'
import { computed } from 'vue'
import { useSectionNumber } from './useSectionNumber'

/** What a frame may tell round the content: place, speaker, progress. */
export function useFrame() {
  const { $frontmatter, $nav, $page, $slidev } = useSlideContext()
  /** Slides of the talk: those behind its end are counted by themselves. */
  const talk = computed(() => {
    const { slides, total } = $nav.value
    const back = slides.findIndex(
      ({ meta }) => (meta.layout ?? meta.slide.frontmatter['layout']) === 'backup',
    )
    return back === -1 ? total : back
  })
  const isBehind = computed(() => $page.value > talk.value)
  const page = computed(() => (isBehind.value ? $page.value - talk.value : $page.value))
  const total = computed(() => (isBehind.value ? $nav.value.total - talk.value : talk.value))
  return {
    /** The title of the deck. */
    title: title($slidev.configs.titleTemplate),
    section: computed(() => $frontmatter.section as string | undefined),
    sectionNumber: useSectionNumber(),
    continued: computed(() => $frontmatter.continued as string | undefined),
    /** Sections and pages of the paper that a slide is about. */
    provenance: computed(() => $frontmatter.provenance as string | undefined),
    /** The footer's text: the deck's choice, else its title. */
    footer: computed(() => ($slidev.themeConfigs.footer ?? title($slidev.configs.titleTemplate)) as string),
    /** Address of a picture, as `/img/logo.png`. */
    logo: computed(() => $slidev.themeConfigs.logo && resolveAssetUrl($slidev.themeConfigs.logo as string)),
    author: computed(() => $slidev.configs.author as string | undefined),
    page,
    total,
    /** Width of a progress line. */
    progress: computed(() => (isBehind.value ? '100%' : `${(page.value / total.value) * 100}%`)),
  }
}

/** The title of the deck as text, which its tab shows within a template: in the head matter it is Markdown. */
function title(template: string): string {
  const [before = '', after = ''] = template.split('%s')
  return slidesTitle.slice(before.length, slidesTitle.length - after.length)
}
