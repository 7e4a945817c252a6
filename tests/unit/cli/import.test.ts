import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../support/command.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { CACHET, STATUSPAGE } from '../../support/imports.ts';
import { seedOnce } from '../../support/seeded.ts';

const MAPPED = ['--map', 'Europe=@eu', '--map', 'cp0000price1=prices', '--map', 'cp000oldfax1=-'];
const PAGE = ['import', 'statuspage', STATUSPAGE, ...MAPPED, '--lang', 'en'];
const seeded = seedOnce();

let environment: Record<string, string> = {};
const run = (...words: string[]) => runCommand(words, environment);
const json = async (...words: string[]) => {
  const { stdout, stderr, code } = await run(...words, '--json');
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
};

/** A site of its own, which has never said anything of its features. */
beforeEach(async () => {
  const content = temporaryFolder();
  const file = (name: string, text: string) => {
    mkdirSync(join(content, name, '..'), { recursive: true });
    writeFileSync(join(content, name), `---\n${text}\n---\n`);
  };
  file('pl/site.md', 'title: Kwiaciarnia\nareas:\n  sale: Sprzedaż');
  file('pl/panels/eu.md', 'title: Europa');
  file('pl/features/orders.md', 'title: Orders\narea: sale');
  file('pl/features/prices.md', 'title: Ceny\narea: sale');
  environment = { DATA_DIR: join(temporaryFolder(), 'var'), CONTENT_DIR: content };
  expect(await run('content', 'adopt', '--yes')).toMatchObject({ code: 0 });
});

