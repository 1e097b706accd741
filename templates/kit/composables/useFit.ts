import type { Ref } from 'vue'
import { onBeforeUnmount, onMounted, onUpdated } from 'vue'
import { spills } from './spills'

/** What is smaller than this could not be read from the last row: then it is for the author. */
const FLOOR = 0.8

/** Steps that nobody sees one by one. */
const STEP = 0.02

/** A net: content that is too large for its slot, by a font or an edit that nobody measured,
 *  is scaled down until it fits. `data-scaled` says by how much. */
export function useFit(root: Readonly<Ref<HTMLElement | null>>) {
  const fitAll = () => slotsOf(root.value).forEach(fit)
  // What the slot or its content measures decides, and both only change from outside: the
  // scale is set within one pass, so the observer finds after it what it found before.
  const sized = new ResizeObserver(fitAll)
  const watch = () => {
    sized.disconnect()
    for (const slot of slotsOf(root.value)) for (const part of [slot, ...slot.children]) sized.observe(part)
  }
  onMounted(() => {
    watch()
    root.value!.addEventListener('load', fitAll, true)
    document.fonts.addEventListener('loadingdone', fitAll)
    void document.fonts.ready.then(fitAll)
  })
  onUpdated(watch)
  onBeforeUnmount(() => {
    sized.disconnect()
    document.fonts.removeEventListener('loadingdone', fitAll)
  })
}

/** Slots that hold content and no slots. */
function slotsOf(root: HTMLElement | null) {
  const all = [...(root?.querySelectorAll<HTMLElement>('[data-slot]') ?? [])]
  return all.filter((slot) => !slot.querySelector('[data-slot]'))
}

function fit(slot: HTMLElement) {
  // A slide that is not shown has no size; who measures wants to see the truth.
  if (slot.offsetHeight === 0 || document.documentElement.classList.contains('talk-unscaled')) return
  const before = slot.dataset.scaled
  const set = (scale: number) => slot.style.setProperty('--talk-fit', String(scale))
  slot.style.removeProperty('--talk-fit')
  let scale = 1
  while (scale > FLOOR && spills(slot)) {
    scale = Math.max(FLOOR, Math.round((scale - STEP) * 100) / 100)
    set(scale)
  }
  if (scale === 1) delete slot.dataset.scaled
  else if (before !== String(scale)) slot.dataset.scaled = String(scale)
}
