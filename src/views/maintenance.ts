import type { FeatureId } from '../domain/availability.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import type { Revision } from '../domain/events.ts';
import { localText } from '../domain/incidents.ts';
import type { Locale } from '../domain/locale.ts';
import {
  type MaintenanceCourse,
  type MaintenanceId,
  type MaintenancePhase,
  maintenancePhase,
} from '../domain/maintenance.ts';
import {
  coversCell,
  coversPanel,
  earlierTimes,
  standingMaintenances,
  type ToldMaintenance,
  toldMaintenances,
  wasTold,
} from '../domain/maintenances.ts';
import type { PanelId } from '../domain/panel.ts';
import type { MaintenanceState } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import { typedIn } from '../domain/writing.ts';
import { formatInstant, formatPeriod } from '../i18n/dates.ts';
import { maintenanceWords } from '../i18n/maintenance.ts';
import { tieShortWords } from '../i18n/typography.ts';
import type { ViewContext } from './context.ts';
import { panelIds } from './panels.ts';
import { type ScopeView, scopeView } from './update.ts';

/** A sentence, and what it becomes by itself once the site clock passes an instant; `null`: it stays. */
interface TurningText {
  readonly text: string;
  /** What it names. */
  readonly instant: Instant | null;
  readonly late: { readonly from: Instant; readonly text: string } | null;
}

/** Planned work as readers are told of it. */
export interface MaintenanceView {
  readonly id: MaintenanceId;
  readonly title: string;
  readonly lang: Locale | null;
  readonly phase: MaintenancePhase;
  /** It goes on, should be over, or begins within a day. */
  readonly isPressing: boolean;
  /** When it begins and ends, sentence by sentence. */
  readonly times: readonly TurningText[];
  /** What features do meanwhile; `null`: it is over, or should be. */
  readonly meanwhile: string | null;
  readonly scope: ScopeView;
  readonly html: string;
  /** Why the words are not in the reader's language. */
  readonly lag: string | null;
}

interface MaintenanceViews {
  readonly maintenances: readonly MaintenanceView[];
  /** The last event that gave, changed or took away what is shown; 0: there never was one. */
  readonly revision: Revision;
}

/** What is told of planned work: everywhere, on a panel, or of a feature. */
export function maintenanceViews(
  context: ViewContext,
  about: { readonly panel?: PanelId; readonly feature?: FeatureId },
): MaintenanceViews {
  const { state, now } = context;
  const concerns = (one: MaintenanceState) => {
    const panels = about.panel === undefined ? panelIds(state) : [about.panel];
    return panels.some((panel) =>
      about.feature === undefined
        ? coversPanel(one, panel)
        : coversCell(one, { feature: about.feature, panel }),
    );
  };
  const told = toldMaintenances(state, now).filter(({ maintenance }) => concerns(maintenance));
  return {
    maintenances: told.map((one) => maintenanceView(context, one)),
    revision: Math.max(
      0,
      ...Object.values(state.maintenances).flatMap((one) =>
        concerns(one) && wasTold(one, now) ? [one.changed] : [],
      ),
    ),
  };
}

/** Some of them, also where nothing is told of them yet. */
export function changedMaintenances(
  context: ViewContext,
  ids: ReadonlySet<MaintenanceId>,
): readonly MaintenanceView[] {
  return standingMaintenances(context.state)
    .filter(({ id }) => ids.has(id))
    .map((maintenance) => {
      const phase = maintenancePhase(maintenance, context.now);
      return maintenanceView(context, { maintenance, phase, isPressing: true });
    });
}

