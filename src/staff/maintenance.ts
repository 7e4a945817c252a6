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
import type { TypedCourse } from '../views/staff/maintenance-draft.ts';
import { maintenanceSubject } from '../views/staff/maintenance-preview.ts';
import { withConfirmed } from './confirmed.ts';
import { text } from './fields.ts';
import { LOOK, type MaintenanceReading, problemOfMaintenance, readMaintenance } from './maintenance-form.ts';
import { look } from './preview.ts';
import { answerProposal, type PreviewStep, type ProposalPreviewed } from './proposal-preview.ts';
import { readForm, readNamed } from './read-form.ts';
import { staffContext } from './staff-context.ts';
import type { StaffSession } from './staff-session.ts';

/** What a form of the page of planned maintenance is answered with. */
export type MaintenanceAnswer =
  | ProposalPreviewed
  | { readonly kind: 'page'; readonly status: number; readonly view: MaintenancePageView }
  | { readonly kind: 'conflict'; readonly status: 409; readonly view: ConflictView };

interface Sent {
  readonly form: FormData | null;
  /** The deed that led to this page. */
  readonly told?: string | null;
  /** What was typed before a session had ended. */
  readonly kept?: FormData | null;
}

/** Work is announced and moved at once unless it is to be previewed; what ends it is always seen first. */
const AT_ONCE = ['plan', 'move'];

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
  const reading = readMaintenance(sent, view.locale);
  const { typed } = reading;
  if (reading.proposal === null)
    return show(form === null ? 200 : 422, { ...typed, problem: form && reading.problem });
  const go = sent.get('go');
  const isSent = sent.has('how');
  if (go === 'edit' || (form === null && !isSent)) return show(200, typed);
  if (sent.has('conflict')) {
    return decide(view, session, sent, { context, typed, proposal: reading.proposal });
  }
  const deed = 'course' in typed ? typed.course.deed : 'plan';
  const isLook = go !== null || isSent || sent.get('deed') === LOOK;
  if (form !== null && AT_ONCE.includes(deed) && !isLook) {
    const outcome = await applyProposal(withConfirmed(session.actions, form), reading.proposal);
    if (outcome.ok) {
      const done = deed === 'plan' ? 'planned' : 'moved';
      return { kind: 'redirect', to: localePath(view.locale, `${MAINTENANCE_PATH}?told=${done}`) };
    }
    // What is asked of a new one is asked at its form.
    if (outcome.code !== 'confirm.needed' || deed === 'plan') return refuse(view, session, typed, outcome);
  }
  const step = go === 'see' ? 'see' : isSent && form !== null ? 'send' : 'look';
  return onward(view, session, sent, { context, typed, proposal: reading.proposal, step });
}

interface Carried {
  readonly context: StaffViewContext;
  readonly typed: MaintenanceReading['typed'];
}

async function onward(
  view: ViewContext,
  session: StaffSession,
  form: FormData,
  {
    context,
    typed,
    proposal,
    step,
  }: Carried & { readonly proposal: MaintenanceProposal; readonly step: PreviewStep },
): Promise<MaintenanceAnswer> {
  const subject = maintenanceSubject(context, typed);
  const outcome = await answerProposal(view, session, form, { context, proposal, subject, step });
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
  { context, typed, proposal }: Carried & { readonly proposal: MaintenanceProposal },
): Promise<MaintenanceAnswer> {
  if (!('course' in typed)) return onward(view, session, form, { context, typed, proposal, step: 'look' });
  const { course } = typed;
  const choice = readNamed(form, 'choice.').get(course.maintenance);
  if (choice === 'theirs') {
    return { kind: 'redirect', to: localePath(view.locale, `${MAINTENANCE_PATH}?told=kept`) };
  }
  if (choice !== 'mine') {
    const looked = look(session, context, proposal);
    const conflict = looked.ok ? undefined : conflictOf(looked);
    if (conflict) return askWhich(context, course, conflict, true);
  }
  const { decided } = readForm(form, DECIDED).typed;
  const basis = choice === 'mine' ? decided : course.expected;
  const again = { course: { ...course, expected: basis } };
  const based = { ...proposal, expected: Number(basis) || 0 };
  return onward(view, session, form, { context, typed: again, proposal: based, step: 'look' });
}

const DECIDED = z.object({ decided: text });

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
