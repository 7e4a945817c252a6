import type { FeatureId } from '../domain/availability.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import { localePath } from '../domain/locale.ts';
import { ownPath } from '../domain/page-target.ts';
import type { PanelId } from '../domain/panel.ts';
import type { Change, State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import { feedWords } from '../i18n/feeds.ts';
import { panelPhrases } from '../i18n/panel-phrases.ts';
import type { ViewContext } from './context.ts';
import { entryHref } from './history-query.ts';
import { siteNameOf } from './page.ts';
import { panelName } from './panels.ts';
import { redactedAt, type ToldAbout, type ToldChange, tellChange } from './told-change.ts';
import { namedPart } from './words.ts';

/** How many changes a feed holds. */
const ENTRIES = 50;

/** Of a log that says nothing yet: a feed has to have been updated some time. */
const NEVER: Instant = '1970-01-01T00:00:00.000Z';

/** What is followed: a panel, a feature, or everything. */
export type FeedSubject =
  | { readonly of: 'site' }
  | { readonly of: 'panel'; readonly id: PanelId }
  | { readonly of: 'feature'; readonly id: FeatureId };

interface FeedEntry extends ToldChange {
  /** Of the event: its id is made of that, so that nothing said later changes it. */
  readonly hash: string;
  /** In the history. */
  readonly href: string;
  /** Site clock, as all of it. */
  readonly published: Instant;
  /** Later where its words were put right or taken out. */
  readonly updated: Instant;
}

export interface FeedView {
  /** Never changes, unlike its address. */
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly author: string;
  /** The page that it is the feed of: `/en/panel/b/`. */
  readonly page: string;
  readonly updated: Instant;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
}

/**
 * The newest changes to what somebody follows, put into words.
 *
 * @returns `null` when there is no such panel or feature
 */
export function feedView(context: ViewContext, subject: FeedSubject): FeedView | null {
  const { state, locale } = context;
  const named = nameOfSubject(context, subject);
  if (named === null) return null;
  const words = feedWords[locale];
  const site = siteNameOf(state, locale);
  const entries = newestEntries(context, subject);
  return {
    key: [state.logId, subject.of, subject.of === 'site' ? '' : subject.id, locale].join(' '),
    title: words.named(site, named.name),
    description: named.name === null ? words.changes : words.changesOf(named.name),
    author: site,
    page: localePath(locale, named.path),
    updated: [...entries.map((entry) => entry.updated), ...lastTakenOut(state)].reduce(
      (last, one) => (one > last ? one : last),
      beginningOf(state),
    ),
    entries,
  };
}

/** What is followed, as its feed and its calendar call it (`null`: the site), and the path of its page. */
export function nameOfSubject(
  context: ViewContext,
  subject: FeedSubject,
): { readonly name: string | null; readonly path: string } | null {
  const { state, locale } = context;
  const { panels, features } = catalogueOf(state);
  if (subject.of === 'site') return { name: null, path: '/' };
  if (subject.of === 'panel') {
    const entry = panels.find(({ id }) => id === subject.id);
    return entry
      ? { name: panelPhrases[locale].name([panelName(context, entry.id)]), path: ownPath(entry) }
      : null;
  }
  const entry = features.find(({ id }) => id === subject.id);
  return entry ? { name: namedPart(context, entry).title, path: ownPath(entry) } : null;
}

/**
 * When something that feeds tell of was last taken out of the log: a feed of a panel or a feature has lost its entry, which may have
 * been the newest.
 */
function lastTakenOut({ index, changes }: State): Instant[] {
  const last = index.redactions.findLast(({ redaction }) =>
    TOLD_OF.test(changes[(redaction?.revision ?? 0) - 1]?.type ?? ''),
  );
  return last === undefined ? [] : [last.at];
}

const TOLD_OF = /^(?:restoration|availability|incident|update|maintenance)\.|^change\.undone$/;

/** When the log began. */
function beginningOf({ changes }: State): Instant {
  return changes[0]?.at ?? NEVER;
}

function newestEntries(context: ViewContext, subject: FeedSubject): FeedEntry[] {
  const about: ToldAbout = {
    panel: subject.of === 'panel' ? subject.id : null,
    feature: subject.of === 'feature' ? subject.id : null,
  };
  const entries: FeedEntry[] = [];
  for (const change of newestFirst(changesAbout(context.state, subject))) {
    const told = change.hash === '' ? null : tellOnce(context, change, about);
    if (told === null) continue;
    const { hash, revision, at } = change;
    const updated = updatedAt(context.state, change);
    entries.push({ ...told, hash, href: entryHref(context.locale, revision), published: at, updated });
    if (entries.length === ENTRIES) break;
  }
  return entries;
}

/** Lists of changes, oldest first, that together hold all that could be told of a subject, and as little else as may be. */
function changesAbout({ changes, index }: State, subject: FeedSubject): (readonly Change[])[] {
  switch (subject.of) {
    case 'site':
      return [changes];
    case 'panel':
      return [index.onPanels[subject.id] ?? [], index.spoken];
    case 'feature':
      // What a panel does, its features do.
      return [index.features[subject.id] ?? [], ...Object.values(index.panels), index.spoken];
    default:
      return subject satisfies never;
  }
}

/** Goes through several lists at once, each change once. */
function* newestFirst(lists: readonly (readonly Change[])[]): Generator<Change> {
  const left = lists.map((list) => ({ list, count: list.length }));
  for (;;) {
    let newest: Change | undefined;
    for (const { list, count } of left) {
      const last = count === 0 ? undefined : list.at(count - 1);
      if (last && (newest === undefined || last.revision > newest.revision)) newest = last;
    }
    if (newest === undefined) return;
    yield newest;
    for (const one of left) {
      if (one.count > 0 && one.list.at(one.count - 1)?.revision === newest.revision) one.count -= 1;
    }
  }
}

/** When what an entry says last became another: its own words were put right, or something was taken out of the log. */
function updatedAt(state: State, change: Change): Instant {
  const { redactions } = state.index;
  const own = redactedAt(state, change.revision);
  const times = [change.at, ...(own === null ? [] : [own])];
  if (change.titles.length + change.updates.length > 0 && change.undoes === null) {
    times.push(...lastWordsAt(state, change));
    // What had put right words, or back, is gone with what it said.
    for (const { redaction, at } of redactions) {
      const taken = redaction?.revision ?? 0;
      if (taken > change.revision && OF_WORDS.test(state.changes[taken - 1]?.type ?? '')) times.push(at);
    }
  }
  return times.reduce((last, at) => (at > last ? at : last));
}

/** Events that may change what an earlier one said of an incident. */
const OF_WORDS = /^(?:incident|update)\.|^change\.undone$/;

/** When the title and the updates that a change speaks of last became others. */
function lastWordsAt({ incidents, updates, changes }: State, change: Change): Instant[] {
  const said = [
    ...change.titles.map(({ id }) => incidents[id]),
    ...change.updates.map((one) => updates[one.incident]?.find(({ id }) => id === one.id)),
  ];
  return said.flatMap((one) => changes[(one?.changed ?? 0) - 1]?.at ?? []);
}

interface Told {
  readonly documents: State['documents'];
  readonly told: ToldChange | null;
}

/** What was told of a change, by language and by whom it is told to. */
const memo = new WeakMap<Change, Map<string, Told>>();

/**
 * What a change of cells and panels says depends on nothing but the names of things: it is put into words once, however many
 * changes follow it, and however many formats tell it. What was said of incidents and of work may be put right.
 */
function tellOnce(context: ViewContext, change: Change, about: ToldAbout): ToldChange | null {
  const { incidents, titles, updates, maintenances } = change;
  if (incidents.length + titles.length + updates.length + maintenances.length > 0 || change.isRedacted)
    return tellChange(context, change, about);
  const { documents } = context.state;
  const key = [context.locale, about.panel, about.feature, context.siteUrl].join(' ');
  const known = memo.get(change) ?? new Map<string, Told>();
  const found = known.get(key);
  if (found?.documents === documents) return found.told;
  const told = tellChange(context, change, about);
  known.set(key, { documents, told });
  memo.set(change, known);
  return told;
}