function maintenanceView(
  context: ViewContext,
  { maintenance, phase, isPressing }: ToldMaintenance,
): MaintenanceView {
  const { locale, words: renderer } = context;
  const words = maintenanceWords[locale];
  const title = localText(maintenance.title, locale);
  const body = localText(maintenance.body, locale);
  const isAhead = phase === 'planned' || phase === 'active';
  return {
    id: maintenance.id,
    title: title.text,
    lang: title.locale === locale ? null : title.locale,
    phase,
    isPressing,
    times: timesOf(context, maintenance, phase).map(({ text, instant, late }) => ({
      text: tieShortWords(text, locale),
      instant,
      late: late && { ...late, text: tieShortWords(late.text, locale) },
    })),
    meanwhile: isAhead ? words.meanwhile[maintenance.state] : null,
    scope: maintenanceScope(context, maintenance),
    html: renderer.html(body.text, typedIn(body.locale)),
    lag: body.locale === locale || body.text === '' ? null : words.pending,
  };
}

/** No panels are all of them. */
export function maintenanceScope(context: ViewContext, { panels, features }: MaintenanceState): ScopeView {
  const scope = scopeView(context, { panels, features });
  const isEverywhere = panels.length === 0 && catalogueOf(context.state).panels.length > 0;
  return isEverywhere ? { ...scope, panels: maintenanceWords[context.locale].everywhere } : scope;
}

/** When it was to be before it was moved; `null`: it never was. Of one that is over nobody waits any more. */
export function movedText(context: ViewContext, one: MaintenanceState): string | null {
  const earlier = earlierTimes(one);
  if (earlier === null || one.endedAt !== null || one.cancelledAt !== null) return null;
  const words = maintenanceWords[context.locale];
  const { from, until } = earlier;
  if (from !== one.from) return words.moved(formatPeriod(from, until, context));
  return (one.until > until ? words.extended : words.shortened)(formatInstant(until, context));
}

/** Where one stands, and when it was to be before. */
export function workCourse(context: ViewContext, one: MaintenanceState): string {
  const words = maintenanceWords[context.locale];
  const phase = maintenancePhase(one, context.now);
  const isOver = phase === 'done' || phase === 'cancelled';
  const standing = isOver ? courseText(context, one) : words.standing[phase];
  return tieShortWords([standing, movedText(context, one)].filter(Boolean).join(' '), context.locale);
}

/** How one goes: its times, or how it ended. `null`: it was taken back. */
export function courseText(context: ViewContext, course: MaintenanceCourse | null): string {
  const words = maintenanceWords[context.locale];
  if (course === null) return words.takenBack;
  const { from, until, endedAt, cancelledAt } = course;
  if (cancelledAt !== null) return words.cancelled(formatInstant(cancelledAt, context));
  if (endedAt !== null) return words.ended(formatInstant(endedAt, context));
  return formatPeriod(from, until, context);
}

/** Each is true until the instant at which it turns, in a page that nobody renews as well. */
function timesOf(context: ViewContext, one: MaintenanceState, phase: MaintenancePhase): TurningText[] {
  const { from, until, endedAt, cancelledAt } = one;
  const words = maintenanceWords[context.locale];
  const tell = (instant: Instant) => formatInstant(instant, context);
  const [begins, ends] = [tell(from), tell(until)];
  const stays = (text: string, instant: Instant | null = null): TurningText => ({
    text,
    instant,
    late: null,
  });
  const end = {
    text: words.ends(ends),
    instant: until,
    late: { from: until, text: words.overdue(ends) },
  };
  const movedFrom = movedText(context, one);
  const moved = movedFrom === null ? [] : [stays(movedFrom)];
  switch (phase) {
    case 'planned':
      return [
        {
          text: words.begins(begins),
          instant: from,
          late: { from, text: words.began(begins) },
        },
        end,
        ...moved,
      ];
    case 'active':
      return [stays(words.began(begins), from), end, ...moved];
    case 'unconfirmed':
      return [stays(words.began(begins), from), stays(words.overdue(ends), until), ...moved];
    case 'done':
      return [stays(words.ended(tell(endedAt ?? until)), endedAt ?? until)];
    case 'cancelled':
      return [
        stays(words.cancelled(tell(cancelledAt ?? until)), cancelledAt ?? until),
        stays(words.wereFor(formatPeriod(from, until, context))),
      ];
    default:
      return phase satisfies never;
  }
}
