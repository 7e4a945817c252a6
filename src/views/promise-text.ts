import type { Estimate } from '../domain/estimate.ts';
import type { Locale } from '../domain/locale.ts';
import type { Outcome } from '../domain/promises.ts';
import { dayAt } from '../domain/time.ts';
import { commonWords } from '../i18n/common.ts';
import { type DateReader, formatDay } from '../i18n/dates.ts';
import { promiseLanguageOf } from '../i18n/promise-phrases.ts';
import { promiseWords } from '../i18n/promises.ts';
import { tellGiven } from '../i18n/tell-promise.ts';

/** A promise as it was given, without whether it was kept: `22 marca, według zapewnień OVH`; `null`: none. */
export function promiseText(estimate: Estimate, context: DateReader): string | null {
  return estimate.kind === 'none'
    ? null
    : tellGiven(promiseLanguageOf(context), estimate, dayAt(context.now));
}

/** How a promise turned out, in words. */
export function outcomeText(outcome: Outcome, context: DateReader): string {
  const words = promiseWords[context.locale];
  switch (outcome.kind) {
    case 'open':
      return words.open;
    case 'overdue':
      // How long ago would be another answer every day; the day stands beside it.
      return outcome.days === null ? words.overdueAbout : words.overdue;
    case 'replaced':
      return words.replaced(promiseText(outcome.by, context) ?? '', formatDay(outcome.on, context));
    case 'withdrawn':
      return words.withdrawn(formatDay(outcome.on, context));
    case 'came':
      return cameText(outcome, context);
    default:
      return outcome satisfies never;
  }
}

function cameText(
  { state, day, isStated, days }: Extract<Outcome, { kind: 'came' }>,
  context: DateReader,
): string {
  const { locale } = context;
  const words = promiseWords[locale];
  const on = formatDay(day, context);
  const came = isStated ? words.came(on) : words.cameBy(on);
  const restricted = state === 'limited' ? `, ${commonWords[locale].availability.limited}` : '';
  const kept = days === null ? '' : `${keptText(days, isStated, locale)}: `;
  return `${kept}${came}${restricted}`;
}

function keptText(days: number | 'late' | 'inTime', isStated: boolean, locale: Locale): string {
  const words = promiseWords[locale];
  if (days === 'late') return words.lateAbout;
  if (days === 0 || days === 'inTime') return words.onTime;
  if (days < 0) return (isStated ? words.early : words.earlyAtLeast)(-days);
  return (isStated ? words.late : words.lateAtMost)(days);
}
