import { type IncidentId, isOngoing } from '../domain/incident.ts';
import { findIncident, type Incident } from '../domain/incidents.ts';
import { localePath } from '../domain/locale.ts';
import type { Occurrence } from '../domain/occurrence.ts';
import { isGrave } from '../domain/open-incidents.ts';
import { pathById } from '../domain/page-target.ts';
import type { UpdateState } from '../domain/state.ts';
import { commonWords } from '../i18n/common.ts';
import { feedWords } from '../i18n/feeds.ts';
import { messageWords } from '../i18n/messages.ts';
import { tieShortWords } from '../i18n/typography.ts';
import { updateWords } from '../i18n/updates.ts';
import type { ViewContext } from '../views/context.ts';
import { scopeView, updateView } from '../views/update.ts';
import { localTitle } from '../views/words.ts';
import { asSentence, type ComposedPart, eventOf, momentText } from './compose-part.ts';
import type { Foreign, MessageSection } from './message.ts';
import { foreignWords, staffLines, type TypedLines } from './typed-lines.ts';

/** What events said of an incident, each update whole and as it reads now; the newest first. */
export function incidentParts(
  context: ViewContext,
  id: IncidentId,
  occurrences: readonly Occurrence[],
): ComposedPart[] {
  const changes = occurrences.flatMap((one) => eventOf(context.state, one) ?? []).toReversed();
  const told = new Set<string>();
  return changes.flatMap((change): ComposedPart[] => {
    const posts = change.updates.filter(({ incident }) => incident === id);
    const ofUpdates = posts.toReversed().flatMap((post) => {
      if (told.has(post.id)) return [];
      told.add(post.id);
      const update = context.state.updates[id]?.find((one) => one.id === post.id);
      return update ? (updatePart(context, update, post.after === null) ?? []) : [];
    });
    const opening = change.incidents.find((one) => one.id === id);
    if (!opening || ofUpdates.length > 0 || told.has('')) return ofUpdates;
    told.add('');
    const part = openingPart(context, id, change.at, opening.after);
    return part === null ? [] : [part];
  });
}

function updatePart(context: ViewContext, update: UpdateState, isWithdrawal: boolean): ComposedPart | null {
  // Taken back by what is told, or since; and not told again as if it stood.
  if (update.stands === isWithdrawal) return null;
  const incident = findIncident(context.state, update.incident);
  if (incident === null) return null;
  const { locale } = context;
  const words = messageWords[locale];
  const stage = incident.status && updateWords[locale].status[incident.status];
  const when = momentText(context, update.at);
  const told = isWithdrawal
    ? {
        lines: [
          words.updateWithdrawn(when),
          ...(stage ? [asSentence(`${updateWords[locale].stage}: ${stage}`)] : []),
        ],
      }
    : updateLines(context, update, incident);
  return partOf(context, incident, {
    ...told,
    at: update.at,
    hash: `#${update.id}`,
    after: isWithdrawal ? '' : `: ${stage}`,
    before: isWithdrawal ? `${updateWords[locale].history.withdrawn}: ` : '',
  });
}

function openingPart(
  context: ViewContext,
  id: IncidentId,
  at: string,
  isOpened: boolean,
): ComposedPart | null {
  const { state, locale } = context;
  const words = messageWords[locale];
  const incident = findIncident(state, id);
  if (isOpened && incident?.status === null) {
    const lines = [
      updateWords[locale].noUpdateYet(momentText(context, at)),
      ...impactLines(context, incident),
      ...scopeLines(context, incident),
    ];
    return partOf(context, incident, { lines, at, hash: '', before: words.incidentOpened(''), after: '' });
  }
  const gone = state.incidents[id];
  if (isOpened || !gone || gone.stands) return null;
  const title = localTitle(gone.title, locale).title;
  const lines = [asSentence(words.incidentWithdrawn(title))];
  const part = { lines, at, hash: '', before: words.incidentWithdrawn(''), after: '' };
  return partOf(context, { ...gone, status: null, impact: null }, part, '/incidents/');
}

function partOf(
  context: ViewContext,
  incident: Pick<Incident, 'id' | 'title' | 'status' | 'impact' | 'panels'>,
  told: {
    readonly lines: readonly string[];
    readonly foreign?: Foreign;
    readonly at: string;
    readonly hash: string;
    readonly before: string;
    readonly after: string;
  },
  path = pathById(context.state, 'incidents', incident.id),
): ComposedPart {
  const { locale, siteUrl } = context;
  const { title, lang } = localTitle(incident.title, locale);
  return {
    of: 'incident',
    section: {
      heading: title,
      href: `${siteUrl ?? ''}${localePath(locale, path)}${told.hash}`,
      lines: told.lines,
      foreign: { ...foreignWords([title], lang), ...told.foreign },
      at: told.at,
      tone: toneOf(incident),
    },
    subject: { before: told.before, name: title, after: told.after },
    path,
    panels: incident.panels,
    feature: null,
    state: null,
    count: 1,
    thread: `incident/${incident.id}`,
  };
}

function toneOf({ status, impact }: Pick<Incident, 'status' | 'impact'>): MessageSection['tone'] {
  if (status !== null && !isOngoing(status)) return 'good';
  if (isGrave(impact)) return 'bad';
  return impact === 'minor' ? 'limited' : 'plain';
}

/** All that an update says. */
function updateLines(context: ViewContext, update: UpdateState, incident: Incident): TypedLines {
  const { locale } = context;
  const words = updateWords[locale];
  const view = updateView(context, update);
  const newest = incident.updates.at(-1);
  const newer =
    newest && newest.id !== update.id
      ? [messageWords[locale].newer(momentText(context, newest.at), words.status[newest.status])]
      : [];
  const typed = staffLines(context, update.body, view.lag);
  const lines = [
    `${messageWords[locale].updateOf(momentText(context, update.at))} ${words.stage}: ${view.statusWord}. ${words.effect}: ${view.impactWord}.`,
    ...newer,
    ...(view.about ? [view.about.text] : []),
    ...typed.lines,
    ...(update.corrected ? [asSentence(words.corrected(momentText(context, update.corrected.at)))] : []),
    ...scopeLines(context, update.panels.length > 0 || update.features.length > 0 ? update : incident),
    ...nextLines(context, update, newer.length === 0),
  ];
  return { lines, foreign: typed.foreign };
}

function impactLines({ locale }: ViewContext, { impact }: Incident): string[] {
  const words = updateWords[locale];
  return impact === null ? [] : [`${words.effect}: ${words.impact[impact]}.`];
}

function scopeLines(context: ViewContext, scoped: Pick<Incident, 'panels' | 'features'>): string[] {
  const scope = scopeView(context, scoped);
  const named = [scope.panels, ...scope.features.map(({ title }) => title)].filter((one) => one !== null);
  return named.length === 0 ? [] : [asSentence(feedWords[context.locale].concerns(named.join(', ')))];
}

/** By when more will be said, or that nobody said by when. */
function nextLines(context: ViewContext, update: UpdateState, isNewest: boolean): string[] {
  const { next, promised } = updateView(context, update);
  const text =
    next?.text ??
    promised ??
    (isNewest && isOngoing(update.status) ? commonWords[context.locale].nextUpdateNone : null);
  return text === null ? [] : [asSentence(tieShortWords(text, context.locale))];
}
