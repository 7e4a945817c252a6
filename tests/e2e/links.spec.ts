import { execFile } from 'node:child_process';
import { renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { noMachines, type Place } from '../support/machines.ts';
import { noPostgres, postgresWords } from '../support/postgres-programs.ts';
import { LinkedSite, type Said } from './linked-site.ts';
import { expect, readiness, SOON, test } from './site.ts';

const without =
  process.env.LINKS === undefined
    ? 'lines between machines, cut, slow and dropping: npm run test:long'
    : (noPostgres ?? noMachines());
test.skip(without !== null, without ?? '');
test.setTimeout(600_000);

const LATARNIA = fileURLToPath(new URL('../../bin/latarnia', import.meta.url));

/** Of a list what was taken by a node, and what was not. */
const taken = (said: readonly Said[], node?: string) =>
  said.filter((one) => one.status === 200 && (node === undefined || one.node === node));
const refused = (said: readonly Said[], node: string) =>
  said.filter((one) => one.status !== 200 && one.node === node).map(({ code }) => code ?? '');

/** `latarnia join` on a machine, as the user that PostgreSQL's data belong to. */
function joinAgain(place: Place, folder: string, url: string): Promise<string> {
  const [program = '', ...words] = postgresWords(place, [
    process.execPath,
    LATARNIA,
    'join',
    folder,
    '--yes',
  ]);
  const env = { PATH: process.env.PATH, DATABASE_URL: url, LOG_LEVEL: 'silent' };
  return new Promise((resolve) => {
    execFile(program, words, { cwd: tmpdir(), env }, (_error, stdout, stderr) => resolve(stdout + stderr));
  });
}

test('the line between two machines is cut, slow, or drops what it carries: nothing is called safe that is not, and all recover by themselves', async ({
  folder,
}) => {
  const ends: (() => unknown)[] = [];
  const figures: string[] = [];
  try {
    const site = await LinkedSite.start(folder, (end) => void ends.unshift(end));
    const { machines, pair } = site;
    const { one, two } = machines;
    const port = String(pair.primary.port);
    await site.isWell();

    /** Says things through both until both know of it; then once more through each. */
    const cut = async (name: string, code: string | RegExp) => {
      const said = await site.saying(async () => {
        await expect.poll(() => site.codeOf('one'), SOON).toMatch(code);
        await expect.poll(() => site.codeOf('two'), SOON).toBe('database.unreachable');
      });
      const after = [await site.say('one'), await site.say('two')];
      // Whoever is on the far side of what is written to is told so, in time; nobody's front gave up waiting.
      expect(refused([...said, ...after], 'two').filter((one) => one !== 'database.unusable')).toEqual([]);
      expect(refused(after, 'two')).toHaveLength(1);
      for (const node of ['one', 'two'] as const) {
        expect(await site.isOnBoth(await site.shownBy(node))).toBe(true);
      }
      const longest = Math.round(Math.max(...[...said, ...after].map(({ took }) => took)));
      figures.push(`${name}: answers at most ${longest} ms`);
      return after;
    };
    const recover = async (name: string) => {
      machines.mend();
      figures.push(`${name}: all well ${await site.isWell()} ms after`);
    };

    await test.step('unplugged', async () => {
      machines.unplug();
      const after = await cut('unplugged', 'database.unsafe');
      expect(refused(after, 'one')).toEqual(['database.unsafe']);
      expect((await readiness(site.one)).database.hosts).toEqual([2]);
      await recover('plugged in');
    });

    await test.step('slow', async () => {
      machines.slow('64kbit');
      const said = await site.saying(() =>
        expect.poll(() => taken(site.said.slice(-20), 'two').length, SOON).toBeGreaterThan(5),
      );
      figures.push(`slow: answers at most ${Math.round(Math.max(...said.map(({ took }) => took)))} ms`);
      expect(said.filter(({ code }) => code === 'backstage.gone')).toEqual([]);
      await recover('quick again');
    });

    for (const [name, place] of [
      ['what comes to the second is dropped', two],
      ['what comes to the first is dropped', one],
    ] as const) {
      await test.step(name, async () => {
        machines.drop(place);
        expect(refused(await cut(name, 'database.unsafe'), 'one')).toEqual(['database.unsafe']);
        await recover(`${name} no more`);
      });
    }

    await test.step('PostgreSQL’s port alone, whose server forgets the sessions meanwhile', async () => {
      machines.drop(one, '-p', 'tcp', '--dport', port);
      await cut('the port', /^database\.(unsafe|lagging)$/);
      const others = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE client_addr = '${two.address}'`;
      await pair.primary.run(others);
      await recover('the port again');
    });

    const before = [...site.said];
    const rows = await pair.primary.run('SELECT count(*)::int AS events FROM events', 'one');

    await test.step('a primary that lives out of sight is not replaced', async () => {
      machines.drop(one, '-p', 'tcp', '--dport', port, '--syn');
      const promoted = await site.two.cli('promote', '--yes', '--alone');
      expect(promoted).toMatchObject({ code: 1, stderr: expect.stringContaining('its primary lives') });
      machines.mend();
      await site.isWell();
    });

    await test.step('cut off: each side is told to go on alone, by a person', async () => {
      machines.unplug();
      await cut('cut off', 'database.unsafe');
      expect((await site.one.cli('alone', '--yes')).code).toBe(0);
      const start = await site.shownBy('one');
      await site.saying(() => expect.poll(() => site.shownBy('one'), SOON).toBeGreaterThan(start + 1));
      expect((await site.two.cli('promote')).stdout).toContain('node one does not answer');
      const promoted = await site.two.cli('promote', '--yes', '--alone');
      expect(promoted).toMatchObject({ code: 0, stdout: expect.stringContaining('in epoch 1') });
      await expect.poll(async () => (await site.say('two')).status, SOON).toBe(200);
      expect((await site.say('one')).safe).toBe(false);
    });

    await test.step('plugged in again: the old primary is written to by nobody, and what each saw is named', async () => {
      machines.mend();
      await expect.poll(() => site.codeOf('one'), SOON).toMatch(/^database\.(behind|diverged)$/);
      const heads = () => pair.primary.run('SELECT max(sequence)::int AS head FROM events', 'one');
      const head = await heads();
      const first = site.said.length;
      await site.saying(() =>
        expect.poll(() => taken(site.said.slice(first), 'two').length, SOON).toBeGreaterThan(3),
      );
      expect(taken(site.said.slice(first), 'one')).toEqual([]);
      expect(await heads()).toEqual(head);
      // Once the other side has as many, only what they say tells them apart.
      const named = async () => (await site.two.cli('nodes')).stdout;
      await expect.poll(named, SOON).toContain('Node one has published revision');
      expect(await named()).toContain('takes writes in epoch 0, but another was promoted since');
      expect(await site.shownBy('one')).toBe(head[0]?.head);
    });

    await test.step('joined anew: what the old one alone had is listed, and all is well', async () => {
      await pair.primary.halt();
      const folder = pair.primary.folder();
      const joined = await joinAgain(one, folder, pair.urlOf('one'));
      pair.primary.forget(/kept as (\S+)\./.exec(joined)?.[1] ?? '');
      expect(joined).toMatch(/revision \d+: price-sync on b → /);
      await pair.primary.start();
      await site.stopNode('one');
      renameSync(join(site.one.dataDir, 'snapshot'), join(site.one.dataDir, 'snapshot.before'));
      await site.startNode('one');
      figures.push(`after all of it: all well ${await site.isWell()} ms after`);
      expect((await site.two.cli('nodes')).stdout).toContain('All of them agree.');
    });

    expect(site.said.filter(({ isFalse }) => isFalse)).toEqual([]);
    expect(site.strange()).toEqual([]);
    // Until a person had both sides go on alone, nothing that was taken is gone, safe or not; after that, nothing safe.
    const log = await pair.standby.run(
      'SELECT sequence::int AS sequence, payload FROM events LEFT JOIN event_payloads USING (sequence) ORDER BY sequence',
      'one',
    );
    expect(log.map(({ sequence }) => sequence)).toEqual(log.map((_row, index) => index + 1));
    expect(log.length).toBeGreaterThan(Number(rows[0]?.events));
    const isThere = ({ revision = 0, cell }: Said) => {
      const found = JSON.parse(String(log[revision - 1]?.payload ?? '{}')).items?.cells[0]?.value;
      return found?.feature === cell.feature && found.panel === cell.panel && found.state === cell.state;
    };
    const kept = [...before, ...site.said.filter(({ safe }) => safe === true)];
    const changes = kept.filter(({ status, changed }) => status === 200 && changed === true);
    expect(changes.filter((one) => !isThere(one))).toEqual([]);
    expect(JSON.parse((await site.two.cli('audit', 'verify', '--json')).stdout)).toMatchObject({ ok: true });
    const safe = site.said.filter((one) => one.safe === true).length;
    process.stdout.write(
      `Lines: ${taken(site.said).length} changes taken, ${safe} called safe, none of those lost; ${figures.join('; ')}.\n`,
    );
  } finally {
    for (const end of ends) await end();
  }
});
