import { callTool, connectMcp, mcpRequest, readRpc } from '../support/mcp.ts';
import { setState } from './operator.ts';
import { expect, SOON, test } from './site.ts';

const call = (name: string, given: object) =>
  JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: given } });

test('a client of the protocol reads what the pages show, at their revision', async ({ staffSite }) => {
  const client = await connectMcp(staffSite.url);
  expect((await client.listTools()).tools.length).toBe(5);
  const given = { panel: 'b', feature: 'shop-order-export', lang: 'en' };
  const stateOf = async () => {
    const { data } = await callTool(client, 'status', given);
    return { revision: Object(data).revision, state: Object(data).features[0].panels.b.state };
  };
  const before = await stateOf();
  await setState(staffSite, 'shop-order-export@b', {
    state: before.state === 'limited' ? 'available' : 'limited',
  });
  await expect.poll(async () => (await stateOf()).revision, SOON).toBeGreaterThan(before.revision);
  const page = await fetch(`${staffSite.url}/panel/b/`);
  expect(String((await stateOf()).revision)).toBe(page.headers.get('Latarnia-Revision'));
  expect((await stateOf()).state).not.toBe(before.state);
  await client.close();
});

test('it is read only by what is sent, and refused in its own words', async ({ site }) => {
  for (const method of ['GET', 'DELETE', 'PUT']) {
    const response = await fetch(`${site.url}/mcp`, { method });
    expect([response.status, response.headers.get('Allow')], method).toEqual([405, 'POST, OPTIONS']);
  }
  const answer = await fetch(mcpRequest(site.url, call('lookup', { q: '17.11.2019' })));
  expect(answer.headers.get('Content-Type')).toMatch(/^application\/json/);
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  expect(answer.headers.get('Set-Cookie')).toBeNull();
  expect(answer.headers.get('Latarnia-Revision')).toMatch(/^\d+$/);
  const unknown = await fetch(mcpRequest(site.url, call('nothing', {})));
  expect((await readRpc(unknown)).error?.code).toBe(-32602);
  const long = await fetch(mcpRequest(site.url, call('lookup', { q: 'x'.repeat(50_000) })));
  expect([long.status, (await readRpc(long)).error?.code]).toEqual([413, -32600]);
  const longer = await fetch(mcpRequest(site.url, 'x'.repeat(300_000)));
  expect([longer.status, (await longer.json()).code]).toEqual([413, 'body.too-large']);
  const foreign = await fetch(mcpRequest(site.url, call('status', {}), { Origin: 'https://evil.example' }));
  expect([foreign.status, (await readRpc(foreign)).error?.code]).toEqual([403, -32600]);
});

test('many who ask at once are answered or told to wait, and readers are served meanwhile', async ({
  site,
}) => {
  const asked = Array.from({ length: 200 }, () => fetch(mcpRequest(site.url, call('status', {}))));
  const page = await fetch(`${site.url}/faq/?q=archiwum`);
  expect(page.status).toBe(200);
  const statuses = new Set((await Promise.all(asked)).map(({ status }) => status));
  for (const status of statuses) expect([200, 503]).toContain(status);
  expect(statuses).toContain(200);
});
