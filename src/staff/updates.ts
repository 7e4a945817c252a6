import { z } from 'zod';
import { correctIncident } from '../actions/correct-incident.ts';
import { correctUpdate } from '../actions/correct-update.ts';
import { openIncident } from '../actions/open-incident.ts';
import { postUpdate } from '../actions/post-update.ts';
import type { UpdateProposal } from '../actions/proposal.ts';
import type { Refusal } from '../actions/refusal.ts';
import { REFUSAL_STATUS } from '../actions/refusal-status.ts';
import { findIncident } from '../domain/incidents.ts';
import { localePath } from '../domain/locale.ts';
import type { ViewContext } from '../views/context.ts';
import type { StaffViewContext } from '../views/staff/context.ts';
import {
  type IncidentUpdatesInput,
  type IncidentUpdatesView,
  incidentUpdatesView,
} from '../views/staff/incident-updates.ts';
import type { FormProblem, TypedIncident } from '../views/staff/typed-update.ts';
import { incidentDeskHref, UPDATES_PATH, type UpdatesView, updatesView } from '../views/staff/updates.ts';
import { withConfirmed } from './confirmed.ts';
import { text } from './fields.ts';
import { answerFormPreview, type FormPreviewed } from './form-preview.ts';
import { allTexts, readForm } from './read-form.ts';
import { staffContext } from './staff-context.ts';
import type { StaffSession } from './staff-session.ts';
import { discardDraft, draftForm, draftsOf, keepDraft } from './update-drafts.ts';
import {
  FLAWED_OPENING,
  problemOf,
  readCorrection,
  readDeed,
  readOpening,
  readRetitling,
  readUpdate,
} from './update-forms.ts';

/** The way to another page, or a page. */
export type Answered<View> =
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'page'; readonly status: number; readonly view: View };

/** A page, or what becomes of a change that is previewed first. */
type UpdateAnswer<View> = Answered<View> | FormPreviewed;

/** Answers the list of incidents, or the form that opens one. `kept`: what was typed before a session had ended. */
export async function answerUpdates(
  view: ViewContext,
  session: StaffSession,
  form: FormData | null,
  kept: FormData | null = null,
  { template = null, draft = null, told = null }: Begun & { readonly told?: string | null } = {},
): Promise<UpdateAnswer<UpdatesView>> {
  const context = await staffContext(view, session);
  const show = async (
    status: number,
    typed: TypedIncident | null,
    problem: FormProblem | null = null,
  ): Promise<Answered<UpdatesView>> => {
    const drafts = await draftsOf(session, null);
    return { kind: 'page', status, view: updatesView(context, typed, problem, template, drafts, told) };
  };
  if (form === null) {
    const begun = kept ?? (await draftForm(session, draft, null));
    return show(200, begun && readOpening(begun, context).typed);
  }
  const { typed, meant, problem } = readOpening(form, context);
  const deed = readDeed(form, view.locale);
  if (deed === 'keep' || deed === 'discard') {
    const to = await settleDraft(session, form, deed, null, localePath(view.locale, UPDATES_PATH));
    return to === null ? show(403, typed) : { kind: 'redirect', to };
  }
  if (deed === 'edit') return show(200, typed);
  if (meant === null) return show(422, typed, problem);
  const outcome = asksToSee(form, deed)
    ? await previewWords(view, session, form, {
        context,
        path: UPDATES_PATH,
        proposal: { verb: 'update', kind: 'opening', ...meant },
      })
    : await openIncident(withConfirmed(session.actions, form), meant);
  if ('kind' in outcome) return outcome;
  if (outcome.ok) {
    await discardDraft(session, form);
    const told = meant.update ? 'posted' : 'opened';
    return { kind: 'redirect', to: `${incidentDeskHref(context, meant.id)}?told=${told}` };
  }
  const again = { ...typed, expected: await basis(session, outcome, typed.expected) };
  return show(REFUSAL_STATUS[outcome.code], again, problemOf(view.locale, outcome, FLAWED_OPENING));
}

/** What a form begins with, by its name in the address. */
interface Begun {
  readonly template?: string | null;
  readonly draft?: string | null;
}

const HOW = z.object({ how: text });

/** Whether it is to be looked at as a whole first, or was: then it says how it is to be applied. */
function asksToSee(form: FormData, deed: ReturnType<typeof readDeed>): boolean {
  return deed === 'preview' || deed === 'see' || readForm(form, HOW).typed.how !== '';
}

/** What belongs to the ways of a preview, and to no form. */
const NOT_TYPED = /^(deed|how|minutes|at|confirmed|customer|uses|language)$/;

/** Previews words of an incident with all that changes with them, or applies them from there. What is published is no draft. */
async function previewWords(
  view: ViewContext,
  session: StaffSession,
  form: FormData,
  asked: {
    readonly context: StaffViewContext;
    readonly path: string;
    readonly proposal: UpdateProposal;
  },
): Promise<FormPreviewed | Refusal> {
  const fields = allTexts(form).filter(([name, text]) => !NOT_TYPED.test(name) && text !== '');
  const answer = await answerFormPreview(view, session, form, { ...asked, fields });
  if ('refusal' in answer) return answer.refusal;
  // What waits can still be cancelled: then somebody goes on with the draft.
  if (answer.kind === 'redirect' && readForm(form, HOW).typed.how === 'now')
    await discardDraft(session, form);
  return answer;
}

