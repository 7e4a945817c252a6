import type { Limits } from '../../domain/flaw.ts';
import type { IncidentId } from '../../domain/incident.ts';
import { findIncident, type Incident } from '../../domain/incidents.ts';
import { type LocalText, localePath } from '../../domain/locale.ts';
import { pathById } from '../../domain/page-target.ts';
import { postmortemOf } from '../../domain/postmortems.ts';
import type { UpdateState } from '../../domain/state.ts';
import type { UpdateDraft } from '../../domain/update-draft.ts';
import { staffUpdateWords } from '../../i18n/staff-updates.ts';
import { type InstantText, instantText, type UpdateView, updateView } from '../update.ts';
import { localTitle, type NamedLink } from '../words.ts';
import { authorityHref } from './authority.ts';
import { type BesideChoices, besideChoices, NOTHING_BESIDE } from './beside-choices.ts';
import type { StaffViewContext } from './context.ts';
import { type DraftLine, draftLines } from './draft-lines.ts';
import { type AskedGap, askedGaps, fillTemplate } from './fill-template.ts';
import { meantInstant, typedInstant } from './instant-value.ts';
import { type StaffPageView, staffPageView } from './page.ts';
import { findTemplate, type TemplateLink, templateFields, templateLinks } from './template-choices.ts';
import type { FormProblem, TypedCorrection, TypedTitle, TypedUpdate } from './typed-update.ts';
import { type UpdateChoices, updateChoices } from './update-choices.ts';
import { incidentDeskHref, owesTranslation, UPDATES_PATH } from './updates.ts';
import { newWordHref, wordHref } from './word-address.ts';
import { type WordsHints, wordsHints, wordsPreview } from './words-preview.ts';

/** The page on which an incident is written of. */
export interface IncidentUpdatesView {
  readonly page: StaffPageView;
  readonly limits: Limits;
  /** Its public page. */
  readonly incident: NamedLink;
  /** The form that puts its title right; `null`: not asked for. */
  readonly retitling: TypedTitle | null;
  /** Leads to that form; `null`: it is there, the member may not write, or the title stands in a file. */
  readonly retitleHref: string | null;
  /** Where what was learnt from it is written; `null`: the member may not write. */
  readonly postmortem: { readonly href: string; readonly isThere: boolean } | null;
  /** Where it is noted what the regulator was sent; `null`: the member may not write. */
  readonly noticesHref: string | null;
  readonly action: string;
  /** What was done just now; `null`: nothing. */
  readonly told: string | null;
  /** `null`: the member may not write; or a wording or the title is being corrected. */
  readonly form:
    | (UpdateChoices & {
        readonly incident: IncidentId;
        readonly typed: TypedUpdate;
        readonly beside: BesideChoices;
        readonly gaps: readonly AskedGap[];
        readonly templates: readonly TemplateLink[];
        readonly drafts: readonly DraftLine[];
      })
    | null;
  readonly correction:
    | (UpdateChoices & { readonly typed: TypedCorrection; readonly posted: InstantText })
    | null;
  readonly preview: LocalText;
  readonly hints: WordsHints;
  readonly problem: FormProblem | null;
  /** Newest first. */
  readonly updates: readonly WrittenUpdate[];
  readonly isReadOnly: boolean;
}

export interface WrittenUpdate {
  readonly update: UpdateView;
  readonly author: string;
  readonly lags: boolean;
  readonly correctHref: string;
  /** Came, or was corrected, after the revision that the form is based on. */
  readonly isNews: boolean;
}

/** What was typed, and what was wrong with it. */
export interface IncidentUpdatesInput {
  readonly typed?: TypedUpdate;
  readonly correction?: TypedCorrection;
  readonly retitling?: TypedTitle;
  /** What is to be put right, as it is named in the address: an update, or `title`. */
  readonly correct?: string;
  readonly problem?: FormProblem;
  /** The template that fills the form, as it is named in the address. */
  readonly template?: string | null;
  /** What is half written of it. */
  readonly drafts?: readonly UpdateDraft[];
  /** The deed that led here, as it is named in the address. */
  readonly told?: string | null;
  /** The revision that what was typed is based on. */
  readonly since?: number;
}

/** What an address names the title by, beside the updates. */
const TITLE = 'title';

