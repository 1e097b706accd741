/** The few words on a deck that are not the article's own. */

import type { Lang } from '#tree/nodes.ts'

/** Labels in one language. */
export interface Labels {
  agenda: string
  introduction: string
  takeaways: string
  source: string
}

export const labels: Record<Lang, Labels> = {
  en: { agenda: 'Agenda', introduction: 'Introduction', takeaways: 'Takeaways', source: 'Source' },
  zh: { agenda: '议程', introduction: '引言', takeaways: '要点', source: '来源' },
}
