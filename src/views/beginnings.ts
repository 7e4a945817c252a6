import type { PanelId } from '../domain/panel.ts';
import type { Period } from '../domain/periods.ts';
import { dayAt } from '../domain/time.ts';
import { formatDay } from '../i18n/dates.ts';
import { timelineWords } from '../i18n/timeline.ts';
import type { ViewContext } from './context.ts';
import { panelNames } from './panels.ts';

/** A state that began, on the panels of which the same is known of it. */
export interface Beginning<S> {
  readonly period: Period<S>;
  /** `od 11 marca`, `najpóźniej 17 marca, dnia nie podano` */
  readonly when: string;
  readonly panels: readonly PanelId[];
  /** `A, B` */
  readonly letters: string;
}

/** Every state that began, in the order of time. */
export function beginningsOf<S>(
  context: ViewContext,
  known: readonly { readonly panel: PanelId; readonly periods: readonly Period<S>[] }[],
): Beginning<S>[] {
  const { locale } = context;
  const words = timelineWords[locale];
  const begun = known.flatMap(({ panel, periods }) => periods.map((period) => ({ panel, period })));
  const groups = Map.groupBy(begun, ({ period }) =>
    [period.from, period.notBefore, period.since, period.state].join(),
  );
  return [...groups.values()]
    .flatMap((group): Beginning<S>[] => {
      const [first] = group;
      if (!first) return [];
      const { since, from } = first.period;
      const day = formatDay(since ?? dayAt(from), context);
      const when = since === null ? words.latestFull(day) : words.since(day);
      const panels = group.map(({ panel }) => panel);
      return [{ period: first.period, when, panels, letters: panelNames(context, panels).join(', ') }];
    })
    .sort(
      (one, other) =>
        Number(one.period.from > other.period.from) - Number(one.period.from < other.period.from),
    );
}
