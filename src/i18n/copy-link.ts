import type { Locale } from '../domain/locale.ts';

/** Words of a link that is there to be copied. */
const pl = {
  /** Of the page. */
  page: 'Kopiuj link',
  /** Of something on it. */
  to: (title: string) => `Kopiuj link: ${title}`,
  copied: 'Skopiowano.',
};

type CopyLinkWords = typeof pl;

const en: CopyLinkWords = { page: 'Copy link', to: (title) => `Copy link: ${title}`, copied: 'Copied.' };

export const copyLinkWords: Readonly<Record<Locale, CopyLinkWords>> = { pl, en };
