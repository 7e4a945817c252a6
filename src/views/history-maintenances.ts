import { localText } from '../domain/incidents.ts';
import type { Locale } from '../domain/locale.ts';
import type { MaintenanceCourse, MaintenanceId } from '../domain/maintenance.ts';
import { coversPanel } from '../domain/maintenances.ts';
import type { Change } from '../domain/state.ts';
import { formatPeriod } from '../i18n/dates.ts';
import { maintenanceWords } from '../i18n/maintenance.ts';
import { tieShortWords } from '../i18n/typography.ts';
import type { ViewContext } from './context.ts';
import type { HistoryFilter } from './history-query.ts';
import { maintenanceScope } from './maintenance.ts';
import type { ScopeView } from './update.ts';

/** What a change says of planned work. */
export interface MaintenanceNews {
  readonly id: MaintenanceId;
  /** `Przesunięto prace:` */
  readonly text: string;
  readonly title: string;
  readonly lang: Locale | null;
  /** When it is planned for; `null`: it is over, or was withdrawn. */
  readonly times: string | null;
  /** When it had been planned for, where that is another time. */
  readonly earlier: string | null;
  readonly scope: ScopeView;
}

/** What a change says of planned work, as far as the filter asks for it. */
export function maintenanceNews(
  context: ViewContext,
  change: Change,
  { panel, feature, kind }: HistoryFilter,
): MaintenanceNews[] {
  if (kind !== null && kind !== 'maintenance' && kind !== 'undo') return [];
  const { state, locale } = context;
  const words = maintenanceWords[locale].history;
  const timesOf = ({ from, until }: MaintenanceCourse) =>
    tieShortWords(formatPeriod(from, until, context), locale);
  return change.maintenances.flatMap(({ id, before, after }): MaintenanceNews[] => {
    const planned = state.maintenances[id];
    if (!planned || (panel !== null && !coversPanel(planned, panel))) return [];
    if (feature !== null && planned.features.length > 0 && !planned.features.includes(feature)) return [];
    const { text, locale: lang } = localText(planned.title, locale);
    const isMoved = before && after && (before.from !== after.from || before.until !== after.until);
    const isOver = after === null || after.endedAt !== null || after.cancelledAt !== null;
    return [
      {
        id,
        text: words[whatHappened(change, before, after)],
        title: text,
        lang: lang === locale ? null : lang,
        times: isOver ? null : timesOf(after),
        earlier: isMoved ? words.earlier(timesOf(before)) : null,
        scope: maintenanceScope(context, planned),
      },
    ];
  });
}

type Happening = Exclude<keyof (typeof maintenanceWords)['pl']['history'], 'earlier'>;

function whatHappened(
  { undoes }: Change,
  before: MaintenanceCourse | null,
  after: MaintenanceCourse | null,
): Happening {
  if (after === null) return 'withdrawn';
  if (before === null) return undoes === null ? 'planned' : 'putBack';
  if (after.cancelledAt !== null) return 'cancelled';
  if (after.endedAt !== null) return 'ended';
  if (before.endedAt !== null || before.cancelledAt !== null) return 'putBack';
  if (after.from !== before.from) return 'moved';
  return after.until > before.until ? 'extended' : 'shortened';
}
