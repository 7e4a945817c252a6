import { z } from 'zod';
import { ESTIMATE_KINDS } from '../domain/estimate.ts';
import { FLAW_CODES } from '../domain/flaw.ts';
import { UPDATE_STATUSES } from '../domain/incident.ts';
import { MAINTENANCE_PHASES } from '../domain/maintenance.ts';
import { PROMISE_ENDS } from '../domain/promise-record.ts';
import { PROBLEM_CODES } from '../formats/problem.ts';
import {
  availability,
  cell,
  estimate,
  featureId,
  impact,
  panelId,
  restoration,
  scope,
  stepKind,
  texts,
  told,
  translated,
} from './schema-parts.ts';

// What the API answers, for its description: `tests/unit/api/openapi.test.ts` holds every answer against it.

const { day, instant, revision } = told;

const incident = z.object({
  id: z.string(),
  slug: z.string(),
  title: translated,
  open: z.boolean().describe('Opened by staff, and not over. One that only a document tells of is not.'),
  status: z.enum(UPDATE_STATUSES).nullable(),
  impact: impact.nullable(),
  started_at: instant.nullable(),
  resolved_at: instant.nullable(),
  ...scope,
  updates: z.array(
    z.object({
      id: z.string(),
      status: z.enum(UPDATE_STATUSES),
      impact,
      body: translated,
      posted_at: instant,
      corrected_at: instant.nullable(),
      ...scope,
      next_update_by: instant.nullable(),
    }),
  ),
});

const course = {
  from: instant,
  until: instant,
  ended_at: instant.nullable(),
  cancelled_at: instant.nullable(),
};

const maintenance = z.object({
  id: z.string(),
  title: translated,
  text: translated,
  ...scope,
  state: availability.describe(
    'What the features do meanwhile. No panels are all of them, and so are no features.',
  ),
  ...course,
  phase: z
    .enum(MAINTENANCE_PHASES)
    .describe('unconfirmed: its end has passed, and nobody has said that it is over.'),
});

export const status = z.object({
  revision,
  as_of: instant.nullable(),
  next_update_by: instant.nullable(),
  clock: z.enum(['live', 'replay']),
  panels: z.array(
    z.object({
      id: panelId,
      created_from: day.nullable(),
      created_to: day.nullable(),
      restoration,
      since: day.nullable(),
      incidents: z
        .array(z.object({ slug: z.string(), impact: impact.nullable() }))
        .describe('Open incidents that concern the panel, the gravest on it first.'),
    }),
  ),
  features: z.array(
    z.object({ id: featureId, area: z.string(), name: texts, panels: z.record(z.string(), cell) }),
  ),
  incidents: z.array(incident),
  maintenances: z.array(maintenance).describe('Planned work, the first to begin first.'),
});

const boundary = z.object({ day, before: panelId, after: panelId });

export const lookupDocument = z.object({
  candidates: z.array(panelId),
  certain: z.boolean(),
  boundary: boundary.nullable(),
  boundaries: z.array(boundary),
  new_account: panelId.nullable(),
  steps: z.array(z.object({ id: z.string(), kind: stepKind, title: z.string(), panels: z.array(panelId) })),
  unavailable: z.array(featureId),
  incidents: z
    .array(
      z.object({
        slug: z.string(),
        title: z.string(),
        status: z.enum(UPDATE_STATUSES).nullable(),
        impact: impact.nullable(),
        ...scope,
      }),
    )
    .describe('Open incidents that concern any of these panels, each with those of them that it concerns.'),
});

export const faq = z.array(
  z.object({
    slug: z.string(),
    question: z.string(),
    panels: z.array(panelId),
    revision,
    url: z.string().meta({ format: 'uri-reference' }),
  }),
);

const searchKind = z.enum(['faq', 'feature', 'step', 'incident', 'panel']);

export const found = z.array(
  z.object({
    kind: searchKind,
    id: z.string(),
    title: z.string(),
    url: z.string().meta({ format: 'uri-reference' }),
    panels: z.array(panelId),
  }),
);

export const searchDocument = z.array(
  z.object({
    kind: searchKind,
    kindName: z.string(),
    id: z.string(),
    title: z.string(),
    text: z.string(),
    terms: z.string(),
    panels: z.array(panelId),
    url: z.string().meta({ format: 'uri-reference' }),
    lang: z.enum(['pl', 'en']).nullable(),
    excerpt: z.string(),
    area: z.string(),
    areaName: z.string(),
    areaLang: z.enum(['pl', 'en']).nullable(),
    panelsText: z.string(),
    lags: z.boolean(),
  }),
);

