import { z } from 'zod';
import { alertsBody } from './alerts.ts';
import { availabilityBody, confirmationBody, restorationBody } from './bodies.ts';
import { changesDocument, eventsDocument } from './event-schemas.ts';
import { incidentBody, updateBody } from './incident-bodies.ts';
import { maintenanceBody, maintenanceChange } from './maintenance-bodies.ts';
import {
  inPath,
  inQuery,
  LANG,
  make,
  PROBLEMS,
  problemsOf,
  readOperation,
  suggest,
  write,
} from './openapi/describe.ts';
import { badgePaths, EMBED_SCHEMAS, embedPaths } from './openapi/embeds.ts';
import { FEED_SCHEMAS, feedPaths } from './openapi/feeds.ts';
import { LINK_SCHEMAS, linkPaths } from './openapi/links.ts';
import { mcpPaths } from './openapi/mcp.ts';
import { LOG_SCHEMAS, logPaths } from './openapi/public-log.ts';
import { statuspagePaths } from './openapi/statuspage.ts';
import { STATUSPAGE_SCHEMAS } from './openapi/statuspage-schemas.ts';
import { cell, estimate } from './schema-parts.ts';
import { faq, found, lookupDocument, problem, promises, searchDocument, status, words } from './schemas.ts';
import { suggestionBody } from './suggestion-bodies.ts';
import { openedIncident, plannedMaintenance, postedUpdate, suggested, written } from './written-schemas.ts';

const NAMED = {
  AvailabilityChange: availabilityBody,
  RestorationChange: restorationBody,
  Confirmation: confirmationBody,
  Incident: incidentBody,
  Update: updateBody,
  Suggestion: suggestionBody,
  Alerts: alertsBody,
  Maintenance: maintenanceBody,
  MaintenanceChange: maintenanceChange,
  Status: status,
  Cell: cell,
  Estimate: estimate,
  Events: eventsDocument,
  Changes: changesDocument,
  Lookup: lookupDocument,
  Faq: faq,
  Search: found,
  SearchIndex: searchDocument,
  Words: words,
  Promises: promises,
  Written: written,
  OpenedIncident: openedIncident,
  PlannedMaintenance: plannedMaintenance,
  PostedUpdate: postedUpdate,
  Suggested: suggested,
  Problem: problem,
  ...STATUSPAGE_SCHEMAS,
  ...FEED_SCHEMAS,
  ...EMBED_SCHEMAS,
  ...LINK_SCHEMAS,
  ...LOG_SCHEMAS,
};

const ALWAYS = [400, 401, 403, 409, 413, 415, 422, 429, 503] as const;
const FEATURE = inPath('feature', 'The id of a feature.', 'ceneo-xml');
const SLUG = inPath('slug', 'The end of the address of an incident.', 'ovh-2021-03');
const PANEL = inPath('panel', 'The id of a panel.', 'a');

