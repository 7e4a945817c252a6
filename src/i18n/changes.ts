import type { Locale } from '../domain/locale.ts';
import { plural } from './plural.ts';

/** Words of the page that compares the site at two instants. */
const pl = {
  title: 'Co się zmieniło między dwiema chwilami',
  link: 'Co się zmieniło między dwiema chwilami?',
  description: 'Porównanie strony z\u00a0dwóch chwil: co było przedtem, a\u00a0co potem.',
  lead: 'Podaj dwie chwile według czasu w\u00a0Warszawie. Każdą rzecz pokazujemy raz: jaka była na początku i\u00a0jaka na końcu. Pomijamy to, co wróciło do poprzedniego stanu.',
  from: 'Od',
  to: 'Do',
  toHint: 'Puste: do teraz.',
  form: 'Które dwie chwile porównać',
  show: 'Porównaj',
  result: 'Co jest inaczej',
  since: 'od',
  until: 'do',
  panelsAndFeatures: 'Panele i\u00a0funkcje',
  passedTitle: 'Terminy, które minęły',
  passed: (panels: string, promise: string) => `${panels}: miało być ${promise}`,
  incidents: 'Zdarzenia',
  maintenances: 'Planowane prace',
  documents: 'Teksty',
  nothing: 'Między tymi chwilami nic się nie zmieniło.',
  removed: (count: number) =>
    `${plural('pl', count, { one: 'Treść jednego wpisu', few: `Treść ${count} wpisów`, many: `Treść ${count} wpisów` })} z\u00a0tego czasu usunięto później, dlatego tu jej nie ma.`,
  some: (shown: number, all: number) =>
    `Pokazujemy ${shown.toLocaleString('pl')} z\u00a0${all.toLocaleString('pl')} wpisów o\u00a0zdarzeniach.`,
  all: 'Wszystkie w\u00a0pliku JSON',
  missing: 'Podaj dzień i\u00a0godzinę.',
  order: 'Druga chwila musi być późniejsza niż pierwsza.',
  either: (first: string, second: string) => `Wpisz ${first} (czas letni) albo ${second} (czas zimowy).`,
};

type ChangesWords = typeof pl;

const en: ChangesWords = {
  title: 'What changed between two moments',
  link: 'What changed between two moments?',
  description: 'The site compared at two moments: what it was before, and what it was after.',
  lead: 'Enter two moments in Warsaw time. Each thing is shown once: as it was at the first moment and as it was at the second. What went back to how it was before is left out.',
  from: 'From',
  to: 'Until',
  toHint: 'If empty: until now.',
  form: 'Which two moments to compare',
  show: 'Compare',
  result: 'What is different',
  since: 'from',
  until: 'until',
  panelsAndFeatures: 'Panels and features',
  passedTitle: 'Dates that passed',
  passed: (panels, promise) => `${panels}: was due ${promise}`,
  incidents: 'Incidents',
  maintenances: 'Planned maintenance',
  documents: 'Texts',
  nothing: 'Nothing changed between these two moments.',
  removed: (count) =>
    `${plural('en', count, { one: 'The content of one entry', many: `The content of ${count} entries` })} from that time was removed later and is not shown.`,
  some: (shown, all) =>
    `${shown.toLocaleString('en')} of ${all.toLocaleString('en')} entries about incidents are shown.`,
  all: 'All of them as JSON',
  missing: 'Enter a day and a time.',
  order: 'The second moment must be later than the first.',
  either: (first, second) => `Enter ${first} (summer time) or ${second} (winter time).`,
};

export const changesWords: Readonly<Record<Locale, ChangesWords>> = { pl, en };
