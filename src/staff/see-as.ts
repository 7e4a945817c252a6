import { z } from 'zod';
import { LOCALES } from '../domain/locale.ts';
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
  const { language, uses: used, customer } = readForm(form, FORM).typed;
  const locale = LOCALES.find((one) => one === language) ?? view.locale;
  const after = { ...view, state: looked.after, now: context.now, locale };
  const uses = readUses(after, new URLSearchParams(used.map((use) => ['uses', use])));
  const page = panelView(after, customer, uses);
  if (page) return { kind: 'panel', view: page };
  return answerUnread(context, {
    ok: false,
    typed: reading.typed,
    errors: [{ field: 'panels', code: 'panels.unknown' }],
  });
}
