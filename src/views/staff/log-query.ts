import type { FeatureId } from '../../domain/availability.ts';
import { catalogueOf } from '../../domain/catalogue.ts';
import { type Day, parseDay } from '../../domain/day.ts';
import type { Revision } from '../../domain/events.ts';
import { localePath } from '../../domain/locale.ts';
import type { PanelId } from '../../domain/panel.ts';
import type { Change } from '../../domain/state.ts';
import { dayAt } from '../../domain/time.ts';
import { staffLogWords } from '../../i18n/staff-log.ts';
import { kindsOf } from '../history-entry.ts';
import { HISTORY_KINDS } from '../history-query.ts';
import { panelIds } from '../panels.ts';
import type { StaffViewContext } from './context.ts';

export const LOG_PATH = '/staff/log/';

export const LOG_KINDS = [...HISTORY_KINDS, 'redaction'] as const;
type LogKind = (typeof LOG_KINDS)[number];

/** What the log is narrowed to; `null`: not by this. */
export interface LogFilter {
  /** The actor as the log names them. */
  readonly person: string | null;
  readonly panel: PanelId | null;
  readonly feature: FeatureId | null;
  readonly kind: LogKind | null;
  /** Days of the site clock in Warsaw, both inclusive. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** Only what is older than this. */
  readonly before: Revision | null;
}

const NAMES = ['person', 'panel', 'feature', 'kind', 'from', 'to', 'before'] as const;

/** Reads `?person=staff:7&panel=b&feature=orders&kind=feature&from=2021-03-15&to=2021-03-17&before=120`. */
export function readLogFilter(
  { state, locale }: StaffViewContext,
  query: URLSearchParams,
): { readonly filter: LogFilter; readonly messages: readonly string[] } {
  const read = (name: string) => query.get(name)?.trim() || null;
  const asked = Object.fromEntries(NAMES.map((name) => [name, read(name)]));
  const { person, panel, feature, kind, from, to, before } = asked;
  const filter: LogFilter = {
    person: actorsOf(state.changes).find((actor) => actor === person) ?? null,
    panel: panelIds(state).find((id) => id === panel) ?? null,
    feature: catalogueOf(state).features.find(({ id }) => id === feature)?.id ?? null,
    kind: LOG_KINDS.find((one) => one === kind) ?? null,
    from: from ? parseDay(from) : null,
    to: to ? parseDay(to) : null,
    before: before && /^[1-9]\d{0,14}$/.test(before) ? Number(before) : null,
  };
  const messages = NAMES.flatMap((name) => {
    const typed = asked[name] ?? null;
    return typed !== null && filter[name] === null ? [staffLogWords[locale].notUnderstood(typed)] : [];
  });
  return { filter, messages };
}

/** Everybody who ever published, in the order of their first publication. */
export function actorsOf(changes: readonly Change[]): string[] {
  return [...new Set(changes.map(({ actor }) => actor))];
}

/** The changes that the filter leaves, newest first. */
export function filterChanges(changes: readonly Change[], filter: LogFilter): Change[] {
  const end = Math.min(changes.length, (filter.before ?? changes.length + 1) - 1);
  return changes
    .slice(0, end)
    .filter((change) => isAsked(change, filter))
    .reverse();
}

function isAsked(change: Change, { person, panel, feature, kind, from, to }: LogFilter): boolean {
  const cells = [...change.availability, ...change.restoration];
  const day = dayAt(change.at);
  const isOfKind =
    kind === null ||
    (kind === 'redaction'
      ? change.redaction !== undefined || change.isRedacted === true
      : kindsOf(change).includes(kind));
  return (
    isOfKind &&
    (person === null || change.actor === person) &&
    (panel === null || cells.some((cell) => cell.panel === panel)) &&
    (feature === null || change.availability.some((cell) => cell.feature === feature)) &&
    (from === null || day >= from) &&
    (to === null || day <= to)
  );
}

/** The address of the log, or of a file of it, seen through a filter. */
export function logHref(
  locale: StaffViewContext['locale'],
  filter: Partial<LogFilter>,
  path = LOG_PATH,
): string {
  const query = new URLSearchParams();
  for (const name of NAMES) {
    const value = filter[name] ?? null;
    if (value !== null) query.set(name, String(value));
  }
  return `${localePath(locale, path)}${query.size > 0 ? `?${query}` : ''}`;
}
