import type { Locale } from '../domain/locale.ts';

/** Words of the line that says where changes can be followed. */
const pl = {
  panel: 'Obserwuj ten panel:',
  feature: 'Obserwuj tę funkcję:',
  atom: 'kanał zmian (Atom)',
  rss: 'kanał RSS',
  calendar: 'kalendarz',
  addToCalendar: 'dodaj do kalendarza',
};

type FollowWords = typeof pl;

const en: FollowWords = {
  panel: 'Follow this panel:',
  feature: 'Follow this feature:',
  atom: 'feed of changes (Atom)',
  rss: 'RSS feed',
  calendar: 'calendar',
  addToCalendar: 'add to calendar',
};

export const followWords: Readonly<Record<Locale, FollowWords>> = { pl, en };
