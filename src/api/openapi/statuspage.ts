import { published } from './describe.ts';

const tag = 'statuspage';
const type = 'application/json';

const json = (operationId: string, summary: string, schema: string) =>
  published({ operationId, summary, schema, tag, type });

/** What clients of Statuspage read. */
export function statuspagePaths() {
  return {
    '/api/v2/summary.json': json(
      'v2Summary',
      'All that is not over, as Statuspage has it',
      'StatuspageSummary',
    ),
    '/api/v2/status.json': json('v2Status', 'How bad it is overall', 'StatuspageStatus'),
    '/api/v2/components.json': json(
      'v2Components',
      'Panels as groups, with their features',
      'StatuspageComponents',
    ),
    '/api/v2/incidents.json': json('v2Incidents', 'The last 50 incidents', 'StatuspageIncidents'),
    '/api/v2/incidents/unresolved.json': json('v2Unresolved', 'Incidents that go on', 'StatuspageIncidents'),
    '/api/v2/scheduled-maintenances.json': json(
      'v2Maintenances',
      'The last 50 planned maintenances',
      'StatuspageMaintenances',
    ),
    '/api/v2/scheduled-maintenances/active.json': json(
      'v2ActiveMaintenances',
      'Maintenances that go on',
      'StatuspageMaintenances',
    ),
    '/api/v2/scheduled-maintenances/upcoming.json': json(
      'v2UpcomingMaintenances',
      'Upcoming maintenances',
      'StatuspageMaintenances',
    ),
    '/summary.json': json('summary', 'The same as /api/v2/summary.json', 'StatuspageSummary'),
    '/index.json': json('index', 'The same again', 'StatuspageSummary'),
    '/history.atom': published({
      operationId: 'historyAtom',
      summary: 'The newest 25 incidents, one entry each, revised in place (Atom)',
      tag,
      type: 'application/atom+xml',
    }),
    '/history.rss': published({
      operationId: 'historyRss',
      summary: 'The same as RSS',
      tag,
      type: 'application/rss+xml',
    }),
  };
}
