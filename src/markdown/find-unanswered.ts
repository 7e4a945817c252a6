import type { Locale } from '../domain/locale.ts';
import { QUESTION_HEADINGS, QUESTIONS, splitAnswers } from '../domain/postmortem.ts';

/** What a post-mortem does not answer, or says beside its answers. */
interface Unanswered {
  /** The question, as forms have it; `null`: it is of none. */
  readonly field: string | null;
  readonly message: string;
  /** Where in the Markdown. */
  readonly at: number;
}

/** Finds the questions that a post-mortem does not answer: readers are told of each, if only that nobody knows. */
export function findUnanswered(locale: Locale, body: string): Unanswered[] {
  const { answers, before } = splitAnswers(locale, body);
  const headings = QUESTION_HEADINGS[locale];
  const known = locale === 'pl' ? 'nie wiemy jeszcze' : 'we do not know yet';
  const open = QUESTIONS.filter((question) => answers[question] === '').map((question): Unanswered => {
    const at = body.indexOf(`## ${headings[question]}`);
    return {
      field: question,
      message:
        at === -1
          ? `is missing; write ## ${headings[question]} and answer it, if only “${known}”`
          : `is empty: ## ${headings[question]}; answer it, if only “${known}”`,
      at: Math.max(0, at),
    };
  });
  if (before === '') return open;
  const message = `begins before the first question; write it below one of them, such as ## ${headings.happened}`;
  return [{ field: null, message, at: 0 }, ...open];
}
