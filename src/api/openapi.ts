import { z } from 'zod';
import { alertsBody } from './alerts.ts';
import { availabilityBody, confirmationBody, restorationBody } from './bodies.ts';
import { incidentBody, updateBody } from './incident-bodies.ts';
import { maintenanceBody, maintenanceChange } from './maintenance-bodies.ts';
import {
  cell,
  changesDocument,
  estimate,
  eventsDocument,
  faq,
  found,
  lookupDocument,
  openedIncident,
  plannedMaintenance,
  postedUpdate,
  problem,
  promises,
  searchDocument,
  status,
  suggested,
  words,
  written,
} from './schemas.ts';
import { suggestionBody } from './suggestion-bodies.ts';

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
};

/** What each answer other than 200 means. */
const PROBLEMS = {
  400: 'The request cannot be understood.',
  401: 'There is no token, or it is not valid (any more).',
  403: 'The token may not write this.',
  404: 'There is no such feature, panel, incident or maintenance.',
  409: 'It was changed since `expected_revision` (`conflict`, with what stands there now), or the same `Idempotency-Key` is being answered.',
  413: 'The body is too long.',
  415: 'The body is not JSON.',
  422: 'The body says something that cannot be; `errors` points to the fields. Or it is first asked whether something is meant (`confirm.needed`): then repeat it with `confirmed: true`, under another `Idempotency-Key`. Or the `Idempotency-Key` came with another request before.',
  428: 'Neither `expected_revision` nor `force: true`.',
  429: 'Too many requests with this token; see `Retry-After`.',
  503: 'It cannot be done now; see `Retry-After`. With an `Idempotency-Key` the request may be repeated safely.',
} as const;

type Problem = keyof typeof PROBLEMS;

const json = (name: string) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } });

const problemsOf = (statuses: readonly Problem[]) =>
  Object.fromEntries(statuses.map((one) => [one, { $ref: `#/components/responses/Problem${one}` }]));

const inQuery = (name: string, description: string, schema: object) => ({
  name,
  in: 'query',
  description,
  schema,
});

const inPath = (name: string, description: string, example: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
  example,
});

const LANG = inQuery('lang', 'The language of the words.', { enum: ['pl', 'en'], default: 'pl' });
const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Chosen by the client for each thing to be done; a repetition within 24 hours gets the first answer again.',
  schema: { type: 'string', minLength: 1, maxLength: 257 },
};

/** One address that is read. */
function read(operationId: string, summary: string, schema: string, parameters: readonly object[] = []) {
  return {
    get: {
      operationId,
      summary,
      parameters,
      security: [],
      responses: { 200: { description: summary, content: json(schema) } },
    },
  };
}

/** One address that is written. */
function write(operationId: string, summary: string, body: string, problems: readonly Problem[]) {
  return {
    operationId,
    summary,
    parameters: [IDEMPOTENCY_KEY],
    requestBody: { required: true, content: json(body) },
    responses: {
      200: { description: 'Written, or said already.', content: json('Written') },
      ...problemsOf(problems),
    },
  };
}

/** One address where something new is made: 201, or 200 where it was made so before. */
function make(
  operationId: string,
  summary: string,
  body: string,
  made: string,
  problems: readonly Problem[],
) {
  const described = write(operationId, summary, body, problems);
  return {
    ...described,
    responses: {
      ...problemsOf(problems),
      200: { description: 'Said already: nothing was written.', content: json(made) },
      201: { description: 'Written.', content: json(made) },
    },
  };
}

/** One address that is told what alerts suggest. */
function suggest(operationId: string, summary: string, body: string) {
  return {
    post: {
      operationId,
      summary,
      parameters: [],
      requestBody: { required: true, content: json(body) },
      responses: {
        202: { description: 'Kept for staff, who decide.', content: json('Suggested') },
        ...problemsOf([400, 401, 403, 413, 415, 422, 429, 503]),
      },
    },
  };
}

const ALWAYS = [400, 401, 403, 409, 413, 415, 422, 429, 503] as const;
const FEATURE = inPath('feature', 'The id of a feature.', 'ceneo-xml');
const SLUG = inPath('slug', 'The end of the address of an incident.', 'ovh-2021-03');
const PANEL = inPath('panel', 'The id of a panel.', 'a');

function paths() {
  const wrongQuery = { 400: { $ref: '#/components/responses/Problem400' } };
  const eventsRead = read('readEvents', 'The public part of the log, oldest first', 'Events', [
    inQuery('after', 'Only what came after this revision.', { type: 'integer', minimum: 0, default: 0 }),
  ]);
  const lookupRead = read('lookUp', 'Which panel an account is on, and what its owner should do', 'Lookup', [
    inQuery('created', 'The day on which the account was created.', { type: 'string' }),
    inQuery('q', 'Instead: anything that the lookup page understands.', { type: 'string' }),
    inQuery('second', 'A new account was created after the failure.', { enum: ['1'] }),
    LANG,
  ]);
  Object.assign(eventsRead.get.responses, wrongQuery);
  Object.assign(lookupRead.get.responses, wrongQuery, problemsOf([503]));
  const worded = (...described: Parameters<typeof read>) => {
    const reading = read(...described);
    Object.assign(reading.get.responses, wrongQuery);
    return reading;
  };
  return {
    '/api/v1/status.json': read('readStatus', 'Every feature on every panel', 'Status'),
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
    '/api/v1/promises.json': read('readPromises', 'Every promise, and how it turned out', 'Promises'),
    '/api/v1/lookup': lookupRead,
    '/api/v1/faq.json': worded('readFaq', 'The questions that are answered now', 'Faq', [LANG]),
    '/api/v1/search': worded('search', 'What is found for a query, the best first', 'Search', [
      inQuery('q', 'What is looked for, in words; 200 characters of it count.', { type: 'string' }),
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
        'Say something of an incident, and what changes with it',
        'Update',
        'PostedUpdate',
        [...ALWAYS, 404, 428],
      ),
    },
    '/api/v1/suggestions': suggest('suggest', 'Suggest a change to staff', 'Suggestion'),
    '/api/v1/suggestions/alertmanager': suggest(
      'suggestByAlertmanager',
      'Take what Prometheus Alertmanager sends (webhook)',
      'Alerts',
    ),
    '/api/v1/suggestions/grafana': suggest('suggestByGrafana', 'Take what Grafana sends (webhook)', 'Alerts'),
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
    paths: paths(),
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
