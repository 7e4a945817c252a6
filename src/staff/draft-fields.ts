import { z } from 'zod';
import { AVAILABILITIES } from '../domain/availability.ts';
import { type Day, parseDay } from '../domain/day.ts';
import { ESTIMATE_KINDS } from '../domain/estimate.ts';
import { RESTORATIONS } from '../domain/panel.ts';
import { FIELD_ERRORS, type FieldError, type FieldErrorCode, type TypedDraft } from '../views/staff/draft.ts';

/** The longest texts (characters): a note stands in a cell of a table, a promiser beside a date. */
const LONGEST = { note: 500, promised: 80, reason: 500 } as const;

const because = (code: FieldErrorCode) => ({ error: code });
const text = (longest: number) => z.string().max(longest, because('text.long'));
const revision = z
  .string()
  .regex(/^\d{1,9}$/, because('revision.unreadable'))
  .transform(Number);
const day = z.string().transform((typed, context): Day | null => {
  const read = typed === '' ? null : parseDay(typed);
  if (typed !== '' && !read) {
    context.addIssue({ code: 'custom', message: 'day.unreadable' satisfies FieldErrorCode });
  }
  return read;
});

const FIELDS = z.object({
  verb: z.enum(['availability', 'restoration', 'undo'], because('verb.unknown')),
  revision,
  seen: revision,
  state: z.enum(['', ...AVAILABILITIES], because('state.unknown')),
  restoration: z.enum(['', ...RESTORATIONS], because('state.unknown')),
  kind: z.enum(['', ...ESTIMATE_KINDS], because('estimate.unknown')),
  day,
  promised: text(LONGEST.promised),
  note: text(LONGEST.note),
  noteEn: text(LONGEST.note),
  noNote: z.enum(['', 'yes'], because('state.unknown')),
  since: day,
  reason: text(LONGEST.reason),
  undo: z.union([z.literal('').transform(() => null), revision]),
});

/** The fields of a draft, each by itself as it is meant. */
export type DraftFields = z.output<typeof FIELDS>;

const CODE = z.enum(FIELD_ERRORS);
const FIELD = FIELDS.keyof();

/** Reads each field by itself; or says which cannot be read, and why. */
export function readFields(typed: TypedDraft): DraftFields | FieldError[] {
  const { data, error } = FIELDS.safeParse(typed);
  if (data) return data;
  return error.issues.map(({ path, message }) => ({
    field: FIELD.catch('verb').parse(path[0]),
    code: CODE.catch('verb.unknown').parse(message),
  }));
}
