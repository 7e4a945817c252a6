import type { Limits } from '../../domain/flaw.ts';
import { type Incident, incidentsOf } from '../../domain/incidents.ts';
import { localePath } from '../../domain/locale.ts';
import { staffUpdateWords } from '../../i18n/staff-updates.ts';
import { type UpdateView, updateView } from '../update.ts';
import { localTitle, type NamedLink } from '../words.ts';
import type { StaffViewContext } from './context.ts';
import { instantValue, typedInstant } from './instant-value.ts';
import { type StaffPageView, staffPageView } from './page.ts';
import type { FormProblem, TypedIncident } from './typed-update.ts';
import { type UpdateChoices, updateChoices } from './update-choices.ts';

export const UPDATES_PATH = '/staff/updates/';

/** Every incident with what was last said of it, and the form that opens one. */
export interface UpdatesView {
  readonly page: StaffPageView;
  readonly limits: Limits;
  readonly incidents: readonly IncidentRow[];
  /** `null`: the member may not open one. */
  readonly form: OpeningForm | null;
  readonly problem: FormProblem | null;
}

interface IncidentRow {
  readonly incident: NamedLink;
  readonly latest: UpdateView | null;
  /** Some of its words have no translation, or one that lags. */
  readonly lags: boolean;
}

export interface OpeningForm {
  readonly action: string;
  readonly typed: TypedIncident;
  readonly choices: UpdateChoices;
}

export function updatesView(
  context: StaffViewContext,
  typed: TypedIncident | null = null,
  problem: FormProblem | null = null,
): UpdatesView {
  const { state, locale, member } = context;
  return {
    limits: context.limits,
    page: staffPageView(context, { path: UPDATES_PATH, title: staffUpdateWords[locale].title }),
    incidents: incidentsOf(state).map((incident) => rowOf(context, incident)),
    form: member.may.apply ? formOf(context, typed ?? blank(context)) : null,
    problem,
  };
}

/** The address of the page on which an incident is written of. */
export function incidentDeskHref({ locale }: Pick<StaffViewContext, 'locale'>, id: string): string {
  return localePath(locale, `${UPDATES_PATH}${id}/`);
}

/** Whether an English reader is owed something. */
export function owesTranslation({ body, lags }: Pick<Incident['updates'][number], 'body' | 'lags'>): boolean {
  return lags || body.en === null;
}

function rowOf(context: StaffViewContext, { id, title, updates }: Incident): IncidentRow {
  const last = updates.at(-1);
  return {
    incident: { ...localTitle(title, context.locale), href: incidentDeskHref(context, id) },
    latest: last ? updateView(context, last) : null,
    lags: title.en === null || context.state.incidents[id]?.lags === true || updates.some(owesTranslation),
  };
}

function formOf(context: StaffViewContext, typed: TypedIncident): OpeningForm {
  return {
    action: localePath(context.locale, UPDATES_PATH),
    typed: { ...typed, started: typedInstant(typed.started) },
    choices: updateChoices(context, typed),
  };
}

function blank({ now }: StaffViewContext): TypedIncident {
  return { id: '', pl: '', en: '', started: instantValue(now), impact: 'minor', panels: [], features: [] };
}
