import { z } from 'zod';
import type { CorrectIncident, CorrectUpdate, PostUpdate } from '../actions/proposal.ts';
import type { Refusal } from '../actions/refusal.ts';
import type { FlawField } from '../domain/flaw.ts';
import { IMPACTS, type OpenedIncident, UPDATE_STATUSES } from '../domain/incident.ts';
import type { Locale } from '../domain/locale.ts';
import { suggestSlug } from '../domain/slug.ts';
import { flawText } from '../i18n/flaws.ts';
import { fieldErrorText } from '../i18n/staff-field-errors.ts';
import { staffUpdateWords, updateRefusalText } from '../i18n/staff-updates.ts';
import { askedViews } from '../views/staff/asked.ts';
import type {
  FormProblem,
  TypedCorrection,
  TypedField,
  TypedIncident,
  TypedTitle,
  TypedUpdate,
} from '../views/staff/typed-update.ts';
import { instant, list, oneOf, optionalInstant, revision, text, tick } from './fields.ts';
import { type ReadError, readForm } from './read-form.ts';

const impact = oneOf(IMPACTS, { missing: 'minor' });
const OPENING = z.object({
  id: text,
  pl: text,
  en: text,
  started: instant,
  impact,
  panels: list,
  features: list,
});
const UPDATE = z.object({
  status: oneOf(UPDATE_STATUSES, { missing: 'investigating' }),
  impact,
  pl: text,
  en: text,
  next: optionalInstant,
  panels: list,
  features: list,
  expected: revision,
});
const CORRECTION = z.object({
  update: text,
  pl: text,
  en: text,
  stands: tick,
  status: oneOf(['', ...UPDATE_STATUSES], { missing: '' }),
  impact: oneOf(['', ...IMPACTS], { missing: '' }),
  panels: list,
  features: list,
  expected: revision,
});
const RETITLING = z.object({ pl: text, en: text, stands: tick, expected: revision });
const DEED = z.object({ deed: oneOf(['post', 'preview', 'correct', 'retitle'], { missing: 'post' }) });

/** Which form of the page of an incident it is; or what is wrong with one that no page of ours has. */
export function readDeed(
  form: FormData,
  locale: Locale,
): 'post' | 'preview' | 'correct' | 'retitle' | FormProblem {
  const read = readForm(form, DEED);
  return read.ok ? read.values.deed : unreadable(locale, read.errors);
}

/** What was typed, and what it means; or what of it means nothing. */
export type Read<Typed, Meant> = { readonly typed: Typed } & (
  | { readonly meant: Meant; readonly problem: null }
  | { readonly meant: null; readonly problem: FormProblem }
);

export function readOpening(form: FormData, locale: Locale): Read<TypedIncident, OpenedIncident> {
  const read = readForm(form, OPENING);
  const { typed } = read;
  if (!read.ok) return { typed, meant: null, problem: unreadable(locale, read.errors) };
  const { id, pl, en, started: startedAt, ...scope } = read.values;
  return {
    typed,
    meant: { ...scope, id: id.trim() || suggestSlug(pl), title: { pl, en }, startedAt },
    problem: null,
  };
}

export function readUpdate(form: FormData, incident: string, locale: Locale): Read<TypedUpdate, PostUpdate> {
  const read = readForm(form, UPDATE);
  const { typed } = read;
  if (!read.ok) return { typed, meant: null, problem: unreadable(locale, read.errors) };
  const { pl, en, next: nextUpdateBy, ...update } = read.values;
  return { typed, meant: { ...update, incident, body: { pl, en }, nextUpdateBy }, problem: null };
}

export function readCorrection(form: FormData, locale: Locale): Read<TypedCorrection, CorrectUpdate> {
  const read = readForm(form, CORRECTION);
  const typed = { ...read.typed, stands: read.typed.stands !== '' };
  if (!read.ok) return { typed, meant: null, problem: unreadable(locale, read.errors) };
  const { update, pl, en, stands, expected, status, impact, ...scope } = read.values;
  const facts = status && impact ? { facts: { status, impact, ...scope } } : {};
  return {
    typed,
    meant: { update, body: { pl, en }, ...facts, translationStands: stands, expected },
    problem: null,
  };
}

export function readRetitling(
  form: FormData,
  incident: string,
  locale: Locale,
): Read<TypedTitle, CorrectIncident> {
  const read = readForm(form, RETITLING);
  const typed = { ...read.typed, stands: read.typed.stands !== '' };
  if (!read.ok) return { typed, meant: null, problem: unreadable(locale, read.errors) };
  const { pl, en, stands, expected } = read.values;
  return {
    typed,
    meant: { incident, title: { pl, en }, translationStands: stands, expected },
    problem: null,
  };
}

/** Why it was refused: beside every field that it is about, else of the whole form. */
export function problemOf(locale: Locale, refusal: Refusal): FormProblem {
  const { code, questions, flaws = [] } = refusal;
  const place = FIELDS[code];
  const ofFields = flaws.flatMap((flaw) => {
    const field = FLAWED[flaw.field];
    return field === undefined ? [] : [[field, flawText(locale, flaw)] as const];
  });
  const [other] = flaws.filter(({ field }) => FLAWED[field] === undefined);
  const whole = other ? flawText(locale, other) : updateRefusalText(locale, refusal);
  const isOfFields = place !== undefined || (ofFields.length > 0 && other === undefined);
  return {
    text: questions || isOfFields ? null : whole,
    errors: ofFields.length > 0 || place === undefined ? Object.fromEntries(ofFields) : { [place]: whole },
    isConflict: code === 'conflict',
    ...(questions && { asked: askedViews(locale, questions) }),
  };
}

const FLAWED: Readonly<Partial<Record<FlawField, TypedField>>> = {
  'title.pl': 'pl',
  'body.pl': 'pl',
  'title.en': 'en',
  'body.en': 'en',
  startedAt: 'started',
  nextUpdateBy: 'next',
};

const FIELDS: Readonly<Partial<Record<Refusal['code'], TypedField>>> = {
  'incident.address': 'id',
  'incident.exists': 'id',
  'instant.past': 'next',
  'instant.future': 'started',
};

/** What could not be read, at its field if that can be typed into. */
function unreadable(locale: Locale, errors: readonly ReadError<string>[]): FormProblem {
  const told = errors.map((error) => {
    const isInstant = error.code === 'instant.unreadable';
    const text = isInstant ? staffUpdateWords[locale].unreadable : fieldErrorText(locale, error);
    return { place: TYPED.find((one) => one === error.field), text };
  });
  const [whole] = told.filter(({ place }) => place === undefined);
  const ofFields = told.flatMap(({ place, text }) => (place === undefined ? [] : [[place, text]]));
  return { text: whole?.text ?? null, errors: Object.fromEntries(ofFields), isConflict: false };
}

const TYPED = ['id', 'pl', 'en', 'started', 'next'] as const satisfies readonly TypedField[];
