/** The few words on a deck that are not the article's own. */

import type { Lang } from '#tree/nodes.ts'

/** Labels in one language. */
export interface Labels {
  agenda: string
  introduction: string
  takeaways: string
  source: string
  /** How much of a list is shown. */
  share: (shown: number, total: number) => string
}

export const labels: Record<Lang, Labels> = {
  en: {
    agenda: 'Agenda',
    introduction: 'Introduction',
    takeaways: 'Takeaways',
    source: 'Source',
    share: (shown, total) => `${shown} of ${total}`,
  },
  zh: {
    agenda: '议程',
    introduction: '引言',
    takeaways: '要点',
    source: '来源',
    share: (shown, total) => `${total} 项中的 ${shown} 项`,
  },
}
