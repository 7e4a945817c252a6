import { z } from 'zod';
import { cancelIntent } from '../actions/cancel-intent.ts';
import { dismissIntent } from '../actions/dismiss-intent.ts';
import type { Refusal } from '../actions/refusal.ts';
import { REFUSAL_STATUS } from '../actions/refusal-status.ts';
import { localePath } from '../domain/locale.ts';
import { refusalText } from '../i18n/staff-refusals.ts';
import type { ViewContext } from '../views/context.ts';
import { type ScheduledInput, type ScheduledView, scheduledView } from '../views/staff/scheduled.ts';
import { comingOf } from './coming.ts';
import { text } from './fields.ts';
import { readForm } from './read-form.ts';
import { staffContext } from './staff-context.ts';
import type { StaffSession } from './staff-session.ts';

/** Where to go, or the page with what could not be done. */
type ScheduledAnswer =
  | { readonly location: string }
  | { readonly status: number; readonly view: ScheduledView };

/** Which button was pressed, by the publication it stands beside. */
const FORM = z.object({ cancel: text, dismiss: text });

const TOLD = z.enum(['cancelled', 'held', 'planned', 'dismissed']);

/** What is still to come. `query`: may name what was just done. */
export async function showScheduled(
  view: ViewContext,
  session: StaffSession,
  query: URLSearchParams,
): Promise<ScheduledAnswer> {
  const told = TOLD.safeParse(query.get('told')).data ?? null;
  return { status: 200, view: await makeView(view, session, { told }) };
}

/** Cancels what is to come, or puts away what did not come about. */
export async function answerScheduled(
  view: ViewContext,
  session: StaffSession,
  form: FormData,
): Promise<ScheduledAnswer> {
  const { cancel, dismiss } = readForm(form, FORM).typed;
  const outcome: Refusal | 'cancelled' | 'dismissed' =
    cancel === ''
      ? wasDone(await dismissIntent(session.actions, dismiss), 'dismissed')
      : wasDone(await cancelIntent(session.actions, cancel), 'cancelled');
  if (typeof outcome === 'string') {
    return { location: localePath(view.locale, `/staff/scheduled/?told=${outcome}`) };
  }
  const problem = refusalText(view.locale, outcome);
  return { status: REFUSAL_STATUS[outcome.code], view: await makeView(view, session, { problem }) };
}

function wasDone<T>(outcome: Refusal | object, done: T): Refusal | T {
  return 'ok' in outcome && 'code' in outcome ? outcome : done;
}

async function makeView(
  view: ViewContext,
  session: StaffSession,
  input: Omit<ScheduledInput, 'coming'>,
): Promise<ScheduledView> {
  const context = await staffContext(view, session);
  const intents = await session.actions.intents.open();
  return scheduledView(context, {
    coming: intents.map((intent) => comingOf(view.locale, intent)),
    ...input,
  });
}
