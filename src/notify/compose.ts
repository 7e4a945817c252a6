import type { Locale } from '../domain/locale.ts';
import { localePath } from '../domain/locale.ts';
import type { Occurrence, OccurrenceSubject } from '../domain/occurrence.ts';
import { pathById } from '../domain/page-target.ts';
import type { Pace, Wish } from '../domain/subscription.ts';
import type { Instant } from '../domain/time.ts';
import { commonWords } from '../i18n/common.ts';
import { formatInstant } from '../i18n/dates.ts';
import { messageWords } from '../i18n/messages.ts';
import type { ViewContext } from '../views/context.ts';
import { siteNameOf } from '../views/page.ts';
import { panelIds } from '../views/panels.ts';
import { wishText } from '../views/wish-text.ts';
import { type ComposedPart, isTakenOut, momentText, type ToldOccurrence } from './compose-part.ts';
import { composeParts } from './compose-parts.ts';
import { subjectOf } from './compose-subject.ts';
import { isToldOnce, toldOccurrences } from './matched.ts';
import type { Message } from './message.ts';

/** Whom a message is for, and what they asked for. */
export interface Addressee {
  readonly locale: Locale;
  readonly pace: Pace;
  /** Those that are confirmed. */
  readonly wishes: readonly Wish[];
  /** What they were told once already, and when. */
  readonly fired: readonly { readonly topic: string; readonly at: Instant }[];
  /** Absolute. */
  readonly links: Pick<Message['links'], 'manage' | 'oneClick'>;
}

/** All of a message but what is its reader's own: the same for all who are told the same. */
type Composition = Omit<Message, 'id' | 'links' | 'footer'> & { readonly page: string };

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
  to: Addressee,
): Message | null {
  const told = withoutUndone(toldOccurrences(occurrences, to.wishes)).filter(
    ({ occurrence }) => !isTakenOut(context.state, occurrence),
  );
  const composed = composeOnce(context, told, to);
  if (composed === null) return null;
  const { page, ...message } = composed;
  return { ...message, id, links: { page, ...to.links }, footer: footerOf(context, to, told) };
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
    .sort(
      (x, y) =>
        x.occurrence.at.localeCompare(y.occurrence.at) || x.occurrence.revision - y.occurrence.revision,
    );
}

const memo = new WeakMap<ViewContext, Map<string, Composition | null>>();

/** Thousands are told the same: it is put into words once for a context. */
function composeOnce(
  context: ViewContext,
  told: readonly ToldOccurrence[],
  { pace, fired }: Addressee,
): Composition | null {
  if (told.length === 0) return null;
  const known = memo.get(context) ?? new Map<string, Composition | null>();
  memo.set(context, known);
  const once = told.flatMap(({ topics }) => [...topics].filter((topic) => topic.startsWith('once/')));
  const before = fired.filter(({ topic }) => once.includes(topic));
  const key = JSON.stringify([
    pace,
    told.map(({ occurrence, topics }) => [occurrence.key, ...topics]),
    before.map(({ topic, at }) => [topic, at]),
  ]);
  const found = known.get(key);
  if (found !== undefined) return found;
  const composed = compose({ ...context, leavesPage: true }, told, pace, before);
  known.set(key, composed);
  return composed;
}

function compose(
  context: ViewContext,
  told: readonly ToldOccurrence[],
  pace: Pace,
  fired: Addressee['fired'],
): Composition | null {
  const { state, locale } = context;
  const kind = kindOf(told, pace);
  const parts = composeParts(context, told, kind);
  const [first] = parts;
  if (first === undefined) return null;
  const subject = subjectOf(context, parts);
  return {
    kind,
    locale,
    revision: state.revision,
    site: siteNameOf(state, locale),
    subject: kind === 'digest' ? messageWords[locale].digest(subject) : subject,
    lead: leadOf(context, { kind, told, parts, fired }),
    sections: parts.map(({ section }) => section),
    thread: kind === 'digest' ? null : threadOf(parts),
    page: `${context.siteUrl ?? ''}${localePath(locale, pageOf(context, parts))}`,
    action: null,
    occurrences: told.map(({ occurrence }) => occurrence.key),
  };
}

type NewsKind = Extract<Message['kind'], 'news' | 'once' | 'correction' | 'digest'>;

function kindOf(told: readonly ToldOccurrence[], pace: Pace): NewsKind {
  const onceSubjects = told.flatMap(({ occurrence, topics }) =>
    occurrence.subjects.filter((subject) => isToldOnce(subject, topics)),
  );
  const isLoss = (subject: OccurrenceSubject) => subject.of === 'cell' && subject.isLoss;
  if (onceSubjects.length > 0) return onceSubjects.some(isLoss) ? 'correction' : 'once';
  if (told.every(({ occurrence }) => occurrence.undoes !== null)) return 'correction';
  return pace === 'digest' ? 'digest' : 'news';
}

function leadOf(
  context: ViewContext,
  message: {
    readonly kind: NewsKind;
    readonly told: readonly ToldOccurrence[];
    readonly parts: readonly ComposedPart[];
    readonly fired: Addressee['fired'];
  },
): string {
  const { locale, now } = context;
  const words = messageWords[locale];
  const asOf = words.asOf(formatInstant(now, context));
  const [first] = message.told;
  switch (message.kind) {
    case 'once':
      return `${words.once} ${asOf}`;
    case 'digest':
      return first ? `${words.changesSince(momentText(context, first.occurrence.at))} ${asOf}` : asOf;
    case 'correction':
      return `${correctionLead(context, message)} ${asOf}`;
    case 'news':
      return asOf;
    default:
      return message.kind satisfies never;
  }
}

function correctionLead(
  context: ViewContext,
  {
    told,
    parts,
    fired,
  }: {
    readonly told: readonly ToldOccurrence[];
    readonly parts: readonly ComposedPart[];
    readonly fired: Addressee['fired'];
  },
): string {
  const { state, locale } = context;
  const words = messageWords[locale];
  const isOnce = told.some(({ topics }) => [...topics].some((topic) => topic.startsWith('once/')));
  if (isOnce) {
    const heading = parts.find(({ of }) => of === 'cell')?.section.heading ?? '';
    const said = `${heading}: ${commonWords[locale].availability.available}`;
    const at = fired
      .map((one) => one.at)
      .sort()
      .at(-1);
    const told =
      at === undefined ? words.toldOnceBefore(said) : words.toldOnce(momentText(context, at), said);
    return `${told} ${words.again}`;
  }
  const undone = told.map(({ occurrence }) => state.changes[occurrence.revision - 1]?.undoes ?? null);
  const [revision] = undone.filter((one) => one !== null);
  const at = revision === undefined ? undefined : state.changes[revision - 1]?.at;
  return at === undefined ? words.takenBackBefore : words.takenBack(momentText(context, at));
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

const wishMemo = new WeakMap<ViewContext, Map<string, string>>();

/** Why it comes: of what was asked for what this is of. */
function footerOf(context: ViewContext, { wishes }: Addressee, told: readonly ToldOccurrence[]): string[] {
  const { locale } = context;
  const known = wishMemo.get(context) ?? new Map<string, string>();
  wishMemo.set(context, known);
  const mine = wishes.filter(
    (wish) =>
      toldOccurrences(
        told.map(({ occurrence }) => occurrence),
        [wish],
      ).length > 0,
  );
  const texts = mine.map((wish) => {
    const key = JSON.stringify(wish);
    const text = known.get(key) ?? wishText(context, wish);
    known.set(key, text);
    return text;
  });
  return [messageWords[locale].because([...new Set(texts)].join('; ')), commonWords[locale].footer.time];
}
