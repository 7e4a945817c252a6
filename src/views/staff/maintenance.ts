import type { KnownAvailability } from '../../domain/availability.ts';
import { catalogueOf } from '../../domain/catalogue.ts';
import type { Limits } from '../../domain/flaw.ts';
import { type LocalText, localePath } from '../../domain/locale.ts';
import { type MaintenancePhase, maintenancePhase } from '../../domain/maintenance.ts';
import { standingMaintenances, toldFrom } from '../../domain/maintenances.ts';
import type { MaintenanceState } from '../../domain/state.ts';
import { instantFromMs, msFromInstant } from '../../domain/time.ts';
import { commonWords } from '../../i18n/common.ts';
import { formatInstant, formatPeriod } from '../../i18n/dates.ts';
import { staffMaintenanceWords } from '../../i18n/staff-maintenance.ts';
import { tieShortWords } from '../../i18n/typography.ts';
import { maintenanceScope, movedText } from '../maintenance.ts';
import { type AreaOptions, featureOptions, type Option, option, partOption } from '../options.ts';
import type { ScopeView } from '../update.ts';
import { localTitle, type NamedLink } from '../words.ts';
import type { AskedView } from './asked.ts';
import type { StaffViewContext } from './context.ts';
import { instantValue, typedInstant } from './instant-value.ts';
import type { TypedCourse, TypedPlan } from './maintenance-draft.ts';
import { type StaffPageView, staffPageView } from './page.ts';
import { type WordsHints, wordsHints, wordsPreview } from './words-preview.ts';

export const MAINTENANCE_PATH = '/staff/maintenance/';

/** What can be chosen, the usual one first. */
export const MAINTENANCE_STATES = [
  'unavailable',
  'limited',
  'available',
] as const satisfies readonly KnownAvailability[];

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
  /** When it was to be before; `null`: then as well. */
  readonly moved: string | null;
  /** What was made of it, or from when on readers are told of it; `null`: they are. */
  readonly remark: string | null;
  readonly scope: ScopeView;
  /** What can be done with it; `null`: it is over, or the member may not. */
  readonly form: CourseFormView | null;
}

export interface CourseFormView {
  readonly from: string;
  readonly until: string;
  /** Nobody is to be told by message. */
  readonly isQuiet: boolean;
  /** The revision that it is based on. */
  readonly expected: string;
  readonly canEnd: boolean;
  readonly canCancel: boolean;
  /** Something was typed into it. */
  readonly isTyped: boolean;
  /** By the names of fields. */
  readonly errors: MaintenanceProblem['errors'];
}

export interface MaintenancePageView {
  readonly page: StaffPageView;
  readonly limits: Limits;
  readonly action: string;
  readonly rows: readonly MaintenanceRow[];
  /** `null`: the member may not announce any. */
  readonly plan: {
    readonly typed: TypedPlan;
    /** Its words as readers will see them: safe HTML. */
    readonly preview: LocalText;
    readonly hints: WordsHints;
    readonly errors: MaintenanceProblem['errors'];
    readonly asked: readonly AskedView[];
    readonly states: readonly Option[];
    readonly panels: readonly Option[];
    readonly areas: readonly AreaOptions[];
  } | null;
  readonly problem: MaintenanceProblem | null;
  /** What was just done. */
  readonly told: string | null;
}

export interface MaintenancePageInput {
  readonly plan?: TypedPlan | null;
  readonly course?: TypedCourse | null;
  /** Of the one of both that was typed. */
  readonly problem?: MaintenanceProblem | null;
  readonly told?: string | null;
}

/** Every maintenance, the next to begin first and what is over last, and the form that announces one. */
export function maintenancePageView(
  context: StaffViewContext,
  { plan = null, course = null, problem = null, told = null }: MaintenancePageInput = {},
): MaintenancePageView {
  const { state, locale, member } = context;
  const words = staffMaintenanceWords[locale];
  const rows = standingMaintenances(state).map((one) => rowOf(context, one, { course, problem }));
  const isOver = ({ phase }: MaintenanceRow) => phase === 'done' || phase === 'cancelled';
  return {
    page: staffPageView(context, { path: MAINTENANCE_PATH, title: words.title }),
    limits: context.limits,
    action: localePath(locale, MAINTENANCE_PATH),
    rows: [...rows.filter((row) => !isOver(row)), ...rows.filter(isOver).toReversed()],
    plan: member.may.apply
      ? planForm(context, plan ?? blankPlan(context), course === null ? problem : null)
      : null,
    problem: problem && course ? { ...problem, errors: inForm(course.maintenance, problem.errors) } : problem,
    told: Object.entries(words.told).find(([deed]) => deed === told)?.[1] ?? null,
  };
}

