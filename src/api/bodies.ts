import { z } from 'zod';
import { describeFault } from '../actions/describe-flaw.ts';
import { findLineFault } from '../actions/find-fault.ts';
import { LIMITS } from '../actions/limits.ts';
import { AVAILABILITIES } from '../domain/availability.ts';
import { type Day, parseDay } from '../domain/day.ts';
import { type Estimate, NO_ESTIMATE, parseEstimate } from '../domain/estimate.ts';
import type { LocalText } from '../domain/locale.ts';
import { RESTORATIONS } from '../domain/panel.ts';
import { parseInstant } from '../domain/time.ts';

const ESTIMATE_HELP =
  'Write 2021-03-22, 2021-03-22~ (about), days, soon, condition or none; or {kind, day, promised_by}, where only the ' +
  'kinds day and about have a day.';
const NOTE_HELP = `Write one line of at most ${LIMITS.note} characters, {pl, en} with one for each language, or null.`;

/** One line of text, as it will stand on a page. */
export function line(longest: number) {
  return z
    .string()
    .superRefine((text, context) => {
      const fault = findLineFault(text, longest);
      if (fault)
        context.addIssue({ code: 'custom', message: sentence(describeFault(fault)), params: { fault } });
    })
    .meta({ minLength: 1, maxLength: longest });
}

/** @example sentence('is empty; leave it out') // 'It is empty; leave it out.' */
function sentence(fault: string): string {
  return `It ${fault}.`;
}

const dayText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'Not a day. Write 2021-03-22.', abort: true })
  .refine((text) => parseDay(text) !== null, 'Not a day of the calendar.')
  .meta({ format: 'date' });

const promisedBy = line(LIMITS.promiser)
  .nullable()
  .optional()
  .describe('Whose promise it is; null: our own.');

export const estimateBody = z
  .union(
    [
      z
        .string()
        .regex(/^(\d{4}-\d{2}-\d{2}~?|days|soon|condition|none)$/, { error: ESTIMATE_HELP, abort: true })
        .refine((text) => parseEstimate(text) !== null, 'Not a day of the calendar.'),
      z.strictObject({ kind: z.enum(['day', 'about']), day: dayText, promised_by: promisedBy }),
      z.strictObject({ kind: z.enum(['days', 'soon', 'condition']), promised_by: promisedBy }),
      z.strictObject({ kind: z.literal('none') }),
    ],
    ESTIMATE_HELP,
  )
  .describe(
    'When it is expected back. Left out: what stands there is kept, unless the feature is available.',
  );

export const noteBody = z
  .union(
    [
      line(LIMITS.note),
      z.strictObject({ pl: line(LIMITS.note), en: line(LIMITS.note).optional() }),
      z.null(),
    ],
    NOTE_HELP,
  )
  .describe('The restriction or work-around. Left out: kept while the state stays the same; null: dropped.');

export const based = {
  reason: line(LIMITS.reason).optional().describe('Why, for staff: it is kept in the log.'),
  expected_revision: z
    .int('A revision is a whole number, such as 7.')
    .min(0, 'A revision is a whole number, such as 7.')
    .optional()
    .describe('The revision the change is based on. Required unless force is true.'),
  force: z.boolean().optional().describe('Override what has changed in the meantime.'),
};

export const confirmed = z
  .boolean()
  .optional()
  .describe(
    'True: whatever would be asked first (`confirm.needed`, such as about a year far from all others) is meant.',
  );

export const notifyBody = z
  .literal(false)
  .optional()
  .describe('False: nobody is told by message. Left out: whoever asked is told.');

export const sinceBody = dayText.nullable().optional();

export const availabilityBody = z.strictObject({
  state: z.enum(AVAILABILITIES),
  estimate: estimateBody.optional(),
  note: noteBody.optional(),
  since: sinceBody.describe(
    'The day since which this has been so; null: not stated. Left out: kept with the state.',
  ),
  notify: notifyBody,
  ...based,
  confirmed,
});

export const restorationBody = z.strictObject({
  restoration: z.enum(RESTORATIONS),
  since: sinceBody.describe('The day since which this has been so.'),
  notify: notifyBody,
  ...based,
  confirmed,
});

/** An instant with its offset. */
export const instantBody = z
  .string()
  .refine((text) => /(?:Z|[+-]\d\d:\d\d)$/i.test(text) && parseInstant(text) !== null, {
    error: 'Not an instant with its offset. Write 2021-03-22T17:00:00Z or 2021-03-22T18:00+01:00.',
  })
  .meta({ format: 'date-time' });

export const nextUpdateBy = instantBody
  .nullable()
  .optional()
  .describe('By when the next update is promised; null: not promised.');

export const confirmationBody = z.strictObject({
  next_update_by: nextUpdateBy,
  reason: based.reason,
  confirmed,
});

export type AvailabilityBody = z.infer<typeof availabilityBody>;
export type RestorationBody = z.infer<typeof restorationBody>;
export type ConfirmationBody = z.infer<typeof confirmationBody>;

/** An estimate as it was sent → as the log keeps it. */
export function readEstimate(sent: z.infer<typeof estimateBody>): Estimate {
  if (typeof sent === 'string') return parseEstimate(sent) ?? NO_ESTIMATE;
  if (sent.kind === 'none') return NO_ESTIMATE;
  const promiser = sent.promised_by ?? null;
  if (!('day' in sent)) return { kind: sent.kind, promisedBy: promiser };
  return parseEstimate(sent.kind === 'about' ? `${sent.day}~` : sent.day, promiser) ?? NO_ESTIMATE;
}

/** A note in Polish alone is shown in English too, as it is. */
export function readNote(sent: z.infer<typeof noteBody>): LocalText | null {
  if (sent === null) return null;
  if (typeof sent === 'string') return { pl: sent, en: sent };
  return { pl: sent.pl, en: sent.en ?? sent.pl };
}

export function readSince(sent: string | null): Day | null {
  return sent === null ? null : parseDay(sent);
}
