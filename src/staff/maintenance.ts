import { z } from 'zod';
import { applyProposal } from '../actions/apply-proposal.ts';
import type { MaintenanceProposal } from '../actions/proposal.ts';
import type { Refusal } from '../actions/refusal.ts';
import { REFUSAL_STATUS } from '../actions/refusal-status.ts';
import type { Conflict } from '../domain/conflict.ts';
import { localePath } from '../domain/locale.ts';
import type { ViewContext } from '../views/context.ts';
import type { ConflictView } from '../views/staff/conflict.ts';
import type { StaffViewContext } from '../views/staff/context.ts';
import {
  MAINTENANCE_PATH,
  type MaintenancePageInput,
  type MaintenancePageView,
  maintenancePageView,
} from '../views/staff/maintenance.ts';
import { maintenanceConflictView } from '../views/staff/maintenance-conflict.ts';
import { courseFields, planFields, type TypedCourse } from '../views/staff/maintenance-draft.ts';
import { maintenanceRemarks } from '../views/staff/maintenance-remarks.ts';
import { withConfirmed } from './confirmed.ts';
import { list, text } from './fields.ts';
import { answerFormPreview, type FormPreviewed } from './form-preview.ts';
import { LOOK, type MaintenanceReading, problemOfMaintenance, readMaintenance } from './maintenance-form.ts';
import { look } from './preview.ts';
import { allTexts, formOf, readForm, readNamed } from './read-form.ts';
import { staffContext } from './staff-context.ts';
import type { StaffSession } from './staff-session.ts';

/** What a form of the page of planned maintenance is answered with. */
type MaintenanceAnswer =
  | FormPreviewed
  | { readonly kind: 'page'; readonly status: number; readonly view: MaintenancePageView }
  | { readonly kind: 'conflict'; readonly status: 409; readonly view: ConflictView };

interface Sent {
  readonly form: FormData | null;
  /** What was done, as the address of this page names it. */
  readonly told?: string | null;
  /** What was typed before a session had ended. */
  readonly kept?: FormData | null;
}

/** What is to be done with what was typed. */
const DEED = z.object({ deed: text, how: text, act: text, conflict: list, decided: text });

/** Answers the page of planned maintenance: one is announced, moved, ended or called off; at once, or after a preview. */
export async function answerMaintenance(
  view: ViewContext,
  session: StaffSession,
  { form, told = null, kept = null }: Sent,
): Promise<MaintenanceAnswer> {
  const context = await staffContext(view, session);
  const show = (status: number, input: MaintenancePageInput): MaintenanceAnswer => ({
    kind: 'page',
    status,
    view: maintenancePageView(context, input),
  });
  const sent = form ?? kept;
  if (sent === null) return show(200, { told });
  const { typed, proposal, problem } = readMaintenance(sent, view.locale);
  if (proposal === null) return form === null ? show(200, typed) : show(422, { ...typed, problem });
  const carried = { context, typed, proposal };
  const { deed, how, conflict } = readForm(sent, DEED).typed;
  if (form === null) {
    // What was kept of a preview is that preview again.
    return how === '' ? show(200, typed) : onward(view, session, withoutWay(sent), carried);
  }
  if (deed === 'edit') return show(200, typed);
  if (conflict.length > 0) return decide(view, session, form, carried);
  if (!isAtOnce(form, typed)) return onward(view, session, form, carried);
  const outcome = await applyProposal(withConfirmed(session.actions, form), proposal);
  if (outcome.ok) {
    const done = 'plan' in typed ? 'planned' : 'moved';
    return { kind: 'redirect', to: localePath(view.locale, `${MAINTENANCE_PATH}?told=${done}`) };
  }
  // What is asked of a new one is asked at its form, of others in their preview.
  const isAsked = outcome.code === 'confirm.needed' && 'course' in typed;
  return isAsked ? onward(view, session, form, carried) : refuse(view, session, typed, outcome);
}

