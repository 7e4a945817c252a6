import { z } from 'zod';
import { LOCALES, type Locale } from '../domain/locale.ts';
import type { State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import type { ViewContext } from '../views/context.ts';
import { type PanelView, panelView } from '../views/panel.ts';
import { readUses } from '../views/uses.ts';
import { list, text } from './fields.ts';
import type { FormOutcome } from './outcome.ts';
import { answerRefusal, answerUnread, look } from './preview.ts';
import { readDraft } from './read-draft.ts';
import { readForm } from './read-form.ts';
import { staffContext } from './staff-context.ts';
import type { SeenPage, StaffSession } from './staff-session.ts';

/** What is seen before it is published: a panel’s page as a customer of it, or any public page. */
export type Seen =
  | { readonly kind: 'panel'; readonly view: PanelView }
  | { readonly kind: 'public'; readonly page: SeenPage };

/** As whom it is seen. */
const FORM = z.object({ customer: text, uses: list, language: text, page: text });

/** A page as its readers would see it once a change is applied: the same view, of the state after it. */
export async function seeAs(
  view: ViewContext,
  session: StaffSession,
  form: FormData,
): Promise<Seen | FormOutcome> {
  const context = await staffContext(view, session);
  const reading = readDraft(form, context.state);
  if (!reading.ok) return answerUnread(context, reading);
  const looked = look(session, context, reading.proposal);
  if (!looked.ok) return answerRefusal(context, reading.typed, reading.proposal, looked);
  const page = await seePage(view, session, { after: looked.after, now: context.now }, form);
  if (page) return page;
  return answerUnread(context, {
    ok: false,
    typed: reading.typed,
    errors: [{ field: 'panels', code: 'panels.unknown' }],
  });
}

/** The page that a form asks for, of the state after a change; `null`: there would be none. */
export async function seePage(
  view: ViewContext,
  { site }: StaffSession,
  { after, now }: { readonly after: State; readonly now: Instant },
  form: FormData,
): Promise<Seen | null> {
  const { locale, customer, uses, page } = readSeenAs(form);
  if (page !== '') {
    const shown = await site.pageAfter(after, page, view.locale);
    return shown && { kind: 'public', page: shown };
  }
  const then = { ...view, state: after, now, locale: locale ?? view.locale };
  const panel = panelView(then, customer, readUses(then, uses));
  return panel && { kind: 'panel', view: panel };
}

/** A public page that was rendered for one look at it, as it goes out. */
export function sendSeen({ status, headers, body }: SeenPage): Response {
  const policy = headers['content-security-policy'];
  return new Response(new Uint8Array(body), {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      ...(policy !== undefined && { 'Content-Security-Policy': policy }),
    },
  });
}

/** As whom a page is to be seen, and what they use, as an address has it; or the address of any page. */
function readSeenAs(form: FormData): {
  readonly locale: Locale | null;
  readonly customer: string;
  readonly uses: URLSearchParams;
  readonly page: string;
} {
  const { language, uses, customer, page } = readForm(form, FORM).typed;
  return {
    locale: LOCALES.find((one) => one === language) ?? null,
    customer,
    page,
    uses: new URLSearchParams(uses.map((use) => ['uses', use])),
  };
}
