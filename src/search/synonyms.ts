import type { Locale } from '../domain/locale.ts';
import { foldWord, OTHER_LOCALE } from './fold.ts';

/**
 * Words that mean nearly the same to somebody who asks; any form of a word will do. A word may stand in
 * several groups without joining them.
 */
const GROUPS: Readonly<Record<Locale, readonly string[]>> = {
  pl: [
    'pobierać pobrać pobierze ściągać ściągnąć zaciągać zaciągnąć importować spływać wczytać',
    'ponownie znów znowu raz dwukrotnie podwójne duplikat zduplikowane zdublowane dubel powtórne ' +
      'powtarzać powtórzyć',
    'wysłać wysyłać wysyłka wyszło wyszły wyjść poszło poszły nadać nadanie zrealizować realizacja obsłużone',
    'przesyłka paczka wysyłka kurier przewoźnik dostawa list nadanie',
    'widzieć widzę widać widoczne zobaczyć brak brakuje brakujące gdzie zniknąć zniknęły zginąć zginęły ' +
      'niekompletne',
    'wszystkie wszystko komplet całe',
    'podłączyć podłączenie połączyć połączenie integracja integrować',
    'usunąć usunięcie skasować kasować',
    'archiwum archiwalne zarchiwizowane stare starsze dawne sprzed',
    'odzyskać odzyskanie odtworzyć przywrócić przywrócenie utrata utracone stracić stracone kopia backup',
    'różnić różnica odróżnić',
    'magazyn hurtownia towar produkt asortyment stan',
    'sklep shop woocommerce prestashop shoper shopify magento idosell',
    'przekazywać przekazać trafiać trafić przechodzić iść dotrzeć dostawać eksport',
    'długo dłużej wolno powoli opóźnienie',
    'ceneo porównywarka skąpiec',
    'xml plik feed',
    'faktura fv vat paragon rachunek dokument',
    'numer numeracja numerować seria',
    'wpłata wpłacić płatność płacić zapłacić zapłata opłacić opłata nieopłacona przelew bramka ' +
      'pieniądze abonament rozliczenie zaksięgować',
    'blokada blokować zablokować zawiesić',
    'wejść zalogować logowanie login hasło',
    'status awaria',
    'przeglądarka cache pamięć ciasteczka cookies incognito',
    'założyć utworzyć nowe',
    'zaległe wstecz wcześniejsze poprzednie starsze',
    'dwa dwóch dwoma oba obu drugi tymczasowe 2',
    'wtorek 9',
    'przenieść przeniosę przeniesienie łączyć łączenie połączyć połączenie scalić migracja',
  ],
  en: [
    'fetch download import pull come',
    'again twice second double duplicate repeat',
    'send sent ship shipment dispatch fulfil fulfilment handle gone went leave left',
    'parcel package shipment courier carrier tracking delivery',
    'see visible show miss missing gone disappear vanish where',
    'all every complete',
    'connect reconnect connection link integration integrate',
    'delete remove',
    'archive archived old older past',
    'recover restore rebuild loss lost lose backup',
    'differ difference different versus vs',
    'warehouse inventory stock product goods wholesaler',
    'shop store woocommerce prestashop shoper shopify magento',
    'pass get reach arrive export transfer',
    'slow long longer delay late',
    'ceneo comparison',
    'xml file feed',
    'invoice receipt document bill vat',
    'number numbering series sequence',
    'payment nonpayment pay paid transfer fee subscription money billing book',
    'block suspend lock',
    'log login sign signin password enter',
    'status outage failure',
    'browser cache memory cookie incognito',
    'create open new',
    'overdue backlog earlier previous back older onwards',
    'two second both temporary 2',
    'tuesday 9',
    'move transfer migrate join merge combine',
  ],
};

/** Words looked for on the page of the other language: Polish, English. */
const TRANSLATIONS: readonly (readonly [pl: string, en: string])[] = [
  ['zamówienie', 'order'],
  ['faktura', 'invoice'],
  ['paragon', 'receipt'],
  ['magazyn', 'warehouse stock'],
  ['sklep', 'shop store'],
  ['konto', 'account'],
  ['wpłata płatność przelew', 'payment transfer'],
  ['archiwum archiwalne', 'archive archived'],
  ['logowanie zalogować wejść', 'log login sign'],
  ['blokada zablokować', 'block'],
  ['paczka przesyłka', 'parcel shipment'],
  ['wysłać wysyłka', 'send sent ship'],
  ['pobrać pobierać', 'fetch download'],
  ['ponownie duplikat', 'again duplicate'],
  ['brakuje brak', 'missing'],
  ['przenieść łączyć', 'move join'],
  ['numer numeracja', 'number'],
  ['plik', 'file'],
  ['nowe', 'new'],
  ['dwa', 'two'],
  ['awaria', 'failure outage'],
  ['przeglądarka', 'browser'],
];

const RELATED: Readonly<Record<Locale, ReadonlyMap<string, ReadonlySet<string>>>> = {
  pl: relate('pl'),
  en: relate('en'),
};

/**
 * Stems of words that mean nearly the same as this stem, in either language.
 *
 * @example relatedTo('ceneo', 'pl') // ['porownywark', 'skapiec']
 */
export function relatedTo(stem: string, locale: Locale): readonly string[] {
  return [...(RELATED[locale].get(stem) ?? [])];
}

function relate(locale: Locale): Map<string, Set<string>> {
  const related = new Map<string, Set<string>>();
  for (const group of GROUPS[locale]) connect(stems(group, locale), stems(group, locale), related);
  for (const [pl, en] of TRANSLATIONS) {
    const words = { pl: stems(pl, 'pl'), en: stems(en, 'en') };
    connect(words[locale], words[OTHER_LOCALE[locale]], related);
  }
  return related;
}

function connect(from: readonly string[], to: readonly string[], related: Map<string, Set<string>>): void {
  for (const one of from) {
    const known = related.get(one) ?? new Set();
    for (const other of to) if (other !== one) known.add(other);
    related.set(one, known);
  }
}

function stems(words: string, locale: Locale): string[] {
  return words.split(' ').map((word) => foldWord(word, locale));
}
