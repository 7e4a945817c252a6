import { z } from 'zod';
import { ESTIMATE_KINDS } from '../domain/estimate.ts';
import { EVENT_TYPES } from '../domain/events.ts';
import { UPDATE_STATUSES } from '../domain/incident.ts';
import {
  availability,
  featureId,
  impact,
  panelId,
  restoration,
  scope,
  texts,
  told,
  translated,
} from './schema-parts.ts';

// The log as the API tells it, and what is different between two instants.

const { day, instant, revision } = told;

const statedEstimate = z.object({
  kind: z.enum(ESTIMATE_KINDS),
  day: day.optional(),
  promisedBy: z.string().nullable().optional(),
});
const stated = z.object({
  state: availability,
  estimate: statedEstimate,
  note: texts.nullable(),
  since: day.nullable(),
});
const digest = z.string().nullable().describe('SHA-256 of the document; null: there was none.');

const event = z.object({
  revision,
  type: z.enum(EVENT_TYPES),
  recorded_at: instant,
  effective_at: instant,
  since: day.nullable(),
  undoes: revision.optional(),
  redacted: z.literal(true).optional(),
  redacts: revision.optional(),
  redacts_parts: z.array(z.string()).optional(),
  next_update_by: instant.nullable().optional(),
  restoration: z.array(z.object({ panel: panelId, before: restoration, after: restoration })).optional(),
  availability: z
    .array(z.object({ feature: featureId, panel: panelId, before: stated, after: stated }))
    .optional(),
  documents: z.array(z.object({ path: z.string(), before: digest, after: digest })).optional(),
  incidents: z
    .array(
      z.object({
        id: z.string(),
        before: z.boolean(),
        after: z.boolean(),
        title: translated.nullable(),
        started_at: instant.nullable(),
        impact: impact.nullable(),
        ...scope,
      }),
    )
    .optional(),
  titles: z
    .array(z.object({ id: z.string(), before: translated, after: translated }))
    .optional()
    .describe('Of incidents whose title was corrected.'),
  updates: z
    .array(
      z.object({
        id: z.string(),
        incident: z.string(),
        before: translated.nullable(),
        after: translated.nullable(),
        status: z.enum(UPDATE_STATUSES).nullable(),
        impact: impact.nullable(),
        ...scope,
        next_update_by: instant.nullable(),
        about: instant
          .optional()
          .describe('The moment it speaks of, where that is another than when it was said.'),
      }),
    )
    .optional(),
});

export const eventsDocument = z.object({
  revision,
  next: revision.nullable().describe('After which to ask on; null: that is all.'),
  events: z.array(event),
});

const said = event.shape;

export const changesDocument = z.object({
  from: instant,
  to: instant,
  from_revision: revision.describe('The last event effective by then; 0: nothing was recorded.'),
  to_revision: revision,
  panels: said.restoration.unwrap(),
  features: said.availability.unwrap(),
  passed: z
    .array(z.object({ feature: featureId, panel: panelId, estimate: statedEstimate }))
    .describe('Estimates that passed by the clock alone.'),
  incidents: said.incidents.unwrap(),
  titles: z.array(z.object({ id: z.string(), before: translated, after: translated })),
  updates: said.updates.unwrap(),
  maintenances: z.array(z.looseObject({ id: z.string() })),
  documents: said.documents.unwrap(),
  removed: z.array(revision).describe('Of which nothing is told: what they said was taken out of the log.'),
});
