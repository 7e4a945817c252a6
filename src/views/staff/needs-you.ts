import { hoursTo, nextOwed } from '../../domain/authority-clock.ts';
import { catalogueOf } from '../../domain/catalogue.ts';
import { pathIn } from '../../domain/document-path.ts';
import { findIncident, localText } from '../../domain/incidents.ts';
import { type Locale, localePath } from '../../domain/locale.ts';
import { type Need, needsOf } from '../../domain/needs.ts';
import type { NotifyPause } from '../../domain/notify-status.ts';
import { pathById } from '../../domain/page-target.ts';
import type { FileConflict, OpenIntent, PartInTrouble, Surroundings } from '../../domain/surroundings.ts';
import { dayAt } from '../../domain/time.ts';
import { nameActorsIn } from '../../i18n/actor-names.ts';
import { commonWords } from '../../i18n/common.ts';
import { formatInstant } from '../../i18n/dates.ts';
import { panelPhrases } from '../../i18n/panel-phrases.ts';
import { promiseLanguageOf } from '../../i18n/promise-phrases.ts';
import { needsWords } from '../../i18n/staff-needs.ts';
import { notificationWords } from '../../i18n/staff-notifications.ts';
import { tellGiven, tellPromise } from '../../i18n/tell-promise.ts';
import { tieShortWords } from '../../i18n/typography.ts';
import { panelNames } from '../panels.ts';
import { namedPart } from '../words.ts';
import { authorityHref } from './authority.ts';
import type { StaffViewContext } from './context.ts';
import { pageOfDocument } from './document-page.ts';
import { cellName } from './draft.ts';
import { FILES_PATH } from './files.ts';
import { type NeedItem, URGENCIES, type Urgency } from './need-item.ts';
import { NOTIFICATIONS_PATH } from './notifications.ts';
import { suggestionItems } from './suggestion-items.ts';
import { incidentDeskHref } from './updates.ts';
import { wordHref } from './word-address.ts';

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
    ...needs.flatMap((need) => ('path' in need ? [] : needItem(context, need))),
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

function needItem(context: StaffViewContext, need: Exclude<Need, { path: string }>): NeedItem[] {
  const { locale, now } = context;
  const words = needsWords[locale];
  const make = (urgency: Urgency, what: string, action: NeedItem['action']): NeedItem[] => [
    {
      kind: need.kind,
      urgency,
      what: tieShortWords(what, locale),
      details: [],
      since: { instant: need.since, text: words.since(formatInstant(need.since, context)) },
      action,
    },
  ];
  const staffHref = localePath(locale, '/staff/');
  switch (need.kind) {
    case 'update.late':
    case 'update.due': {
      const by = formatInstant(need.by, context);
      const action = context.member.may.apply
        ? { href: `${staffHref}#confirm`, label: words.actions.confirm }
        : { href: localePath(locale, '/'), label: words.actions.document };
      return need.kind === 'update.late'
        ? make('now', words.updateLate(by), action)
        : make('soon', words.updateDue(by), action);
    }
    case 'incident.silent': {
      const incident = findIncident(context.state, need.incident);
      const title = incident ? localText(incident.title, locale).text : need.incident;
      const action = context.member.may.apply
        ? { href: incidentDeskHref(context, need.incident), label: words.actions.update }
        : {
            href: localePath(locale, pathById(context.state, 'incidents', need.incident)),
            label: words.actions.document,
          };
      return make('now', words.incidentSilent(title), action);
    }
    case 'maintenance.unconfirmed': {
      const planned = context.state.maintenances[need.maintenance];
      const title = planned ? localText(planned.title, locale).text : need.maintenance;
      const action = { href: localePath(locale, '/staff/maintenance/'), label: words.actions.maintenance };
      return make('now', words.maintenanceUnconfirmed(title), action);
    }
    case 'update.untranslated': {
      const incident = findIncident(context.state, need.incident);
      const title = incident ? localText(incident.title, locale).text : need.incident;
      const action = { href: incidentDeskHref(context, need.incident), label: words.actions.translate };
      return make('later', words.updateUntranslated(title, need.count), action);
    }
    case 'state.unchanged': {
      const word = commonWords[locale].availability[need.state];
      return make('soon', words.stateUnchanged(cellsText(context, need), word), cellAction(context, need));
    }
    case 'answer.uncovered':
      return answerItem(context, need, make);
    case 'note.untranslated':
      return make('later', words.noteUntranslated(cellsText(context, need)), cellAction(context, need));
    case 'estimate.overdue':
    case 'estimate.due':
    case 'estimate.vague': {
      const [urgency, say] = {
        'estimate.overdue': ['now', words.estimateOverdue] as const,
        'estimate.due': ['soon', words.estimateDue] as const,
        'estimate.vague': ['later', words.estimateVague] as const,
      }[need.kind];
      const promise =
        need.kind === 'estimate.overdue'
          ? tellPromise(promiseLanguageOf(context), need.estimate, dayAt(now)).text
          : tellGiven(promiseLanguageOf(context), need.estimate, dayAt(now));
      return make(urgency, say(cellsText(context, need), promise), cellAction(context, need));
    }
    default:
      return need satisfies never;
  }
}

