import type { Locale } from '../domain/locale.ts';
import type { TellingPace, ToldKind } from '../domain/subscription.ts';

/** Words of what somebody may ask to be told of. */
const pl = {
  kinds: {
    change: 'zmiany stanu',
    update: 'aktualizacje zdarzeń',
    maintenance: 'planowane prace',
    promise: 'terminy',
    answer: 'zmiany w\u00a0odpowiedziach',
  } satisfies Record<ToldKind, string>,
  everything: 'wszystkie panele i\u00a0funkcje',
  allFeatures: 'wszystkie funkcje',
  onAllPanels: 'na wszystkich panelach',
  /** `Synchronizacja cen na panelu B` */
  on: (what: string, where: string) => `${what} ${where}`,
  only: (what: string, kinds: string) => `${what} (${kinds})`,
  incident: (title: string) => `zdarzenie „${title}”`,
  once: (what: string) => `jednorazowo, gdy zadziała: ${what}`,
  pace: { 'at-once': 'od razu', digest: 'raz dziennie, o\u00a008:00' } satisfies Record<TellingPace, string>,
  when: (pace: string) => `Kiedy: ${pace}.`,
};

type WishWords = typeof pl;

const en: WishWords = {
  kinds: {
    change: 'changes of state',
    update: 'updates on incidents',
    maintenance: 'planned maintenance',
    promise: 'dates',
    answer: 'changes to answers',
  },
  everything: 'all panels and features',
  allFeatures: 'all features',
  onAllPanels: 'on all panels',
  on: (what, where) => `${what} ${where}`,
  only: (what, kinds) => `${what} (${kinds})`,
  incident: (title) => `the incident “${title}”`,
  once: (what) => `once, when it works: ${what}`,
  pace: { 'at-once': 'at once', digest: 'once a day, at 08:00' },
  when: (pace) => `When: ${pace}.`,
};

export const wishWords: Readonly<Record<Locale, WishWords>> = { pl, en };
