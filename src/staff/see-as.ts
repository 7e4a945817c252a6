import { z } from 'zod';
import { LOCALES, type Locale } from '../domain/locale.ts';
import type { ViewContext } from '../views/context.ts';
import { type PanelView, panelView } from '../views/panel.ts';
import { readUses } from '../views/uses.ts';
import { list, text } from './fields.ts';
import type { FormOutcome } from './outcome.ts';
import { answerRefusal, answerUnread, look } from './preview.ts';
import { readDraft } from './read-draft.ts';
import { readForm } from './read-form.ts';
import { staffContext } from './staff-context.ts';
import type { StaffSession } from './staff-session.ts';

/** As whom it is seen. */
const FORM = z.object({ customer: text, uses: list, language: text });

/** A panel's page as its customers would see it once a change is applied: the same view, of the state after it. */
export async function seeAs(
  view: ViewContext,
  session: StaffSession,
  form: FormData,
): Promise<{ readonly kind: 'panel'; readonly view: PanelView } | FormOutcome> {
  const context = await staffContext(view, session);
  const reading = readDraft(form, context.state);
  if (!reading.ok) return answerUnread(context, reading);
  const looked = look(session, context, reading.proposal);
  if (!looked.ok) return answerRefusal(context, reading.typed, reading.proposal, looked);
  const seen = readSeenAs(form);
  const after = { ...view, state: looked.after, now: context.now, locale: seen.locale ?? view.locale };
  const page = panelView(after, seen.customer, readUses(after, seen.uses));
  if (page) return { kind: 'panel', view: page };
  return answerUnread(context, {
    ok: false,
    typed: reading.typed,
    errors: [{ field: 'panels', code: 'panels.unknown' }],
  });
}

/** As whom a page is to be seen, and what they use, as an address has it. */
export function readSeenAs(form: FormData): {
  readonly locale: Locale | null;
  readonly customer: string;
  readonly uses: URLSearchParams;
} {
  const { language, uses, customer } = readForm(form, FORM).typed;
  return {
    locale: LOCALES.find((one) => one === language) ?? null,
    customer,
    uses: new URLSearchParams(uses.map((use) => ['uses', use])),
  };
}