const promiseKind = z.enum(ESTIMATE_KINDS).exclude(['none']);
const given = {
  kind: promiseKind,
  day: day.optional(),
  promised_by: z.string().nullable().describe('null: the company’s own.'),
};

export const promises = z.object({
  counts: z
    .array(
      z.object({
        kind: promiseKind,
        promised_by: given.promised_by,
        ...Object.fromEntries(PROMISE_ENDS.map((end) => [end, z.int().min(0)])),
        overdue: z.int().min(0).describe('How many of the open ones have passed.'),
        days_late: z
          .array(z.int().min(1))
          .describe('Of those for a day that came later than that, by how many days.'),
        days_late_at_most: z
          .array(z.int().min(1))
          .describe('The same where nobody stated the day on which it came: by so many at most.'),
      }),
    )
    .describe('By kind and by whose promise it was.'),
  promises: z.array(
    z.object({
      feature: featureId,
      panel: panelId,
      ...given,
      given_at: instant.optional(),
      given_by: instant.optional().describe('Instead, where nobody said when: no later than that.'),
      revision,
      outcome: z
        .enum(PROMISE_ENDS)
        .describe('moved: another one took its place. open: not confirmed yet, also when it has passed.'),
      overdue: z.boolean(),
      days_late: z
        .int()
        .min(1)
        .nullable()
        .describe(
          'Of a day alone: how much later it came (at most, where it has on_or_before), or is by now.',
        ),
      on: day.optional().describe('When it came, was moved or was withdrawn.'),
      on_or_before: day.optional().describe('Instead, where nobody stated the day: it came by then.'),
      state: availability.optional().describe('How it came.'),
      moved_to: z.object(given).optional(),
    }),
  ),
  more: z.boolean().describe('There are older ones; the counts are of all.'),
});

export const words = z.object({
  panels: z.record(z.string(), z.string()),
  features: z.record(
    z.string(),
    z.object({
      title: z.string(),
      uses: z.array(z.string()),
      href: z.string().meta({ format: 'uri-reference' }),
    }),
  ),
  incidents: z.record(
    z.string(),
    z.object({
      title: z.string(),
      lang: z.enum(['pl', 'en']).nullable(),
      href: z.string().meta({ format: 'uri-reference' }),
    }),
  ),
  stages: z.record(z.string(), z.string()),
  reported: z.string(),
  availability: z.record(z.string(), z.string()),
  restoration: z.record(z.string(), z.string()),
  estimate: z.record(z.string(), z.string()),
  newEstimate: z.string(),
  noEstimate: z.string(),
  panelIs: z.string(),
  cellIs: z.string(),
  months: z.array(z.string()),
});

export const problem = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What is wrong and what to do, for people.'),
    code: z.enum(PROBLEM_CODES).describe('What is wrong, for programs. Stable.'),
    errors: z
      .array(
        z.object({
          pointer: z.string().describe('JSON pointer, as a fragment: #/estimate'),
          detail: z.string(),
          code: z.enum(FLAW_CODES).optional().describe('Why readers could not be shown it. Stable.'),
        }),
      )
      .optional(),
    current: z
      .object({
        state: availability.optional(),
        estimate: estimate.optional(),
        note: texts.nullable().optional(),
        restoration: restoration.optional(),
        since: day.nullable(),
        revision,
        changed_by: z.string().nullable(),
        changed_at: instant.nullable(),
      })
      .optional()
      .describe('On a conflict of one value: what stands there now.'),
    conflicts: z
      .array(
        z.object({
          feature: featureId.optional(),
          panel: panelId.optional(),
          state: availability.optional(),
          estimate: estimate.optional(),
          note: texts.nullable().optional(),
          restoration: restoration.optional(),
          since: day.nullable().optional(),
          incident: z.string().optional(),
          update: z.string().optional(),
          text: translated.nullable().optional(),
          maintenance: z.string().optional(),
          phase: z.enum(MAINTENANCE_PHASES).nullable().optional(),
          document: z.string().optional(),
          revision,
          changed_by: z.string().nullable(),
          changed_at: instant.nullable(),
        }),
      )
      .optional()
      .describe(
        'On a conflict of a change of several things: each that was changed meanwhile, as it is now.',
      ),
  })
  .describe('RFC 9457');
