import type { Locale } from '../domain/locale.ts';

/** Words of the page on which it is decided between a file and what staff wrote. */
const pl = {
  title: 'Pliki i\u00a0strona',
  lead: 'Te pliki zmieniono w\u00a0folderze z\u00a0treścią, a\u00a0wcześniej ktoś zmienił te same teksty tutaj. Na stronie jest to, co napisano tutaj. Zdecyduj, co ma na niej być.',
  none: 'Nic tu nie czeka na decyzję.',
  done: 'Zapisano decyzję. To, czego nie wybrano, zostaje w\u00a0historii albo w\u00a0pliku.',
  gone: 'Tego pliku już nie ma na tej liście: zmienił się albo ktoś o\u00a0nim zdecydował. Poniżej jest to, co czeka teraz.',
  mistakes: 'Tego tekstu nie da się opublikować:',
  compare: 'Czym plik różni się od strony',
  sources: 'Obie wersje i\u00a0wspólny początek',
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
  both: 'Połącz ręcznie',
  bothHint:
    'Cały plik, razem z\u00a0polami na początku. Zmiany, które sobie nie przeczą, są już połączone; tam, gdzie sobie przeczą, widać to, co w\u00a0pliku.',
  publishBoth: 'Opublikuj połączone',
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
  compare: 'How the file differs from the site',
  sources: 'Both versions, and what both began with',
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
  both: 'Put both together',
  bothHint:
    'The whole file, with the fields at its top. Changes that do not exclude each other are in it already; where they do, what the file says stands here.',
  publishBoth: 'Publish what was put together',
  forAdmins: 'An administrator decides on this file.',
};

export const filesWords: Readonly<Record<Locale, FilesWords>> = { pl, en };
