import { localePath } from '../domain/locale.ts';
import type { Occurrence } from '../domain/occurrence.ts';
import { pathById } from '../domain/page-target.ts';
import type { TellingPace } from '../domain/subscription.ts';
import type { Instant } from '../domain/time.ts';
import type { ViewContext } from '../views/context.ts';
import { siteNameOf } from '../views/page.ts';
import { panelIds } from '../views/panels.ts';
import { kindOfNews, leadOf } from './compose-lead.ts';
import { type ComposedPart, isTakenOut, type ToldOccurrence } from './compose-part.ts';
import { composeParts } from './compose-parts.ts';
import { subjectLineOf } from './compose-subject.ts';
import { whyTold } from './compose-why.ts';
import type { Errand } from './errand.ts';
import { factsOfMessage } from './facts-of-message.ts';
import { isTold, toldOccurrences } from './matched.ts';
import type { Message } from './message.ts';

/** Whom a message is for: by what they are found, and where they change that. */
interface ToldReader extends Pick<Errand, 'topics' | 'once' | 'corrected' | 'toldAt'> {
  readonly pace: TellingPace;
  /** Absolute. */
  readonly links: Pick<Message['links'], 'manage' | 'oneClick'>;
}

/** All of a message but what is its reader's own: the same for all who are told the same. */
type Composition = Omit<Message, 'id' | 'links'> & { readonly page: string };

/**
 * What somebody is told of some occurrences, by the log as it is now and at the site clock of the context: what was taken
 * out of it, taken back, or put right since is told as that, and what is not theirs is not told.
 *
 * @returns `null`: nothing is left to say
 */
export function composeMessage(
  context: ViewContext,
  id: string,
  occurrences: readonly Occurrence[],
  to: ToldReader,
): Message | null {
  const told = withoutUndone(toldOccurrences(occurrences, to)).filter(
    ({ occurrence }) => !isTakenOut(context.state, occurrence),
  );
  const composed = composeOnce(context, told, to);
  if (composed === null) return null;
  const { page, ...message } = composed;
  return { ...message, id, links: { page, ...to.links } };
}

/** What was taken back before it was told is not told, and neither is that it was taken back. */
function withoutUndone(told: readonly ToldOccurrence[]): ToldOccurrence[] {
  const keys = new Set(told.map(({ occurrence }) => occurrence.key));
  const gone = new Set(
    told.flatMap(({ occurrence: { key, undoes } }) =>
      undoes !== null && keys.has(undoes) ? [key, undoes] : [],
    ),
  );
  return told
    .filter(({ occurrence }) => !gone.has(occurrence.key))
    .sort(({ occurrence: x }, { occurrence: y }) => x.at.localeCompare(y.at) || x.revision - y.revision);
}

const memo = new WeakMap<ViewContext, Map<string, Composition | null>>();

/** Thousands are told the same: it is put into words once for a context. */
function composeOnce(
  context: ViewContext,
  told: readonly ToldOccurrence[],
  { pace, toldAt = null }: ToldReader,
): Composition | null {
  if (told.length === 0) return null;
  const known = memo.get(context) ?? new Map<string, Composition | null>();
  memo.set(context, known);
  const ofOccurrences = told.map(({ occurrence, topics }) => [occurrence.key, ...topics].join(' '));
  const key = [pace, toldAt, ...ofOccurrences].join('\n');
  const found = known.get(key);
  if (found !== undefined) return found;
  const composed = compose({ ...context, leavesPage: true }, told, { pace, toldAt });
  known.set(key, composed);
  return composed;
}

function compose(
  context: ViewContext,
  told: readonly ToldOccurrence[],
  { pace, toldAt }: { readonly pace: TellingPace; readonly toldAt: Instant | null },
): Composition | null {
  const { state, locale } = context;
  const kind = kindOfNews(told, pace);
  const parts = composeParts(context, told, kind);
  if (parts.length === 0) return null;
  return {
    kind,
    locale,
    revision: state.revision,
    site: siteNameOf(state, locale),
    subject: subjectLineOf(context, parts, kind === 'digest'),
    lead: leadOf(context, { kind, told, parts, toldAt }),
    sections: parts.map(({ section }) => section),
    thread: kind === 'digest' ? null : threadOf(parts),
    page: `${context.siteUrl ?? ''}${localePath(locale, pageOf(context, parts))}`,
    action: null,
    footer: whyTold(context, told),
    occurrences: told.map(({ occurrence }) => occurrence.key),
    ...factsOfMessage(context, told.map(subjectsTold)),
  };
}

function subjectsTold({ occurrence, topics }: ToldOccurrence) {
  return { occurrence, subjects: occurrence.subjects.filter((one) => isTold(one, topics)) };
}

function threadOf(parts: readonly ComposedPart[]): string | null {
  const threads = new Set(parts.map(({ thread }) => thread));
  const incident = [...threads].filter((one) => one.startsWith('incident/'));
  const [only] = incident.length === 1 ? incident : threads.size === 1 ? threads : [];
  return only ?? null;
}

/** Of one thing its own; of one panel that panel's; else home. */
function pageOf({ state }: ViewContext, parts: readonly ComposedPart[]): string {
  const [first, ...others] = parts;
  if (first !== undefined && others.length === 0) return first.path;
  const panels = panelIds(state).filter((id) => parts.some((part) => part.panels.includes(id)));
  const [only] = panels.length === 1 ? panels : [];
  return only === undefined || parts.some((part) => part.panels.length === 0)
    ? '/'
    : pathById(state, 'panels', only);
}
