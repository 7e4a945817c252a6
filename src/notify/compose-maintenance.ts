import { localePath } from '../domain/locale.ts';
import { type MaintenanceId, type MaintenancePhase, maintenancePhase } from '../domain/maintenance.ts';
import type { Occurrence } from '../domain/occurrence.ts';
import { pathById } from '../domain/page-target.ts';
import type { MaintenanceState } from '../domain/state.ts';
import { formatPeriod } from '../i18n/dates.ts';
import { feedWords } from '../i18n/feeds.ts';
import { maintenanceWords } from '../i18n/maintenance.ts';
import { messageWords } from '../i18n/messages.ts';
import { tieShortWords } from '../i18n/typography.ts';
import type { ViewContext } from '../views/context.ts';
import { maintenanceNews } from '../views/history-maintenances.ts';
import { changedMaintenances, maintenanceScope, movedText } from '../views/maintenance.ts';
import { panelIds } from '../views/panels.ts';
import { localTitle } from '../views/words.ts';
import type { CellNews } from './compose-cells.ts';
import { featureLines } from './compose-features.ts';
import { asSentence, type ComposedPart, eventOf } from './compose-part.ts';
import type { MessageSection } from './message.ts';
import { foreignWords, staffLines, type TypedLines } from './typed-lines.ts';

/**
 * What is told of planned work: how it goes now, whatever was said of it when, with the features that it took or gave back.
 *
 * @returns `null`: nothing is left to say
 */
export function maintenancePart(
  context: ViewContext,
  id: MaintenanceId,
  occurrences: readonly Occurrence[],
  cells: readonly CellNews[],
): ComposedPart | null {
  const { state, locale, siteUrl } = context;
  const work = state.maintenances[id];
  const happened = work && happeningOf(context, work, occurrences);
  const last = occurrences.at(-1);
  if (!work || !last || happened === null || happened === undefined) return null;
  const { title, lang } = localTitle(work.title, locale);
  const told = workLines(context, work);
  const [only, ...others] = work.panels.filter((panel) => panelIds(state).includes(panel));
  const path = only !== undefined && others.length === 0 ? pathById(state, 'panels', only) : '/';
  return {
    of: 'maintenance',
    section: {
      heading: title,
      href: `${siteUrl ?? ''}${localePath(locale, path)}`,
      lines: [...told.lines, ...featureLines(context, cells)],
      foreign: { ...foreignWords([title], lang), ...told.foreign },
      at: last.at,
      tone: toneOf(work, maintenancePhase(work, context.now)),
    },
    subject: { before: `${happened} `, name: title, after: whenOf(context, work) },
    path,
    panels: work.panels,
    feature: null,
    state: null,
    count: 1,
    thread: `maintenance/${id}`,
  };
}

/** `Przesunięto prace:`, of the last event unless something became of it since; else by where it stands now. */
function happeningOf(
  context: ViewContext,
  work: MaintenanceState,
  occurrences: readonly Occurrence[],
): string | null {
  const { state, locale, now } = context;
  const words = messageWords[locale];
  const history = maintenanceWords[locale].history;
  const change = occurrences.flatMap((one) => eventOf(state, one) ?? []).at(-1);
  const isLast = change !== undefined && change.revision === work.changed;
  const phase = maintenancePhase(work, now);
  if (!work.stands) return isLast ? history.withdrawn : null;
  const news =
    change && isLast
      ? maintenanceNews(context, change, { panel: null, feature: null, kind: null, before: null })
      : [];
  const said = news.find((one) => one.id === work.id)?.text;
  const isClock = occurrences.some((one) => eventOf(state, one) === null);
  // What was announced is no announcement any more once it has begun.
  const isAhead = work.from > now;
  const isOfItsEnd = said !== history.planned && said !== history.moved && said !== history.putBack;
  if (said !== undefined && (isAhead || (isOfItsEnd && !(isClock && phase === 'unconfirmed')))) return said;
  const byPhase: Readonly<Record<MaintenancePhase, string>> = {
    planned: movedText(context, work) === null ? history.planned : history.moved,
    active: words.workBegan,
    unconfirmed: words.workOverdue,
    done: history.ended,
    cancelled: history.cancelled,
  };
  return byPhase[phase];
}

/** Of what is ahead when it is to be. */
function whenOf(context: ViewContext, work: MaintenanceState): string {
  const isAhead = work.stands && maintenancePhase(work, context.now) === 'planned';
  if (!isAhead) return '';
  return `, ${tieShortWords(formatPeriod(work.from, work.until, context), context.locale)}`;
}

function workLines(context: ViewContext, work: MaintenanceState): TypedLines {
  const { locale } = context;
  if (!work.stands) return { lines: [maintenanceWords[locale].takenBack], foreign: {} };
  const [view] = changedMaintenances(context, new Set([work.id]));
  if (!view) return { lines: [], foreign: {} };
  const scope = maintenanceScope(context, work);
  const named = [scope.panels, ...scope.features.map(({ title }) => title)].filter((one) => one !== null);
  const typed = staffLines(context, work.body, view.lag);
  const lines = [
    view.times.map(({ text }) => text).join(' '),
    ...(view.meanwhile === null ? [] : [tieShortWords(view.meanwhile, locale)]),
    ...(named.length === 0 ? [] : [asSentence(feedWords[locale].concerns(named.join(', ')))]),
    ...typed.lines,
  ];
  return { lines, foreign: typed.foreign };
}

function toneOf({ state, stands }: MaintenanceState, phase: MaintenancePhase): MessageSection['tone'] {
  if (phase === 'done') return stands ? 'good' : 'plain';
  if (!stands || phase !== 'active') return 'plain';
  return state === 'unavailable' ? 'bad' : state === 'limited' ? 'limited' : 'plain';
}
