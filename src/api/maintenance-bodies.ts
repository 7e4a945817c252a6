import { z } from 'zod';
import { LIMITS } from '../actions/limits.ts';
import type { KnownAvailability } from '../domain/availability.ts';
import { based, confirmed, instantBody, line, notifyBody } from './bodies.ts';

const NOT_YET = 'null, or left out: not translated yet.';
const STATES = ['available', 'limited', 'unavailable'] as const satisfies readonly KnownAvailability[];

const markdown = z.string().meta({ minLength: 1, maxLength: LIMITS.body, description: 'Markdown.' });
const ids = z.array(z.string()).max(2000);
export const maintenanceBody = z.strictObject({
  title: z
    .strictObject({ pl: line(LIMITS.title), en: line(LIMITS.title).nullable().optional().describe(NOT_YET) })
    .describe('In one line.'),
  text: z
    .strictObject({ pl: markdown, en: markdown.nullable().optional().describe(NOT_YET) })
    .optional()
    .describe('Left out: the title and the times say it all.'),
  panels: ids.describe('Where it takes place. None: on all panels.'),
  features: ids.describe('What is worked at there. None: all features.'),
  state: z.enum(STATES).describe('What these features do meanwhile.'),
  from: instantBody.describe('When it begins, by the site clock.'),
  until: instantBody.describe('When it is to end, by the site clock.'),
  notify: notifyBody,
  ...based,
  confirmed,
});

export const maintenanceChange = z
  .strictObject({
    from: instantBody.optional().describe('Moved to begin then.'),
    until: instantBody.optional().describe('Extended, or shortened, to end then.'),
    ended: z.literal(true).optional().describe('It is over, early or as planned.'),
    cancelled: z.literal(true).optional().describe('It is called off.'),
    notify: notifyBody,
    ...based,
    confirmed,
  })
  .refine(
    ({ from, until, ended, cancelled }) =>
      [from !== undefined || until !== undefined, ended === true, cancelled === true].filter(Boolean)
        .length === 1,
    'Send from, until or both; or ended: true; or cancelled: true.',
  );

export type MaintenanceBody = z.infer<typeof maintenanceBody>;
export type MaintenanceChange = z.infer<typeof maintenanceChange>;