function paths() {
  const wrongQuery = { 400: { $ref: '#/components/responses/Problem400' } };
  const eventsRead = readOperation('readEvents', 'The public part of the log, oldest first', 'Events', [
    inQuery('after', 'Only what came after this revision.', { type: 'integer', minimum: 0, default: 0 }),
  ]);
  const lookupRead = readOperation(
    'lookUp',
    'Which panel an account is on, and what its owner should do',
    'Lookup',
    [
      inQuery('created', 'The day on which the account was created.', { type: 'string' }, '2019-11-17'),
      inQuery('q', 'Instead: anything that the lookup page understands.', { type: 'string' }),
      inQuery('second', 'A new account was created after the failure.', { enum: ['1'] }),
      LANG,
    ],
  );
  Object.assign(eventsRead.get.responses, wrongQuery);
  Object.assign(lookupRead.get.responses, wrongQuery, problemsOf([503]));
  const worded = (...described: Parameters<typeof readOperation>) => {
    const reading = readOperation(...described);
    Object.assign(reading.get.responses, wrongQuery);
    return reading;
  };
  return {
    '/api/v1/status.json': readOperation('readStatus', 'Every feature on every panel', 'Status'),
    '/api/v1/events.json': eventsRead,
    '/api/v1/changes.json': worded(
      'readChanges',
      'What is different at one instant from another',
      'Changes',
      [
        inQuery('from', 'An instant: RFC 3339, or local time in Warsaw without an offset.', {
          type: 'string',
        }),
        inQuery('to', 'Likewise; left out: now.', { type: 'string' }),
      ],
    ),
    '/api/v1/promises.json': readOperation(
      'readPromises',
      'Every promise, and how it turned out',
      'Promises',
    ),
    '/api/v1/lookup': lookupRead,
    '/api/v1/faq.json': worded('readFaq', 'The questions that are answered now', 'Faq', [LANG]),
    '/api/v1/search': worded('search', 'What is found for a query, the best first', 'Search', [
      inQuery('q', 'What is looked for, in words; 200 characters of it count.', { type: 'string' }, 'ceneo'),
      LANG,
    ]),
    '/api/v1/search-index.json': worded(
      'readSearchIndex',
      'All that can be found, to be searched',
      'SearchIndex',
      [LANG],
    ),
    '/api/v1/words.json': worded('readWords', 'What puts events into words', 'Words', [LANG]),
    '/api/openapi.json': {
      get: {
        operationId: 'readDescription',
        summary: 'This description',
        security: [],
        responses: {
          200: {
            description: 'OpenAPI 3.1',
            content: { 'application/json': { schema: { type: 'object' } } },
          },
        },
      },
    },
    '/api/v1/availability/{feature}/{panel}': {
      parameters: [FEATURE, PANEL],
      put: write('setAvailability', 'State what a feature does on a panel', 'AvailabilityChange', [
        ...ALWAYS,
        404,
        428,
      ]),
    },
    '/api/v1/restoration/{panel}': {
      parameters: [PANEL],
      put: write('setRestoration', 'State how far a panel is restored', 'RestorationChange', [
        ...ALWAYS,
        404,
        428,
      ]),
    },
    '/api/v1/confirmations': {
      post: write('confirm', 'Say that everything was checked and nothing changed', 'Confirmation', ALWAYS),
    },
    '/api/v1/incidents': {
      post: make(
        'openIncident',
        'Open an incident, with all that changes with it',
        'Incident',
        'OpenedIncident',
        [...ALWAYS, 428],
      ),
    },
    '/api/v1/incidents/{slug}/updates': {
      parameters: [SLUG],
      post: make(
        'postUpdate',
        'Post an update on an incident, and what changes with it',
        'Update',
        'PostedUpdate',
        [...ALWAYS, 404, 428],
      ),
    },
    '/api/v1/suggestions': suggest('suggest', 'Suggest a change to staff', 'Suggestion'),
    '/api/v1/suggestions/alertmanager': suggest(
      'suggestByAlertmanager',
      'Receive what Prometheus Alertmanager sends (webhook)',
      'Alerts',
    ),
    '/api/v1/suggestions/grafana': suggest(
      'suggestByGrafana',
      'Receive what Grafana sends (webhook)',
      'Alerts',
    ),
    '/api/v1/maintenances': {
      post: make('planMaintenance', 'Announce planned maintenance', 'Maintenance', 'PlannedMaintenance', [
        ...ALWAYS,
        428,
      ]),
    },
    '/api/v1/maintenances/{id}': {
      parameters: [inPath('id', 'The id of a maintenance, as status.json has it.', 'm12')],
      patch: write('changeMaintenance', 'Move, end or cancel planned maintenance', 'MaintenanceChange', [
        ...ALWAYS,
        404,
        428,
      ]),
    },
  };
}

/** What there is, by kind, in the order of the page for people. */
const TAGS = [
  { name: 'read', description: 'What the site says, in its own words (version 1).' },
  {
    name: 'statuspage',
    description: 'The same in the shapes of Atlassian Statuspage’s public API (version 2).',
  },
  { name: 'follow', description: 'Feeds and calendars.' },
  { name: 'embed', description: 'For other people’s pages.' },
  { name: 'log', description: 'For anybody to check the past of the site (C2SP tlog-tiles).' },
  { name: 'mcp', description: 'For assistants.' },
  { name: 'write', description: 'For machines with a token.' },
];

type Item = Readonly<Record<string, unknown>>;

/** Version 1: what is asked for without a token is read, the rest is written. */
function tagged(all: Readonly<Record<string, Item>>): Record<string, Item> {
  const tag = (method: string, one: unknown) =>
    method === 'parameters' ? one : { tags: [method === 'get' ? 'read' : 'write'], ...Object(one) };
  return Object.fromEntries(
    Object.entries(all).map(([path, item]) => [
      path,
      Object.fromEntries(Object.entries(item).map(([method, one]) => [method, tag(method, one)])),
    ]),
  );
}

/** The schemas by their names: bodies as they are sent, answers as they are given (they may come to hold more). */
function schemas() {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, { io: 'input', uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(made.schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]),
  );
}

/** `GET /api/openapi.json`: every address of the API (OpenAPI 3.1). `siteUrl`: where it is, if that is known. */
export function formatOpenApi(siteUrl: string | null) {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Latarnia',
      version: '1',
      description:
        'The state of the service, panel by panel. Reading is open to everybody; writing needs a token, which an administrator creates at /staff/tokens/ or with "latarnia token create".',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: siteUrl ?? '/' }],
    security: [{ token: [] }],
    tags: TAGS,
    paths: {
      ...tagged(paths()),
      ...linkPaths(),
      ...statuspagePaths(),
      ...feedPaths(),
      ...badgePaths(),
      ...embedPaths(),
      ...logPaths(),
      ...mcpPaths(),
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'lat_<id>_<secret>' } },
      schemas: schemas(),
      responses: Object.fromEntries(
        Object.entries(PROBLEMS).map(([one, description]) => [
          `Problem${one}`,
          {
            description,
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
  };
}

/** What the API says of itself. */
export interface ApiData {
  readonly 'openapi.json': ReturnType<typeof formatOpenApi>;
}
