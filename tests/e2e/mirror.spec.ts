import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { Agent, createServer, get, request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listen } from '../support/port.ts';
import { childPids } from './processes.ts';
import { expect, published, revisionOf, SOON, startSite, test } from './site.ts';

const LATARNIA = fileURLToPath(new URL('../../bin/latarnia', import.meta.url));
/** How many readers a mirror has; `npm run test:long` sends 100,000. */
const READS = Number(process.env.MIRROR_READS ?? 300);
/** Of three encodings each address is asked for in one, or in all. */
const ENCODINGS = ['br', 'gzip', 'identity'];
const isWhole = process.env.MIRROR_READS !== undefined;

/** What stands between a mirror and its origin, and counts. */
async function countBetween(origin: string) {
  const counted = { requests: 0 };
  const to = new URL(origin);
  const server = createServer((asked, response) => {
    counted.requests += 1;
    const passed = request(
      { host: to.hostname, port: to.port, path: asked.url, headers: asked.headers },
      (incoming) => {
        response.writeHead(incoming.statusCode ?? 500, incoming.headers);
        incoming.pipe(response);
      },
    );
    passed.on('error', () => response.destroy());
    passed.end();
  });
  const port = await listen(server);
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}`, counted, close };
}

function startMirror(...args: string[]): { readonly child: ChildProcess; readonly log: () => string } {
  const child = spawn(process.execPath, [LATARNIA, 'mirror', ...args], {
    env: { ...process.env, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  return { child, log: () => log };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exited;
}

/** The ports of the TCP connections of processes: at their own end, and at the other. */
function portsOf(pids: readonly number[]): { readonly own: Set<number>; readonly reached: Set<number> } {
  const inodes = new Set(
    pids.flatMap((pid) =>
      readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
        try {
          return [/^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? ''];
        } catch {
          return [];
        }
      }),
    ),
  );
  const lines = ['tcp', 'tcp6'].flatMap((kind) =>
    readFileSync(`/proc/net/${kind}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => inodes.has(fields[9] ?? '-')),
  );
  const portsIn = (column: number) =>
    new Set(
      lines
        .map((fields) => Number.parseInt(fields[column]?.split(':')[1] ?? '0', 16))
        .filter((port) => port !== 0),
    );
  return { own: portsIn(1), reached: portsIn(2) };
}

async function read(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (incoming) => {
      incoming.resume();
      incoming.on('end', () => resolve(incoming.statusCode ?? 0));
    }).on('error', reject);
  });
}

test('a mirror answers as its origin does, costs it nothing, and goes on without it', async ({
  ownSite,
  folder,
}) => {
  // Reading as many pages takes its time on a busy machine.
  test.setTimeout(360_000 + READS * 10);
  const keep = join(folder, 'mirror');
  const key = join(folder, 'public-key.pem');
  const between = await countBetween(ownSite.url);
  writeFileSync(key, (await ownSite.cli('key', 'public')).stdout);
  // The offer is made beside the first publication.
  await expect
    .poll(async () => (await ownSite.cli('mirror', between.url, keep, '--once', '--key', key)).code, SOON)
    .toBe(0);
  let mirror = startMirror(between.url, keep, '--key', key);
  const reader = await startSite({ dataDir: keep, env: { ROLE: 'reader' } });
  const { site } = reader;
  try {
    await test.step('a change is there, and every address is the same to the byte', async () => {
      const before = await revisionOf(ownSite);
      expect((await ownSite.cli('flag', 'set', 'price-sync', 'a', 'limited', '--yes')).code).toBe(0);
      await expect.poll(() => revisionOf(site), SOON).toBeGreaterThan(before);
      await expect
        .poll(async () => (await revisionOf(site)) === (await revisionOf(ownSite)), SOON)
        .toBe(true);
      // A mirror takes no subscriptions, and says so.
      const entries = Object.entries(published(ownSite) ?? {}).filter(
        ([path, { part }]) => part === undefined && !/^(\/en)?\/subscribe\/$/.test(path),
      );
      expect(entries.length).toBeGreaterThan(50);
      for (const [index, [path]] of entries.entries()) {
        for (const encoding of isWhole ? ENCODINGS : [ENCODINGS[index % 3] ?? '']) {
          const headers = { 'Accept-Encoding': encoding };
          const [theirs, ours] = await Promise.all(
            [ownSite.url, site.url].map(async (url) => {
              const answer = await fetch(new URL(encodeURI(path), url), { headers, redirect: 'manual' });
              const said = [...answer.headers].filter(
                ([name]) => !/^(date|connection|keep-alive)$/.test(name),
              );
              return [answer.status, said, await answer.text()];
            }),
          );
          expect(ours, `${path} ${encoding}`).toEqual(theirs);
        }
      }
    });

    await test.step('the lookup answers, and what only backstage can is refused in words', async () => {
      expect(await (await fetch(`${site.url}/lookup/?q=17.11.2019`)).text()).toContain('data-answer="a"');
      expect(await (await fetch(`${site.url}/en/panel/b/?uses=shop`)).text()).toContain(
        'This copy of the site cannot',
      );
      expect((await fetch(`${site.url}/staff/`)).status).toBe(503);
    });

    await test.step(`${READS} reads cause no packet to another machine`, async () => {
      mirror.child.kill('SIGSTOP');
      await expect
        .poll(async () => {
          const { requests } = between.counted;
          await new Promise((resolve) => setTimeout(resolve, 100));
          return between.counted.requests - requests;
        }, SOON)
        .toBe(0);
      const { requests } = between.counted;
      const agent = new Agent({ keepAlive: true, maxSockets: 32 });
      const paths = ['/', '/en/', '/panel/b/', '/lookup/?q=2019-11-17', '/api/v1/status.json', '/nothing/'];
      let left = READS;
      const statuses = new Set<number>();
      await Promise.all(
        Array.from({ length: 32 }, async () => {
          while (left > 0) {
            left -= 1;
            statuses.add(await read(`${site.url}${paths[left % paths.length]}`, agent));
          }
        }),
      );
      // Whoever is at the other end of a connection of the front is one of these readers.
      const { reached } = portsOf(childPids(site, 'front'));
      const { own } = portsOf([process.pid]);
      expect(reached.size).toBeGreaterThan(0);
      expect([...reached].filter((port) => !own.has(port))).toEqual([]);
      expect(between.counted.requests).toBe(requests);
      expect([...statuses].sort()).toEqual([200, 404]);
      agent.destroy();
      mirror.child.kill('SIGCONT');
    });

    await test.step('with origin and database gone, and the mirror killed, a new reader gets what was published last', async () => {
      const before = await revisionOf(ownSite);
      expect((await ownSite.cli('flag', 'set', 'price-sync', 'b', 'limited', '--yes')).code).toBe(0);
      await expect.poll(() => revisionOf(site), SOON).toBeGreaterThan(before);
      const last = await revisionOf(site);
      await kill(mirror.child);
      await ownSite.stop();
      const answer = await fetch(`${site.url}/panel/b/`);
      expect([answer.status, Number(answer.headers.get('latarnia-revision')) > 0]).toEqual([200, true]);
      expect(await revisionOf(site)).toBe(last);
      mirror = startMirror(between.url, keep, '--key', key);
      await expect
        .poll(async () => (await (await fetch(`${site.url}/readyz`)).json()).mirror.code, SOON)
        .toBe('mirror.unreachable');
      const status = await site.cli('status');
      expect(status.stdout).toContain('mirror.unreachable');
      expect(await revisionOf(site)).toBe(last);
    });
  } finally {
    await kill(mirror.child);
    between.close();
    await reader.stop();
  }
});
