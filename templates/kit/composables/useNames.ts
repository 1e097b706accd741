import type { Ref } from 'vue'
import { onMounted, onUpdated } from 'vue'

// A name with a digit or an inner capital, as `GPT-4o` or `Type-C`, and a date as
// `2025-05-23`: broken at its hyphen it reads as two. Longer ones would leave a hole in
// the line; so no more is looked through for the digit than the longest has, 64 characters.
const NAME =
  /(?=[\w.-]{0,63}?(?:\d|[a-z][A-Z]|-[A-Z]))[A-Za-z][\w.]{0,15}(?:-[\w.]{1,15}){1,3}|\b\d{4}-\d\d-\d\d\b/g
const NAMED = 'h1, h2, h3, p, li, th, td'

/** Keeps names in one line. */
export function useNames(root: Readonly<Ref<HTMLElement | null>>) {
  const mark = () => {
    for (const element of root.value?.querySelectorAll<HTMLElement>(NAMED) ?? []) {
      if (!element.closest('.named')) keepNames(element)
    }
  }
  onMounted(mark)
  onUpdated(mark)
}

function keepNames(element: HTMLElement) {
  element.classList.add('named')
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode()) texts.push(walker.currentNode as Text)
  for (const text of texts) {
    if (text.parentElement?.closest('code, .katex')) continue
    // From the end, so that the places of the names before stay as they are.
    for (const { 0: name, index } of [...text.data.matchAll(NAME)].toReversed()) {
      const range = document.createRange()
      range.setStart(text, index)
      range.setEnd(text, index + name.length)
      const span = document.createElement('span')
      span.className = 'talk-name'
      range.surroundContents(span)
    }
  }
}
