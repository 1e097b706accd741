/** The few words on a deck that are not the article's own. */

import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import type { Metadata } from '#tree/nodes.ts'

/** Labels in one language. */
export interface Labels {
  agenda: string
  introduction: string
  takeaways: string
  source: string
  /** How much of a list is shown. */
  share: (shown: number, total: number) => string
}

/** By tag of BCP 47. */
const all: Readonly<Record<string, Labels>> = {
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
  'zh-Hant': {
    agenda: '議程',
    introduction: '引言',
    takeaways: '重點',
    source: '來源',
    share: (shown, total) => `${total} 項中的 ${shown} 項`,
  },
  de: {
    agenda: 'Agenda',
    introduction: 'Einleitung',
    takeaways: 'Das Wichtigste',
    source: 'Quelle',
    share: (shown, total) => `${shown} von ${total}`,
  },
  es: {
    agenda: 'Agenda',
    introduction: 'Introducción',
    takeaways: 'Conclusiones',
    source: 'Fuente',
    share: (shown, total) => `${shown} de ${total}`,
  },
  fr: {
    agenda: 'Plan',
    introduction: 'Introduction',
    takeaways: 'À retenir',
    source: 'Source',
    share: (shown, total) => `${shown} sur ${total}`,
  },
  it: {
    agenda: 'Agenda',
    introduction: 'Introduzione',
    takeaways: 'In sintesi',
    source: 'Fonte',
    share: (shown, total) => `${shown} di ${total}`,
  },
  ja: {
    agenda: '目次',
    introduction: 'はじめに',
    takeaways: 'まとめ',
    source: '出典',
    share: (shown, total) => `${total} 件中 ${shown} 件`,
  },
  ko: {
    agenda: '목차',
    introduction: '들어가며',
    takeaways: '요점',
    source: '출처',
    share: (shown, total) => `${total}개 중 ${shown}개`,
  },
  nl: {
    agenda: 'Agenda',
    introduction: 'Inleiding',
    takeaways: 'Kernpunten',
    source: 'Bron',
    share: (shown, total) => `${shown} van ${total}`,
  },
  pt: {
    agenda: 'Agenda',
    introduction: 'Introdução',
    takeaways: 'Pontos principais',
    source: 'Fonte',
    share: (shown, total) => `${shown} de ${total}`,
  },
  ru: {
    agenda: 'План',
    introduction: 'Введение',
    takeaways: 'Главное',
    source: 'Источник',
    share: (shown, total) => `${shown} из ${total}`,
  },
}

/** @returns The words in the language of an article; those of English where there are none. */
export function labelsFor({ lang, language }: Pick<Metadata, 'lang' | 'language'>): Labels {
  return (language === undefined ? all[lang] : (all[language] ?? all[primary(language)])) ?? all['en']!
}

function primary(tag: string): string {
  return tag.split('-')[0]!
}

/** Say what there is not for the language of an article: rules of its own, or not even labels. */
export function reportLanguage({ lang, language }: Pick<Metadata, 'lang' | 'language'>, file: VFile): void {
  if (language === undefined || language.startsWith('zh')) return
  const hasLabels = Object.hasOwn(all, language) || Object.hasOwn(all, primary(language))
  const labels = hasLabels ? '' : 'The labels of the deck are English, and t'
  const reason = `${labels || 'T'}he sentences are judged by the rules of \`${lang}\`: there are none of \`${language}\` yet`
  say(file, 'plan:language', reason)
}
