import { useSlideContext } from '@slidev/client'
import { computed } from 'vue'

/** Number of the section that a slide belongs to: that of the divider (layout `section`,
 *  key `index`) with the section's name. A deck without dividers has no numbers. */
export function useSectionNumber() {
  const { $frontmatter, $nav } = useSlideContext()
  return computed<number | undefined>(() => {
    if ($frontmatter.layout === 'section') return $frontmatter.index
    const name = $frontmatter.section
    const divider =
      name &&
      $nav.value.slides
        .map(({ meta }) => meta.slide)
        .find(
          ({ title, frontmatter }) =>
            frontmatter.layout === 'section' && (title === name || frontmatter.section === name),
        )
    return divider ? divider.frontmatter.index : undefined
  })
}
