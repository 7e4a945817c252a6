import { z } from 'zod';
import { applyProposal } from '../actions/apply-proposal.ts';
import type { ActionContext } from '../actions/context.ts';
import { hold } from '../actions/hold.ts';
import type { Proposal } from '../actions/proposal.ts';
import type { Refusal } from '../actions/refusal.ts';
import { schedule } from '../actions/schedule.ts';
import { localePath } from '../domain/locale.ts';
import type { Instant } from '../domain/time.ts';
import type { ViewContext } from '../views/context.ts';
import type { StaffViewContext } from '../views/staff/context.ts';
import type { FieldError } from '../views/staff/draft.ts';
import { withConfirmed } from './confirmed.ts';
import { instant, oneOf, text, whole } from './fields.ts';
import { flawedFields } from './flawed-fields.ts';
import type { FormOutcome } from './outcome.ts';
import { answerRefusal, answerUnread, previewTyped } from './preview.ts';
import { readDraft } from './read-draft.ts';
import { readForm } from './read-form.ts';
import { staffContext } from './staff-context.ts';
import type { StaffSession } from './staff-session.ts';

/** How the fields of the ways were filled in. */
type Typed = Readonly<Record<'minutes' | 'at', string>>;

/** When a change is to come out. */
type Way =
  | { readonly how: 'now' }
  | { readonly how: 'hold'; readonly minutes: number }
  | { readonly how: 'schedule'; readonly at: Instant };

const WAY = z.object({ how: oneOf(['now', 'hold', 'schedule']), minutes: text, at: text });
const HOLD = z.object({ minutes: whole('minutes.unreadable') });
const SCHEDULE = z.object({ at: instant });

/** Applies a change that was previewed, holds it or schedules it. */
export async function answerApply(
  view: ViewContext,
  session: StaffSession,
  form: FormData,
): Promise<FormOutcome> {
  const context = await staffContext(view, session);
  const reading = readDraft(form, context.state);
  if (!reading.ok) return answerUnread(context, reading);
  const { typed, proposal } = reading;
  const read = readWay(form);
  if ('errors' in read) return previewTyped(session, context, typed, { ...read.typed, errors: read.errors });
  const { way } = read;
  const outcome = await sendWay(withConfirmed(session.actions, form), context, proposal, way);
  if ('to' in outcome) return { kind: 'redirect', to: outcome.to };
  const { at, minutes } = read.typed;
  if (outcome.code === 'confirm.needed') {
    const typedWay = { ...(at && { at }), ...(minutes && { minutes }) };
    return previewTyped(session, context, typed, { ...typedWay, questions: outcome.questions ?? [] });
  }
  if (outcome.code === 'hold.length') {
    return previewTyped(session, context, typed, {
      minutes,
      errors: [{ field: 'minutes', code: 'minutes.unreadable' }],
    });
  }
  if (way.how === 'schedule' && outcome.flaws?.every(({ field }) => field === 'at')) {
    return previewTyped(session, context, typed, { at, errors: flawedFields(outcome) });
  }
  if (outcome.code === 'instant.past' && way.how === 'schedule') {
    return previewTyped(session, context, typed, { at, errors: [{ field: 'at', code: outcome.code }] });
  }
  // Somebody may have been faster since the page was read.
  return answerRefusal(await staffContext(view, session), typed, proposal, outcome);
}

/** Applies it now, holds it or schedules it; and where to go on from there. */
export async function sendWay(
  actions: ActionContext,
  { locale }: StaffViewContext,
  proposal: Proposal,
  way: Way,
): Promise<{ readonly to: string } | Refusal> {
  switch (way.how) {
    case 'now': {
      const appended = await applyProposal(actions, proposal);
      return appended.ok ? { to: localePath(locale, `/staff/published/${appended.revision}/`) } : appended;
    }
    case 'hold': {
      const intent = await hold(actions, proposal, way);
      return 'ok' in intent ? intent : { to: localePath(locale, '/staff/scheduled/?told=held') };
    }
    case 'schedule': {
      const intent = await schedule(actions, proposal, way);
      return 'ok' in intent ? intent : { to: localePath(locale, '/staff/scheduled/?told=planned') };
    }
    default:
      return way satisfies never;
  }
}

/** When it is to come out, as it was typed and as it is meant: of the fields only that of the chosen way has to mean something. */
export function readWay(
  form: FormData,
): { readonly typed: Typed } & ({ readonly way: Way } | { readonly errors: readonly FieldError[] }) {
  const read = readForm(form, WAY);
  const { how, ...typed } = read.typed;
  if (!read.ok) return { typed, errors: [{ field: 'how', code: 'state.unknown' }] };
  if (read.values.how === 'now') return { typed, way: { how: 'now' } };
  if (read.values.how === 'hold') {
    const held = readForm(form, HOLD);
    return held.ok ? { typed, way: { how: 'hold', ...held.values } } : { typed, errors: held.errors };
  }
  const scheduled = readForm(form, SCHEDULE);
  return scheduled.ok
    ? { typed, way: { how: 'schedule', ...scheduled.values } }
    : { typed, errors: scheduled.errors };
}
