import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { DatabaseTrouble } from '../../../../src/actions/database-trouble.ts';
import { openDatabase } from '../../../../src/store/database.ts';
import { EventLog } from '../../../../src/store/log.ts';
import { troubleOf } from '../../../../src/store/trouble.ts';
import { NOON } from '../../../support/events.ts';
import { freePort } from '../../../support/port.ts';
import { type Cluster, QUICK, startPostgres } from '../../../support/postgres.ts';
import { noPostgres } from '../../../support/postgres-programs.ts';
import { confirmation } from '../../../support/state.ts';

let cluster: Cluster;
let count = 0;

beforeAll(async () => {
  if (noPostgres !== null) return;
  cluster = await startPostgres(QUICK);
  await cluster.run('CREATE DATABASE template');
  (await openDatabase({ url: cluster.urlOf('template'), authToken: null })).close();
});
afterAll(() => cluster?.stop());

/** A database of its own, of a server that a test may kill and starts again. */
async function openOwn() {
  count += 1;
  const name = `own_${count}`;
  await cluster.run(`CREATE DATABASE ${name} TEMPLATE template`);
  const url = cluster.urlOf(name);
  const open = async (options: { readonly busyTimeout?: number; readonly at?: string } = {}) => {
    const { at = url, ...rest } = options;
    const database = await openDatabase({ url: at, authToken: null, ...rest });
    onTestFinished(() => database.close());
    return { database, log: new EventLog(database, () => NOON) };
  };
  return { url, open };
}

async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return 'done';
  } catch (error) {
    return troubleOf(error)?.code;
  }
}

test('a server that is frozen just after it took a connection keeps nobody waiting', async () => {
  const sockets = new Set<Socket>();
  /** AuthenticationOk, ReadyForQuery: https://www.postgresql.org/docs/current/protocol-message-formats.html */
  const welcome = Buffer.from('R\0\0\0\x08\0\0\0\0Z\0\0\0\x05I', 'latin1');
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('data', () => socket.write(welcome));
  });
  const port = await freePort();
  await once(server.listen(port, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const url = `postgres://anna@127.0.0.1:${port}/site`;
  expect(await codeOf(openDatabase({ url, authToken: null }))).toBe('database.unreachable');
});

describe.skipIf(noPostgres !== null)('a server that dies', () => {
  test('in the middle of a transaction takes all of it along, and what follows is written once it is back', async () => {
    const { open } = await openOwn();
    const { log } = await open();
    await log.append(() => [confirmation()]);
    const torn = log.transact(async (_, inside) => {
      await inside.append(() => [confirmation()]);
      await cluster.kill();
      await inside.append(() => [confirmation()]);
    });
    expect(await codeOf(torn)).toBe('database.unreachable');
    expect(await codeOf(log.append(() => [confirmation()]))).toBe('database.unreachable');
    await cluster.start();
    expect(await log.append(() => [confirmation()])).toMatchObject({ ok: true, revision: 2 });
  });

  test('is told as what it is: gone, unknown, or not for this user', async () => {
    const { url, open } = await openOwn();
    expect(await codeOf(open({ at: cluster.urlOf('none') }))).toBe('database.missing');
    await cluster.run('CREATE ROLE guest LOGIN');
    expect(await codeOf(open({ at: url.replace('postgres@', 'guest@') }))).toBe('database.forbidden');
    expect(await codeOf(open({ at: 'postgres://postgres@127.0.0.1:1,127.0.0.1:2/own' }))).toBe(
      'database.unreachable',
    );
    // Of two that are named one is there: it is read, and what is written to it alone would be safe nowhere.
    const { log } = await open({ at: url.replace('@', '@127.0.0.1:1,') });
    expect(await log.current()).toMatchObject({ revision: 0 });
    expect(await codeOf(log.append(() => [confirmation()]))).toBe('database.unsafe');
  });
});

describe.skipIf(noPostgres !== null)('two that write', () => {
  test('whoever waits for the other for too long is told that it is locked, and nothing is written', async () => {
    const { open } = await openOwn();
    const { log } = await open();
    const { log: impatient } = await open({ busyTimeout: 100 });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let begun = () => {};
    const isHeld = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const holding = log.transact(async () => {
      begun();
      await held;
    });
    await isHeld;
    const refused = impatient.append(() => [confirmation()]);
    await expect(refused).rejects.toSatisfy((error) => troubleOf(error)?.code === 'database.locked');
    release();
    await holding;
    expect(await impatient.append(() => [confirmation()])).toMatchObject({ ok: true, revision: 1 });
  });

  test('a statement that is refused by a trigger leaves the connection good for the next', async () => {
    const { open } = await openOwn();
    const { database, log } = await open();
    await log.append(() => [confirmation()]);
    await expect(database.client.execute('TRUNCATE events CASCADE')).rejects.not.toBeInstanceOf(
      DatabaseTrouble,
    );
    expect(await log.append(() => [confirmation()])).toMatchObject({ ok: true, revision: 2 });
  });
});
