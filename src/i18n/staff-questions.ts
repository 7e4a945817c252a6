import type { Locale } from '../domain/locale.ts';
import type { DayField, Question } from '../domain/questions.ts';
import { formatDayInFull } from './dates.ts';
import { plural } from './plural.ts';

/** What is asked before something is published, and how it is said yes to. */
const pl = {
  title: 'Czy na pewno?',
  lead: 'Sprawdź to, zanim opublikujesz. Jeśli tak ma być, opublikuj jeszcze raz.',
  fields: {
    estimate: 'Termin',
    since: 'Dzień, od którego to trwa',
    nextUpdateBy: 'Zapowiedź następnej aktualizacji',
    startedAt: 'Początek zdarzenia',
    about: 'Chwila, o której mówi aktualizacja',
    from: 'Początek prac',
    until: 'Koniec prac',
    clock: 'Nowy dzień na zegarze strony',
    at: 'Dzień publikacji',
  } satisfies Record<DayField, string>,
  farYear: (field: string, day: string, nearest: string) =>
    `${field}: ${day}. To inny rok niż wszystkie na stronie (najbliższy dzień: ${nearest}). Może to literówka?`,
  undoMany: (count: number) =>
    `Cofnięcie zmieni naraz ${count} ${plural('pl', count, { one: 'rzecz', few: 'rzeczy', many: 'rzeczy' })}.`,
  undoWithdraws: (titles: readonly string[]) =>
    titles.length === 1
      ? `Cofnięcie usunie stronę: ${titles.join()}.`
      : `Cofnięcie usunie ${titles.length} ${plural('pl', titles.length, { one: 'stronę', few: 'strony', many: 'stron' })}: ${listFirst(titles, (more) => `i ${more} ${plural('pl', more, { one: 'inną', few: 'inne', many: 'innych' })}`)}.`,
  quoted: (title: string) => `„${title}”`,
  undoEmpties: 'Po cofnięciu nie zostanie ani jeden panel, więc strona nikomu nie odpowie.',
  publish: 'Tak, opublikuj teraz',
};

type QuestionWords = typeof pl;

const en: QuestionWords = {
  title: 'Are you sure?',
  lead: 'Check this before you publish. If it is right, publish again.',
  fields: {
    estimate: 'Date',
    since: 'Day since which this has been so',
    nextUpdateBy: 'Promised next update',
    startedAt: 'Beginning of the incident',
    about: 'The moment the update speaks of',
    from: 'Beginning of the maintenance',
    until: 'End of the maintenance',
    clock: 'New day on the site clock',
    at: 'Day of publication',
  },
  farYear: (field, day, nearest) =>
    `${field}: ${day}. That year is far from all others on the site (the nearest day: ${nearest}). Is it a typo?`,
  undoMany: (count) => `This undo changes ${count} things at once.`,
  undoWithdraws: (titles) =>
    titles.length === 1
      ? `This undo removes a page: ${titles.join()}.`
      : `This undo removes ${titles.length} pages: ${listFirst(titles, (more) => `and ${more} more`)}.`,
  quoted: (title) => `“${title}”`,
  undoEmpties: 'After this undo there is no panel left, so the site has no answer for anybody.',
  publish: 'Yes, publish now',
};

export const questionWords: Readonly<Record<Locale, QuestionWords>> = { pl, en };

/** So many titles are named. */
const NAMED = 10;

function listFirst(titles: readonly string[], others: (more: number) => string): string {
  const more = titles.length - NAMED;
  return [...titles.slice(0, NAMED), ...(more > 0 ? [others(more)] : [])].join(', ');
}

/** A question as staff read it. */
export function questionText(locale: Locale, question: Question): string {
  const words = questionWords[locale];
  switch (question.code) {
    case 'year.far':
      return words.farYear(
        words.fields[question.field],
        formatDayInFull(question.day, locale),
        formatDayInFull(question.nearest, locale),
      );
    case 'undo.many':
      return words.undoMany(question.count);
    case 'undo.withdraws':
      return words.undoWithdraws(question.titles.map(words.quoted));
    case 'undo.empties':
      return words.undoEmpties;
    default:
      return question satisfies never;
  }
}
