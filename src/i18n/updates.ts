import type { Impact, UpdateStatus } from '../domain/incident.ts';
import type { Locale } from '../domain/locale.ts';

/** Words of what is said of incidents. */
const pl = {
  status: {
    investigating: 'sprawdzamy',
    identified: 'znamy przyczynę',
    monitoring: 'obserwujemy',
    resolved: 'rozwiązane',
    postmortem: 'podsumowanie',
  } satisfies Record<UpdateStatus, string>,
  /** Before the first update. */
  reported: 'zgłoszone',
  impact: {
    none: 'bez wpływu',
    minor: 'drobny',
    major: 'poważny',
    critical: 'krytyczny',
  } satisfies Record<Impact, string>,
  /** How bad something was that is over. */
  wasOf: (impact: string) => `wpływ: ${impact}`,
  /** That an incident goes on; `none`: without an impact. */
  goesOn: {
    none: 'trwa zdarzenie bez wpływu na działanie',
    minor: 'trwają drobne utrudnienia',
    major: 'trwa poważna awaria',
    critical: 'trwa krytyczna awaria',
  } satisfies Record<Impact, string>,
  noUpdateYet: (when: string) => `Zgłoszono ${when}. Pierwszej aktualizacji jeszcze nie ma.`,
  title: 'Aktualizacje',
  latest: 'Najnowsza aktualizacja',
  all: 'Cała aktualizacja',
  earlier: 'Wcześniej',
  stage: 'Etap',
  effect: 'Wpływ',
  concerns: 'Dotyczy:',
  about: (when: string) => `Opisuje stan z\u00a0${when}.`,
  promised: (when: string) => `Następną zapowiedziano najpóźniej na ${when}.`,
  notCome: 'Jeszcze jej nie ma.',
  corrected: (when: string) => `poprawiono ${when}`,
  correctedHint: 'zobacz wcześniejszą treść',
  pending: 'Nie ma jeszcze tłumaczenia. Oryginał:',
  lagging: 'Tłumaczenie jest starsze niż oryginał.',
  history: {
    opened: 'Otwarto zdarzenie:',
    posted: 'Aktualizacja zdarzenia',
    title: 'Poprawiono tytuł zdarzenia:',
    titleTranslated: 'Dodano tłumaczenie tytułu zdarzenia:',
    titleTranslation: 'Poprawiono tłumaczenie tytułu zdarzenia:',
    earlierTitle: 'Wcześniejszy tytuł:',
    wording: 'Poprawiono treść aktualizacji zdarzenia',
    translated: 'Dodano tłumaczenie aktualizacji zdarzenia',
    translation: 'Poprawiono tłumaczenie aktualizacji zdarzenia',
    putBack: 'Przywrócono wcześniejszą treść aktualizacji zdarzenia',
    again: 'Przywrócono aktualizację zdarzenia',
    withdrawn: 'Wycofano aktualizację zdarzenia',
    facts: 'Poprawiono etap, wpływ albo zakres aktualizacji zdarzenia',
    earlier: 'Wcześniejsza treść',
    /** Above words that are there in the other language alone. */
    inOther: 'Po angielsku:',
    correctedSince: 'Treść później poprawiono',
    titleCorrectedSince: 'Tytuł później poprawiono',
  },
};

type UpdateWordsOfSite = typeof pl;

const en: UpdateWordsOfSite = {
  status: {
    investigating: 'investigating',
    identified: 'identified',
    monitoring: 'monitoring',
    resolved: 'resolved',
    postmortem: 'postmortem',
  },
  reported: 'reported',
  impact: { none: 'none', minor: 'minor', major: 'major', critical: 'critical' },
  wasOf: (impact) => `impact: ${impact}`,
  goesOn: {
    none: 'incident without impact',
    minor: 'minor incident',
    major: 'major incident',
    critical: 'critical incident',
  },
  noUpdateYet: (when) => `Reported ${when}. There is no update yet.`,
  title: 'Updates',
  latest: 'Latest update',
  all: 'The whole update',
  earlier: 'Earlier',
  stage: 'Stage',
  effect: 'Impact',
  concerns: 'Concerns:',
  about: (when) => `Describes how things stood on ${when}.`,
  promised: (when) => `The next one was promised by ${when}.`,
  notCome: 'It has not come yet.',
  corrected: (when) => `corrected ${when}`,
  correctedHint: 'see the earlier wording',
  pending: 'Translation pending. The text in Polish:',
  lagging: 'This translation is older than the Polish original.',
  history: {
    opened: 'Incident opened:',
    posted: 'Update on the incident',
    title: 'Title of an incident corrected:',
    titleTranslated: 'Title of an incident translated:',
    titleTranslation: 'Translation of the title of an incident corrected:',
    earlierTitle: 'Earlier title:',
    wording: 'Wording corrected in an update on the incident',
    translated: 'Translation added to an update on the incident',
    translation: 'Translation corrected in an update on the incident',
    putBack: 'Earlier wording restored in an update on the incident',
    again: 'Update restored on the incident',
    withdrawn: 'Update withdrawn from the incident',
    facts: 'Stage, impact or scope corrected in an update on the incident',
    earlier: 'Earlier wording',
    inOther: 'In Polish:',
    correctedSince: 'The wording was corrected later',
    titleCorrectedSince: 'The title was corrected later',
  },
};

export const updateWords: Readonly<Record<Locale, UpdateWordsOfSite>> = { pl, en };
