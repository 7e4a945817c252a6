import { z } from 'zod';
import { LIMITS } from '../actions/limits.ts';
import { AVAILABILITIES } from '../domain/availability.ts';
import { line } from './bodies.ts';

/** The longest key of a suggestion (characters). */
const KEY_LIMIT = 200;

/** Needed unless it is over: whoever says that need not say again what it was. */
const NEEDED = ['panel', 'feature', 'state', 'text'] as const;

/** `POST /api/v1/suggestions` */
export const suggestionBody = z
  .strictObject({
    key: line(KEY_LIMIT).describe('The same for the same alert, however often it comes.'),
    panel: z.string().optional().describe('Needed unless `ended` is true, as are the next three.'),
    feature: z.string().optional(),
    state: z.enum(AVAILABILITIES).optional().describe('What it suggests to say.'),
    text: line(LIMITS.reason).optional().describe('What is wrong, for staff: it is never public.'),
    url: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .optional()
      .describe('Where more is to be seen.'),
    ended: z.boolean().optional().describe('True: it is over.'),
  })
  .superRefine((body, context) => {
    if (body.ended) return;
    for (const field of NEEDED) {
      if (body[field] !== undefined) continue;
      context.addIssue({ code: 'custom', path: [field], message: 'Needed, unless ended is true.' });
    }
  });

export type SuggestionBody = z.infer<typeof suggestionBody>;
