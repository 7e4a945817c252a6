import Parser from 'rss-parser';
import { Statuspage } from 'statuspage.js';
import { expect, test } from 'vitest';
import { get } from '../../../support/front.ts';
import { atomFaults, noJing } from '../../../support/jing.ts';
import { serveDocuments } from '../../../support/served-documents.ts';
import { statuspageContext } from '../../../support/statuspage.ts';

/** It asks statuspage.io itself by a name; here it is told where else. */
function pointAt<Client extends Statuspage>(client: Client, port: number): Client {
  const inside: unknown = Reflect.get(client, 'axios');
  if (typeof inside !== 'function') throw new Error('statuspage.js has another inside');
  const defaults: unknown = Reflect.get(inside, 'defaults');
  if (typeof defaults !== 'object' || defaults === null) throw new Error('axios has other defaults');
  Reflect.set(defaults, 'baseURL', `http://127.0.0.1:${port}/api/v2`);
  return client;
}

test('statuspage.js reads all that it asks for, and takes every instant for one', async () => {
  const { port } = await serveDocuments(statuspageContext());
  const client = pointAt(new Statuspage('page'), port);
  const summary = await client.summary();
  expect(summary.status).toEqual({ indicator: 'minor', description: 'Partially Degraded Service' });
  expect(summary.page.updated_at).toBeInstanceOf(Date);
  expect((await client.status()).status).toEqual(summary.status);
  const { components } = await client.components();
  expect(components).toEqual(summary.components);
  expect(components.map(({ name, group, status }) => [name, group, status])).toEqual([
    ['Panel A', true, 'degraded_performance'],
    ['api', false, 'operational'],
    ['orders', false, 'degraded_performance'],
    ['Panel B', true, 'operational'],
    ['orders', false, 'operational'],
  ]);
  for (const { created_at, updated_at } of components) {
    expect([created_at, updated_at]).toEqual([expect.any(Date), expect.any(Date)]);
  }
  const { incidents } = await client.unresolvedIncidents();
  expect(incidents[0]?.incident_updates.map(({ body }) => body)).toEqual(['We know.', 'We are looking.']);
  expect((await client.allIncidents()).incidents).toEqual(incidents);
  expect(summary.incidents).toEqual(incidents);
  const { scheduled_maintenances: upcoming } = await client.upcomingScheduledMaintenances();
  expect(upcoming.map(({ name, scheduled_for }) => [name, scheduled_for])).toEqual([
    ['Work m1', new Date('2021-03-17T18:00:00.000Z')],
  ]);
  expect((await client.allScheduledMaintenances()).scheduled_maintenances).toEqual(upcoming);
  expect((await client.activeScheduledMaintenances()).scheduled_maintenances).toEqual([]);
});

test('rss-parser finds one entry an incident in both feeds, with the newest words first', async () => {
  const { port } = await serveDocuments(statuspageContext());
  for (const path of ['/history.atom', '/history.rss']) {
    const feed = await new Parser().parseURL(`http://127.0.0.1:${port}${path}`);
    expect(feed.items.map(({ title, link }) => [title, link])).toEqual([
      ['Fire', 'https://status.example.com/en/incidents/fire/'],
    ]);
    expect(feed.items[0]?.contentSnippet).toMatch(
      /^Identified.*We know\..*Investigating.*We are looking\.$/s,
    );
  }
});

test.skipIf(noJing !== null)('the history is Atom by the grammar of RFC 4287', async () => {
  const { port } = await serveDocuments(statuspageContext());
  const { text } = await get(port, '/history.atom');
  expect(atomFaults(text)).toEqual([]);
  expect(atomFaults(text.replace(/<id>.*?<\/id>/, ''))).not.toEqual([]);
});

test('every document answers any origin, HEAD, and who has it already', async () => {
  const { port } = await serveDocuments(statuspageContext());
  const paths = [
    ...['summary', 'status', 'components', 'incidents', 'scheduled-maintenances'].map(
      (name) => `/api/v2/${name}.json`,
    ),
    '/api/v2/incidents/unresolved.json',
    '/api/v2/scheduled-maintenances/active.json',
    '/api/v2/scheduled-maintenances/upcoming.json',
    ...['/summary.json', '/index.json', '/history.atom', '/history.rss'],
  ];
  for (const path of paths) {
    const { status, headers, text } = await get(port, path);
    expect([path, status, headers['access-control-allow-origin']]).toEqual([path, 200, '*']);
    const head = await get(port, path, {}, 'HEAD');
    expect([head.status, head.text, head.headers['content-length']]).toEqual([
      200,
      '',
      headers['content-length'],
    ]);
    const again = await get(port, path, { 'If-None-Match': String(headers.etag) });
    expect([again.status, again.text]).toEqual([304, '']);
    expect(text.length).toBeGreaterThan(100);
  }
  const [whole, ...aliases] = await Promise.all(
    ['/api/v2/summary.json', '/summary.json', '/index.json'].map((path) => get(port, path)),
  );
  for (const alias of aliases) expect(alias.text).toBe(whole?.text);
});