/** Work is announced and moved at once unless it is to be previewed; what ends it, or reaches everything, is always seen first. */
function isAtOnce(form: FormData, typed: Carried['typed']): boolean {
  const { deed, how, act } = readForm(form, DEED).typed;
  if (deed !== '' || how !== '' || act === LOOK) return false;
  if (!('plan' in typed)) return typed.course.act === 'move';
  return typed.plan.panels.length > 0 || typed.plan.features.length > 0;
}

/** Of what was kept nothing is sent by itself. */
function withoutWay(form: FormData): FormData {
  return formOf(allTexts(form).filter(([name]) => name !== 'how'));
}

interface Carried {
  readonly context: StaffViewContext;
  readonly typed: MaintenanceReading['typed'];
  readonly proposal: MaintenanceProposal;
}

/** Its preview, a page as it will be, or applying it now or later. */
async function onward(
  view: ViewContext,
  session: StaffSession,
  form: FormData,
  { context, typed, proposal }: Carried,
): Promise<MaintenanceAnswer> {
  const outcome = await answerFormPreview(view, session, form, {
    context,
    path: MAINTENANCE_PATH,
    fields: 'plan' in typed ? planFields(typed.plan) : courseFields(typed.course),
    remarks: 'plan' in typed ? maintenanceRemarks(context, typed.plan) : [],
    proposal,
  });
  return 'refusal' in outcome ? refuse(view, session, typed, outcome.refusal) : outcome;
}

/** What was refused: a conflict is to be decided, the rest is mended where it was typed. */
async function refuse(
  view: ViewContext,
  session: StaffSession,
  typed: Carried['typed'],
  refusal: Refusal,
): Promise<MaintenanceAnswer> {
  // Somebody may have been faster since the page was read.
  const context = await staffContext(view, session);
  const conflict = conflictOf(refusal);
  if (conflict && 'course' in typed) return askWhich(context, typed.course, conflict);
  const problem = problemOfMaintenance(view.locale, refusal);
  return {
    kind: 'page',
    status: REFUSAL_STATUS[refusal.code],
    view: maintenancePageView(context, { ...typed, problem }),
  };
}

/** Goes on with what was chosen between mine and theirs; what is not chosen yet is asked again. */
async function decide(
  view: ViewContext,
  session: StaffSession,
  form: FormData,
  carried: Carried,
): Promise<MaintenanceAnswer> {
  const { context, typed, proposal } = carried;
  if (!('course' in typed)) return onward(view, session, form, carried);
  const { course } = typed;
  const choice = readNamed(form, 'choice.').get(course.maintenance);
  if (choice === 'theirs') {
    return { kind: 'redirect', to: localePath(view.locale, `${MAINTENANCE_PATH}?told=kept`) };
  }
  if (choice === 'mine') {
    const { decided } = readForm(form, DEED).typed;
    const based = { ...proposal, expected: Number(decided) || 0 };
    const again = { course: { ...course, expected: decided } };
    return onward(view, session, form, { context, typed: again, proposal: based });
  }
  const looked = look(session, context, proposal);
  const conflict = looked.ok ? undefined : conflictOf(looked);
  return conflict ? askWhich(context, course, conflict, true) : onward(view, session, form, carried);
}

type MaintenanceConflict = Extract<Conflict, { readonly kind: 'maintenance' }>;

function conflictOf({ code, conflicts = [] }: Refusal): MaintenanceConflict | undefined {
  return code === 'conflict' ? conflicts.find((one) => one.kind === 'maintenance') : undefined;
}

function askWhich(
  context: StaffViewContext,
  course: TypedCourse,
  conflict: MaintenanceConflict,
  isAsked = false,
): MaintenanceAnswer {
  return {
    kind: 'conflict',
    status: 409,
    view: maintenanceConflictView(context, { course, conflict, isAsked }),
  };
}