/** Keeps a draft, or discards it. @returns where to go on; `null`: the member may not write */
async function settleDraft(
  session: StaffSession,
  form: FormData,
  deed: 'keep' | 'discard',
  incident: string | null,
  page: string,
): Promise<string | null> {
  if (!session.member.may.apply) return null;
  if (deed === 'keep') {
    const { id, isBeside } = await keepDraft(session, form, incident);
    return `${page}?draft=${id}&told=${isBeside ? 'beside' : 'kept'}#form`;
  }
  await discardDraft(session, form);
  return `${page}?told=discarded`;
}

/**
 * Answers the page of one incident: an update is posted, looked at, or corrected, or the title is.
 *
 * @param correct the update whose words are to be put right, or `title`
 * @param told the deed that led to this page
 * @param template what the form begins with; or `draft`, which somebody began
 * @param kept what was typed into one of its forms before a session had ended
 * @returns `null` when there is no such incident
 */
export async function answerIncident(
  view: ViewContext,
  session: StaffSession,
  id: string,
  {
    form,
    correct,
    told = null,
    kept = null,
    template = null,
    draft = null,
  }: Begun & {
    readonly form: FormData | null;
    readonly correct: string | null;
    readonly told?: string | null;
    readonly kept?: FormData | null;
  },
): Promise<UpdateAnswer<IncidentUpdatesView> | null> {
  const context = await staffContext(view, session);
  if (findIncident(context.state, id) === null) return null;
  const show = async (
    status: number,
    asked: IncidentUpdatesInput,
  ): Promise<Answered<IncidentUpdatesView> | null> => {
    const drafts = await draftsOf(session, id);
    const shown = incidentUpdatesView(await staffContext(view, session), id, { ...asked, drafts });
    return shown && { kind: 'page', status, view: shown };
  };
  if (form === null) {
    const begun = kept ?? (await draftForm(session, draft, id));
    if (begun !== null) return show(200, { ...typedAgain(begun, id, context), told });
    return show(200, correct === null ? { told, template } : { correct });
  }
  const done = (told: 'posted' | 'corrected' | 'retitled') =>
    ({ kind: 'redirect', to: `${incidentDeskHref(view, id)}?told=${told}` }) as const;
  const deed = readDeed(form, view.locale);
  if (typeof deed === 'object') {
    return show(422, { typed: readUpdate(form, id, context).typed, problem: deed });
  }
  if (deed === 'correct') {
    const { typed: correction, meant, problem } = readCorrection(form, view.locale);
    if (meant === null) return show(422, { correction, problem });
    const outcome = await correctUpdate(session.actions, meant);
    if (outcome.ok) return done('corrected');
    const expected = await basis(session, outcome, correction.expected);
    return show(REFUSAL_STATUS[outcome.code], {
      correction: { ...correction, expected },
      problem: problemOf(view.locale, outcome),
      since: meant.expected,
    });
  }
  if (deed === 'retitle') {
    const { typed: retitling, meant, problem } = readRetitling(form, id, view.locale);
    if (meant === null) return show(422, { retitling, problem });
    const outcome = await correctIncident(session.actions, meant);
    if (outcome.ok) return done('retitled');
    const expected = await basis(session, outcome, retitling.expected);
    return show(REFUSAL_STATUS[outcome.code], {
      retitling: { ...retitling, expected },
      problem: problemOf(view.locale, outcome),
    });
  }
  const { typed, meant, problem } = readUpdate(form, id, context);
  if (deed === 'keep' || deed === 'discard') {
    const to = await settleDraft(session, form, deed, id, incidentDeskHref(view, id));
    return to === null ? show(403, { typed }) : { kind: 'redirect', to };
  }
  if (deed === 'edit') return show(200, { typed });
  if (meant === null) return show(422, { typed, problem });
  const outcome = asksToSee(form, deed)
    ? await previewWords(view, session, form, {
        context,
        path: `${UPDATES_PATH}${id}/`,
        proposal: { verb: 'update', kind: 'posting', ...meant },
      })
    : await postUpdate(withConfirmed(session.actions, form), meant);
  if ('kind' in outcome) return outcome;
  if (outcome.ok) {
    await discardDraft(session, form);
    return done('posted');
  }
  return show(REFUSAL_STATUS[outcome.code], {
    typed: { ...typed, expected: await basis(session, outcome, typed.expected) },
    problem: problemOf(view.locale, outcome),
    since: meant.expected,
  });
}

/** What was typed into a form of the page, to be shown once more and not to be done. */
function typedAgain(form: FormData, id: string, context: ViewContext): IncidentUpdatesInput {
  const { locale } = context;
  switch (readDeed(form, locale)) {
    case 'correct':
      return { correction: readCorrection(form, locale).typed };
    case 'retitle':
      return { retitling: readRetitling(form, id, locale).typed };
    default:
      return { typed: readUpdate(form, id, context).typed };
  }
}

/** Who has been shown what came meanwhile decides again on that basis. */
async function basis({ actions }: StaffSession, { code }: Refusal, expected: string): Promise<string> {
  return code === 'conflict' ? String((await actions.log.current()).revision) : expected;
}
