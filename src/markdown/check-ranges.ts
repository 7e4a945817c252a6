import { accountRangesOf } from '../domain/account-ranges.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { SOURCE_LOCALE } from '../domain/locale.ts';
import { findRangeFlaws, type RangeFlaw } from '../domain/range-flaws.ts';
import type { Problem } from './problem.ts';

/**
 * Panels between which the day of opening does not decide. That may be meant, of regions for one: the lookup then answers
 * with each of them, and that it cannot tell. So these are warnings, but for days that no account can have.
 */
export function checkRanges(catalogue: Catalogue): Problem[] {
  const fileOf = (id: string) => catalogue.panels.find((panel) => panel.id === id)?.source.path ?? '';
  return findRangeFlaws(accountRangesOf(catalogue, SOURCE_LOCALE)).map((flaw) => {
    const file = fileOf(flaw.panel);
    const message = messageOf(flaw);
    return flaw.kind === 'empty'
      ? { file, line: null, field: 'created_to', message }
      : {
          file,
          line: null,
          field: flaw.kind === 'undated' ? null : 'created_from',
          message,
          isWarning: true as const,
        };
  });
}

function messageOf(flaw: RangeFlaw): string {
  switch (flaw.kind) {
    case 'empty':
      return 'is before created_from, so no account can be on this panel; write the later day here';
    case 'undated':
      return 'has no created_from and no created_to, so any account can be on it and the lookup cannot rule it out; write one of them';
    case 'overlap':
      return `accounts opened ${daysText(flaw.from, flaw.to)} can be on ${flaw.panel} and on ${flaw.other}, and the lookup cannot tell which; make the days follow one another`;
    case 'gap':
      return `accounts opened ${daysText(flaw.from, flaw.to)} are on no panel: ${flaw.other} has ended and ${flaw.panel} has not begun; move one of the days`;
    default:
      return flaw satisfies never;
  }
}

/** `from 2019-11-18 to 2020-08-26`, `until 2020-08-26`, `on 2020-08-26`. */
function daysText(from: string | null, to: string | null): string {
  if (from === null) return to === null ? 'on any day' : `until ${to}`;
  if (to === null) return `from ${from} on`;
  return from === to ? `on ${from}` : `from ${from} to ${to}`;
}
