import { z } from 'zod';
import { findLineFault } from '../actions/find-fault.ts';
import { LIMITS } from '../actions/limits.ts';
import { AVAILABILITIES } from '../domain/availability.ts';
import { type Day, parseDay } from '../domain/day.ts';
import { ESTIMATE_KINDS } from '../domain/estimate.ts';
import { FLAW_CODES } from '../domain/flaw.ts';
import { RESTORATIONS } from '../domain/panel.ts';
import { FIELD_ERRORS, type FieldError, type FieldErrorCode, type TypedDraft } from '../views/staff/draft.ts';

const because = (code: FieldErrorCode) => ({ error: code });
/** A line that may be left empty. */
const text = (longest: number) =>
  z.string().superRefine((typed, context) => {
    const fault = typed === '' ? null : findLineFault(typed, longest);
    if (fault === null) return;
    const code: FieldErrorCode = fault.code === 'words.long' ? 'text.long' : 'text.refused';
    context.addIssue({ code: 'custom', message: code, params: { fault } });
  });
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
  promised: text(LIMITS.promiser),
  note: text(LIMITS.note),
  noteEn: text(LIMITS.note),
  noNote: z.enum(['', 'yes'], because('state.unknown')),
  since: day,
  reason: text(LIMITS.reason),
  undo: z.union([z.literal('').transform(() => null), revision]),
});

/** The fields of a draft, each by itself as it is meant. */
export type DraftFields = z.output<typeof FIELDS>;

const CODE = z.enum(FIELD_ERRORS);
const FIELD = FIELDS.keyof();
const COUNT = z.union([z.number(), z.string()]).exactOptional();
const FAULT = z.object({ code: z.enum(FLAW_CODES), found: COUNT, limit: COUNT });

/** Reads each field by itself; or says which cannot be read, and why. */
export function readFields(typed: TypedDraft): DraftFields | FieldError[] {
  const { data, error } = FIELDS.safeParse(typed);
  if (data) return data;
  return error.issues.map((issue) => {
    const { path, message } = issue;
    const { data: fault } = FAULT.safeParse(issue.code === 'custom' ? issue.params?.fault : undefined);
    return {
      field: FIELD.catch('verb').parse(path[0]),
      code: CODE.catch('verb.unknown').parse(message),
      ...(fault && { fault }),
    };
  });
}
