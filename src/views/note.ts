import { isUntranslated, type Locale, type LocalText } from '../domain/locale.ts';
import { tieShortWords } from '../i18n/typography.ts';

/** What is noted of a cell, in the reader's language as far as it was given in it. */
export interface NoteView {
  readonly text: string;
  /** The language of the words when it is not the page's: who reads them aloud has to know. */
  readonly lang: Locale | null;
}

/** `null`: nothing is noted. */
export function noteView(note: LocalText | null, locale: Locale): NoteView | null {
  if (note === null) return null;
  const lang = isUntranslated(note) && locale !== 'pl' ? 'pl' : null;
  return { text: tieShortWords(note[locale], lang ?? locale), lang };
}
