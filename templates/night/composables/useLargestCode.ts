import type { Ref } from 'vue'
import { onBeforeUnmount, onMounted } from 'vue'

/** Tried from the top, px: up to the size of running text, down to the size of code. */
const SIZES = [26, 24, 22, 20]

const SIZE = '--slidev-code-font-size'

/** Sets short code larger: as large as its band holds, while no line wraps that did not
 *  wrap before. */
export function useLargestCode(root: Readonly<Ref<HTMLElement | undefined>>) {
  const grow = () => {
    for (const block of root.value?.querySelectorAll<HTMLElement>('.slidev-code-wrapper') ?? [])
      growCode(block)
  }
  // A slide that is not shown has no size; the band's does not depend on the code's.
  const sized = new ResizeObserver(grow)

  onMounted(() => {
    for (const block of root.value?.querySelectorAll('.slidev-code-wrapper') ?? []) sized.observe(block)
    document.fonts.addEventListener('loadingdone', grow)
  })
  onBeforeUnmount(() => {
    sized.disconnect()
    document.fonts.removeEventListener('loadingdone', grow)
  })
}

function growCode(block: HTMLElement) {
  block.style.removeProperty(SIZE)
  const band = block.querySelector<HTMLElement>('pre')
  const code = band?.querySelector('code')
  // Without a size the slide is not shown.
  if (!band?.clientHeight || !code) return
  const whole = [...code.querySelectorAll<HTMLElement>('.line')].filter(isWhole)
  for (const size of SIZES) {
    block.style.setProperty(SIZE, `${size}px`)
    if (code.offsetHeight <= roomIn(band) && whole.every(isWhole)) return
  }
  block.style.removeProperty(SIZE)
}

function isWhole(line: HTMLElement) {
  return line.offsetHeight < 1.5 * Number.parseFloat(getComputedStyle(line).lineHeight)
}

function roomIn(band: HTMLElement) {
  const { paddingTop, paddingBottom } = getComputedStyle(band)
  return band.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom)
}
