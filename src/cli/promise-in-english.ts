import type { CellPromise } from '../domain/cell-promise.ts';
import type { Day } from '../domain/day.ts';
import { NBSP } from '../i18n/nbsp.ts';
import { promiseLanguageInFull } from '../i18n/promise-phrases.ts';
import { tellPromise } from '../i18n/tell-promise.ts';

/** A promise in the words of the English pages, for a terminal. */
export function promiseInEnglish({ estimate, announced }: CellPromise, today: Day): string {
  return tellPromise(promiseLanguageInFull.en, estimate, today, announced).text.replaceAll(NBSP, ' ');
}
