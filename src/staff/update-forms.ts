import { z } from 'zod';
import type { CorrectIncident, CorrectUpdate, PostUpdate } from '../actions/proposal.ts';
import type { Refusal } from '../actions/refusal.ts';
import type { FlawField } from '../domain/flaw.ts';
import { IMPACTS, type OpenedIncident, UPDATE_STATUSES } from '../domain/incident.ts';
import type { Locale } from '../domain/locale.ts';
import { type Instant, parseInstant } from '../domain/time.ts';
import { flawText } from '../i18n/flaws.ts';
import { staffUpdateWords, updateRefusalText } from '../i18n/staff-updates.ts';
import { askedViews } from '../views/staff/asked.ts';
import type {
  FormProblem,
  TypedCorrection,
  TypedIncident,
  TypedTitle,
  TypedUpdate,
} from '../views/staff/typed-update.ts';

/** As it was typed, whatever its length: it comes back whole, so that it can be shortened. */
const line = z.string().catch('');
const list = z.array(z.string().max(100)).max(500).catch([]);
const status = z.enum(UPDATE_STATUSES).catch('investigating');
const impact = z.enum(IMPACTS).catch('minor');
const expected = z.coerce.number().int().min(0).catch(0);

/** What was typed, and what it means; or what of it means nothing. */
export type Read<Typed, Meant> = { readonly typed: Typed } & (
  | { readonly meant: Meant; readonly problem: null }
  | { readonly meant: null; readonly problem: FormProblem }
);

export function readOpening(form: FormData, locale: Locale): Read<TypedIncident, OpenedIncident> {
  const typed = z
    .object({ id: line, pl: line, en: line, started: line, impact, panels: list, features: list })
    .parse(fieldsOf(form));
  const startedAt = parseInstant(typed.started);
  if (startedAt === null) return { typed, meant: null, problem: unreadable(locale, 'started') };
  const { id, pl, en, started: _, ...scope } = typed;
  return { typed, meant: { ...scope, id: id.trim(), title: { pl, en }, startedAt }, problem: null };
}

export function readUpdate(form: FormData, incident: string, locale: Locale): Read<TypedUpdate, PostUpdate> {
  const read = z
    .object({ status, impact, pl: line, en: line, next: line, panels: list, features: list, expected })
    .parse(fieldsOf(form));
  const typed = { ...read, expected: String(read.expected) };
  const nextUpdateBy = readOptional(read.next);
  if (nextUpdateBy === undefined) return { typed, meant: null, problem: unreadable(locale, 'next') };
  const { pl, en, next: _, ...update } = read;
  return { typed, meant: { ...update, incident, body: { pl, en }, nextUpdateBy }, problem: null };
}

export function readCorrection(form: FormData): Read<TypedCorrection, CorrectUpdate> {
  const read = z
    .object({ update: line, pl: line, en: line, stands: z.literal('yes').optional(), expected })
    .parse(fieldsOf(form));
  const { update, pl, en } = read;
  const stands = read.stands === 'yes';
  const meant = { update, body: { pl, en }, translationStands: stands, expected: read.expected };
  return {
    typed: { update, pl, en, stands, expected: String(read.expected) },
    meant,
    problem: null,
  };
}

export function readRetitling(form: FormData, incident: string): Read<TypedTitle, CorrectIncident> {
  const read = z
    .object({ pl: line, en: line, stands: z.literal('yes').optional(), expected })
    .parse(fieldsOf(form));
  const { pl, en } = read;
  const stands = read.stands === 'yes';
  return {
    typed: { pl, en, stands, expected: String(read.expected) },
    meant: { incident, title: { pl, en }, translationStands: stands, expected: read.expected },
    problem: null,
  };
}

/** Why it was refused, beside the field that it is about. */
export function problemOf(locale: Locale, refusal: Refusal): FormProblem {
  const [flaw] = refusal.flaws ?? [];
  return {
    field: (flaw ? FLAWED[flaw.field] : FIELDS[refusal.code]) ?? null,
    text: flaw ? flawText(locale, flaw) : updateRefusalText(locale, refusal),
    isConflict: refusal.code === 'conflict',
    ...(refusal.questions && { asked: askedViews(locale, refusal.questions) }),
  };
}

const FLAWED: Readonly<Partial<Record<FlawField, FormProblem['field']>>> = {
  'title.pl': 'pl',
  'body.pl': 'pl',
  'title.en': 'en',
  'body.en': 'en',
  startedAt: 'started',
  nextUpdateBy: 'next',
};

const FIELDS: Readonly<Partial<Record<Refusal['code'], FormProblem['field']>>> = {
  'incident.address': 'id',
  'incident.exists': 'id',
  'instant.past': 'next',
  'instant.future': 'started',
};

function unreadable(locale: Locale, field: 'started' | 'next'): FormProblem {
  return { field, text: staffUpdateWords[locale].unreadable, isConflict: false };
}

/** `undefined`: typed, and not to be understood. */
function readOptional(text: string): Instant | null | undefined {
  return text.trim() === '' ? null : (parseInstant(text) ?? undefined);
}

/** Fields by name: tick boxes as lists, everything else once. */
function fieldsOf(form: FormData): Record<string, unknown> {
  const fields = Object.fromEntries(form);
  return { ...fields, panels: form.getAll('panels'), features: form.getAll('features') };
}