/** @returns `null` when there is no such incident */
export function incidentUpdatesView(
  context: StaffViewContext,
  id: string,
  {
    typed,
    correction,
    retitling,
    correct,
    problem = undefined,
    told = null,
    template = null,
    drafts = [],
    since,
  }: IncidentUpdatesInput = {},
): IncidentUpdatesView | null {
  const { state, locale, member } = context;
  const incident = findIncident(state, id);
  if (!incident) return null;
  const title = localTitle(incident.title, locale);
  const mayWrite = member.may.apply;
  const corrected = incident.updates.find((update) => update.id === (correction?.update ?? correct));
  const mayRetitle = mayWrite && incident.entry === null;
  const newTitle = mayRetitle && correct === TITLE ? retitlingOf(context, id) : null;
  const fields = typed ?? blankUpdate(context, incident, template);
  const wording = corrected ? (correction ?? correctionOf(context, corrected)) : null;
  const { panels, features } = fields;
  const filled = { panels, features, since: incident.startedAt, next: meantInstant(fields.next) };
  const { pl, en } = wording ?? fillTemplate(context, filled, fields, fields.gaps);
  return {
    limits: context.limits,
    page: staffPageView(context, {
      path: `${UPDATES_PATH}${id}/`,
      title: `${staffUpdateWords[locale].title}: ${title.title}`,
    }),
    incident: { ...title, href: localePath(locale, pathById(state, 'incidents', id)) },
    retitling: mayRetitle ? (retitling ?? newTitle) : null,
    retitleHref:
      mayRetitle && !retitling && !newTitle ? `${incidentDeskHref(context, id)}?correct=${TITLE}#form` : null,
    postmortem: mayWrite ? postmortemLink(context, id) : null,
    noticesHref: mayWrite ? authorityHref(context, id) : null,
    action: incidentDeskHref(context, id),
    told: (told !== null && new Map(Object.entries(staffUpdateWords[locale].told)).get(told)) || null,
    form:
      mayWrite && !corrected && !retitling && !newTitle
        ? {
            ...updateChoices(context, fields),
            incident: id,
            typed: { ...fields, next: typedInstant(fields.next), about: typedInstant(fields.about) },
            beside: besideChoices(context, fields.beside),
            gaps: askedGaps(fields, fields.gaps),
            templates: templateLinks(context, incidentDeskHref(context, id)),
            drafts: draftLines(context, drafts, incidentDeskHref(context, id)),
          }
        : null,
    correction:
      mayWrite && corrected && wording
        ? { ...updateChoices(context, wording), typed: wording, posted: instantText(context, corrected.at) }
        : null,
    preview: wordsPreview(context, { pl, en }),
    hints: wordsHints(context, { pl, en }),
    problem: problem ?? null,
    updates: incident.updates.map((update) => writtenUpdate(context, update, since)).toReversed(),
    isReadOnly: !mayWrite,
  };
}

function postmortemLink(context: StaffViewContext, id: string): IncidentUpdatesView['postmortem'] {
  const written = postmortemOf(context.state, id);
  return written
    ? { href: wordHref(context, written.source.path), isThere: true }
    : {
        href: `${newWordHref(context, 'postmortems', null)}&name=${encodeURIComponent(id)}`,
        isThere: false,
      };
}

function writtenUpdate(context: StaffViewContext, update: UpdateState, since = Infinity): WrittenUpdate {
  const posted = context.state.changes[update.revision - 1];
  return {
    update: updateView(context, update),
    author: posted ? context.nameOf(posted.actor) : '',
    lags: owesTranslation(update),
    correctHref: `${incidentDeskHref(context, update.incident)}?correct=${update.id}#form`,
    isNews: update.changed > since,
  };
}

/** A new update begins where the last one ended, or with what a template says. */
function blankUpdate(context: StaffViewContext, incident: Incident, template: string | null): TypedUpdate {
  const { state } = context;
  const chosen = findTemplate(context, template);
  const filled = chosen && templateFields(context, chosen);
  const last = incident.updates.at(-1);
  const { panels, features } = last ?? incident;
  return {
    status: last?.status ?? 'investigating',
    impact: last?.impact ?? incident.impact ?? 'minor',
    ...(filled?.words ?? { pl: '', en: '' }),
    next: '',
    draft: '',
    draftSaved: '',
    about: '',
    quiet: false,
    beside: NOTHING_BESIDE,
    gaps: {},
    panels,
    features,
    expected: String(state.revision),
    ...filled?.facts,
  };
}

function correctionOf({ state }: StaffViewContext, { id, body, ...said }: UpdateState): TypedCorrection {
  const { status, impact, panels, features } = said;
  return {
    update: id,
    pl: body.pl,
    en: body.en ?? '',
    status,
    impact,
    panels,
    features,
    stands: false,
    quiet: false,
    expected: String(state.revision),
  };
}

function retitlingOf({ state }: StaffViewContext, id: string): TypedTitle | null {
  const incident = state.incidents[id];
  if (!incident) return null;
  const { pl, en } = incident.title;
  return { pl, en: en ?? '', stands: false, expected: String(state.revision) };
}
