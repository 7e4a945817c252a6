import { z } from 'zod';
import { correctIncident } from '../actions/correct-incident.ts';
import { noteSent } from '../actions/note-sent.ts';
import { REFUSAL_STATUS, type RefusalStatus } from '../actions/refusal-status.ts';
import { OWED_AFTER } from '../domain/authority-clock.ts';
import { authorityWords } from '../i18n/staff-authority.ts';
import { fieldErrorText } from '../i18n/staff-field-errors.ts';
import { refusalText } from '../i18n/staff-refusals.ts';
import type { ViewContext } from '../views/context.ts';
import {
  type AuthorityForm,
  type AuthorityView,
  authorityHref,
  authorityView,
  EMPTY_AUTHORITY_FORM,
} from '../views/staff/authority.ts';
import { optionalInstant, read, revision, text } from './fields.ts';
import { readForm } from './read-form.ts';
import { staffContext } from './staff-context.ts';
import type { StaffSession } from './staff-session.ts';

/** Where to go, or the page with what is wrong. */
type AuthorityOutcome =
  | { readonly location: string }
  | { readonly status: 200 | RefusalStatus; readonly view: AuthorityView };

/** Which of the two forms of the page it is. */
const DEED = z.object({ deed: text });
/** Since when it is known. */
const KNOWN = z.object({ known: optionalInstant, expected: revision });
const FORM = z.object({
  hours: read('state.unknown', (typed) => OWED_AFTER.find((hours) => String(hours) === typed)),
  sent: optionalInstant,
  reference: text,
});

/** What the authority is owed of an incident. `kept`: what was typed before a session had ended. */
export async function showAuthority(
  view: ViewContext,
  session: StaffSession,
  incident: string,
  kept: FormData | null = null,
): Promise<AuthorityOutcome> {
  const typed = kept === null ? {} : readForm(kept, isKnown(kept) ? KNOWN : FORM).typed;
  return answer(view, session, incident, { ...EMPTY_AUTHORITY_FORM, ...typed }, 200);
}

/** Writes down that something of it was sent, or since when it is known. */
export async function answerAuthority(
  view: ViewContext,
  session: StaffSession,
  incident: string,
  form: FormData,
): Promise<AuthorityOutcome> {
  if (isKnown(form)) return tellKnown(view, session, incident, form);
  const read = readForm(form, FORM);
  const { typed } = read;
  if (!read.ok) {
    const [error] = read.errors;
    const problem = fieldErrorText(view.locale, error ?? { code: 'state.unknown' });
    return answer(view, session, incident, { ...EMPTY_AUTHORITY_FORM, ...typed, problem }, 422);
  }
  const { hours, sent: sentAt, reference } = read.values;
  const state = await session.actions.log.current();
  const outcome = await noteSent(session.notices, state, {
    incident,
    hours,
    sentAt,
    reference: reference.trim(),
  });
  if (!('ok' in outcome)) return { location: authorityHref(view, incident) };
  const words = authorityWords[view.locale];
  const problem =
    outcome.code === 'instant.future'
      ? words.future
      : outcome.code === 'instant.past'
        ? words.before
        : refusalText(view.locale, outcome);
  return answer(
    view,
    session,
    incident,
    { ...EMPTY_AUTHORITY_FORM, ...typed, problem },
    REFUSAL_STATUS[outcome.code],
  );
}

function isKnown(form: FormData): boolean {
  return readForm(form, DEED).typed.deed === 'known';
}

async function tellKnown(
  view: ViewContext,
  session: StaffSession,
  incident: string,
  form: FormData,
): Promise<AuthorityOutcome> {
  const read = readForm(form, KNOWN);
  const shown = { ...EMPTY_AUTHORITY_FORM, known: read.typed.known };
  if (!read.ok) {
    const [error] = read.errors;
    const problem = fieldErrorText(view.locale, error ?? { code: 'state.unknown' });
    return answer(view, session, incident, { ...shown, problem }, 422);
  }
  const { known: knownSince, expected } = read.values;
  const { incidents } = await session.actions.log.current();
  const outcome = await correctIncident(session.actions, {
    incident,
    title: incidents[incident]?.title ?? { pl: '', en: null },
    translationStands: incidents[incident]?.lags === false,
    knownSince,
    expected,
  });
  if (outcome.ok || outcome.code === 'nothing.changed') return { location: authorityHref(view, incident) };
  const problem = refusalText(view.locale, outcome);
  return answer(view, session, incident, { ...shown, problem }, REFUSAL_STATUS[outcome.code]);
}

async function answer(
  view: ViewContext,
  session: StaffSession,
  incident: string,
  form: AuthorityForm,
  status: 200 | RefusalStatus,
): Promise<AuthorityOutcome> {
  const context = await staffContext(view, session);
  const { notices, wall } = session.notices;
  const shown = authorityView(context, incident, { sent: await notices.list(), wall, form });
  return { status: shown.incident === null ? 404 : status, view: shown };
}
