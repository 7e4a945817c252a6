import { z } from 'zod';
import { IMPACTS, UPDATE_STATUSES } from '../../domain/incident.ts';

// As Atlassian describes it (https://metastatuspage.com/api); tests hold every published document against it.

const instant = z.string().meta({ format: 'date-time', description: 'RFC 3339, UTC, milliseconds.' });
const id = z.string().describe('The same for ever.');
const componentStatus = z.enum([
  'operational',
  'under_maintenance',
  'degraded_performance',
  'partial_outage',
  'major_outage',
]);
const maintenanceStatus = z.enum(['scheduled', 'in_progress', 'verifying', 'completed']);

const page = z.object({
  id,
  name: z.string(),
  url: z.string(),
  time_zone: z.string(),
  updated_at: instant,
});

const pageStatus = z.object({
  indicator: z.enum(['none', 'maintenance', 'minor', 'major', 'critical']),
  description: z.string(),
});

const component = z
  .object({
    id,
    name: z.string(),
    status: componentStatus,
    created_at: instant,
    updated_at: instant,
    position: z.int(),
    description: z.string().nullable(),
    showcase: z.boolean(),
    start_date: z.string().nullable(),
    group_id: z.string().nullable(),
    page_id: z.string(),
    group: z.boolean(),
    only_show_if_degraded: z.boolean(),
    components: z.array(z.string()).optional().describe('Of a group: the ids of its components.'),
  })
  .describe('A group is a panel; a component is a feature on it about which something was said.');

const affected = z.object({
  code: z.string(),
  name: z.string(),
  old_status: componentStatus,
  new_status: componentStatus,
});

const update = <Status extends z.ZodType>(status: Status) =>
  z.object({
    id,
    status,
    body: z.string(),
    incident_id: z.string(),
    created_at: instant,
    updated_at: instant,
    display_at: instant,
    affected_components: z.array(affected).nullable(),
    deliver_notifications: z.boolean(),
    custom_tweet: z.string().nullable(),
    tweet_id: z.string().nullable(),
  });

const course = <Status extends z.ZodType, Effect extends z.ZodType>(status: Status, effect: Effect) => ({
  id,
  name: z.string(),
  status,
  created_at: instant,
  updated_at: instant,
  monitoring_at: instant.nullable(),
  resolved_at: instant.nullable(),
  impact: effect,
  shortlink: z.string(),
  started_at: instant,
  page_id: z.string(),
  incident_updates: z.array(update(status)).describe('Newest first; never none.'),
  components: z.array(component),
  reminder_intervals: z.null(),
});

const postmortem = {
  postmortem_body: z.string().nullable(),
  postmortem_body_last_updated_at: instant.nullable(),
  postmortem_ignored: z.boolean(),
  postmortem_published_at: instant.nullable(),
  postmortem_notified_subscribers: z.boolean(),
  postmortem_notified_twitter: z.boolean(),
};

const incident = z.object({
  ...course(z.enum(UPDATE_STATUSES), z.enum(IMPACTS)),
  ...postmortem,
});
const maintenance = z.object({
  ...course(maintenanceStatus, z.literal('maintenance')),
  scheduled_for: instant,
  scheduled_until: instant,
});

const incidents = z.array(incident);
const maintenances = z.array(maintenance);

/** By their names in the description. */
export const STATUSPAGE_SCHEMAS = {
  StatuspageComponent: component,
  StatuspageIncident: incident,
  StatuspageMaintenance: maintenance,
  StatuspageSummary: z.object({
    page,
    components: z.array(component),
    incidents,
    scheduled_maintenances: maintenances,
    status: pageStatus,
  }),
  StatuspageStatus: z.object({ page, status: pageStatus }),
  StatuspageComponents: z.object({ page, components: z.array(component) }),
  StatuspageIncidents: z.object({ page, incidents }),
  StatuspageMaintenances: z.object({ page, scheduled_maintenances: maintenances }),
};
