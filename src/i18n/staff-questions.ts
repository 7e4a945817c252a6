import type { Locale } from '../domain/locale.ts';
import type { DayField, Question } from '../domain/questions.ts';
import { formatDay } from './dates.ts';

/** What is asked before something is published, and how it is said yes to. */
const pl = {
  title: 'Czy na pewno?',
  lead: 'Sprawdź to, zanim opublikujesz. Jeśli tak ma być, opublikuj jeszcze raz.',
  fields: {
    estimate: 'Termin',
    since: 'Dzień, od którego to trwa',
    nextUpdateBy: 'Zapowiedź następnej aktualizacji',
    startedAt: 'Początek zdarzenia',
    clock: 'Nowy dzień na zegarze strony',
    at: 'Dzień publikacji',
  } satisfies Record<DayField, string>,
  farYear: (field: string, day: string, nearest: string) =>
    `${field}: ${day}. To inny rok niż wszystkie na stronie (najbliższy dzień: ${nearest}). Może to literówka?`,
  publish: 'Tak, opublikuj teraz',
};

type QuestionWords = typeof pl;

const en: QuestionWords = {
  title: 'Is this meant?',
  lead: 'Check this before you publish. If it is right, publish once more.',
  fields: {
    estimate: 'Date',
    since: 'Day from which it holds',
    nextUpdateBy: 'Promise of the next update',
    startedAt: 'Beginning of the incident',
    clock: 'New day on the clock of the site',
    at: 'Day of publication',
  },
  farYear: (field, day, nearest) =>
    `${field}: ${day}. That year is far from all others on the site (the nearest day: ${nearest}). Was it mistyped?`,
  publish: 'Yes, publish now',
};

export const questionWords: Readonly<Record<Locale, QuestionWords>> = { pl, en };

/** A question as staff read it. */
export function questionText(locale: Locale, question: Question): string {
  const words = questionWords[locale];
  switch (question.code) {
    case 'year.far':
      return words.farYear(
        words.fields[question.field],
        formatDay(question.day, locale),
        formatDay(question.nearest, locale),
      );
    default:
      return question.code satisfies never;
  }
}
