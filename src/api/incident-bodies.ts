import { z } from 'zod';
import { LIMITS } from '../actions/limits.ts';
import { AVAILABILITIES } from '../domain/availability.ts';
import { IMPACTS, UPDATE_STATUSES } from '../domain/incident.ts';
import type { TranslatedText } from '../domain/locale.ts';
import { RESTORATIONS } from '../domain/panel.ts';
import {
  based,
  confirmed,
  estimateBody,
  instantBody,
  line,
  nextUpdateBy,
  noteBody,
  notifyBody,
  sinceBody,
} from './bodies.ts';

/** The longest body of what is said of an incident (bytes): two languages of Markdown, and every cell of the matrix. */
export const WORDS_LIMIT = 128 * 1024;

/** So many cells, or panels, can be named at once. */
const MANY = 2000;

const NOT_YET = 'null, or left out: not translated yet.';
const titleBody = z
  .strictObject({
    pl: line(LIMITS.title),
    en: line(LIMITS.title).nullable().optional().describe(NOT_YET),
  })
  .describe('In one line.');

// What Markdown shows can only be told by showing it: the log is asked.
const markdown = z.string().meta({ minLength: 1, maxLength: LIMITS.body, description: 'Markdown.' });
const textBody = z.strictObject({ pl: markdown, en: markdown.nullable().optional().describe(NOT_YET) });

const ids = z.array(z.string()).max(MANY);
const panels = ids.describe('Whom it concerns. None: everybody.');
const features = ids.describe('What it concerns on them. None: nothing in particular.');

/** What changes together with what is said. */
const beside = {
  cells: z
    .array(
      z.strictObject({
        feature: z.string(),
        panel: z.string(),
        state: z.enum(AVAILABILITIES),
        estimate: estimateBody.optional(),
        note: noteBody.optional(),
      }),
    )
    .max(MANY)
    .optional()
    .describe('What features do on panels from now on; the token needs the verb `availability` as well.'),
  restorations: z
    .array(z.strictObject({ panel: z.string(), restoration: z.enum(RESTORATIONS) }))
    .max(MANY)
    .optional()
    .describe('How far panels are restored from now on; the token needs the verb `restoration` as well.'),
  since: sinceBody.describe('The day since which the cells and restorations have been so; null: not stated.'),
};

const first = z.strictObject({ status: z.enum(UPDATE_STATUSES), text: textBody });

export const incidentBody = z.strictObject({
  slug: z
    .string()
    .optional()
    .describe('The end of its address. Left out: made of the Polish title, with a number if there is one.'),
  title: titleBody,
  impact: z.enum(IMPACTS),
  panels: panels.optional().describe('Whom it concerns; []: everybody. Left out: the panels that change.'),
  features: features.optional().describe('What it concerns on them. Left out: the features that change.'),
  started_at: instantBody.optional().describe('By the site clock. Left out: now.'),
  update: first.optional().describe('The first words. Left out: nothing is said yet.'),
  ...beside,
  next_update_by: nextUpdateBy,
  known_since: instantBody
    .nullable()
    .optional()
    .describe('When staff got to know of it, by the clock on the wall: for the authorities, never public.'),
  notify: notifyBody,
  ...based,
  confirmed,
});

export const updateBody = z.strictObject({
  ...first.shape,
  impact: z.enum(IMPACTS).optional().describe('Left out: as it was said last.'),
  panels: panels.optional().describe('Whom it concerns; []: everybody. Left out: as before.'),
  features: features.optional().describe('What it concerns on them. Left out: as before.'),
  at: instantBody
    .optional()
    .describe('The moment it speaks of, by the site clock, if that is another than now. Never to come.'),
  ...beside,
  next_update_by: nextUpdateBy,
  notify: notifyBody,
  ...based,
  confirmed,
});

export type IncidentBody = z.infer<typeof incidentBody>;
export type UpdateBody = z.infer<typeof updateBody>;
/** What changes together with what is said, as it was sent. */
export type BesideBody = Pick<UpdateBody, 'cells' | 'restorations' | 'since'>;

/** Words as they were sent → as the log keeps them. */
export function readTranslated({
  pl,
  en = null,
}: {
  readonly pl: string;
  readonly en?: string | null | undefined;
}): TranslatedText {
  return { pl, en };
}
