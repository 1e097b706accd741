/** How one slide becomes the next: Slidev's own, by their names. https://sli.dev/guide/animations#slide-transitions */
export const transitions = [
  'none',
  'fade',
  'fade-out',
  'slide-left',
  'slide-right',
  'slide-up',
  'slide-down',
  'view-transition',
] as const

export type Transition = (typeof transitions)[number]
