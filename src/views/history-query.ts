import type { FeatureId } from '../domain/availability.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import type { Revision } from '../domain/events.ts';
import { localePath } from '../domain/locale.ts';
import type { PanelId } from '../domain/panel.ts';
import { historyWords } from '../i18n/history.ts';
import type { ViewContext } from './context.ts';
import { panelIds } from './panels.ts';

export const HISTORY_PATH = '/history/';

export const HISTORY_KINDS = [
  'panel',
  'feature',
  'update',
  'maintenance',
  'confirmation',
  'content',
  'undo',
  'clock',
] as const;

/** What an entry tells of. */
export type HistoryKind = (typeof HISTORY_KINDS)[number];

/** What is asked for in the address, as it was typed; `null`: nothing. */
export interface HistoryQuery {
  readonly panel: string | null;
  readonly feature: string | null;
  readonly kind: string | null;
  readonly before: string | null;
}

export interface HistoryFilter {
  readonly panel: PanelId | null;
  readonly feature: FeatureId | null;
  readonly kind: HistoryKind | null;
  /** Only what is older than this. */
  readonly before: Revision | null;
}

/** Reads `?panel=b&feature=orders&kind=feature&before=120`. */
export function readHistoryQuery(query: URLSearchParams): HistoryQuery {
  const read = (name: string) => query.get(name)?.trim().toLowerCase() || null;
  return { panel: read('panel'), feature: read('feature'), kind: read('kind'), before: read('before') };
}

/** What of a query is understood, and what to say of the rest. */
export function resolveHistoryQuery(
  { state, locale }: ViewContext,
  query: HistoryQuery,
): { readonly filter: HistoryFilter; readonly messages: readonly string[] } {
  const words = historyWords[locale];
  const filter: HistoryFilter = {
    panel: panelIds(state).find((id) => id === query.panel) ?? null,
    feature: catalogueOf(state).features.find(({ id }) => id === query.feature)?.id ?? null,
    kind: HISTORY_KINDS.find((kind) => kind === query.kind) ?? null,
    before: query.before !== null && /^[1-9]\d{0,14}$/.test(query.before) ? Number(query.before) : null,
  };
  const unknown = (key: keyof HistoryFilter, say: (asked: string) => string) => {
    const asked = query[key];
    return asked !== null && filter[key] === null ? [say(asked)] : [];
  };
  return {
    filter,
    messages: [
      ...unknown('panel', words.unknownPanel),
      ...unknown('feature', words.unknownFeature),
      ...unknown('kind', words.unknownKind),
      ...unknown('before', words.unknownBefore),
    ],
  };
}

/** The address of the history seen through a filter. */
export function historyHref(locale: ViewContext['locale'], filter: Partial<HistoryFilter>): string {
  const { panel = null, feature = null, kind = null, before = null } = filter;
  const query = [
    panel && `panel=${panel}`,
    feature && `feature=${feature}`,
    kind && `kind=${kind}`,
    before && `before=${before}`,
  ];
  const asked = query.filter(Boolean).join('&');
  return `${localePath(locale, HISTORY_PATH)}${asked && `?${asked}`}`;
}

/** The address of one entry: the page that begins with it, which stays so for ever. */
export function entryHref(locale: ViewContext['locale'], revision: Revision): string {
  return `${historyHref(locale, { before: revision + 1 })}#r${revision}`;
}

/** Another entry that this one is about. */
export interface EntryLink {
  readonly text: string;
  readonly href: string;
}
