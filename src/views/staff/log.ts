import { catalogueOf } from '../../domain/catalogue.ts';
import { localePath } from '../../domain/locale.ts';
import type { Change } from '../../domain/state.ts';
import { type Instant, msFromInstant } from '../../domain/time.ts';
import { subjectsOf } from '../../domain/undoing.ts';
import { whyOf } from '../../domain/why.ts';
import { formatInstant } from '../../i18n/dates.ts';
import { historyWords } from '../../i18n/history.ts';
import { staffLogWords } from '../../i18n/staff-log.ts';
import { type HistoryItem, historyEntry, isSeed, type Undoings, undoingsOf } from '../history-entry.ts';
import { type Option, option, partOption } from '../options.ts';
import { panelIds, panelName } from '../panels.ts';
import type { StaffViewContext } from './context.ts';
import {
  actorsOf,
  filterChanges,
  LOG_KINDS,
  LOG_PATH,
  type LogFilter,
  logHref,
  readLogFilter,
} from './log-query.ts';
import { type StaffPageView, staffPageView } from './page.ts';

/** How many entries a page has. */
const ENTRIES = 50;
/** Clocks that differ by less tell the same (ms). */
const SAME = 60_000;

export interface LogEntry extends HistoryItem {
  /** Site clock, in words. */
  readonly when: string;
  /** Wall clock, where it differs; `null`: it does not. */
  readonly recorded: { readonly instant: Instant; readonly text: string } | null;
  readonly who: string;
  readonly reason: string | null;
  readonly forced: boolean;
  readonly isRedacted: boolean;
  /** Whose content this entry took out; `null`: nobody's. */
  readonly redacts: { readonly text: string; readonly href: string } | null;
  /** `null`: there is nothing to undo, or not for this role. */
  readonly undoHref: string | null;
  readonly redactHref: string | null;
}

export interface LogView {
  readonly page: StaffPageView;
  readonly action: string;
  readonly filter: LogFilter;
  readonly options: Readonly<Record<'person' | 'panel' | 'feature' | 'kind', readonly Option[]>>;
  readonly messages: readonly string[];
  readonly isNarrowed: boolean;
  readonly clearHref: string;
  readonly entries: readonly LogEntry[];
  readonly olderHref: string | null;
  readonly newestHref: string | null;
  readonly exports: readonly { readonly label: string; readonly href: string }[];
  /** `null`: not for this role. */
  readonly auditHref: string | null;
}

/** Everything that was ever published, newest first, a page at a time. */
export function logView(context: StaffViewContext, query: URLSearchParams): LogView {
  const { state, locale, member } = context;
  const { filter, messages } = readLogFilter(context, query);
  const found = filterChanges(state.changes, filter);
  const shown = found.slice(0, ENTRIES);
  const undoings = undoingsOf(state.changes);
  const whole = { ...filter, before: null };
  const next = found.length > ENTRIES ? (shown.at(-1)?.revision ?? null) : null;
  return {
    page: staffPageView(context, { path: LOG_PATH, title: staffLogWords[locale].title }),
    action: localePath(locale, LOG_PATH),
    filter,
    options: optionsOf(context, filter),
    messages,
    isNarrowed: Object.values(whole).some((value) => value !== null),
    clearHref: localePath(locale, LOG_PATH),
    entries: shown.flatMap((change) => logEntry(context, change, undoings) ?? []),
    olderHref: next === null ? null : logHref(locale, { ...filter, before: next }),
    newestHref: filter.before === null ? null : logHref(locale, whole),
    exports: [
      { label: 'CSV', href: logHref(locale, whole, '/staff/log.csv') },
      { label: 'JSON', href: logHref(locale, whole, '/staff/log.json') },
    ],
    auditHref: member.may.administer ? localePath(locale, '/staff/log/audit/') : null,
  };
}

/** The changes that a file of the log holds, with the same filters as the page. */
export function loggedChanges(context: StaffViewContext, query: URLSearchParams): Change[] {
  return filterChanges(context.state.changes, readLogFilter(context, query).filter);
}

const EVERYTHING = { panel: null, feature: null, kind: null, before: null } as const;

/** One publication with who and why, and what may be done with it. */
export function logEntry(
  context: StaffViewContext,
  change: Change,
  undoings: Undoings = undoingsOf(context.state.changes),
): LogEntry | null {
  const { locale, member } = context;
  const words = staffLogWords[locale];
  const item = historyEntry(context, change, EVERYTHING, undoings);
  if (item === null) return null;
  const { revision, at, recordedAt, actor, redaction } = change;
  const hasContent = subjectsOf(change).length > 0;
  const mayUndo = hasContent && !isSeed(change) && item.undoneBy === null && member.may.apply;
  const mayRedact =
    !change.isRedacted &&
    change.type !== 'event.redacted' &&
    change.type !== 'clock.set' &&
    member.may.administer;
  const differs = Math.abs(msFromInstant(recordedAt) - msFromInstant(at)) >= SAME;
  return {
    ...item,
    when: formatInstant(at, context),
    recorded: differs
      ? { instant: recordedAt, text: words.recorded(formatInstant(recordedAt, context)) }
      : null,
    who: context.nameOf(actor),
    ...whyOf(change),
    isRedacted: change.isRedacted === true,
    redacts: redaction
      ? {
          text: words.redacts(redaction.revision),
          href: `${logHref(locale, { before: redaction.revision + 1 })}#r${redaction.revision}`,
        }
      : null,
    undoHref: mayUndo ? localePath(locale, `/staff/undo/${revision}/`) : null,
    redactHref: mayRedact ? localePath(locale, `/staff/redact/${revision}/`) : null,
  };
}

function optionsOf(context: StaffViewContext, filter: LogFilter): LogView['options'] {
  const { state, locale } = context;
  const kindName = (kind: (typeof LOG_KINDS)[number]) =>
    kind === 'redaction' ? staffLogWords[locale].redactions : historyWords[locale].kinds[kind];
  return {
    person: actorsOf(state.changes).map((actor) =>
      option(actor, context.nameOf(actor), actor === filter.person),
    ),
    panel: panelIds(state).map((id) => option(id, panelName(context, id), id === filter.panel)),
    feature: catalogueOf(state).features.map((entry) =>
      partOption(context, entry, entry.id === filter.feature),
    ),
    kind: LOG_KINDS.map((kind) => option(kind, kindName(kind), kind === filter.kind)),
  };
}
