import type { DraftEvent } from '../domain/events.ts';
import { type DayField, type Question, questionKey, questionsOf } from '../domain/questions.ts';
import type { Instant } from '../domain/time.ts';
import type { Confirmed } from './context.ts';
import type { Present } from './ports.ts';
import { type Refusal, refuse } from './refusal.ts';

/**
 * What was decided, once every question that it raises was answered with yes; else the refusal that asks. Whoever is
 * asked about one list has not agreed to a longer one.
 *
 * @param at when it is to be applied, if somebody wrote that
 */
export function askFirst(
  { confirmed = [] }: { readonly confirmed?: Confirmed | undefined },
  present: Present,
  decided: readonly DraftEvent[] | Refusal,
  at: Instant | null = null,
): readonly DraftEvent[] | Refusal {
  if ('ok' in decided || confirmed === 'everything') return decided;
  const open = questionsOf(present, decided, at).filter((one) => !confirmed.includes(questionKey(one)));
  if (open.length === 0) return decided;
  return {
    ...refuse('confirm.needed', `Are you sure? ${open.map(describeQuestion).join(' ')}`),
    questions: open,
  };
}

/** A question as a sentence, in English, for the command line and for machines. */
export function describeQuestion(question: Question): string {
  switch (question.code) {
    case 'year.far':
      return `${FIELDS[question.field]} ${question.day} is far from all other years on the site: the nearest day is ${question.nearest}.`;
    case 'undo.many':
      return `Undoing revision ${question.revision} undoes ${question.count} things at once.`;
    case 'undo.withdraws':
      return `Undoing revision ${question.revision} withdraws ${question.titles.length} page(s): ${listFirst(question.titles)}.`;
    case 'undo.empties':
      return `Undoing revision ${question.revision} leaves the site without a single panel.`;
    default:
      return question satisfies never;
  }
}

/** So many titles are named. */
const NAMED = 10;

function listFirst(titles: readonly string[]): string {
  const more = titles.length - NAMED;
  return `${titles
    .slice(0, NAMED)
    .map((title) => `“${title}”`)
    .join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}

const FIELDS: Readonly<Record<DayField, string>> = {
  estimate: 'The estimate',
  since: 'The day since which this has been so,',
  nextUpdateBy: 'The next update, promised by',
  startedAt: 'The beginning,',
  about: 'The moment that the update speaks of,',
  from: 'The beginning of the maintenance,',
  until: 'The end of the maintenance,',
  clock: 'The clock’s new day',
  at: 'The day of publication',
};
