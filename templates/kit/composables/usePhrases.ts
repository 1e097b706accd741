import type { Ref } from 'vue'
import { onMounted, onUpdated } from 'vue'
import { phrasesOf } from './phrasesOf'

const HAN = /\p{Script=Han}/u

const PHRASED = 'h1, h2, h3, p, li, th, td'

/** Lets Chinese text break between phrases only: lines on a slide are few, and each
 *  broken word is seen. */
export function usePhrases(root: Readonly<Ref<HTMLElement | null>>) {
  const mark = () => {
    for (const element of root.value?.querySelectorAll<HTMLElement>(PHRASED) ?? []) {
      if (HAN.test(element.textContent ?? '') && !element.closest('.phrased')) breakBetweenPhrases(element)
    }
  }
  onMounted(mark)
  onUpdated(mark)
}

function breakBetweenPhrases(element: HTMLElement) {
  element.classList.add('phrased')
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode()) texts.push(walker.currentNode as Text)
  for (let text of texts) {
    if (text.parentElement?.closest('code, .katex, .talk-name')) continue
    for (const phrase of phrasesOf(text.data).slice(0, -1)) {
      text = text.splitText(phrase.length)
      text.before(document.createElement('wbr'))
    }
  }
}
