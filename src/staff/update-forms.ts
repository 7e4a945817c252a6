import { z } from 'zod';
import type { CorrectIncident, CorrectUpdate, OpenIncident, PostUpdate } from '../actions/proposal.ts';
import type { Refusal } from '../actions/refusal.ts';
import type { Flaw, FlawField } from '../domain/flaw.ts';
import { IMPACTS, UPDATE_STATUSES } from '../domain/incident.ts';
import { findIncident } from '../domain/incidents.ts';
import type { Locale } from '../domain/locale.ts';
import { suggestSlug } from '../domain/slug.ts';
import { isKnownGap } from '../domain/template-gaps.ts';
import { flawText } from '../i18n/flaws.ts';
import { fieldErrorText } from '../i18n/staff-field-errors.ts';
import { staffUpdateWords, updateRefusalText } from '../i18n/staff-updates.ts';
import type { ViewContext } from '../views/context.ts';
import { askedViews } from '../views/staff/asked.ts';
import { cellAddress } from '../views/staff/draft.ts';
import { fillTemplate } from '../views/staff/fill-template.ts';
import type {
  FormProblem,
  TypedBeside,
  TypedCorrection,
  TypedField,
  TypedIncident,
  TypedTitle,
  TypedUpdate,
} from '../views/staff/typed-update.ts';
import { BESIDE_FIELDS, readBeside, typedBeside } from './beside-fields.ts';
import { instant, list, oneOf, optionalInstant, read as readField, revision, text, tick } from './fields.ts';
import { type ReadError, readForm, readNamed } from './read-form.ts';
import { silence } from './silence.ts';

const impact = oneOf(IMPACTS, { missing: 'minor' });
/** What was typed into the gap of a template: `gap:cause:pl`. */
export const GAP = 'gap:';
const revisionOr0 = readField('revision.unreadable', (typed) =>
  typed === '' ? 0 : /^\d{1,9}$/.test(typed) ? Number(typed) : undefined,
);
const OPENING = z.object({
  draft: text,
  draftSaved: text,
  id: text,
  pl: text,
  en: text,
  started: instant,
  impact,
  panels: list,
  features: list,
  status: oneOf(UPDATE_STATUSES, { missing: 'investigating' }),
  bodyPl: text,
  bodyEn: text,
  next: optionalInstant,
  known: optionalInstant,
  quiet: tick,
  ...BESIDE_FIELDS,
  /** Left out by a page of an older release: based on nothing, so that what it changes is looked at again. */
  expected: revisionOr0,
});
const UPDATE = z.object({
  draft: text,
  draftSaved: text,
  status: oneOf(UPDATE_STATUSES, { missing: 'investigating' }),
  impact,
  pl: text,
  en: text,
  next: optionalInstant,
  about: optionalInstant,
  quiet: tick,
  panels: list,
  features: list,
  ...BESIDE_FIELDS,
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
  quiet: tick,
  expected: revision,
});
const RETITLING = z.object({ pl: text, en: text, stands: tick, expected: revision });
const DEEDS = ['post', 'preview', 'see', 'edit', 'keep', 'discard', 'correct', 'retitle'] as const;
const DEED = z.object({ deed: oneOf(DEEDS, { missing: 'post' }) });

/** Which form of the page of an incident it is; or what is wrong with one that no page of ours has. */
export function readDeed(form: FormData, locale: Locale): (typeof DEEDS)[number] | FormProblem {
  const read = readForm(form, DEED);
  return read.ok ? read.values.deed : unreadable(locale, read.errors);
}

/** What was typed, and what it means; or what of it means nothing. */
export type Read<Typed, Meant> = { readonly typed: Typed } & (
  | { readonly meant: Meant; readonly problem: null }
  | { readonly meant: null; readonly problem: FormProblem }
);

export function readOpening(form: FormData, context: ViewContext): Read<TypedIncident, OpenIncident> {
  const { locale } = context;
  const read = readForm(form, OPENING);
  const beside = typedBeside(form, read.typed);
  const gaps = Object.fromEntries(readNamed(form, GAP));
  const typed = { ...read.typed, quiet: read.typed.quiet !== '', beside, gaps };
  if (!read.ok) return { typed, meant: null, problem: unreadable(locale, read.errors) };
  const { id, pl, en, started: startedAt, impact, panels, features, expected, ...said } = read.values;
  const changed = readBeside(beside, said, context.state, expected);
  if (!changed.ok) return { typed, meant: null, problem: unreadable(locale, [changed]) };
  const { status, bodyPl, bodyEn, next: nextUpdateBy } = said;
  const filled = { panels, features: namedIn(features, beside), since: startedAt, next: nextUpdateBy };
  const body = fillTemplate(context, filled, { pl: bodyPl, en: bodyEn }, gaps);
  const isSaid = bodyPl.trim() !== '' || bodyEn.trim() !== '' || nextUpdateBy !== null;
  return {
    typed,
    meant: {
      ...{ id: id.trim() || suggestSlug(pl), title: { pl, en }, startedAt, impact, panels, features },
      ...(isSaid && { update: { status, body, nextUpdateBy } }),
      ...changed.change,
      ...(said.known !== null && { knownSince: said.known }),
      ...silence(said.quiet),
      expected,
    },
    problem: null,
  };
}

