import type { Locale } from '../domain/locale.ts';
import { countPromises, type PromiseCount, type PromiseEnd } from '../domain/promise-record.ts';
import type { Promised } from '../domain/promises.ts';
import { dayAt } from '../domain/time.ts';
import { formatDay } from '../i18n/dates.ts';
import { promiseWords } from '../i18n/promises.ts';
import type { ViewContext } from './context.ts';
import { panelNames } from './panels.ts';
import { outcomeText, promiseText } from './promise-text.ts';

/** A promise, and what became of it. */
export interface PromiseRow {
  readonly estimate: string;
  readonly letters: string;
  readonly given: string;
  readonly outcome: string;
  readonly kind: Promised['outcome']['kind'];
}

/** How the promises of one kind that one promiser gave turned out. */
export interface PromiseCountRow extends Readonly<Record<PromiseEnd, number>> {
  /** `na dzień`, `wkrótce, zapewnienie OVH` */
  readonly name: string;
  /** `w tym 2 po terminie`; `null`: none. */
  readonly overdueText: string | null;
  /** `o 2 i 5 dni`; `null`: none, or nobody counts from that. */
  readonly lateText: string | null;
}

/** Newest first; panels to which the same was promised, with the same end, share a row. */
export function promiseRows(context: ViewContext, promises: readonly Promised[]): PromiseRow[] {
  const groups = Map.groupBy(promises, ({ estimate, revision, outcome }) =>
    JSON.stringify([revision, estimate, outcome]),
  );
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      const names = panelNames(
        context,
        group.map(({ panel }) => panel),
      );
      return first ? [{ first, letters: names.join(', ') }] : [];
    })
    .sort((x, y) => y.first.revision - x.first.revision)
    .map(({ first, letters }) => ({
      estimate: promiseText(first.estimate, context) ?? '',
      letters,
      given: givenText(first, context),
      outcome: outcomeText(first.outcome, context),
      kind: first.outcome.kind,
    }));
}

/** The data set does not know since when it was promised. */
function givenText({ givenAt, isInherited }: Promised, context: ViewContext): string {
  const day = formatDay(dayAt(givenAt), context);
  return isInherited ? promiseWords[context.locale].givenBy(day) : day;
}

/** The counts in words; see `countPromises`. */
export function promiseCountRows(locale: Locale, promises: readonly Promised[]): PromiseCountRow[] {
  return countPromises(promises).map((count) => countRow(locale, count));
}

function countRow(
  locale: Locale,
  { kind, promisedBy, overdue, daysLate, daysLateAtMost, ...ends }: PromiseCount,
) {
  const words = promiseWords[locale];
  const name = words.kinds[kind];
  const late = [
    ...(daysLate.length === 0 ? [] : [words.lateBy(daysLate)]),
    ...(daysLateAtMost.length === 0 ? [] : [words.lateByAtMost(daysLateAtMost)]),
  ];
  return {
    ...ends,
    name: promisedBy === null ? name : words.kindBy(name, promisedBy),
    overdueText: overdue === 0 ? null : words.ofWhichOverdue(overdue),
    lateText: late.length === 0 ? null : late.join(', '),
  };
}
