import { z } from 'zod';
import type { MaintenanceProposal } from '../actions/proposal.ts';
import type { Refusal } from '../actions/refusal.ts';
import type { FlawField } from '../domain/flaw.ts';
import type { Locale } from '../domain/locale.ts';
import { flawText } from '../i18n/flaws.ts';
import { fieldErrorText } from '../i18n/staff-field-errors.ts';
import { refusalText } from '../i18n/staff-refusals.ts';
import { askedViews } from '../views/staff/asked.ts';
import { MAINTENANCE_STATES, type MaintenanceProblem } from '../views/staff/maintenance.ts';
import { COURSE_ACTS, type TypedCourse, type TypedPlan } from '../views/staff/maintenance-draft.ts';
import { instant, list, oneOf, revision, text, tick } from './fields.ts';
import { type ReadError, readForm } from './read-form.ts';
import { silence } from './silence.ts';

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
  quiet: tick,
  expected: revision,
});
const MOVE = z.object({ maintenance: text, from: instant, until: instant, quiet: tick, expected: revision });
/** Who ends it or calls it off need not have times that mean anything. */
const END = z.object({ maintenance: text, from: text, until: text, quiet: tick, expected: revision });
/** One button has one value: `look` moves it, after a preview. */
export const LOOK = 'look';
const ACT = z.object({ act: oneOf(['plan', LOOK, ...COURSE_ACTS], { missing: 'plan' }) });

/** What was typed, and what it means; or what of it means nothing. */
export type MaintenanceReading = {
  /** Work that is to be announced, or what is to become of some that was. */
  readonly typed: { readonly plan: TypedPlan } | { readonly course: TypedCourse };
} & (
  | { readonly proposal: MaintenanceProposal; readonly problem: null }
  | { readonly proposal: null; readonly problem: MaintenanceProblem }
);

export function readMaintenance(form: FormData, locale: Locale): MaintenanceReading {
  const act = readForm(form, ACT);
  const course = act.typed.act === LOOK ? 'move' : COURSE_ACTS.find((one) => one === act.typed.act);
  if (course !== undefined) return readCourse(form, course, locale);
  const read = readForm(form, PLAN);
  const typed = { plan: read.typed };
  const errors = [...(act.ok ? [] : act.errors), ...(read.ok ? [] : read.errors)];
  if (!read.ok || errors.length > 0) return { typed, proposal: null, problem: unreadable(locale, errors) };
  const { titlePl, titleEn, pl, en, quiet, ...plan } = read.values;
  const title = { pl: titlePl, en: titleEn };
  return {
    typed,
    proposal: { verb: 'maintenance', kind: 'planning', ...plan, ...silence(quiet), title, body: { pl, en } },
    problem: null,
  };
}

function readCourse(form: FormData, act: TypedCourse['act'], locale: Locale): MaintenanceReading {
  const read = readForm(form, act === 'move' ? MOVE : END);
  const typed = { course: { act, ...read.typed } };
  if (!read.ok) return { typed, proposal: null, problem: unreadable(locale, read.errors) };
  const { maintenance, from, until, quiet, expected } = read.values;
  return {
    typed,
    proposal: {
      verb: 'maintenance',
      kind: 'course',
      maintenance,
      expected,
      ...(act === 'move' && { from, until }),
      ...(act === 'end' && { ended: true }),
      ...(act === 'cancel' && { cancelled: true }),
      ...silence(quiet),
    },
    problem: null,
  };
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

/** Why it was refused: beside every field that it is about, else of the whole form. */
export function problemOfMaintenance(locale: Locale, refusal: Refusal): MaintenanceProblem {
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

/** Fields that nobody sees have no place of their own: what is wrong with them is said of the whole form. */
const HIDDEN = ['expected', 'act', 'maintenance'];

function unreadable(locale: Locale, errors: readonly ReadError<string>[]): MaintenanceProblem {
  const [hidden] = errors.filter(({ field }) => HIDDEN.includes(field));
  const seen = errors.filter(({ field }) => !HIDDEN.includes(field));
  return {
    text: hidden === undefined ? null : fieldErrorText(locale, hidden),
    errors: Object.fromEntries(seen.map((error) => [error.field, fieldErrorText(locale, error)])),
    asked: [],
  };
}