export function readUpdate(
  form: FormData,
  incident: string,
  context: ViewContext,
): Read<TypedUpdate, PostUpdate> {
  const { locale, state } = context;
  const read = readForm(form, UPDATE);
  const beside = typedBeside(form, read.typed);
  const gaps = Object.fromEntries(readNamed(form, GAP));
  const typed = { ...read.typed, quiet: read.typed.quiet !== '', beside, gaps };
  if (!read.ok) return { typed, meant: null, problem: unreadable(locale, read.errors) };
  const {
    pl,
    en,
    next: nextUpdateBy,
    about,
    quiet,
    status,
    impact,
    panels,
    features,
    expected,
    ...said
  } = read.values;
  const changed = readBeside(beside, said, state, expected);
  if (!changed.ok) return { typed, meant: null, problem: unreadable(locale, [changed]) };
  const since = findIncident(state, incident)?.startedAt ?? null;
  const filled = { panels, features: namedIn(features, beside), since, next: nextUpdateBy };
  return {
    typed,
    meant: {
      ...{ incident, status, impact, panels, features, nextUpdateBy, expected },
      body: fillTemplate(context, filled, { pl, en }, gaps),
      ...changed.change,
      ...(about !== null && { at: about }),
      ...silence(quiet),
    },
    problem: null,
  };
}

export function readCorrection(form: FormData, locale: Locale): Read<TypedCorrection, CorrectUpdate> {
  const read = readForm(form, CORRECTION);
  const typed = { ...read.typed, stands: read.typed.stands !== '', quiet: read.typed.quiet !== '' };
  if (!read.ok) return { typed, meant: null, problem: unreadable(locale, read.errors) };
  const { update, pl, en, stands, expected, status, impact, quiet, ...scope } = read.values;
  const facts = status && impact ? { facts: { status, impact, ...scope } } : {};
  return {
    typed,
    meant: {
      ...{ update, body: { pl, en }, translationStands: stands, expected },
      ...facts,
      ...silence(quiet),
    },
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
/** @param fields where a form has another field for it */
export function problemOf(
  locale: Locale,
  refusal: Refusal,
  fields: Readonly<Partial<Record<FlawField, TypedField>>> = FLAWED,
): FormProblem {
  const { code, questions, flaws = [] } = refusal;
  const place = FIELDS[code];
  const ofFields = flaws.flatMap((flaw) => {
    const field = fields[flaw.field];
    return field === undefined ? [] : [[field, textOf(locale, flaw)] as const];
  });
  const [other] = flaws.filter(({ field }) => fields[field] === undefined);
  const whole = other ? flawText(locale, other) : updateRefusalText(locale, refusal);
  const isOfFields = place !== undefined || (ofFields.length > 0 && other === undefined);
  return {
    text: questions || isOfFields ? null : whole,
    errors: ofFields.length > 0 || place === undefined ? Object.fromEntries(ofFields) : { [place]: whole },
    isConflict: code === 'conflict',
    ...(questions && { asked: askedViews(locale, questions) }),
  };
}

/** What the update is about: what it names, or else what changes with it. */
export function namedIn(
  features: readonly string[],
  { states }: Pick<TypedBeside, 'states'>,
): readonly string[] {
  if (features.length > 0) return features;
  const named = Object.entries(states).filter(([, state]) => state !== '');
  return [...new Set(named.map(([name]) => cellAddress(name).feature))];
}

/** A gap that other fields fill names them. */
function textOf(locale: Locale, flaw: Flaw): string {
  const { gapOpen } = staffUpdateWords[locale];
  const gap = flaw.code === 'words.gap' ? String(flaw.found) : '';
  return isKnownGap(gap) ? gapOpen[gap] : flawText(locale, flaw);
}

const FLAWED: Readonly<Partial<Record<FlawField, TypedField>>> = {
  estimate: 'day',
  'note.pl': 'note',
  'note.en': 'noteEn',
  since: 'since',
  about: 'about',
  knownSince: 'known',
  'title.pl': 'pl',
  'body.pl': 'pl',
  'title.en': 'en',
  'body.en': 'en',
  startedAt: 'started',
  nextUpdateBy: 'next',
};

/** The form that opens an incident has a title and words. */
export const FLAWED_OPENING: typeof FLAWED = { ...FLAWED, 'body.pl': 'bodyPl', 'body.en': 'bodyEn' };

const FIELDS: Readonly<Partial<Record<Refusal['code'], TypedField>>> = {
  'incident.address': 'id',
  'incident.exists': 'id',
  'instant.past': 'next',
  'instant.future': 'started',
  'moment.future': 'about',
  'cell.twice': 'states',
  'estimate.past': 'day',
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

const TYPED = [
  ...(['id', 'pl', 'en', 'started', 'next', 'bodyPl', 'bodyEn', 'known', 'about'] as const),
  ...(['states', 'kind', 'day', 'note', 'noteEn', 'since'] as const),
] as const satisfies readonly TypedField[];
