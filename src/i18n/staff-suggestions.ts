import type { Locale } from '../domain/locale.ts';
import type { SuggestionSource } from '../domain/suggestion.ts';
import type { SuggestionFate } from '../domain/suggestion-needs.ts';

/** Words of the page that lists what alerts suggested. */
const pl = {
  title: 'Alerty',
  lead: 'Wszystko, co przysłał monitoring przez ostatnie 30 dni, i\u00a0co z\u00a0tym zrobiono. Czytelnicy tego nie widzą.',
  none: 'Przez ostatnie 30 dni nie przyszedł żaden alert.',
  newest: (shown: number, all: number) => `Pokazujemy ${shown} najnowszych z\u00a0${all}.`,
  toNeeds: 'Co czeka na decyzję',
  all: 'Wszystkie alerty z\u00a030\u00a0dni',
  suggests: (what: string, state: string) => `${what}: „${state}”`,
  unplaced: (names: string) =>
    names === '' ? 'Nie podano, czego dotyczy' : `Nie ma tego na stronie: ${names}`,
  lasts: (from: string) => `od ${from}, trwa`,
  lasted: (from: string, until: string) => `od ${from} do ${until}`,
  seen: (times: number) => `wystąpił ${times}\u00a0razy`,
  sources: { api: 'API', alertmanager: 'Alertmanager', grafana: 'Grafana' } satisfies Record<
    SuggestionSource,
    string
  >,
  more: 'Więcej w\u00a0monitoringu',
  fates: {
    open: 'Czeka na decyzję.',
    unplaced: 'Czeka: wybierz, czego dotyczy.',
    ended: 'Ustał, a\u00a0strona nadal mówi to, co wtedy.',
    aside: 'Odłożony.',
    said: 'Strona już to mówi.',
    over: 'Ustał. Nie ma nic do zrobienia.',
  } satisfies Record<SuggestionFate['kind'], string>,
  asideBy: (who: string, when: string) => `Odłożony: ${who}, ${when}.`,
  change: (revision: number) => `Zmiana nr ${revision}`,
};

type SuggestionWords = typeof pl;

const en: SuggestionWords = {
  title: 'Alerts',
  lead: 'All that monitoring sent in the last 30 days, and what became of it. Readers do not see it.',
  none: 'No alert came in the last 30 days.',
  newest: (shown, all) => `The newest ${shown} of ${all} are shown.`,
  toNeeds: 'What waits for a decision',
  all: 'All alerts of 30 days',
  suggests: (what, state) => `${what}: “${state}”`,
  unplaced: (names) => (names === '' ? 'It does not say what it is about' : `Not on the site: ${names}`),
  lasts: (from) => `since ${from}, goes on`,
  lasted: (from, until) => `from ${from} until ${until}`,
  seen: (times) => `came ${times} times`,
  sources: { api: 'API', alertmanager: 'Alertmanager', grafana: 'Grafana' },
  more: 'More in the monitoring',
  fates: {
    open: 'Waits for a decision.',
    unplaced: 'Waits: choose what it is about.',
    ended: 'It ended, and the site still says what it said then.',
    aside: 'Set aside.',
    said: 'The site says so already.',
    over: 'It ended. Nothing is left to be done.',
  },
  asideBy: (who, when) => `Set aside by ${who}, ${when}.`,
  change: (revision) => `Change no. ${revision}`,
};

export const suggestionWords: Readonly<Record<Locale, SuggestionWords>> = { pl, en };
