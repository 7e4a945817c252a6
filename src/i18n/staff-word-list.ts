import type { Lag } from '../domain/catalogue.ts';
import type { Collection } from '../domain/documents.ts';
import type { Locale } from '../domain/locale.ts';
import { type PluralForms, plural } from './plural.ts';

const forms: Record<Locale, Record<'texts' | 'states', PluralForms>> = {
  pl: {
    texts: { one: 'tekst', few: 'teksty', many: 'tekstów' },
    states: { one: 'układzie stanów', few: 'układach stanów', many: 'układach stanów' },
  },
  en: {
    texts: { one: 'text', many: 'texts' },
    states: { one: 'combination of states', many: 'combinations of states' },
  },
};

/** Words of the list of all documents. */
const pl = {
  title: 'Teksty',
  lead: 'Wszystko, co czytają klienci: wybierz tekst, żeby go poprawić.',
  search: 'Szukaj w\u00a0tekstach',
  kind: 'Rodzaj',
  panel: 'Panel',
  owing: 'Do zrobienia',
  all: 'wszystkie',
  anything: 'cokolwiek',
  show: 'Pokaż',
  filter: 'Zawęź listę tekstów',
  clear: 'Pokaż wszystkie teksty',
  count: (count: number) => `${count}\u00a0${plural('pl', count, forms.pl.texts)}`,
  nothing: 'Nie ma takich tekstów.',
  onPage: (path: string) => `Teksty na stronie ${path}`,
  onPageNone: (path: string) => `Strona ${path} nie ma własnych tekstów. To są wszystkie.`,
  owings: { lag: 'tłumaczenie', gap: 'stany bez odpowiedzi' },
  heads: {
    title: 'Tekst',
    kind: 'Rodzaj',
    panels: 'Dla kogo',
    changed: 'Ostatnia zmiana',
    owed: 'Do zrobienia',
  },
  kinds: {
    site: 'Strona',
    panels: 'Panel',
    features: 'Funkcja',
    steps: 'Krok',
    faq: 'Odpowiedź',
    incidents: 'Zdarzenie',
    postmortems: 'Podsumowanie',
    templates: 'Szablon',
  } satisfies Record<Collection, string>,
  lags: {
    missing: 'brak tłumaczenia',
    pending: 'tłumaczenie w\u00a0toku',
    behind: 'tłumaczenie zaległe',
  } satisfies Record<Lag, string>,
  gaps: (count: number) => `bez odpowiedzi w\u00a0${count}\u00a0${plural('pl', count, forms.pl.states)}`,
  clashes: (count: number) =>
    `kilka odpowiedzi naraz w\u00a0${count}\u00a0${plural('pl', count, forms.pl.states)}`,
  covered: 'wszystkie stany opisane',
  unsaid: 'teraz niewidoczny',
  everybody: 'wszyscy',
  changed: (who: string, when: string) => `${who}, ${when}`,
  new: 'Nowy tekst',
  withdrawn: 'Wycofane',
  withdrawnLead: 'Pod ich adresami są ostatnie słowa. Każdy można przywrócić.',
};

type WordListWords = typeof pl;

const en: WordListWords = {
  title: 'Texts',
  lead: 'Everything that customers read: choose a text to correct it.',
  search: 'Search the texts',
  kind: 'Kind',
  panel: 'Panel',
  owing: 'To do',
  all: 'all',
  anything: 'anything',
  show: 'Show',
  filter: 'Narrow the list of texts down',
  clear: 'Show all texts',
  count: (count) => `${count}\u00a0${plural('en', count, forms.en.texts)}`,
  nothing: 'There are no such texts.',
  onPage: (path) => `Texts on the page ${path}`,
  onPageNone: (path) => `The page ${path} has no texts of its own. These are all of them.`,
  owings: { lag: 'translation', gap: 'states without an answer' },
  heads: { title: 'Text', kind: 'Kind', panels: 'For whom', changed: 'Last change', owed: 'To do' },
  kinds: {
    site: 'Site',
    panels: 'Panel',
    features: 'Feature',
    steps: 'Step',
    faq: 'Answer',
    incidents: 'Incident',
    postmortems: 'Post-mortem',
    templates: 'Template',
  },
  lags: { missing: 'not translated', pending: 'translation under way', behind: 'translation due' },
  gaps: (count) => `no answer in ${count}\u00a0${plural('en', count, forms.en.states)}`,
  clashes: (count) => `several answers at once in ${count}\u00a0${plural('en', count, forms.en.states)}`,
  covered: 'every state is covered',
  unsaid: 'not shown at the moment',
  everybody: 'everybody',
  changed: (who, when) => `${who}, ${when}`,
  new: 'New text',
  withdrawn: 'Withdrawn',
  withdrawnLead: 'Their addresses show their last words. Each can be brought back.',
};

export const wordListWords: Readonly<Record<Locale, WordListWords>> = { pl, en };