function answerItem(
  context: StaffViewContext,
  { slug, panels }: Extract<Need, { kind: 'answer.uncovered' }>,
  make: (urgency: Urgency, what: string, action: NeedItem['action']) => NeedItem[],
): NeedItem[] {
  const { state, locale } = context;
  const words = needsWords[locale];
  const entry = catalogueOf(state).faq.find(({ meta }) => meta.slug === slug);
  const title = entry ? namedPart(context, entry).title : slug;
  const action = { href: localePath(locale, `/faq/${slug}/`), label: words.actions.answer };
  return panels.length === 0
    ? make('later', words.uncovered(title), action)
    : make('now', words.silent(title, panelPhrases[locale].for(panelNames(context, panels))), action);
}

type Cells = Extract<Need, { feature: string }>;

function cellsText(context: StaffViewContext, { feature, panels }: Cells): string {
  const entry = catalogueOf(context.state).features.find(({ id }) => id === feature);
  const name = entry ? namedPart(context, entry).title : feature;
  return `${name}, ${panelPhrases[context.locale].name(panelNames(context, panels))}`;
}

/** Who may change the cells finds them chosen, and the form; others read what is said of the feature. */
function cellAction(
  { locale, member, state }: StaffViewContext,
  { feature, panels }: Cells,
): NeedItem['action'] {
  const { actions } = needsWords[locale];
  if (!member.may.apply) {
    return { href: localePath(locale, pathById(state, 'features', feature)), label: actions.document };
  }
  const cells = new URLSearchParams(panels.map((panel) => ['cell', cellName(feature, panel)]));
  return { href: `${localePath(locale, '/staff/')}?${cells}#change`, label: actions.cell };
}

/** Files of which the same is to be said are one item: there may be hundreds. */
function documentItems(context: StaffViewContext, needs: readonly Need[]): NeedItem[] {
  const { state, locale } = context;
  const words = needsWords[locale];
  const about = needs.flatMap((need) => ('path' in need ? [need] : []));
  return [...Map.groupBy(about, ({ kind }) => kind)].flatMap(([kind, same]): NeedItem[] => {
    const [first] = same;
    if (!first) return [];
    const since = same.map((need) => need.since).sort()[0] ?? first.since;
    const language = first.path.startsWith('en/') ? 'en' : 'pl';
    return [
      {
        kind,
        urgency: urgencyOf(kind),
        what: `${words.documents[kind]}: ${same.length}`,
        details: same.map(detailOf),
        since: { instant: since, text: words.since(formatInstant(since, context)) },
        action: context.member.may.apply
          ? { href: wordHref(context, pathIn(first.path, 'pl')), label: words.actions.words }
          : { href: localePath(language, pageOfDocument(state, first.path)), label: words.actions.document },
      },
    ];
  });
}

function detailOf(need: Extract<Need, { path: string }>): string {
  if ('link' in need) return `${need.path} → ${need.link}`;
  if ('onPanels' in need && need.onPanels.length > 0) return `${need.path}: ${need.onPanels.join(', ')}`;
  return 'field' in need ? `${need.path}, ${need.field}: ${need.id}` : need.path;
}

function urgencyOf(kind: Extract<Need, { path: string }>['kind']): Urgency {
  switch (kind) {
    case 'panel.lost':
    case 'feature.lost':
    case 'incident.lost':
      return 'now';
    case 'link.broken':
    case 'id.unknown':
      return 'soon';
    default:
      return 'later';
  }
}
