import { OpenApi } from '../support/openapi.ts';
import { headOf } from './operator.ts';
import { expect, test } from './site.ts';
import { issueTokens } from './tokens.ts';

/** One request that gets each answer: query, or body and status. */
const READS: Readonly<Record<string, readonly [query: string, status: number][]>> = {
  '/api/v1/status.json': [['', 200]],
  '/api/v1/events.json': [
    ['', 200],
    ['?after=x', 400],
  ],
  '/api/v1/lookup': [
    ['?created=2019-11-17', 200],
    ['?q=listopad%202019&second=1&lang=en', 200],
    ['', 400],
  ],
  '/api/v1/faq.json': [
    ['', 200],
    ['?lang=en', 200],
  ],
  '/api/v1/search': [
    ['?q=ceneo', 200],
    ['', 200],
  ],
  '/api/v1/search-index.json': [['', 200]],
  '/api/v1/promises.json': [['', 200]],
  '/api/v1/words.json': [['', 200]],
  '/api/v1/changes.json': [
    ['?from=2021-03-15T12:00&to=2021-03-17T11:00', 200],
    ['?from=never', 400],
  ],
  '/api/openapi.json': [['', 200]],
};

/** Formats that others made, each as it is published. */
const OTHERS =
  /^\/(api\/v2\/|summary|index|history|feed|calendar|panel\/|features\/|badge\/|embed|faq\/|log\/)/;

/** Those of which a site that has just begun has none. */
const NOT_YET = ['/log/former', '/log/tile/{level}/{index}'];

const NAMES: Readonly<Record<string, string>> = {
  panel: 'a',
  feature: 'ceneo-xml',
  slug: 'magazyn-baselinker',
  level: '0',
  index: '000',
  width: '7',
  page: '0',
};

const WRITES = [
  ['put', '/api/v1/availability/{feature}/{panel}', '/api/v1/availability/api/b', { state: 'limited' }],
  ['put', '/api/v1/restoration/{panel}', '/api/v1/restoration/b', { restoration: 'restoring' }],
  ['post', '/api/v1/confirmations', '/api/v1/confirmations', null],
] as const;

const INCIDENT = {
  slug: 'opis',
  title: { pl: 'Wolne zamówienia' },
  impact: 'minor',
  panels: ['b'],
  update: { status: 'investigating', text: { pl: 'Sprawdzamy.' } },
};
/** Of alerts: another cell than is changed above. */
const SUGGESTION = { key: 'slow', panel: 'd', feature: 'api', state: 'limited', text: 'p99 > 30 s' };
const MAINTENANCE = {
  title: { pl: 'Prace przy API' },
  text: { pl: 'Wymieniamy serwer.' },
  panels: ['b'],
  features: ['api'],
  state: 'unavailable',
  from: '2021-06-01T00:00:00Z',
  until: '2021-06-01T01:00:00Z',
};
const ALERT = {
  status: 'firing',
  labels: { panel: 'd', feature: 'api' },
  annotations: {},
  fingerprint: 'f0',
};

/** What makes something new, and what is told to staff: what is sent, and the statuses of it and of the same again. */
const MADE = [
  ['/api/v1/incidents', '/api/v1/incidents', { ...INCIDENT, force: true }, 201, 200],
  [
    '/api/v1/incidents/{slug}/updates',
    '/api/v1/incidents/opis/updates',
    { status: 'identified', text: { pl: 'Wiemy.' }, impact: 'minor', force: true },
    201,
    200,
  ],
  ['/api/v1/maintenances', '/api/v1/maintenances', { ...MAINTENANCE, force: true }, 201, 200],
  ['/api/v1/suggestions', '/api/v1/suggestions', SUGGESTION, 202, 202],
  ['/api/v1/suggestions/alertmanager', '/api/v1/suggestions/alertmanager', { alerts: [ALERT] }, 202, 202],
  ['/api/v1/suggestions/grafana', '/api/v1/suggestions/grafana', { alerts: [ALERT] }, 202, 202],
] as const;

test('the description is valid, and names every address of the API', async ({ site }) => {
  const response = await fetch(`${site.url}/api/openapi.json`);
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  const api = new OpenApi(await response.json());
  expect(await api.problems()).toEqual([]);
  const own = api
    .operations()
    .filter(([, path]) => !OTHERS.test(path) && path !== '/mcp' && path !== '/f/{code}/');
  expect(own.toSorted()).toEqual(
    [
      ...Object.keys(READS).map((path) => ['get', path]),
      ...WRITES.map(([method, path]) => [method, path]),
      ...MADE.map(([path]) => ['post', path]),
    ].toSorted(),
  );
});

for (const [path, cases] of Object.entries(READS)) {
  test(`GET ${path} answers as described`, async ({ site }) => {
    const api = new OpenApi(await (await fetch(`${site.url}/api/openapi.json`)).json());
    for (const [query, status] of cases) {
      const response = await fetch(`${site.url}${path}${query}`);
      expect(response.status).toBe(status);
      const type = response.headers.get('Content-Type') ?? '';
      expect(api.mistakesOf('get', path, status, type, await response.json())).toEqual([]);
    }
  });
}

test('whatever others have the format of is there, and as described', async ({ site }) => {
  const api = new OpenApi(await (await fetch(`${site.url}/api/openapi.json`)).json());
  const paths = api.operations().flatMap(([, path]) => (OTHERS.test(path) ? [path] : []));
  expect(paths.length).toBeGreaterThan(25);
  for (const path of paths) {
    if (NOT_YET.includes(path)) continue;
    for (const lang of /^\/(feed|calendar|panel|features|badge|faq)/.test(path) ? ['', '/en'] : ['']) {
      const address = `${lang}${path.replaceAll(/\{(\w+)\}/g, (_, name) => NAMES[name] ?? name)}`;
      const response = await fetch(`${site.url}${address}`);
      expect.soft(response.status, address).toBe(200);
      const type = response.headers.get('Content-Type') ?? '';
      const body: unknown = /json/.test(type) ? await response.json() : await response.text();
      expect.soft(api.mistakesOf('get', path, 200, type, body), address).toEqual([]);
    }
  }
});

