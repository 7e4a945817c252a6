import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { EventLog } from '../../../src/store/log.ts';
import { type CommandResult, runCommand } from '../../support/command.ts';
import { featureDocument, panelDocument } from '../../support/documents.ts';
import { NOON } from '../../support/events.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { type Pair, startPair } from '../../support/postgres-pair.ts';
import { asPostgres, noPostgres } from '../../support/postgres-programs.ts';
import { availability, by, cell, confirmation, published, redaction } from '../../support/state.ts';

const LATARNIA = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));

/** `latarnia join` as the user that PostgreSQL's data belong to: root is refused. */
function joinAsPostgres(words: readonly string[], url: string): Promise<CommandResult> {
  const { stdio: _stdio, ...user } = asPostgres;
  const env = { PATH: process.env.PATH, DATABASE_URL: url, LOG_LEVEL: 'silent' };
  return new Promise((resolve) => {
    execFile(process.execPath, [LATARNIA, 'join', ...words], { ...user, env }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, stdout, stderr }),
    );
  });
}

const limited = (panel: string) => by('cli:ada', availability([cell('orders', panel, 'limited')]));

/** A primary that had three events more than its standby when it died, and a standby that took its place. */
async function loseThree(pair: Pair) {
  const { primary, standby } = pair;
  const write = async (url: string, ...drafts: DraftEvent[]) => {
    const database = await openDatabase({ url, authToken: null });
    const log = new EventLog(database, () => NOON);
    expect(await log.append(() => drafts)).toMatchObject({ ok: true });
    database.close();
  };
  const documents = [panelDocument('a'), panelDocument('b'), featureDocument('orders')];
  await write(primary.urlOf('one'), published(...documents), confirmation());
  await pair.caughtUp();
  await standby.halt();
  await write(primary.urlOf('one'), limited('a'), limited('b'), redaction(2));
  await primary.kill();
  await standby.start();
  const url = pair.urlOf('one');
  const environment = { DATA_DIR: temporaryFolder(), DATABASE_URL: url };
  expect((await runCommand(['promote', '--yes'], environment)).code).toBe(0);
  await write(standby.urlOf('one'), limited('b'));
  return { ...pair, url, environment };
}

describe.skipIf(noPostgres !== null)('latarnia join', () => {
  // The first test leaves both as they were.
  let pair: Pair;
  beforeAll(async () => {
    pair = await startPair(['one', 'two']);
  });
  afterAll(() => pair.stop());

  test('refuses root, a server that runs, and to follow nobody; a new folder is filled at once', async () => {
    const { primary, standby } = pair;
    const url = pair.urlOf('two');
    const database = await openDatabase({ url, authToken: null });
    database.close();
    const environment = { DATA_DIR: temporaryFolder(), DATABASE_URL: url };
    expect(await runCommand(['join', standby.folder()], environment)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        process.getuid?.() === 0 ? 'PostgreSQL refuses to be root' : 'Stop it first',
      ),
    });
    expect((await joinAsPostgres([standby.folder(), '--yes'], url)).stderr).toContain('Stop it first');
    const folder = join(standby.newFolder(), 'new');
    expect((await joinAsPostgres([folder], url)).stdout).toContain('is a standby of');
    expect(existsSync(join(folder, 'standby.signal'))).toBe(true);
    await primary.kill();
    expect((await joinAsPostgres([folder], url)).stderr).toContain('There is no primary to follow');
    await primary.start();
  });

  test('lists what only the old folder held, keeps it, and makes a standby; what was lost is put up for a person', async () => {
    const { primary, standby, url, environment, caughtUp } = await loseThree(pair);
    const folder = primary.folder();
    const before = readFileSync(join(folder, 'global/pg_control'));

    const said = await joinAsPostgres([folder], url);
    expect(said).toMatchObject({ code: 1, stderr: expect.stringContaining('Nothing was done.') });
    expect(said.stdout).toContain('Up to revision 2 both tell the same.');
    expect(said.stdout).toMatch(/cli:ada: revision 3: orders on a → limited\n/);
    expect(said.stdout).toMatch(/cli:ada: revision 4: orders on b → limited\n/);
    expect(said.stdout).toContain('to do: latarnia redact 2');
    // Looked at, it is as it was: PostgreSQL writes into whatever it opens.
    expect(readFileSync(join(folder, 'global/pg_control'))).toEqual(before);
    expect(readdirSync(dirname(folder)).filter((name) => name.startsWith('.latarnia-reading'))).toEqual([]);

    const done = await joinAsPostgres([folder, '--yes'], url);
    expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining('is a standby of 127.0.0.1:') });
    const [, kept = ''] = /kept as (\S+)\./.exec(done.stdout) ?? [];
    primary.forget(kept);
    expect(readFileSync(join(kept, 'global/pg_control'))).toEqual(before);
    await primary.start();
    // Of a line that was cut it would ask again after half a minute or more.
    const [follows] = await primary.run("SELECT current_setting('primary_conninfo') AS how");
    expect(follows?.how).toContain('tcp_user_timeout=5000');
    await caughtUp(standby, primary);
    expect(JSON.parse((await runCommand(['nodes', '--json'], environment)).stdout)).toMatchObject({
      hosts: [
        { role: 'standby', revision: 3, epoch: 1 },
        { role: 'primary', revision: 3, epoch: 1 },
      ],
    });

    const file = `${kept}.lost.json`;
    expect(await runCommand(['join', '--propose', file], environment)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('2 changes wait for a person'),
    });
    expect((await runCommand(['join', '--propose', file], environment)).stdout).toContain(
      'Nothing of it was new.',
    );
    const { stdout } = await runCommand(['scheduled', 'list', '--json'], environment);
    const waiting: { id: string; refusal: { code: string }; proposal: { cells: { panel: string }[] } }[] =
      JSON.parse(stdout);
    expect(waiting.map(({ refusal }) => refusal.code)).toEqual(['machine.lost', 'machine.lost']);
    const idOf = (panel: string) =>
      waiting.find(({ proposal }) => proposal.cells[0]?.panel === panel)?.id ?? panel;
    expect(await runCommand(['scheduled', 'apply', idOf('a')], environment)).toMatchObject({
      code: 0,
      stderr: '',
    });
    // Somebody has said so meanwhile.
    expect(await runCommand(['scheduled', 'apply', idOf('b')], environment)).toMatchObject({ code: 1 });
    expect((await runCommand(['scheduled', 'apply', idOf('a')], environment)).code).toBe(1);
  });
});
