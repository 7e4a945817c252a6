import { describe, expect, test } from 'vitest';
import { joinAnswers, QUESTION_HEADINGS, QUESTIONS, splitAnswers } from '../../../src/domain/postmortem.ts';

const ANSWERS = {
  happened: 'Pożar.\n\n### Po kolei\n\n1. Dym.',
  touched: 'Panele A i B.',
  lost: '## Dane\n\n9 marca.',
  why: '```\n## Co zmienimy\n```',
  done: 'Przywróciliśmy kopię.',
  change: 'Druga serwerownia.',
};

describe('a post-mortem', () => {
  test('has the answers that were put together, whatever headings and fences stand in them', () => {
    const body = joinAnswers('pl', ANSWERS);
    expect(splitAnswers('pl', body)).toEqual({ answers: ANSWERS, before: '' });
  });

  test.for(['pl', 'en'] as const)(
    'may be written in any order, with question marks and in small letters (%s)',
    (locale) => {
      const headings = QUESTION_HEADINGS[locale];
      const body = QUESTIONS.toReversed()
        .map((question) => `##  ${headings[question].toLowerCase()}? ##\n${question}`)
        .join('\n');
      expect(splitAnswers(locale, `Wstęp.\n${body}`)).toEqual({
        answers: Object.fromEntries(QUESTIONS.map((question) => [question, question])),
        before: 'Wstęp.',
      });
    },
  );

  test('has each answer below the first heading of its question alone', () => {
    const { why, done } = splitAnswers('pl', '## Co zrobiliśmy\na\n## Co zrobiliśmy\nb').answers;
    expect([why, done]).toEqual(['', 'a\n## Co zrobiliśmy\nb']);
  });
});
