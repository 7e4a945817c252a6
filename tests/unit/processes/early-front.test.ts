import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { startEarlyFront, takeEarlyFront } from '../../../src/processes/early-front.ts';
import { LISTEN_FD } from '../../../src/processes/listening-socket.ts';
import { SUCCEEDS } from '../../../src/processes/succession.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { listen } from '../../support/port.ts';

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});

const HOST = '127.0.0.1';
const ANY = { host: HOST, port: 0 };

function start(settings: NodeJS.ProcessEnv, words: readonly string[] = []) {
  startEarlyFront(words, { ...process.env, HOST, PORT: '0', ...settings }, folder);
}

function take(address = ANY) {
  const early = takeEarlyFront(address);
  onTestFinished(() => {
    early?.child.kill('SIGKILL');
    early?.socket.close();
  });
  return early;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, HOST, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

test('it takes nobody until it is told what it serves, and is given once', async () => {
  start({}, ['--build']);
  const early = take();
  expect(takeEarlyFront(ANY)).toBeNull();
  const port = early?.socket.port ?? 0;
  expect(await answers(port)).toBe(false);
  const options = {
    listen: { fd: 4 },
    snapshot: folder,
    socket: null,
    isBehindProxy: false,
    isCounted: false,
  };
  early?.child.send({ arguments: [JSON.stringify(options)] });
  const [said] = early ? await once(early.child, 'message') : [];
  expect(said).toEqual({ kind: 'listening', port });
  expect(await answers(port)).toBe(true);
});

test('it ends with whoever would have told it', async () => {
  start({});
  const early = take();
  early?.child.disconnect();
  expect(early && (await once(early.child, 'exit'))).toEqual([0, null]);
});

test('what .env says counts, and stays out of the environment of whoever starts it', () => {
  writeFileSync(join(folder, '.env'), 'ROLE=staff\nLATARNIA_TRIED=yes\n');
  onTestFinished(() => rmSync(join(folder, '.env')));
  start({});
  expect(take()).toBeNull();
  expect(process.env.LATARNIA_TRIED).toBeUndefined();
});

test('settings that turn out to be others than it was started with', () => {
  start({});
  expect(take({ host: HOST, port: 1 })).toBeNull();
});

describe('nothing is started early where', () => {
  const cases: readonly (readonly [string, NodeJS.ProcessEnv, (readonly string[])?])[] = [
    ['there is no front', { ROLE: 'staff' }],
    ['it has another engine', { FRONT_ENGINE: 'bun' }],
    ['another serves until this one may', { [SUCCEEDS]: '{}' }],
    ['a socket is handed over', { [LISTEN_FD]: '4' }],
    ['systemd hands one over', { LISTEN_PID: '1', LISTEN_FDS: '1' }],
    ['a name has to be looked up', { HOST: 'localhost' }],
    ['the port is none', { PORT: '65536' }],
    ['the port is nonsense', { PORT: '4321x' }],
    ['something else than the site is asked for', {}, ['--help']],
  ];
  for (const [name, settings, words] of cases) {
    test(name, () => {
      start(settings, words);
      expect(take()).toBeNull();
    });
  }

  test('another has the port: whoever has read the settings waits for it, and says so', async () => {
    const server = createServer();
    const port = await listen(server);
    onTestFinished(() => void server.close());
    start({ PORT: String(port) });
    expect(take({ host: HOST, port })).toBeNull();
  });
});
