import type { Locale } from '../domain/locale.ts';

/** Words of the page on which it is decided between a file and what staff wrote. */
const pl = {
  title: 'Pliki i\u00a0strona',
  lead: 'Te pliki zmieniono w\u00a0folderze z\u00a0treścią, a\u00a0wcześniej ktoś zmienił te same teksty tutaj. Na stronie jest to, co napisano tutaj. Zdecyduj, co ma na niej być.',
  none: 'Nic tu nie czeka na decyzję.',
  done: 'Zapisano decyzję. To, czego nie wybrano, zostaje w\u00a0historii albo w\u00a0pliku.',
  gone: 'Tego pliku już nie ma na tej liście: zmienił się albo ktoś o\u00a0nim zdecydował. Poniżej jest to, co czeka teraz.',
  mistakes: 'Tego tekstu nie da się opublikować:',
  unreadable:
    'Ustawień na górze nie da się odczytać. Wpisz każde w\u00a0osobnym wierszu, np. „title: Pytanie”, a\u00a0przed nimi i\u00a0po nich dodaj wiersz „---”.',
  choose: 'Wybierz przy każdym z\u00a0tych miejsc, co ma zostać.',
  inFile: 'Co zmieniono w\u00a0pliku',
  onSite: 'Co zmieniono na stronie',
  differs: 'Czym plik różni się od strony',
  result: 'Co zmieni się na stronie po połączeniu',
  sameForReaders: 'Czytelnicy nie zobaczą różnicy.',
  sources: 'Całe teksty: plik, strona i\u00a0wspólny początek',
  file: 'Plik',
  fileGone: 'Plik usunięto.',
  site: 'Strona',
  siteGone: 'Na stronie tekst wycofano.',
  siteBy: (who: string, revision: number) => `${who}, wydanie ${revision}`,
  base: 'Wspólny początek',
  baseUnknown: 'Nie wiadomo, od czego zaczęto.',
  takeFile: 'Opublikuj plik',
  takeGone: 'Wycofaj ze strony',
  keepSite: 'Zostaw stronę, jak jest',
  keepHint:
    'Plik zostanie, jaki jest, i\u00a0nie trafi na stronę. Zgodny ze stroną będzie po „latarnia content pull”.',
  keepHintGone: 'Strona zostanie, jaka jest. Plik wróci do folderu po „latarnia content pull”.',
  both: 'Połącz obie zmiany',
  bothAgree: 'Te zmiany dotyczą różnych miejsc, więc zostaną obie.',
  bothAsk:
    'W\u00a0tych miejscach zmieniono to samo, za każdym razem inaczej. Wybierz, co ma zostać. Reszta zmian połączy się sama.',
  publishBoth: 'Opublikuj połączone',
  byHand: 'Popraw tekst ręcznie',
  byHandHint:
    'Cały tekst, z\u00a0ustawieniami na górze. Zmiany, które się nie wykluczają, są już połączone; gdzie się wykluczają, jest to, co w\u00a0pliku.',
  publishHand: 'Opublikuj poprawione',
  forAdmins: 'O\u00a0tym pliku decyduje administracja.',
};

type FilesWords = typeof pl;

const en: FilesWords = {
  title: 'Files and the site',
  lead: 'These files were changed in the content folder after somebody had changed the same texts here. The site shows what was written here. Decide what it is to say.',
  none: 'There is nothing to decide.',
  done: 'Your decision is saved. What was not chosen stays in the history, or in the file.',
  gone: 'That file is no longer on this list: it has changed, or somebody has decided. Below is what is waiting now.',
  mistakes: 'This text cannot be published:',
  unreadable:
    'The settings at the top cannot be read. Each is a line of its own, such as “title: A question”, with a line “---” above and below all of them.',
  choose: 'Choose in each of these places what is to stay.',
  inFile: 'What was changed in the file',
  onSite: 'What was changed on the site',
  differs: 'How the file differs from the site',
  result: 'What this changes on the site',
  sameForReaders: 'Readers see no difference.',
  sources: 'The whole texts: file, site, and what both began with',
  file: 'File',
  fileGone: 'The file was removed.',
  site: 'Site',
  siteGone: 'The text was withdrawn from the site.',
  siteBy: (who, revision) => `${who}, revision ${revision}`,
  base: 'What both began with',
  baseUnknown: 'What both began with is not known.',
  takeFile: 'Publish the file',
  takeGone: 'Withdraw it from the site',
  keepSite: 'Leave the site as it is',
  keepHint:
    'The file stays as it is and is not published. “latarnia content pull” makes it say what the site says.',
  keepHintGone: 'The site stays as it is. “latarnia content pull” puts the file back into the folder.',
  both: 'Put both together',
  bothAgree: 'The two changes are in different places, so both stay.',
  bothAsk:
    'In these places both changed the same thing, each in their own way. Choose what is to stay. All other changes are put together for you.',
  publishBoth: 'Publish both together',
  byHand: 'Edit the text by hand',
  byHandHint:
    'The whole text, with its settings at the top. Changes that do not exclude each other are in it already; where they do, it has what the file says.',
  publishHand: 'Publish the edited text',
  forAdmins: 'An administrator decides on this file.',
};

export const filesWords: Readonly<Record<Locale, FilesWords>> = { pl, en };
