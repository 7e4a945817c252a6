import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { shareSite } from './shared-site.ts';
import { expect, type RunningSite, revisionOf, SOON, test } from './site.ts';
import { issueTokens } from './tokens.ts';

/** `npm run test:long` has more of each. */
const CLIENTS = Number(process.env.SLOW_CLIENTS ?? 300);
/** Another address of this machine, as a stranger has. */
const ELSEWHERE = '127.0.0.2';

function wire(line: string, headers: readonly string[] = [], body = ''): string {
  return [`${line} HTTP/1.1`, 'Host: x', ...headers, '', body].join('\r\n');
}

const KINDS = [
  ['a form without a body', wire('POST /en/staff/sign-in/')],
  ['a change without a body', wire('PUT /api/v1/availability/x/y')],
  ['a form that does not come', wire('POST /en/staff/sign-in/', ['Content-Length: 100'], 'a')],
  [
    'a change that does not end',
    wire('PUT /api/v1/availability/x/y', ['Transfer-Encoding: chunked'], '1\r\n{\r\n'),
  ],
  ['a page that is not read', wire('GET /panel/b/?uses=shop')],
  ['many pages that are not read', wire('GET /panel/b/?uses=shop').repeat(5)],
] as const;

const STATES = ['limited', 'available'];

/** Opens so many connections, says the same on each and reads nothing. */
async function openMany({ url }: RunningSite, bytes: string, localAddress: string): Promise<Socket[]> {
  const port = Number(new URL(url).port);
  return Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      const socket = connect({ port, host: '127.0.0.1', localAddress });
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      socket.write(bytes);
      return socket;
    }),
  );
}

const shared = shareSite();

test('a request without a body is answered, and the next one too', async () => {
  const site = shared();
  for (const [method, path, status] of [
    ['POST', '/en/staff/sign-in/', /^(303|400|401|403|422)$/],
    ['PUT', '/api/v1/availability/x/y', /^40\d$/],
  ] as const) {
    for (let count = 0; count < 3; count += 1) {
      const socket = connect(Number(new URL(site.url).port), '127.0.0.1');
      socket.write(wire(`${method} ${path}`, ['Connection: close']));
      const reply = (await socket.setEncoding('latin1').toArray()).join('');
      expect(/^HTTP\/1\.1 (\d+)/.exec(reply)?.[1]).toMatch(status);
    }
  }
});

/** Asks, and once more where backstage was not heard of in time: that is a busy machine's. Who has no place has none then either. */
async function patiently(ask: () => Promise<Response>): Promise<Response> {
  const answer = await ask();
  if (answer.status !== 503) return answer;
  return (await answer.clone().text()).includes('backstage.gone') ? ask() : answer;
}

/** Says a state of a cell, and takes away what another said of it. */
function change({ url }: RunningSite, token: string | undefined, state: string): Promise<Response> {
  return fetch(`${url}/api/v1/availability/stock-sync/b`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ state, force: true }),
  });
}

// From the editor's own address is harder; of the other a few kinds do, unless all are asked for.
for (const [from, whose, kinds] of [
  [ELSEWHERE, 'another address', process.env.SLOW_CLIENTS === undefined ? KINDS.slice(-3) : KINDS],
  ['127.0.0.1', "the editor's own address", KINDS],
] as const) {
  test(`changes and lookups go through beside ${CLIENTS} slow clients of each kind from ${whose}`, async () => {
    test.setTimeout(120_000 + CLIENTS * 300);
    const site = shared();
    const [token] = await issueTokens(site, 1);
    for (const [index, [what, bytes]] of kinds.entries()) {
      const sockets = await openMany(site, bytes, from);
      const changed = await patiently(() => change(site, token, STATES[index % 2] ?? ''));
      const told = await changed.json();
      expect([what, changed.status === 200 ? 200 : told]).toEqual([what, 200]);
      const looked = await fetch(`${site.url}/api/v1/lookup?created=2019`);
      expect([what, looked.status]).toEqual([what, 200]);
      const signIn = await patiently(() => fetch(`${site.url}/staff/sign-in/`));
      expect([what, signIn.status]).toEqual([what, 200]);
      for (const socket of sockets) socket.destroy();
      await expect.poll(() => revisionOf(site, '/api/v1/status.json'), SOON).toBe(told.revision);
    }
  });
}