describe('latarnia import', () => {
  test('asks what components are of which nobody has said, as lines that can be filled in', async () => {
    const { code, stderr } = await run('import', 'statuspage', STATUSPAGE);
    expect(code).toBe(1);
    expect(stderr).toContain('# Price feed, in Europe\ncp0000price1=\n');
    expect(stderr).not.toContain('Orders');
    const file = join(temporaryFolder(), 'map.txt');
    writeFileSync(file, '# ours\ncp0000price1=prices@eu\ncp000oldfax1=-\n');
    expect(await run('import', 'statuspage', STATUSPAGE, '--map', file, '--dry-run')).toMatchObject({
      code: 0,
    });
  });

  test('asks the same of components that incidents alone name', async () => {
    const alone = join(STATUSPAGE, 'incidents.json');
    const { code, stderr } = await run('import', 'statuspage', alone, '--dry-run');
    expect(code).toBe(1);
    expect(stderr).toContain('# Price feed\ncp0000price1=');
    expect(await run('import', 'statuspage', alone, '--map', 'Price feed=-', '--dry-run')).toMatchObject({
      code: 0,
    });
  });

  test('of a file of pairs that is not there says where it was looked for', async () => {
    const { code, stderr } = await run('import', 'statuspage', STATUSPAGE, '--map', 'no-such-map.txt');
    expect(code).toBe(1);
    expect(stderr).toMatch(/is not a pair, and \/.*no-such-map\.txt does not exist\. Write after --map/);
  });

  test('shows as tables what it would do, and does nothing without --yes', async () => {
    const before = await json('flag', 'list');
    const dry = await run(...PAGE, '--dry-run');
    expect(dry).toMatchObject({ code: 0, stderr: '' });
    expect(dry.stdout).toMatch(/Price feed \(cp0000price1\)\s+prices@eu/);
    expect(dry.stdout).toMatch(
      /2020-03-01T22:10\+01:00\s+\/incidents\/2020-03-01-orders-payments-fail\/\s+major\s+4\s+postmortem/,
    );
    expect(dry.stdout).toContain('incidents 2, updates 5, maintenances 1, states 0. Nobody is notified.');
    const asked = await run(...PAGE);
    expect(asked).toMatchObject({ code: 1, stdout: dry.stdout });
    expect(asked.stderr).toContain('repeat with --yes');
    expect(await json('flag', 'list')).toEqual(before);
  });

  test('does exactly what the dry run said, in one revision, and again nothing', async () => {
    const { would, revision } = await json(...PAGE, '--with-states', '--dry-run');
    const done = await json(...PAGE, '--with-states', '--yes');
    expect(done).toMatchObject({ changed: true, revision: revision + 1 });
    const listed = await json('incident', 'list');
    const [{ payload }] = would;
    expect(listed.incidents.map(({ slug }: { slug: string }) => slug).sort()).toEqual(
      payload.incidents.map(({ id }: { id: string }) => id).sort(),
    );
    const said = listed.incidents.flatMap(({ updates }: { updates: { id: string; posted_at: string }[] }) =>
      updates.map(({ id, posted_at }) => [id, posted_at]),
    );
    expect(said.sort()).toEqual(
      payload.updates.map(({ id, at }: { id: string; at: string }) => [id, at]).sort(),
    );
    expect(
      payload.cells.map(({ feature, state }: { feature: string; state: string }) => [feature, state]),
    ).toEqual([
      ['orders', 'available'],
      ['prices', 'limited'],
    ]);
    expect((await json('flag', 'list')).features).toMatchObject([
      { id: 'orders', panels: { eu: { state: 'available' } } },
      { id: 'prices', panels: { eu: { state: 'limited' } } },
    ]);
    expect(await json(...PAGE, '--with-states', '--yes')).toEqual({
      revision: done.revision,
      changed: false,
    });
  });

  test('takes Cachet over as well, beside the other', async () => {
    await json(...PAGE, '--yes');
    const pairs = ['--map', 'Europe=@eu', '--map', '2=prices'];
    const { changed, remarks } = await json(
      'import',
      'cachet',
      CACHET,
      ...pairs,
      '--zone',
      'Europe/Warsaw',
      '--yes',
    );
    expect([changed, remarks]).toEqual([true, [expect.stringContaining('is hidden or deleted there')]]);
    expect((await json('incident', 'list')).incidents).toHaveLength(4);
  });

  test('says where readers could not be shown something, and leaves that out if that is wished for', async () => {
    const long = {
      id: 'up9',
      status: 'resolved',
      body: 'x'.repeat(8001),
      created_at: '2020-01-01T10:00:00Z',
    };
    const told = { name: 'Slow', status: 'resolved', impact: 'minor', created_at: '2020-01-01T09:00:00Z' };
    const file = join(temporaryFolder(), 'incidents.json');
    writeFileSync(
      file,
      JSON.stringify({
        incidents: [
          { ...told, id: 'in8', incident_updates: [] },
          { ...told, id: 'in9', incident_updates: [long] },
        ],
      }),
    );
    const refused = await run('import', 'statuspage', file, '--yes');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(
      'incidents.json: incidents[1].incident_updates[0] (The text in Polish has 8001 characters; write at most 8000.)',
    );
    const { remarks } = await json('import', 'statuspage', file, '--skip-flawed', '--yes');
    expect(remarks).toEqual([expect.stringContaining('incidents[1].incident_updates[0]: left out')]);
    expect(
      (await json('incident', 'list')).incidents.map(({ title }: { title: { pl: string } }) => title.pl),
    ).toEqual(['Slow']);
    expect(await json('import', 'statuspage', file, '--skip', 'in9', '--yes')).toMatchObject({
      changed: false,
    });
  });

  test('is refused into a site that replays another time', async () => {
    environment = { DATA_DIR: seeded() };
    const { code, stderr } = await run(
      'import',
      'statuspage',
      STATUSPAGE,
      '--map',
      'Europe=@a',
      '--map',
      'Orders=-',
      '--map',
      'cp0000price1=-',
      '--map',
      'Fax gateway=-',
      '--yes',
    );
    expect([code, stderr]).toEqual([1, expect.stringContaining('This site replays another time')]);
  });

  test.for([
    [['import', 'statuspage', '/no/such/file'], 1, /There is no file or folder/],
    [['import', 'statuspage', STATUSPAGE, '--map', 'Orders'], 1, /“Orders” is not a pair/],
    [['import', 'statuspage', STATUSPAGE, '--lang', 'de'], 2, /Allowed choices are pl, en/],
    [['import', 'cachet', CACHET, '--zone', 'Mars'], 2, /There is no time zone Mars/],
  ] as const)('%j is refused', async ([words, code, message]) => {
    const result = await run(...words);
    expect([result.code, result.stderr]).toEqual([code, expect.stringMatching(message)]);
  });
});
