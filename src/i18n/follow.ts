import type { Locale } from '../domain/locale.ts';

/** Words of the line that says where changes can be followed. */
const pl = {
  panel: 'Obserwuj ten panel:',
  feature: 'Obserwuj tę funkcję:',
  tellSite: 'Powiadom mnie o\u00a0zmianach',
  tellPanel: 'Powiadom mnie o\u00a0tym panelu',
  tellPanelNamed: (panel: string) => `Powiadom mnie o\u00a0panelu\u00a0${panel}`,
  tellFeature: 'Powiadom mnie o\u00a0tej funkcji',
  tellIncident: 'Powiadom mnie o\u00a0tym zdarzeniu',
  tellOnce: 'Daj znać, gdy zadziała',
  /** In a cell of the matrix, and what it says to those who do not see where it stands. */
  tellCell: 'daj znać',
  tellCellNamed: (feature: string, panel: string) =>
    `daj znać, gdy zadziała: ${feature}, panel\u00a0${panel}`,
  atom: 'kanał Atom',
  rss: 'kanał RSS',
  calendar: 'kalendarz',
  addToCalendar: 'dodaj do kalendarza',
};

type FollowWords = typeof pl;

const en: FollowWords = {
  panel: 'Follow this panel:',
  feature: 'Follow this feature:',
  tellSite: 'Tell me about changes',
  tellPanel: 'Tell me about this panel',
  tellPanelNamed: (panel) => `Tell me about panel\u00a0${panel}`,
  tellFeature: 'Tell me about this feature',
  tellIncident: 'Tell me about this incident',
  tellOnce: 'Tell me when it works',
  tellCell: 'tell me',
  tellCellNamed: (feature, panel) => `tell me when it works: ${feature}, panel\u00a0${panel}`,
  atom: 'Atom feed',
  rss: 'RSS feed',
  calendar: 'calendar',
  addToCalendar: 'add to calendar',
};

export const followWords: Readonly<Record<Locale, FollowWords>> = { pl, en };
