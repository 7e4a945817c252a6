import { z } from 'zod';
import { changeMaintenance } from '../actions/change-maintenance.ts';
import { planMaintenance } from '../actions/plan-maintenance.ts';
import type { AppendResult } from '../actions/ports.ts';
import type { Refusal } from '../actions/refusal.ts';
import { REFUSAL_STATUS } from '../actions/refusal-status.ts';
import type { FlawField } from '../domain/flaw.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import { flawText } from '../i18n/flaws.ts';
import { fieldErrorText } from '../i18n/staff-field-errors.ts';
import { refusalText } from '../i18n/staff-refusals.ts';
import type { ViewContext } from '../views/context.ts';
import { askedViews } from '../views/staff/asked.ts';
import {
  MAINTENANCE_PATH,
  MAINTENANCE_STATES,
  type MaintenancePageView,
  type MaintenanceProblem,
  maintenancePageView,
} from '../views/staff/maintenance.ts';
import { withConfirmed } from './confirmed.ts';
import { instant, list, oneOf, revision, text } from './fields.ts';
import { type ReadError, readForm } from './read-form.ts';
import { staffContext } from './staff-context.ts';
import type { StaffSession } from './staff-session.ts';
import type { Answered } from './updates.ts';

const PLAN = z.object({
  titlePl: text,
  titleEn: text,
  pl: text,
  en: text,
  from: instant,
  until: instant,
  state: oneOf(MAINTENANCE_STATES, { missing: 'unavailable' }),
  panels: list,
  features: list,
  expected: revision,
});
const COURSE = z.object({ maintenance: text, from: instant, until: instant, expected: revision });
const DEED = z.object({ deed: oneOf(['plan', 'move', 'end', 'cancel'], { missing: 'plan' }) });

/**
 * Answers the page of planned maintenance: one is announced, moved, ended or called off.
 *
 * @param told the deed that led to this page
 * @param kept what was typed before a session had ended
 */
export async function answerMaintenance(
  view: ViewContext,
  session: StaffSession,
  {
    form,
    told = null,
    kept = null,
  }: { readonly form: FormData | null; readonly told?: string | null; readonly kept?: FormData | null },
): Promise<Answered<MaintenancePageView>> {
  const show = async (status: number, asked: Parameters<typeof maintenancePageView>[1]) => ({
    kind: 'page' as const,
    status,
    view: maintenancePageView(await staffContext(view, session), asked),
  });
  if (form === null) return show(200, kept === null ? { told } : typedAgain(kept));
  const { locale } = view;
  const again = typedAgain(form);
  const deed = readForm(form, DEED);
  if (!deed.ok) return show(422, { ...again, problem: unreadable(locale, deed.errors) });
  const actions = withConfirmed(session.actions, form);
  let outcome: AppendResult | Refusal;
  if (deed.values.deed === 'plan') {
    const read = readForm(form, PLAN);
    if (!read.ok) return show(422, { ...again, problem: unreadable(locale, read.errors) });
    const { titlePl, titleEn, pl, en, ...plan } = read.values;
    outcome = await planMaintenance(actions, {
      ...plan,
      title: { pl: titlePl, en: titleEn },
      body: { pl, en },
    });
  } else {
    const read = readForm(form, COURSE);
    if (!read.ok) return show(422, { ...again, problem: unreadable(locale, read.errors) });
    const { maintenance, expected, from, until } = read.values;
    outcome = await changeMaintenance(actions, {
      maintenance,
      expected,
      ...(deed.values.deed === 'move' && { from, until }),
      ...(deed.values.deed === 'end' && { ended: true }),
      ...(deed.values.deed === 'cancel' && { cancelled: true }),
    });
  }
  if (outcome.ok) {
    const done = { plan: 'planned', move: 'moved', end: 'ended', cancel: 'cancelled' }[deed.values.deed];
    return { kind: 'redirect', to: localePath(locale, `${MAINTENANCE_PATH}?told=${done}`) };
  }
  return show(REFUSAL_STATUS[outcome.code], { ...again, problem: problemOf(locale, outcome) });
}

/** What was typed, to be shown once more. */
function typedAgain(form: FormData): Parameters<typeof maintenancePageView>[1] {
  const { deed } = readForm(form, DEED).typed;
  if (deed === 'plan' || deed === '') return { typed: readForm(form, PLAN).typed };
  return { course: readForm(form, COURSE).typed };
}

const FLAWED: Readonly<Partial<Record<FlawField, string>>> = {
  'title.pl': 'titlePl',
  'title.en': 'titleEn',
  'body.pl': 'pl',
  'body.en': 'en',
  from: 'from',
  until: 'until',
};
const PLACES: Readonly<Partial<Record<Refusal['code'], string>>> = {
  'maintenance.order': 'until',
  'maintenance.past': 'until',
};

function problemOf(locale: Locale, refusal: Refusal): MaintenanceProblem {
  const { code, flaws = [], questions = [] } = refusal;
  const place = PLACES[code];
  const whole = refusalText(locale, refusal);
  const ofFields = flaws.flatMap((flaw) => {
    const field = FLAWED[flaw.field];
    return field === undefined ? [] : [[field, flawText(locale, flaw)] as const];
  });
  const errors = Object.fromEntries(place === undefined ? ofFields : [[place, whole]]);
  const isSaid = questions.length > 0 || Object.keys(errors).length > 0;
  return { text: isSaid ? null : whole, errors, asked: askedViews(locale, questions) };
}

function unreadable(locale: Locale, errors: readonly ReadError<string>[]): MaintenanceProblem {
  return {
    text: null,
    errors: Object.fromEntries(errors.map((error) => [error.field, fieldErrorText(locale, error)])),
    asked: [],
  };
}
