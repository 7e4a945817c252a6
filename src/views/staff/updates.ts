import type { Limits } from '../../domain/flaw.ts';
import { type Incident, incidentsOf } from '../../domain/incidents.ts';
import { type LocalText, localePath } from '../../domain/locale.ts';
import type { UpdateDraft } from '../../domain/update-draft.ts';
import { staffUpdateWords } from '../../i18n/staff-updates.ts';
import { type UpdateView, updateView } from '../update.ts';
import { localTitle, type NamedLink } from '../words.ts';
import { type BesideChoices, besideChoices, NOTHING_BESIDE } from './beside-choices.ts';
import type { StaffViewContext } from './context.ts';
import { type DraftLine, draftLines } from './draft-lines.ts';
import { type AskedGap, askedGaps, fillTemplate } from './fill-template.ts';
import { instantValue, meantInstant, typedInstant } from './instant-value.ts';
import { type StaffPageView, staffPageView } from './page.ts';
import { findTemplate, type TemplateLink, templateFields, templateLinks } from './template-choices.ts';
import type { FormProblem, TypedIncident } from './typed-update.ts';
import { type UpdateChoices, updateChoices } from './update-choices.ts';
import { type WordsHints, wordsHints, wordsPreview } from './words-preview.ts';

export const UPDATES_PATH = '/staff/updates/';

/** Every incident with what was last said of it, and the form that opens one. */
export interface UpdatesView {
  readonly page: StaffPageView;
  readonly limits: Limits;
  readonly incidents: readonly IncidentRow[];
  /** `null`: the member may not open one. */
  readonly form: OpeningForm | null;
  readonly problem: FormProblem | null;
  /** What was done just now; `null`: nothing. */
  readonly told: string | null;
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
  readonly beside: BesideChoices;
  readonly gaps: readonly AskedGap[];
  /** Its first words as they will read. */
  readonly preview: LocalText;
  readonly hints: WordsHints;
  readonly templates: readonly TemplateLink[];
  readonly drafts: readonly DraftLine[];
}

export function updatesView(
  context: StaffViewContext,
  typed: TypedIncident | null = null,
  problem: FormProblem | null = null,
  template: string | null = null,
  drafts: readonly UpdateDraft[] = [],
  told: string | null = null,
): UpdatesView {
  const { state, locale, member } = context;
  return {
    limits: context.limits,
    page: staffPageView(context, { path: UPDATES_PATH, title: staffUpdateWords[locale].title }),
    incidents: incidentsOf(state).map((incident) => rowOf(context, incident)),
    form: member.may.apply ? formOf(context, typed ?? blank(context, template), drafts) : null,
    problem,
    told: (told !== null && new Map(Object.entries(staffUpdateWords[locale].told)).get(told)) || null,
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

function formOf(
  context: StaffViewContext,
  typed: TypedIncident,
  drafts: readonly UpdateDraft[],
): OpeningForm {
  const words = { pl: typed.bodyPl, en: typed.bodyEn };
  const { panels, features, gaps } = typed;
  const filled = { panels, features, since: meantInstant(typed.started), next: meantInstant(typed.next) };
  const shown = fillTemplate(context, filled, words, gaps);
  return {
    action: localePath(context.locale, UPDATES_PATH),
    typed: {
      ...typed,
      started: typedInstant(typed.started),
      next: typedInstant(typed.next),
      known: typedInstant(typed.known),
    },
    choices: updateChoices(context, typed),
    beside: besideChoices(context, typed.beside),
    gaps: askedGaps(words, gaps),
    preview: wordsPreview(context, shown),
    hints: wordsHints(context, shown),
    templates: templateLinks(context, localePath(context.locale, UPDATES_PATH)),
    drafts: draftLines(context, drafts, localePath(context.locale, UPDATES_PATH)),
  };
}

function blank(context: StaffViewContext, template: string | null): TypedIncident {
  const { now, state } = context;
  const chosen = findTemplate(context, template);
  const filled = chosen && templateFields(context, chosen);
  return {
    ...{ id: '', pl: '', en: '', started: instantValue(now), impact: 'minor', panels: [], features: [] },
    draft: '',
    draftSaved: '',
    status: 'investigating',
    bodyPl: filled?.words.pl ?? '',
    bodyEn: filled?.words.en ?? '',
    next: '',
    known: '',
    quiet: false,
    beside: NOTHING_BESIDE,
    gaps: {},
    expected: String(state.revision),
    ...filled?.facts,
  };
}
