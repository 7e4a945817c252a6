import type { Locale } from '../domain/locale.ts';
import { plural } from './plural.ts';

/** Words beside a message in a chat, a call or a push message. */
const pl = {
  /** What did not fit. */
  more: (count: number) =>
    `I jeszcze ${count} ${plural('pl', count, { one: 'rzecz', few: 'rzeczy', many: 'rzeczy' })} na stronie.`,
  page: 'Strona statusu',
  manage: 'Zmień, o czym piszemy',
};

type ChatWords = typeof pl;

const en: ChatWords = {
  more: (count) => `And ${count} more on the page.`,
  page: 'Status page',
  manage: 'Change what you are told about',
};

export const chatWords: Readonly<Record<Locale, ChatWords>> = { pl, en };
