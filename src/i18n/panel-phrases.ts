import type { Locale } from '../domain/locale.ts';
import { joinList } from './list.ts';
import { NBSP } from './nbsp.ts';

/** How panels are named inside a sentence, from their letters. */
interface PanelPhrases {
  /** `panel A`, `panele A i B` */
  readonly name: (letters: readonly string[]) => string;
  /** `na panelu A`, `na panelach A i B` */
  readonly on: (letters: readonly string[]) => string;
  /** `dla panelu A`, `dla paneli A i B` */
  readonly for: (letters: readonly string[]) => string;
}

function phrase(locale: Locale, one: string, several: string) {
  return (letters: readonly string[]) =>
    `${letters.length === 1 ? one : several}${NBSP}${joinList(locale, letters)}`;
}

export const panelPhrases: Readonly<Record<Locale, PanelPhrases>> = {
  pl: {
    name: phrase('pl', 'panel', 'panele'),
    on: phrase('pl', 'na panelu', 'na panelach'),
    for: phrase('pl', 'dla panelu', 'dla paneli'),
  },
  en: {
    name: phrase('en', 'panel', 'panels'),
    on: phrase('en', 'on panel', 'on panels'),
    for: phrase('en', 'for panel', 'for panels'),
  },
};

/** Opens a sentence: `na panelu A` → `Na panelu A`. */
export function startSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
