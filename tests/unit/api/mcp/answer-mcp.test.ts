import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { describe, expect, test } from 'vitest';
import { answerMcp } from '../../../../src/api/mcp/answer-mcp.ts';
import type { PageSource } from '../../../../src/views/context.ts';
import { callTool, connectMcp, mcpRequest, readRpc } from '../../../support/mcp.ts';
import { shipOnce } from '../../../support/shipped.ts';

const SITE = 'https://status.example';
const shipped = shipOnce();
const source: PageSource = { viewContext: (locale) => ({ ...shipped(locale), siteUrl: SITE }) };
const ask = (request: Request) => answerMcp(request, source, SITE);
const connect = (): Promise<Client> => connectMcp(SITE, ask);

describe('over MCP, the client of the protocol’s own makers', () => {
  test('is told what there is to ask, with the schemas of questions and answers', async () => {
    const { tools } = await (await connect()).listTools();
    expect(tools.map(({ name }) => name)).toEqual(['lookup', 'status', 'steps', 'answers', 'history']);
    for (const tool of tools) {
      expect(tool.annotations, tool.name).toMatchObject({ readOnlyHint: true });
      expect(tool.inputSchema.properties, tool.name).toHaveProperty('lang');
      expect(tool.outputSchema?.properties, tool.name).toHaveProperty('revision');
    }
  });

  test('finds the panel of an account, in the language asked for', async () => {
    const client = await connect();
    // It checks the data against the schema.
    await client.listTools();
    const english = await callTool(client, 'lookup', { q: '17.11.2019', lang: 'en' });
    expect(english.data).toMatchObject({ candidates: ['a'], certain: true, lang: 'en' });
    expect(english.text).toMatch(/panel A/i);
    const polish = await callTool(client, 'lookup', { q: 'jesień 2019' });
    expect(polish.data).toMatchObject({ candidates: ['a', 'b'], lang: 'pl' });
  });

  test('is told what cannot be looked up, as words and not as data', async () => {
    const answer = await callTool(await connect(), 'lookup', { q: 'jan@example.com', lang: 'en' });
    expect(answer).toMatchObject({ isError: true, data: undefined });
    expect(answer.text).toContain('lookup.login');
    expect(answer.text).not.toContain('jan@example.com');
  });

  test('reads the state of a panel and of a feature', async () => {
    const client = await connect();
    await client.listTools();
    const panel = await callTool(client, 'status', { panel: 'b', feature: 'ceneo-xml', lang: 'en' });
    expect(panel.data).toMatchObject({ panels: [{ id: 'b' }], features: [{ id: 'ceneo-xml' }] });
    expect(panel.text).toMatch(/Panel B: /);
    const whole = await callTool(client, 'status');
    expect(whole.text.split('\n').length).toBeGreaterThan(40);
    const none = await callTool(client, 'status', { panel: 'z' });
    expect(none).toMatchObject({ isError: true });
    expect(none.text).toContain('a, b, c, d');
  });

  test('reads what to do on a panel, narrowed to what is used', async () => {
    const client = await connect();
    await client.listTools();
    const all = await callTool(client, 'steps', { panel: 'b', lang: 'en' });
    const some = await callTool(client, 'steps', { panel: 'b', uses: ['shop'], lang: 'en' });
    const count = ({ data }: typeof all) => Object(data).steps.length;
    expect(count(some)).toBeLessThan(count(all));
    expect(Object(all.data).steps[0].url).toMatch(/^https:\/\/status\.example\/en\/panel\/b\/#/);
  });

  test('finds a question and reads the whole answer', async () => {
    const client = await connect();
    await client.listTools();
    const found = await callTool(client, 'answers', { q: 'archived orders', lang: 'en' });
    const slugs = Object(found.data).questions.map((one: { slug: string }) => one.slug);
    expect(slugs).toContain('zamowienia-z-archiwum');
    const { data } = await callTool(client, 'answers', { slug: 'zamowienia-z-archiwum', lang: 'en' });
    expect(Object(data).questions[0].answers[0].text.length).toBeGreaterThan(40);
    const listed = await callTool(client, 'answers');
    expect(Object(listed.data).questions.length).toBeGreaterThan(6);
    expect((await callTool(client, 'answers', { slug: 'nothing' })).isError).toBe(true);
    const unfit = await callTool(client, 'answers', { q: 'xyzzy' });
    expect(unfit.text).toMatch(/No question fits/);
  });

  test('reads what was said, and goes on where an answer ends', async () => {
    const client = await connect();
    await client.listTools();
    const { data, text } = await callTool(client, 'history', { panel: 'b', lang: 'en' });
    const { entries, next } = Object(data);
    expect(entries.length).toBeGreaterThan(0);
    expect(text).toContain(entries[0].at);
    expect(next).toBeNull();
    const older = await callTool(client, 'history', { before: entries[0].revision, lang: 'en' });
    for (const { revision } of Object(older.data).entries) expect(revision).toBeLessThan(entries[0].revision);
  });

  test.for(['status', 'steps', 'answers', 'history'])('is told of a panel that is none: %s', async (tool) => {
    const answer = await callTool(await connect(), tool, { panel: 'z' });
    expect(answer).toMatchObject({ isError: true, data: undefined });
    expect(answer.text).toBe('There is no panel "z". There are: a, b, c, d.');
  });

  test.for(['status', 'history'])('is told of a feature that is none: %s', async (tool) => {
    const answer = await callTool(await connect(), tool, { feature: 'constructor' });
    expect(answer).toMatchObject({ isError: true, data: undefined });
    expect(answer.text).toMatch(/^There is no feature "constructor"\. There are: /);
  });

  test('is told in each answer which revision it is of', async () => {
    const client = await connect();
    const { state } = shipped('pl');
    const given = { lookup: { q: '2019' }, status: {}, steps: { panel: 'a' }, answers: {}, history: {} };
    for (const [name, asked] of Object.entries(given)) {
      const { data } = await callTool(client, name, asked);
      expect(Object(data).revision, name).toBe(state.revision);
    }
  });
});

/** A call of a tool, as it is sent. */
const call = (name: unknown, given: unknown) =>
  JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: given } });
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('whatever is sent instead is answered in JSON-RPC', () => {
  test.for([
    ['nothing', '', 400, -32700],
    ['no JSON', '{"jsonrpc"', 400, -32700],
    ['bytes', '\u0000\u0001', 400, -32700],
    ['a batch', `[${call('status', {})},${call('status', {})}]`, 400, -32600],
    ['an empty batch', '[]', 400, -32600],
    ['brackets in brackets', nested(8000), 400, -32600],
    ['a text', '"status"', 400, -32600],
    ['nothing at all', 'null', 400, -32600],
    ['no method', '{"jsonrpc":"2.0","id":1}', 400, -32600],
    ['an id that is none', '{"jsonrpc":"2.0","id":{},"method":"tools/list"}', 400, -32600],
    [
      'a beginning without a version',
      '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}',
      200,
      -32602,
    ],
    [
      'a cursor that is none',
      '{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":7}}',
      200,
      -32602,
    ],
    ['an unknown method', '{"jsonrpc":"2.0","id":1,"method":"resources/list"}', 200, -32601],
    ['a method that every object has', '{"jsonrpc":"2.0","id":1,"method":"constructor"}', 200, -32601],
    ['an unknown tool', call('delete_everything', {}), 200, -32602],
    ['a tool that every object has', call('__proto__', {}), 200, -32602],
    ['a tool that is no name', call(7, {}), 200, -32602],
    ['arguments that are none', call('status', 7), 200, -32602],
    ['a number for a text', call('lookup', { q: 7 }), 200, -32602],
    ['an argument too many', call('status', { nonsense: 1 }), 200, -32602],
    ['none where there has to be one', call('lookup', {}), 200, -32602],
    ['a language that is not spoken', call('status', { lang: 'de' }), 200, -32602],
    ['a text too long', call('lookup', { q: 'x'.repeat(201) }), 200, -32602],
    [
      'arguments in arguments',
      `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"status","arguments":{"panel":${nested(3000)}}}}`,
      200,
      -32602,
    ],
    ['a body too long', call('lookup', { q: 'x'.repeat(20_000) }), 413, -32600],
  ] as const)('%s', async ([, body, status, code]) => {
    const response = await ask(mcpRequest(SITE, body));
    const answer = await readRpc(response);
    expect([response.status, answer.error?.code], answer.error?.message).toEqual([status, code]);
    expect(answer.error?.message.length).toBeLessThan(1000);
  });

  test.for([
    ['of another type', { 'Content-Type': 'text/plain' }, 415],
    ['by who reads no JSON', { Accept: 'text/html' }, 406],
    ['in a version that is none', { 'MCP-Protocol-Version': 'x' }, 400],
  ] as const)('a message %s', async ([, headers, status]) => {
    const response = await ask(mcpRequest(SITE, call('status', {}), headers));
    expect(response.status).toBe(status);
    expect((await readRpc(response)).error?.message).toBeTruthy();
  });

  test('a notification, which is not answered', async () => {
    const response = await ask(mcpRequest(SITE, '{"jsonrpc":"2.0","method":"notifications/initialized"}'));
    expect([response.status, await response.text()]).toEqual([202, '']);
  });

  test('and kept by no cache', async () => {
    for (const body of [call('status', {}), 'x']) {
      const { headers } = await ask(mcpRequest(SITE, body));
      expect(headers.get('Cache-Control')).toBe('no-store');
      expect(headers.get('Mcp-Session-Id')).toBeNull();
    }
  });
});