test('a short link leads on, as described', async ({ site }) => {
  const api = new OpenApi(await (await fetch(`${site.url}/api/openapi.json`)).json());
  expect(api.operations()).toContainEqual(['get', '/f/{code}/']);
  for (const lang of ['', '/en']) {
    const response = await fetch(`${site.url}${lang}/f/1ka2ztfz/?v=3`, { redirect: 'manual' });
    expect(response.status).toBe(301);
    expect(response.headers.get('Location')).toBe(`${lang}/faq/magazyn-baselinker/?v=3`);
  }
});

test('the page of the API lists every address, and is one of the site in each language', async ({ site }) => {
  for (const prefix of ['', '/en']) {
    const response = await fetch(`${site.url}${prefix}/api/`);
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html).toContain(`<html lang="${prefix === '' ? 'pl' : 'en'}"`);
    for (const id of ['readStatus', 'v2Summary', 'feedAtom', 'panelBadge', 'mcp', 'setAvailability']) {
      expect(html, id).toContain(`id="operation-${id}"`);
    }
  }
  const meant = await fetch(`${site.url}/api`, { redirect: 'manual' });
  expect(meant.headers.get('Location')).toBe('/api/');
});

for (const [method, path, address, body] of WRITES) {
  test(`${method.toUpperCase()} ${path} answers as described`, async ({ staffSite }) => {
    const api = new OpenApi(await (await fetch(`${staffSite.url}/api/openapi.json`)).json());
    const [good = '', other = ''] = [
      ...(await issueTokens(staffSite, 1)),
      ...(await issueTokens(staffSite, 1, { verbs: ['update'] })),
    ];
    const expected_revision = await headOf(staffSite);
    const based = body === null ? {} : { ...body, expected_revision };
    const send = async (status: number, sent: unknown, token: string, headers = {}, to: string = address) => {
      const response = await fetch(`${staffSite.url}${to}`, {
        method: method.toUpperCase(),
        headers: {
          ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
          'Content-Type': 'application/json',
          ...headers,
        },
        body: typeof sent === 'string' ? sent : JSON.stringify(sent),
      });
      const answer = await response.json();
      expect(response.status, JSON.stringify(answer)).toBe(status);
      expect(response.headers.get('Cache-Control')).toBe('no-store');
      expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
      const type = response.headers.get('Content-Type') ?? '';
      expect(api.mistakesOf(method, path, status, type, answer)).toEqual([]);
    };
    await send(200, based, good, { 'Idempotency-Key': '"1"' });
    await send(200, based, good, { 'Idempotency-Key': '"1"' });
    await send(422, { ...based, reason: 'because' }, good, { 'Idempotency-Key': '"1"' });
    await send(401, based, '');
    await send(401, based, 'lat_');
    await send(403, based, other);
    await send(400, '{', good);
    await send(400, based, good, {}, `${address}?token=x`);
    await send(415, based, good, { 'Content-Type': 'application/x-www-form-urlencoded' });
    await send(413, { note: 'x'.repeat(20_000) }, good);
    await send(422, { nonsense: 1 }, good);
    if (body === null) return;
    await send(428, body, good);
    await send(404, based, good, {}, address.replace(/b$/, 'z'));
    const changed = {
      ...body,
      [Object.keys(body)[0] ?? '']: path.includes('restoration') ? 'offline' : 'unknown',
    };
    await send(409, { ...changed, expected_revision }, good);
  });
}

test('what is made, and what alerts suggest, is answered as described', async ({ staffSite }) => {
  const api = new OpenApi(await (await fetch(`${staffSite.url}/api/openapi.json`)).json());
  const [token = ''] = await issueTokens(staffSite, 1, { verbs: ['update', 'suggest'] });
  const send = async (path: string, address: string, status: number, body: unknown, as = token) => {
    const response = await fetch(`${staffSite.url}${address}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${as}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    expect(response.status, JSON.stringify(answer)).toBe(status);
    const type = response.headers.get('Content-Type') ?? '';
    expect(api.mistakesOf('post', path, status, type, answer)).toEqual([]);
  };
  for (const [path, address, body, first, again] of MADE) {
    await send(path, address, first, body);
    await send(path, address, again, body);
    await send(path, address, 401, body, 'lat_');
    await send(path, address, 422, { ...body, panels: 7, alerts: 7, nonsense: 1 });
  }
  await send('/api/v1/incidents', '/api/v1/incidents', 428, INCIDENT);
});

test('the front passes on what is written, and refuses other methods and long bodies', async ({
  staffSite,
}) => {
  const [token = ''] = await issueTokens(staffSite, 1);
  const preflight = await fetch(`${staffSite.url}/api/v1/confirmations`, { method: 'OPTIONS' });
  expect([preflight.status, preflight.headers.get('Allow')]).toEqual([204, 'POST, OPTIONS']);
  const wrong = await fetch(`${staffSite.url}/api/v1/confirmations`, { method: 'DELETE' });
  expect([wrong.status, (await wrong.json()).code]).toEqual([405, 'method.refused']);
  const large = await fetch(`${staffSite.url}/api/v1/confirmations`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: 'x'.repeat(300_000),
  });
  expect([large.status, (await large.json()).code]).toEqual([413, 'body.too-large']);
});
