import { z } from 'zod';
import { applyProposal } from '../actions/apply-proposal.ts';
import type { ActionContext } from '../actions/context.ts';
import { hold, LONGEST_HOLD } from '../actions/hold.ts';
import type { Proposal } from '../actions/proposal.ts';
import type { Refusal } from '../actions/refusal.ts';
import { schedule } from '../actions/schedule.ts';
import { localePath } from '../domain/locale.ts';
import { type Instant, parseInstant } from '../domain/time.ts';
import type { ViewContext } from '../views/context.ts';
import type { StaffViewContext } from '../views/staff/context.ts';
import type { FieldError } from '../views/staff/draft.ts';
import { withConfirmed } from './confirmed.ts';
import { flawedFields } from './flawed-fields.ts';
import type { Outcome } from './outcome.ts';
import { answerRefusal, answerUnread, previewTyped } from './preview.ts';
import { readDraft } from './read-draft.ts';
import { staffContext } from './staff-context.ts';
import type { StaffSession } from './staff-session.ts';
import { texts } from './typed-draft.ts';

/** When a change is to come out. */
type Way =
  | { readonly how: 'now' }
  | { readonly how: 'hold'; readonly minutes: number }
  | { readonly how: 'schedule'; readonly at: Instant };

const HOW = z.enum(['now', 'hold', 'schedule']);
const MINUTES = z.coerce.number().int().min(1).max(LONGEST_HOLD);

/** Applies a change that was previewed, holds it or schedules it. */
export async function answerApply(
  view: ViewContext,
  session: StaffSession,
  form: FormData,
): Promise<Outcome> {
  const context = await staffContext(view, session);
  const reading = readDraft(form, context.state);
  if (!reading.ok) return answerUnread(context, reading);
  const { typed, proposal } = reading;
  const way = readWay(form);
  if ('field' in way) {
    const [minutes = '', at = ''] = [...texts(form, 'minutes'), ...texts(form, 'at')];
    return previewTyped(session, context, typed, { minutes, at, errors: [way] });
  }
  const outcome = await send(withConfirmed(session.actions, form), context, proposal, way);
  if ('to' in outcome) return { kind: 'redirect', to: outcome.to };
  const [at = ''] = texts(form, 'at');
  const [minutes = ''] = texts(form, 'minutes');
  if (outcome.code === 'confirm.needed') {
    const typedWay = { ...(at && { at }), ...(minutes && { minutes }) };
    return previewTyped(session, context, typed, { ...typedWay, questions: outcome.questions ?? [] });
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

async function send(
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

function readWay(form: FormData): Way | FieldError {
  const [how] = texts(form, 'how');
  const known = HOW.safeParse(how);
  switch (known.data) {
    case 'now':
      return { how: 'now' };
    case 'hold': {
      const { data: minutes } = MINUTES.safeParse(texts(form, 'minutes')[0]);
      return minutes === undefined
        ? { field: 'minutes', code: 'minutes.unreadable' }
        : { how: 'hold', minutes };
    }
    case 'schedule': {
      const at = parseInstant(texts(form, 'at')[0] ?? '');
      return at === null ? { field: 'at', code: 'instant.unreadable' } : { how: 'schedule', at };
    }
    default:
      return { field: 'how', code: 'state.unknown' };
  }
}