/** Each maintenance has a form with the same fields. */
function inForm(id: string, errors: MaintenanceProblem['errors']): MaintenanceProblem['errors'] {
  return Object.fromEntries(Object.entries(errors).map(([field, text]) => [`${id}-${field}`, text]));
}

function planForm(
  context: StaffViewContext,
  typed: TypedPlan,
  problem: MaintenanceProblem | null,
): NonNullable<MaintenancePageView['plan']> {
  const { state, locale } = context;
  return {
    typed: { ...typed, from: typedInstant(typed.from), until: typedInstant(typed.until) },
    preview: wordsPreview(context, typed),
    hints: wordsHints(context, typed),
    errors: problem?.errors ?? {},
    asked: problem?.asked ?? [],
    states: MAINTENANCE_STATES.map((one) =>
      option(one, commonWords[locale].availability[one], one === typed.state),
    ),
    panels: catalogueOf(state).panels.map((entry) =>
      partOption(context, entry, typed.panels.includes(entry.id)),
    ),
    areas: featureOptions(context, (id) => typed.features.includes(id)),
  };
}

function rowOf(
  context: StaffViewContext,
  one: MaintenanceState,
  { course, problem }: Required<Pick<MaintenancePageInput, 'course' | 'problem'>>,
): MaintenanceRow {
  const { state, locale, member, now } = context;
  const words = staffMaintenanceWords[locale];
  const phase = maintenancePhase(one, now);
  const typed = course?.maintenance === one.id ? course : null;
  const isOver = phase === 'done' || phase === 'cancelled';
  return {
    id: one.id,
    title: localTitle(one.title, locale),
    phase,
    phaseWord: words.phase[phase],
    times: tieShortWords(formatPeriod(one.from, one.until, context), locale),
    moved: movedText(context, one),
    remark: remarkOf(context, one, phase),
    scope: maintenanceScope(context, one),
    form:
      isOver || !member.may.apply
        ? null
        : {
            from: typedInstant(typed?.from ?? instantValue(one.from)),
            until: typedInstant(typed?.until ?? instantValue(one.until)),
            isQuiet: typed !== null && typed.quiet !== '',
            expected: typed?.expected || String(state.revision),
            canEnd: phase !== 'planned',
            canCancel: phase !== 'unconfirmed',
            isTyped: typed !== null,
            errors: typed === null ? {} : (problem?.errors ?? {}),
          },
  };
}

function remarkOf(context: StaffViewContext, one: MaintenanceState, phase: MaintenancePhase): string | null {
  const { locale, now } = context;
  const words = staffMaintenanceWords[locale];
  const { endedAt, cancelledAt } = one;
  const told = toldFrom(one);
  if (phase === 'planned' && told > now) return words.toldFrom(formatInstant(told, context));
  if (phase === 'done' && endedAt !== null) return words.endedAt(formatInstant(endedAt, context));
  if (phase === 'cancelled' && cancelledAt !== null) {
    return words.cancelledAt(formatInstant(cancelledAt, context));
  }
  return null;
}

const HOUR = 3_600_000;

/** Tomorrow at the same full hour, for two hours: what is to be changed is seen. */
function blankPlan({ state, now }: StaffViewContext): TypedPlan {
  const hour = Math.ceil(msFromInstant(now) / HOUR) * HOUR;
  const value = (ms: number) => instantValue(instantFromMs(ms));
  return {
    ...{
      titlePl: '',
      titleEn: '',
      pl: '',
      en: '',
      state: 'unavailable',
      panels: [],
      features: [],
      quiet: '',
    },
    from: value(hour + 24 * HOUR),
    until: value(hour + 26 * HOUR),
    expected: String(state.revision),
  };
}
