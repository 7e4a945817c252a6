import type { FeatureId } from '../domain/availability.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import type { Revision } from '../domain/events.ts';
import { localText } from '../domain/incidents.ts';
import type { Locale } from '../domain/locale.ts';
import type { MaintenanceId, MaintenancePhase } from '../domain/maintenance.ts';
import { coversCell, coversPanel, type ToldMaintenance, toldMaintenances } from '../domain/maintenances.ts';
import type { PanelId } from '../domain/panel.ts';
import type { MaintenanceState } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import { typedIn } from '../domain/writing.ts';
import { formatInstant } from '../i18n/dates.ts';
import { maintenanceWords } from '../i18n/maintenance.ts';
import { tieShortWords } from '../i18n/typography.ts';
import type { ViewContext } from './context.ts';
import { panelIds } from './panels.ts';
import { type ScopeView, scopeView } from './update.ts';

/** A sentence, and what it becomes by itself once the site clock passes an instant; `null`: it stays. */
interface TurningText {
  readonly text: string;
  readonly late: { readonly from: Instant; readonly text: string; readonly isBeginning: boolean } | null;
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
  /** What features do meanwhile; `null`: it is over. */
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
      ...Object.values(state.maintenances).flatMap((one) => (concerns(one) ? [one.changed] : [])),
    ),
  };
}

function maintenanceView(
  context: ViewContext,
  { maintenance, phase, isPressing }: ToldMaintenance,
): MaintenanceView {
  const { locale, words: renderer } = context;
  const words = maintenanceWords[locale];
  const title = localText(maintenance.title, locale);
  const body = localText(maintenance.body, locale);
  const isOver = phase === 'done' || phase === 'cancelled';
  return {
    id: maintenance.id,
    title: title.text,
    lang: title.locale === locale ? null : title.locale,
    phase,
    isPressing,
    times: timesOf(context, maintenance, phase).map(({ text, late }) => ({
      text: tieShortWords(text, locale),
      late: late && { ...late, text: tieShortWords(late.text, locale) },
    })),
    meanwhile: isOver ? null : words.meanwhile[maintenance.state],
    scope: maintenanceScope(context, maintenance),
    html: renderer.html(body.text, typedIn(body.locale)),
    lag: body.locale === locale ? null : words.pending,
  };
}

/** No panels are all of them. */
export function maintenanceScope(context: ViewContext, { panels, features }: MaintenanceState): ScopeView {
  const scope = scopeView(context, { panels, features });
  const isEverywhere = panels.length === 0 && catalogueOf(context.state).panels.length > 0;
  return isEverywhere ? { ...scope, panels: maintenanceWords[context.locale].everywhere } : scope;
}

/** Each is true until the instant at which it turns, in a page that nobody renews as well. */
function timesOf(
  context: ViewContext,
  { from, until, endedAt, cancelledAt }: MaintenanceState,
  phase: MaintenancePhase,
): TurningText[] {
  const words = maintenanceWords[context.locale];
  const tell = (instant: Instant) => formatInstant(instant, context);
  const [begins, ends] = [tell(from), tell(until)];
  const stays = (text: string): TurningText => ({ text, late: null });
  const end = {
    text: words.ends(ends),
    late: { from: until, text: words.overdue(ends), isBeginning: false },
  };
  switch (phase) {
    case 'planned':
      return [
        { text: words.begins(begins), late: { from, text: words.began(begins), isBeginning: true } },
        end,
      ];
    case 'active':
      return [stays(words.began(begins)), end];
    case 'unconfirmed':
      return [stays(words.began(begins)), stays(words.overdue(ends))];
    case 'done':
      return [stays(words.ended(tell(endedAt ?? until)))];
    case 'cancelled':
      return [stays(words.cancelled(tell(cancelledAt ?? until))), stays(words.wereFor(begins, ends))];
    default:
      return phase satisfies never;
  }
}
