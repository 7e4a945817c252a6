import type { Locale } from './locale.ts';

/** What every post-mortem answers, in its order; each is a field of its form. */
export const QUESTIONS = ['happened', 'touched', 'lost', 'why', 'done', 'change'] as const;
export type QuestionId = (typeof QUESTIONS)[number];

/** The headings of the answers in a file, and on the page. */
export const QUESTION_HEADINGS: Readonly<Record<Locale, Readonly<Record<QuestionId, string>>>> = {
  pl: {
    happened: 'Co się stało',
    touched: 'Kogo to dotknęło',
    lost: 'Co przepadło',
    why: 'Dlaczego do tego doszło',
    done: 'Co zrobiliśmy',
    change: 'Co zmienimy',
  },
  en: {
    happened: 'What happened',
    touched: 'Whom it touched',
    lost: 'What was lost',
    why: 'Why it happened',
    done: 'What we did',
    change: 'What we will change',
  },
};

/** What a post-mortem says to each question, as Markdown; what it does not answer is `''`. */
export type Answers = Readonly<Record<QuestionId, string>>;

const HEADING = /^##[ \t]+(.+?)[ \t]*#*[ \t]*$/;
const FENCE = /^ {0,3}(```|~~~)/;

/**
 * The answers of a post-mortem: each stands below its heading, whatever their order; any other heading belongs to the answer
 * that it stands in.
 *
 * @returns `before`: what stands before the first of them, which answers nothing
 */
export function splitAnswers(
  locale: Locale,
  body: string,
): { readonly answers: Answers; readonly before: string } {
  const lines: Record<QuestionId | 'before', string[]> = {
    before: [],
    ...{ happened: [], touched: [], lost: [], why: [], done: [], change: [] },
  };
  const seen = new Set<QuestionId>();
  let place: QuestionId | 'before' = 'before';
  let fence: string | null = null;
  for (const line of body.split('\n')) {
    const [, mark = null] = FENCE.exec(line) ?? [];
    if (mark !== null) fence = fence === null ? mark : fence === mark ? null : fence;
    const question = fence === null ? questionOf(locale, line) : null;
    if (question === null || seen.has(question)) {
      lines[place].push(line);
      continue;
    }
    seen.add(question);
    place = question;
  }
  const text = (of: QuestionId | 'before') => lines[of].join('\n').trim();
  return {
    answers: {
      happened: text('happened'),
      touched: text('touched'),
      lost: text('lost'),
      why: text('why'),
      done: text('done'),
      change: text('change'),
    },
    before: text('before'),
  };
}

/** The Markdown of a post-mortem with these answers; of what is not answered its heading is there all the same. */
export function joinAnswers(locale: Locale, answers: Readonly<Partial<Answers>>): string {
  return QUESTIONS.map((question) =>
    [`## ${QUESTION_HEADINGS[locale][question]}`, answers[question] ?? ''].filter(Boolean).join('\n\n'),
  ).join('\n\n');
}

export function isQuestion(key: string): key is QuestionId {
  return QUESTIONS.some((one) => one === key);
}

/** People end it with a question mark, or begin it small. */
function questionOf(locale: Locale, line: string): QuestionId | null {
  const [, written] = HEADING.exec(line) ?? [];
  if (written === undefined) return null;
  const plain = (text: string) => text.replace(/\s*\?$/, '').toLowerCase();
  return QUESTIONS.find((one) => plain(QUESTION_HEADINGS[locale][one]) === plain(written)) ?? null;
}
