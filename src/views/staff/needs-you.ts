import { hoursTo, nextOwed } from '../../domain/authority-clock.ts';
import { findIncident, localText } from '../../domain/incidents.ts';
import { type Locale, localePath } from '../../domain/locale.ts';
import { needsOf } from '../../domain/needs.ts';
import type { NotifyPause } from '../../domain/notify-status.ts';
import { pathById } from '../../domain/page-target.ts';
import type { FileConflict, OpenIntent, PartInTrouble, Surroundings } from '../../domain/surroundings.ts';
import { nameActorsIn } from '../../i18n/actor-names.ts';
import { formatInstant } from '../../i18n/dates.ts';
import { needsWords } from '../../i18n/staff-needs.ts';
import { notificationWords } from '../../i18n/staff-notifications.ts';
import { tieShortWords } from '../../i18n/typography.ts';
import { authorityHref } from './authority.ts';
import type { StaffViewContext } from './context.ts';
import { documentItems } from './document-items.ts';
import { pageOfDocument } from './document-page.ts';
import { FILES_PATH } from './files.ts';
import { type NeedItem, URGENCIES, type Urgency } from './need-item.ts';
import { NOTIFICATIONS_PATH } from './notifications.ts';
import { stateItems } from './state-items.ts';
import { suggestionItems } from './suggestion-items.ts';

/** So many hours before it is due a notification is for now. */
const SOON = 24;

export interface NeedsView {
  readonly locale: Locale;
  /** The most urgent first, the oldest first among equals. Empty: nothing needs anybody. */
  readonly groups: readonly { readonly urgency: Urgency; readonly items: readonly NeedItem[] }[];
  readonly count: number;
  /** Alerts came in the last thirty days: there is a page that lists them. */
  readonly hasSuggestions: boolean;
}

/** What needs somebody: what the state says, and what backstage knows besides. */
export function needsView(context: StaffViewContext, surroundings: Surroundings): NeedsView {
  const needs = needsOf(context.state, context.now);
  const items = [
    ...surroundings.troubles
      // Each of its files is told by itself.
      .filter(({ code }) => code !== 'content.conflict')
      .map((trouble) => troubleItem(context, trouble)),
    ...pauseItems(context, surroundings.notifyPause ?? null),
    ...surroundings.intents.flatMap((intent) => intentItem(context, intent)),
    ...owedItems(context, surroundings),
    ...surroundings.conflicts.map((conflict) => conflictItem(context, conflict)),
    ...suggestionItems(context, surroundings.suggestions),
    ...surroundings.files.map(({ file, message }) => fileItem(context, file, message)),
    ...stateItems(context, needs),
    ...documentItems(context, needs),
  ];
  const groups = URGENCIES.map((urgency) => ({
    urgency,
    items: items.filter((item) => item.urgency === urgency).sort(bySince),
  }));
  return {
    locale: context.locale,
    groups: groups.filter((group) => group.items.length > 0),
    count: items.length,
    hasSuggestions: surroundings.suggestions.length > 0,
  };
}

function bySince(x: NeedItem, y: NeedItem): number {
  return (x.since?.instant ?? '') < (y.since?.instant ?? '') ? -1 : 1;
}

function troubleItem(
  context: StaffViewContext,
  { part, code, message, since, addresses }: PartInTrouble,
): NeedItem {
  const { locale } = context;
  const words = needsWords[locale];
  const ofHosts = Object.entries(words.database).find(([one]) => one === code);
  return {
    kind: `trouble.${part}`,
    urgency:
      code === 'database.host' || part === 'export' || part === 'backup' || part === 'words' ? 'soon' : 'now',
    what: part === 'publishing' && addresses ? words.pagesFail : (ofHosts?.[1] ?? words.part[part]),
    details: [...(addresses ?? []), message],
    since: { instant: since, text: words.since(formatInstant(since, context)) },
    action: addresses
      ? { href: localePath(locale, '/staff/log/'), label: words.actions.log }
      : { href: '/readyz', label: words.actions.health },
  };
}

/** While nobody is told, people wait for what is never sent. */
function pauseItems(context: StaffViewContext, pause: NotifyPause | null): NeedItem[] {
  if (pause === null) return [];
  const { locale } = context;
  const words = needsWords[locale];
  return [
    {
      kind: 'notify.paused',
      urgency: 'now',
      what: words.notifyPaused,
      details: [notificationWords[locale].reasons[pause.why]],
      since: { instant: pause.at, text: words.since(formatInstant(pause.at, context)) },
      action: { href: localePath(locale, NOTIFICATIONS_PATH), label: words.actions.notifications },
    },
  ];
}

/** What waits for a set instant needs nobody; a hold does, as long as it can be cancelled. */
function intentItem(context: StaffViewContext, intent: OpenIntent): NeedItem[] {
  const { locale, nameOf } = context;
  const words = needsWords[locale];
  const { kind, status, applyAt, createdAt, actor, refusal } = intent;
  if (kind === 'scheduled' && status === 'waiting') return [];
  const say = status === 'refused' ? words.refused : words.hold;
  return [
    {
      kind: `intent.${status === 'refused' ? 'refused' : 'hold'}`,
      urgency: 'now',
      what: tieShortWords(say(formatInstant(applyAt, context), nameOf(actor)), locale),
      details: refusal === null ? [] : [nameActorsIn(refusal, nameOf)],
      since: { instant: createdAt, text: words.since(formatInstant(createdAt, context)) },
      action: { href: localePath(locale, '/staff/scheduled/'), label: words.actions.intent },
    },
  ];
}

/** A notification that is three days off is not for now; an early warning always is. */
function owedItems(context: StaffViewContext, { authority }: Surroundings): NeedItem[] {
  if (!authority) return [];
  const { locale, state, member } = context;
  const words = needsWords[locale];
  return nextOwed(state, authority.sent, authority.wall).map((owed) => {
    const { incident, hours: after, by, knownSince } = owed;
    const title = findIncident(state, incident)?.title;
    const hours = hoursTo(owed, authority.wall);
    const what = words.owed(
      title ? localText(title, locale).text : incident,
      after,
      formatInstant(by, context),
      hours,
    );
    return {
      kind: `authority.${after}`,
      urgency: after === 24 || hours < SOON ? 'now' : 'soon',
      what: tieShortWords(what, locale),
      details: [],
      since: { instant: knownSince, text: words.since(formatInstant(knownSince, context)) },
      action: member.may.apply
        ? { href: authorityHref(context, incident), label: words.actions.owed }
        : { href: localePath(locale, pathById(state, 'incidents', incident)), label: words.actions.document },
    };
  });
}

/** The two ways in which a document was changed, and where it is decided which is to stand. */
function conflictItem({ locale }: StaffViewContext, { path, document }: FileConflict): NeedItem {
  const words = needsWords[locale];
  return {
    kind: 'file.conflict',
    urgency: 'now',
    what: document === null ? words.fileGone(path) : words.fileConflict(path),
    details: [],
    since: null,
    action: { href: localePath(locale, FILES_PATH), label: words.actions.file },
  };
}

function fileItem({ locale, state }: StaffViewContext, file: string, message: string): NeedItem {
  const words = needsWords[locale];
  return {
    kind: 'file.error',
    urgency: 'now',
    what: words.fileInError(file),
    details: [message],
    since: null,
    action: { href: localePath(locale, pageOfDocument(state, file)), label: words.actions.document },
  };
}
