import type { KnownAvailability } from '../../domain/availability.ts';
import { catalogueOf } from '../../domain/catalogue.ts';
import type { Limits } from '../../domain/flaw.ts';
import { localePath } from '../../domain/locale.ts';
import { type MaintenancePhase, maintenancePhase } from '../../domain/maintenance.ts';
import { standingMaintenances } from '../../domain/maintenances.ts';
import type { MaintenanceState } from '../../domain/state.ts';
import { type Instant, instantFromMs, msFromInstant } from '../../domain/time.ts';
import { commonWords } from '../../i18n/common.ts';
import { formatInstant } from '../../i18n/dates.ts';
import { staffMaintenanceWords } from '../../i18n/staff-maintenance.ts';
import { tieShortWords } from '../../i18n/typography.ts';
import { maintenanceScope } from '../maintenance.ts';
import { type AreaOptions, featureOptions, type Option, option, partOption } from '../options.ts';
import type { ScopeView } from '../update.ts';
import { localTitle, type NamedLink } from '../words.ts';
import type { AskedView } from './asked.ts';
import type { StaffViewContext } from './context.ts';
import { instantValue, typedInstant } from './instant-value.ts';
import { type StaffPageView, staffPageView } from './page.ts';

export const MAINTENANCE_PATH = '/staff/maintenance/';

/** What can be chosen, the usual one first. */
export const MAINTENANCE_STATES = [
  'unavailable',
  'limited',
  'available',
] as const satisfies readonly KnownAvailability[];

/** Planned maintenance as it was typed. */
interface TypedMaintenance {
  readonly titlePl: string;
  readonly titleEn: string;
  readonly pl: string;
  readonly en: string;
  readonly from: string;
  readonly until: string;
  readonly state: string;
  readonly panels: readonly string[];
  readonly features: readonly string[];
}

/** New times of one, as they were typed. */
interface TypedCourse {
  readonly maintenance: string;
  readonly from: string;
  readonly until: string;
}

/** What is wrong with a form, or is asked before it is done. */
export interface MaintenanceProblem {
  readonly text: string | null;
  /** By the names of fields. */
  readonly errors: Readonly<Partial<Record<string, string>>>;
  readonly asked: readonly AskedView[];
}

interface MaintenanceRow {
  readonly id: string;
  readonly title: Omit<NamedLink, 'href'>;
  readonly phase: MaintenancePhase;
  readonly phaseWord: string;
  readonly times: string;
  readonly scope: ScopeView;
  /** What can be done with it; `null`: it is over, or the member may not. */
  readonly form: {
    readonly from: string;
    readonly until: string;
    readonly canEnd: boolean;
    readonly canCancel: boolean;
  } | null;
}

export interface MaintenancePageView {
  readonly page: StaffPageView;
  readonly limits: Limits;
  readonly action: string;
  /** The revision that forms are based on. */
  readonly expected: number;
  readonly rows: readonly MaintenanceRow[];
  /** `null`: the member may not announce any. */
  readonly plan: {
    readonly typed: TypedMaintenance;
    readonly states: readonly Option[];
    readonly panels: readonly Option[];
    readonly areas: readonly AreaOptions[];
  } | null;
  readonly problem: MaintenanceProblem | null;
  /** What was just done. */
  readonly told: string | null;
}

interface Asked {
  readonly typed?: TypedMaintenance | null;
  readonly course?: TypedCourse | null;
  readonly problem?: MaintenanceProblem | null;
  readonly told?: string | null;
}

/** Every maintenance, the next to begin first and what is over last, and the form that announces one. */
export function maintenancePageView(
  context: StaffViewContext,
  { typed = null, course = null, problem = null, told = null }: Asked = {},
): MaintenancePageView {
  const { state, locale, member, now } = context;
  const words = staffMaintenanceWords[locale];
  const rows = standingMaintenances(state).map((one) => rowOf(context, one, course));
  const isOver = ({ phase }: MaintenanceRow) => phase === 'done' || phase === 'cancelled';
  const shown = typed ?? blank(now);
  return {
    page: staffPageView(context, { path: MAINTENANCE_PATH, title: words.title }),
    limits: context.limits,
    action: localePath(locale, MAINTENANCE_PATH),
    expected: state.revision,
    rows: [...rows.filter((row) => !isOver(row)), ...rows.filter(isOver).toReversed()],
    plan: member.may.apply
      ? {
          typed: { ...shown, from: typedInstant(shown.from), until: typedInstant(shown.until) },
          states: MAINTENANCE_STATES.map((one) =>
            option(one, commonWords[locale].availability[one], one === shown.state),
          ),
          panels: catalogueOf(state).panels.map((entry) =>
            partOption(context, entry, shown.panels.includes(entry.id)),
          ),
          areas: featureOptions(context, (id) => shown.features.includes(id)),
        }
      : null,
    problem,
    told: Object.entries(words.told).find(([deed]) => deed === told)?.[1] ?? null,
  };
}

function rowOf(context: StaffViewContext, one: MaintenanceState, course: TypedCourse | null): MaintenanceRow {
  const { locale, member, now } = context;
  const words = staffMaintenanceWords[locale];
  const phase = maintenancePhase(one, now);
  const typed = course?.maintenance === one.id ? course : null;
  const isOver = phase === 'done' || phase === 'cancelled';
  return {
    id: one.id,
    title: localTitle(one.title, locale),
    phase,
    phaseWord: words.phase[phase],
    times: tieShortWords(
      words.times(formatInstant(one.from, context), formatInstant(one.until, context)),
      locale,
    ),
    scope: maintenanceScope(context, one),
    form:
      isOver || !member.may.apply
        ? null
        : {
            from: typedInstant(typed?.from ?? instantValue(one.from)),
            until: typedInstant(typed?.until ?? instantValue(one.until)),
            canEnd: phase !== 'planned',
            canCancel: phase !== 'unconfirmed',
          },
  };
}

const HOUR = 3_600_000;

/** Tomorrow at the same full hour, for two hours: what is to be changed is seen. */
function blank(now: Instant): TypedMaintenance {
  const hour = Math.ceil(msFromInstant(now) / HOUR) * HOUR;
  const value = (ms: number) => instantValue(instantFromMs(ms));
  return {
    ...{ titlePl: '', titleEn: '', pl: '', en: '', state: 'unavailable', panels: [], features: [] },
    from: value(hour + 24 * HOUR),
    until: value(hour + 26 * HOUR),
  };
}
