import { z } from 'zod';
import { AVAILABILITIES } from '../domain/availability.ts';
import { ESTIMATE_KINDS } from '../domain/estimate.ts';
import { IMPACTS } from '../domain/incident.ts';
import { RESTORATIONS } from '../domain/panel.ts';

// What the answers of the API have in common, for its description.

const day = z.string().meta({ format: 'date' });
const instant = z.string().meta({ format: 'date-time', description: 'RFC 3339, UTC, milliseconds.' });
const revision = z.int().min(0).describe('The sequence of the last event of the log.');
/** What is counted and dated by. */
export const told = { day, instant, revision };

export const panelId = z.string().meta({ examples: ['a'] });
export const featureId = z.string().meta({ examples: ['ceneo-xml'] });
export const texts = z.object({ pl: z.string(), en: z.string() });
export const translated = z
  .object({
    pl: z.string(),
    en: z.string().nullable(),
    only: z.literal('en').optional().describe('Taken over from another page: pl is in English, too.'),
  })
  .describe('null: not translated yet.');
export const availability = z.enum(AVAILABILITIES);
export const impact = z.enum(IMPACTS);
export const restoration = z.enum(RESTORATIONS).nullable();
export const stepKind = z.enum(['do', 'wait', 'know', 'warning']);

export const estimate = z.object({
  kind: z.enum(ESTIMATE_KINDS),
  day: day.optional(),
  overdue: z.boolean(),
  promised_by: z.string().nullable().optional(),
  announced: z
    .object({ day, at_latest: z.boolean() })
    .optional()
    .describe(
      'Of a promise without a day: when it was made. at_latest: nobody said since when; no later than that day.',
    ),
  text: texts.optional().describe('The promise in the words of the pages.'),
});

export const cell = z.object({
  state: availability,
  estimate,
  note: texts.nullable(),
  since: day.nullable(),
});

export const scope = { panels: z.array(panelId), features: z.array(featureId) };
