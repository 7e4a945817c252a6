import type { Locale } from '../domain/locale.ts';

/** Words of “my panel”, which this browser alone remembers; `{…}` is filled by its script. */
const pl = {
  mark: 'To mój panel',
  hint: 'Zapamięta to tylko ta przeglądarka.',
  marked: 'Zapamiętane tylko w\u00a0tej przeglądarce. Strona główna zacznie się od Twojego panelu.',
  unmarked: 'Ta przeglądarka już nie pamięta, który panel jest Twój.',
  full: 'Ta przeglądarka nie pozwala nic zapamiętać.',
  title: 'Twój panel: ',
  toDo: {
    none: 'nic do zrobienia',
    one: 'jedna rzecz do zrobienia',
    many: '{n}\u00a0rzeczy do\u00a0zrobienia',
    some: 'zrobione: {done} z\u00a0{n}',
    all: 'wszystko zrobione',
  },
  next: 'Zrób teraz:',
  open: 'Zobacz kroki i\u00a0terminy',
  other: 'Sprawdź inny panel',
  forget: 'Zapomnij mój panel',
  since: 'Od Twojej ostatniej wizyty',
  nothingNew: 'Nic się nie zmieniło.',
  more: 'Wszystkie zmiany',
  panelIs: 'Panel {panel}: {state}',
  cellIs: '{feature}: {state}',
};

export type MineWords = typeof pl;

const en: MineWords = {
  mark: 'This is my panel',
  hint: 'Only this browser will remember it.',
  marked: 'Remembered only in this browser. The home page will begin with your panel.',
  unmarked: 'This browser no longer remembers which panel is yours.',
  full: 'This browser does not allow anything to be remembered.',
  title: 'Your panel: ',
  toDo: {
    none: 'nothing to do',
    one: 'one thing to do',
    many: '{n}\u00a0things to\u00a0do',
    some: 'done: {done} of {n}',
    all: 'all done',
  },
  next: 'Do now:',
  open: 'See steps and dates',
  other: 'Check another panel',
  forget: 'Forget my panel',
  since: 'Since your last visit',
  nothingNew: 'Nothing has changed.',
  more: 'All changes',
  panelIs: 'Panel {panel}: {state}',
  cellIs: '{feature}: {state}',
};

export const mineWords: Readonly<Record<Locale, MineWords>> = { pl, en };
