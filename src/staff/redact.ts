import { z } from 'zod';
import { findElsewhere, removeElsewhere } from '../actions/find-elsewhere.ts';
import { findRepeating } from '../actions/find-repeating.ts';
import { findRedactable, redact } from '../actions/redact.ts';
import { REFUSAL_STATUS, type RefusalStatus } from '../actions/refusal-status.ts';
import { localePath } from '../domain/locale.ts';
import { flawText } from '../i18n/flaws.ts';
import { staffLogWords } from '../i18n/staff-log.ts';
import type { ViewContext } from '../views/context.ts';
import {
  EMPTY_REDACT_FORM,
  type RedactForm,
  type RedactView,
  redactView,
  type WhatGoes,
} from '../views/staff/redact.ts';
import { list, text, tick } from './fields.ts';
import { readForm } from './read-form.ts';
import { staffContext } from './staff-context.ts';
import type { StaffSession } from './staff-session.ts';

/** Where the reader goes, or the page with what is wrong. */
type RedactOutcome =
  | { readonly location: string }
  | { readonly status: 200 | RefusalStatus; readonly view: RedactView };

/** `also`: what lies beside the log and is to go with it: `draft:<id>`, `suggestion:<id>`. */
const FORM = z.object({ reason: text, sure: tick, also: list });

/** What an address asks to be taken out: `?part=` once for each part; none: all that the revision said. */
export function readWhatGoes(revision: number, query: URLSearchParams): WhatGoes {
  const parts = query.getAll('part');
  return parts.length === 0 ? { revision } : { revision, parts };
}

/** Shows what redacting would change. `kept`: what was typed before a session had ended. */
export async function showRedaction(
  view: ViewContext,
  session: StaffSession,
  what: WhatGoes,
  kept: FormData | null = null,
): Promise<RedactOutcome> {
  if (kept === null) return answer(view, session, what, EMPTY_REDACT_FORM, 200);
  const { reason, also } = readForm(kept, FORM).typed;
  return answer(view, session, what, { ...EMPTY_REDACT_FORM, reason, also }, 200);
}

/** Redacts, by the form that was sent. */
export async function sendRedaction(
  view: ViewContext,
  session: StaffSession,
  what: WhatGoes,
  sent: FormData,
): Promise<RedactOutcome> {
  const words = staffLogWords[view.locale].redaction;
  const read = readForm(sent, FORM);
  const reason = read.typed.reason.trim();
  const isSure = read.ok && read.values.sure;
  const { also } = read.typed;
  const refuse = (errors: RedactForm['errors']) =>
    answer(view, session, what, { reason, isSure, also, errors }, 422);
  if (!isSure) {
    return refuse({ reason: reason === '' ? words.reasonMissing : null, sure: words.sureMissing });
  }
  // What it says is known until it is taken out.
  const state = await session.actions.log.current();
  const { revision, parts } = what;
  const change = findRedactable(state, revision, parts);
  const elsewhere = 'ok' in change ? [] : await findElsewhere(session, state, change);
  const outcome = await redact(session.actions, { revision, reason, ...(parts && { parts }) });
  if (outcome.ok) await removeElsewhere(session, elsewhere, also);
  if (outcome.ok) return { location: `${localePath(view.locale, '/staff/log/')}#r${outcome.revision}` };
  if (outcome.code === 'reason.missing') return refuse({ reason: words.reasonMissing, sure: null });
  const flaw = outcome.flaws?.find(({ field }) => field === 'reason');
  if (flaw) return refuse({ reason: flawText(view.locale, flaw), sure: null });
  const form = { reason, isSure, also, errors: { reason: null, sure: null } };
  const context = await staffContext(view, session);
  const shown = redactView(context, what, { refusalCode: outcome.code, repeating: [], form });
  return { status: REFUSAL_STATUS[outcome.code], view: shown };
}

async function answer(
  view: ViewContext,
  session: StaffSession,
  what: WhatGoes,
  form: RedactForm,
  status: 200 | 422,
): Promise<RedactOutcome> {
  const context = await staffContext(view, session);
  const found = findRedactable(context.state, what.revision, what.parts);
  const code = 'ok' in found ? found.code : null;
  const repeating = 'ok' in found ? [] : await findRepeating(session.actions.intents, found);
  const elsewhere = 'ok' in found ? [] : await findElsewhere(session, context.state, found);
  return {
    status: code === null ? status : REFUSAL_STATUS[code],
    view: redactView(context, what, { refusalCode: code, repeating, elsewhere, form }),
  };
}
