import type { Ref } from 'vue'
import { onMounted, onUpdated } from 'vue'

const CLAUSE_END = /[，；：。！？][”’」』）]?/g

/** Lets the one large sentence of a slide break between its clauses first: balance alone
 *  ends a line two words before a comma. */
export function useClauses(root: Readonly<Ref<HTMLElement | null>>) {
  const mark = () => {
    if (!root.value?.classList.contains('layout-statement')) return
    const claim = root.value.querySelector<HTMLElement>('h1 + p')
    if (claim && !claim.querySelector('.talk-clause')) keepClauses(claim)
  }
  onMounted(mark)
  onUpdated(mark)
}

function keepClauses(element: HTMLElement) {
  const text = element.textContent ?? ''
  const ends = [...text.matchAll(CLAUSE_END)].map(({ 0: sign, index }) => index + sign.length)
  const cuts = [0, ...ends.filter((end) => end < text.length), text.length]
  if (cuts.length < 3) return
  // From the end, so that the places before stay as they are.
  for (let i = cuts.length - 1; i > 0; i--) {
    const range = document.createRange()
    range.setStart(...placeIn(element, cuts[i - 1]))
    range.setEnd(...placeIn(element, cuts[i]))
    const clause = document.createElement('span')
    clause.className = 'talk-clause'
    clause.append(range.extractContents())
    range.insertNode(clause)
  }
}

/** The text node, and the place in it, that a place in the whole text falls on. */
function placeIn(element: HTMLElement, place: number): [Text, number] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let node = walker.nextNode() as Text
  while (place > node.length) {
    place -= node.length
    node = walker.nextNode() as Text
  }
  return [node, place]
}
