import { z } from 'zod';

// The shapes of Atlassian Statuspage's public API, version 2, and of the lists that its management API answers with, as far as they
// are read. What else stands there is let be.

const id = z.union([z.string().min(1).max(200), z.number().int()]).transform(String);
const instant = z.iso.datetime({ offset: true });
const maybe = instant.nullish();

export const STATUSPAGE_COMPONENT = z.object({
  id,
  name: z.string(),
  status: z.string().default('operational'),
  group: z.boolean().nullish(),
  group_id: id.nullish(),
});

const AFFECTED = z.object({ code: id.nullish(), name: z.string().nullish() });

const STATUSPAGE_UPDATE = z.object({
  id,
  status: z.string(),
  body: z.string().nullish(),
  created_at: instant,
  display_at: maybe,
  affected_components: z.array(AFFECTED).nullish(),
});

export const STATUSPAGE_INCIDENT = z.object({
  id,
  name: z.string(),
  status: z.string(),
  impact: z.string().nullish(),
  impact_override: z.string().nullish(),
  created_at: instant,
  started_at: maybe,
  resolved_at: maybe,
  scheduled_for: maybe,
  scheduled_until: maybe,
  postmortem_body: z.string().nullish(),
  postmortem_published_at: maybe,
  components: z.array(z.object({ id, name: z.string().nullish() })).nullish(),
  incident_updates: z.array(STATUSPAGE_UPDATE).nullish(),
});

export type AnsweredUpdate = z.infer<typeof STATUSPAGE_UPDATE>;
export type AnsweredIncident = z.infer<typeof STATUSPAGE_INCIDENT>;
