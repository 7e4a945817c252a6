import { z } from 'zod';
import { type NotifyingDeed, steerNotifying } from '../actions/notifying.ts';
import { REFUSAL_STATUS } from '../actions/refusal-status.ts';
import type { Locale } from '../domain/locale.ts';
import { refusalText } from '../i18n/staff-refusals.ts';
import type { ViewContext } from '../views/context.ts';
import { type NotificationsView, notificationsView } from '../views/staff/notifications.ts';
import { text } from './fields.ts';
import { readForm } from './read-form.ts';
import { staffContext } from './staff-context.ts';
import type { StaffSession } from './staff-session.ts';

const FORM = z.object({ deed: text, message: text });

interface Shown {
  readonly status: number;
  readonly view: NotificationsView;
}

/** How telling subscribers is going. */
export async function showNotifications(
  view: ViewContext,
  session: StaffSession,
  beside: { readonly said?: 'tested'; readonly problem?: string } = {},
): Promise<NotificationsView> {
  const { notifying, member } = session;
  const { rate } = notifying;
  return notificationsView(await staffContext(view, session), await notifying.status(), {
    rate,
    email: member.email,
    isReached: notifying.reaches(member.email),
    ...beside,
  });
}

/** Does what a button of the page asks for. @returns `null`: it is done, and the page says what is now */
export async function steerFrom(
  view: ViewContext,
  session: StaffSession,
  form: FormData,
): Promise<Shown | null> {
  const { actions, notifying, audit, member } = session;
  const { deed, message } = readForm(form, FORM).typed;
  const asked = deedOf(deed, message, { email: member.email, locale: view.locale });
  if (asked === null) return { status: 422, view: await showNotifications(view, session) };
  const { actor, authority } = actions;
  const record = (
    kind: Parameters<typeof audit.record>[0]['kind'],
    facts: Readonly<Record<string, string>>,
  ) => audit.record({ kind, facts });
  const outcome = await steerNotifying({ notifying, actor, authority, record }, asked);
  if (!outcome.ok) {
    const problem = refusalText(view.locale, outcome);
    return {
      status: REFUSAL_STATUS[outcome.code],
      view: await showNotifications(view, session, { problem }),
    };
  }
  if (asked.deed !== 'test') return null;
  return { status: 200, view: await showNotifications(view, session, { said: 'tested' }) };
}

function deedOf(
  deed: string,
  message: string,
  to: { readonly email: string; readonly locale: Locale },
): NotifyingDeed | null {
  if (deed === 'pause' || deed === 'resume') return { deed };
  if (deed === 'retry') return { deed, message };
  return deed === 'test' ? { deed, ...to } : null;
}
