import { z } from 'zod';
import { AVAILABILITIES } from '../domain/availability.ts';
import { ESTIMATE_KINDS } from '../domain/estimate.ts';
import { EVENT_TYPES } from '../domain/events.ts';
import { FLAW_CODES } from '../domain/flaw.ts';
import { IMPACTS, UPDATE_STATUSES } from '../domain/incident.ts';
import { MAINTENANCE_PHASES } from '../domain/maintenance.ts';
import { RESTORATIONS } from '../domain/panel.ts';
import { PROMISE_ENDS } from '../domain/promise-record.ts';
import { PROBLEM_CODES } from '../formats/problem.ts';

// What the API answers, for its description: `tests/unit/api/openapi.test.ts` holds every answer against it.

const day = z.string().meta({ format: 'date' });
const instant = z.string().meta({ format: 'date-time', description: 'RFC 3339, UTC, milliseconds.' });
const revision = z.int().min(0).describe('The sequence of the last event of the log.');
const panelId = z.string().meta({ examples: ['a'] });
const featureId = z.string().meta({ examples: ['ceneo-xml'] });
const texts = z.object({ pl: z.string(), en: z.string() });
const translated = z
  .object({ pl: z.string(), en: z.string().nullable() })
  .describe('null: not translated yet.');
const availability = z.enum(AVAILABILITIES);
const impact = z.enum(IMPACTS);
const restoration = z.enum(RESTORATIONS).nullable();
const stepKind = z.enum(['do', 'wait', 'know', 'warning']);

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

const scope = { panels: z.array(panelId), features: z.array(featureId) };

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

export const written = z.object({
  revision,
  changed: z.boolean().describe('false: that is what the site said already, nothing was written.'),
  dropped: z
    .object({ estimate: estimate.nullable(), note: texts.nullable() })
    .optional()
    .describe('What the change no longer carries of what stood there.'),
  safe: z
    .boolean()
    .optional()
    .describe(
      'Where two machines hold the log. true: a second one has it. false: it is written on one machine only, and published once a second one has it. Asked anew at each repetition.',
    ),
});

const safe = written.shape.safe;
const { changed } = written.shape;

export const openedIncident = z.object({
  revision,
  changed,
  incident: z.string().describe('Its slug.'),
  safe,
});

export const postedUpdate = z.object({
  revision,
  changed,
  incident: z.string(),
  update: z.string().describe('Its name, such as u12.'),
  safe,
});

export const plannedMaintenance = z.object({
  revision,
  changed,
  maintenance: z.string().describe('Its name, such as m12.'),
  safe,
});

export const suggested = z.object({
  suggestions: z
    .array(
      z.object({
        key: z.string(),
        panels: z.array(panelId),
        features: z.array(featureId),
        state: availability,
        ended: z.boolean(),
        unknown: z.array(z.string()).describe('What it names that the site does not know.'),
      }),
    )
    .describe('What is kept for staff, who decide. Nothing is published.'),
  ignored: z
    .array(z.object({ key: z.string(), reason: z.string() }))
    .describe('Alerts that are none of the business of the site, or of the token.'),
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
