import { catalogueOf } from '../../domain/catalogue.ts';
import { findIncident, localText } from '../../domain/incidents.ts';
import { localePath } from '../../domain/locale.ts';
import type { Need } from '../../domain/needs.ts';
import { pathById } from '../../domain/page-target.ts';
import { dayAt } from '../../domain/time.ts';
import { commonWords } from '../../i18n/common.ts';
import { formatInstant } from '../../i18n/dates.ts';
import { panelPhrases } from '../../i18n/panel-phrases.ts';
import { promiseLanguageOf } from '../../i18n/promise-phrases.ts';
import { needsWords } from '../../i18n/staff-needs.ts';
import { tellGiven, tellPromise } from '../../i18n/tell-promise.ts';
import { tieShortWords } from '../../i18n/typography.ts';
import { panelNames } from '../panels.ts';
import { namedPart } from '../words.ts';
import type { StaffViewContext } from './context.ts';
import { cellName } from './draft.ts';
import type { NeedItem, Urgency } from './need-item.ts';
import { incidentDeskHref } from './updates.ts';

/** What the state says of cells, incidents, planned work and answers. What it says of documents: `documentItems`. */
export function stateItems(context: StaffViewContext, needs: readonly Need[]): NeedItem[] {
  return needs.flatMap((need) => ('path' in need ? [] : needItem(context, need)));
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
