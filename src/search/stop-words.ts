import type { Locale } from '../domain/locale.ts';
import { foldWord, OTHER_LOCALE, splitWords } from './fold.ts';

/** Words that say nothing of what is asked; any form of a word will do. */
const STOP_WORDS: Readonly<Record<Locale, string>> = {
  pl:
    'a aby albo ale ani aż bardzo bez bo być był była było były będą będzie by chcę chciałbym ci co coś ' +
    'czego czemu czy czyli dalej dla dlaczego do dobry dzień gdy go i ich ile im ja jak jaki jakie jako ' +
    'je jego jej jest jestem jeszcze jeśli już kiedy kto która które którego ktoś lub ma mam mamy mi ' +
    'mieć mnie mogę można mój moje na nad nam nas nasz nic nie o od on oraz państwo po pod pomoc proszę ' +
    'przez przy robić sam są się skąd swoje ta tak tam te tego tej ten teraz to tu tutaj twój ty u w we ' +
    'wiem wiedzieć witam z za ze zostać zrobić że żeby działać działa',
  en:
    'a about after already am an and any are as at be been being but by can cannot cant could did do ' +
    'does dont for from get got had has have hello help how hi i if im in into is it its ive just know ' +
    'me my no not now of on one or our please same should so some still than that the their them then ' +
    'there these they this those to up us was we were what when which who why will with work would yes ' +
    'yet you your',
};

const WORDS = { pl: new Set(splitWords(STOP_WORDS.pl)), en: new Set(splitWords(STOP_WORDS.en)) };
const STEMS = { pl: stemsOf('pl'), en: stemsOf('en') };

/** Whether a word says nothing of what is asked; one of the other language only as it stands in the list. */
export function isStopWord(word: string, locale: Locale): boolean {
  return STEMS[locale].has(foldWord(word, locale)) || WORDS[OTHER_LOCALE[locale]].has(word);
}

function stemsOf(locale: Locale): Set<string> {
  return new Set(STOP_WORDS[locale].split(' ').map((word) => foldWord(word, locale)));
}
