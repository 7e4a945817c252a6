import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { row } from './figures.ts';
import { freePort, memoryOf, pause, stop, WORK } from './machine.ts';
import { cli, type RunningSite, startSite } from './site.ts';

/** How many flags come before it is looked. */
const FLAGS = 10;
/** What is over by then: publishing and compressing, telling (ms). */
const REST = 3000;
/** How long the front is asked for its home page (s), from so many connections. */
const LOADED = 10;
const CONNECTIONS = 64;
const STATES = ['available', 'limited', 'unavailable'];
/** What each may take (MB). */
const LIMITS: Readonly<Record<string, number>> = { front: 100, backstage: 250, notify: 200 };

/**
 * What each process holds once ten flags are published and told, and the front once every address was asked for and it was under
 * load: shipped content, one subscriber, so that all there is to load is loaded.
 */
export async function benchMemory(shipped: string): Promise<void> {
  const dataDir = join(WORK, 'memory');
  cpSync(shipped, dataDir, { recursive: true });
  // Mail goes to somebody who takes the connection and says nothing.
  const mails = createServer();
  const port = await freePort();
  await new Promise<void>((resolve) => mails.listen(port, '127.0.0.1', resolve));
  const env = {
    SITE_URL: 'http://status.example.com',
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'status@example.com',
  };
  const people = join(WORK, 'people.csv');
  writeFileSync(people, 'email\nanna@example.com\n');
  cli(dataDir, env, 'import', 'subscribers', people, '--confirmed', '--yes');
  const site = await startSite(dataDir, env);
  await pause(REST);
  for (let count = 0; count < FLAGS; count += 1) {
    cli(dataDir, env, 'flag', 'set', 'price-sync', 'b', STATES[count % STATES.length] ?? '', '--force');
    await pause(REST / 3);
  }
  await pause(REST);
  row(`memory after ${FLAGS} flags`, ...parts(site));
  await askForAll(site, dataDir);
  const load = ['-t1', `-c${CONNECTIONS}`, `-d${LOADED}s`, '-H', 'Accept-Encoding: gzip', site.url];
  spawnSync('wrk', load);
  row('memory, every address asked for, then under load', ...parts(site));
  await stop(site.child);
  mails.close();
}

/** The supervisor and what is below it: now, and at most since it began. */
function parts({ child }: RunningSite): string[] {
  return withChildren(child.pid ?? 0).map((pid) => {
    const title = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '';
    const name = title.trim().replace(/^latarnia /, '');
    const most = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    const limit = LIMITS[name] === undefined ? '' : `, ≤ ${LIMITS[name]}`;
    return `${name} ${memoryOf(pid)} MB (at most ${Math.round(Number(most) / 1024)}${limit})`;
  });
}

/** A process and all below it: what draws is a child of backstage, while it is there. */
function withChildren(pid: number): number[] {
  const { stdout } = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' });
  return [pid, ...stdout.split('\n').filter(Boolean).map(Number).flatMap(withChildren)];
}

/** Asks for every address in each encoding, as a crowd and its robots would. */
async function askForAll({ url }: RunningSite, dataDir: string): Promise<void> {
  const { port } = new URL(url);
  const snapshot = join(dataDir, 'snapshot');
  const id = readFileSync(join(snapshot, 'current'), 'utf8').trim();
  const { entries } = JSON.parse(readFileSync(join(snapshot, 'generations', `${id}.json`), 'utf8'));
  for (const path of Object.keys(entries))
    for (const encoding of ['br', 'gzip', 'identity']) await askFor(Number(port), path, encoding);
}

function askFor(port: number, path: string, encoding: string): Promise<void> {
  return new Promise((resolve) => {
    const headers = { 'Accept-Encoding': encoding };
    get({ host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume().once('end', () => resolve());
    }).on('error', () => resolve());
  });
}
