import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type CommandResult, runCommand } from '../../support/command.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { seedOnce } from '../../support/seeded.ts';

const LATARNIA = fileURLToPath(new URL('../../../bin/latarnia', import.meta.url));
const seeded = seedOnce();

/** Runs commands one after another on one new database. */
async function run(...commands: string[][]): Promise<CommandResult> {
  const environment = { DATA_DIR: seeded() };
  let last: CommandResult = { code: 0, stdout: '', stderr: '' };
  for (const command of commands) last = await runCommand(command, environment);
  return last;
}

describe('bad usage is exit code 2, and says what to type', () => {
  test.for([
    [['flag', 'set', 'ceneo-xml', 'a'], /missing required argument 'state'/],
    [
      ['flag', 'set', 'ceneo-xml', 'a', 'availble'],
      /“availble” is no state\. Write one of available, limited, unavailable, unknown\./,
    ],
    [
      ['flag', 'set', 'ceneo-xml', 'a', 'limited', '--estmate', 'soon'],
      /unknown option '--estmate'[\s\S]*Did you mean --estimate\?/,
    ],
    [
      ['flag', 'set', 'ceneo-xml', 'a', 'limited', '--estimate', 'tomorrow'],
      /“tomorrow” is no estimate\. Write 2021-03-22, /,
    ],
    [['flag', 'set', 'ceneo-xml', 'a', 'limited', '--note-en', 'x'], /write both/],
    [['flag', 'set', 'ceneo-xml', 'a', 'limited', '--since', '2021-02-31'], /no day of the calendar/],
    [['panel', 'set', 'a', 'broken'], /“broken” is no restoration/],
    [['confirm', '--next-update-by', 'soon'], /“soon” is not a date and time/],
    [['clock', 'yesterday'], /“yesterday” is not a date and time/],
    [['clock', '2021-10-31T02:30'], /comes twice.*2021-10-31T02:30\+02:00.*2021-10-31T02:30\+01:00/],
    [['confirm', '--next-update-by', '2022-03-27 02:30'], /does not exist.*2022-03-27T03:00/],
    [['undo', 'x'], /“x” is no revision/],
    [['incident', 'correct', 'fire'], /Say what the title should be: --title, --title-en or both\./],
    [['maintenance', 'move', 'm8'], /Say when it is to be: --from, --until or both\./],
    [['flag', 'set', 'ceneo-xml', 'a', 'limited', '--hold', '0'], /A hold lasts from 1 to 120 minutes/],
    [['flag', 'set', 'ceneo-xml', 'a', 'limited', '--at', 'soon'], /“soon” is not a date and time/],
    [
      ['panel', 'set', 'a', 'offline', '--hold', '5', '--at', '2021-03-22T18:00'],
      /Write --at or --hold, not both/,
    ],
    [['nonsense'], /unknown command/],
  ] as const)('latarnia %j', async ([command, message]) => {
    const { code, stderr, stdout } = await run([...command]);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});

describe('what is refused is exit code 1, and changes nothing', () => {
  test.for([
    [['flag', 'set', 'ceneo', 'a', 'limited'], /There is no feature ceneo\. There are: .*ceneo-xml/],
    [['flag', 'set', 'ceneo-xml', 'e', 'limited'], /There is no panel e\. There are: a, b, c, d\./],
    [['flag', 'set', 'ceneo-xml', 'a', 'limited', '--expect', '99'], /Revision 99 does not exist yet/],
    [['maintenance', 'end', 'm8'], /There is no maintenance m8\. There are: none\./],
    [['undo', '99'], /There is no revision 99; the log goes from 1 to 7\./],
    [['undo', '1'], /nothing to undo/],
    [['undo', '2', '--yes', '--force'], /what the site began with, and cannot be undone/],
    [['scheduled', 'cancel', 'x'], /Nothing is scheduled or held under x/],
    [['clock', '2021-03-01T00:00'], /only ever moves forward/],
    [['confirm', '--next-update-by', '2021-03-01T00:00'], /cannot be promised/],
  ] as const)('latarnia %j', async ([command, message]) => {
    const { code, stderr } = await run([...command]);
    expect(stderr).toMatch(message);
    expect(code).toBe(1);
  });

  test('a change based on a revision that is old conflicts, unless it is forced', async () => {
    const set = (state: string, ...more: string[]) => ['flag', 'set', 'price-sync', 'b', state, ...more];
    const conflict = await run(set('limited'), set('available', '--expect', '7'));
    expect(conflict).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Changed since revision 7: price-sync on b is now limited'),
    });
    expect(await run(set('limited'), set('available', '--expect', '7', '--force'))).toMatchObject({
      code: 0,
    });
  });
});

test('a process of its own says the same, and ends with the same code', async () => {
  const options = { env: { ...process.env, DATA_DIR: seeded() } };
  const type = (...words: string[]) => promisify(execFile)(process.execPath, [LATARNIA, ...words], options);
  const refused = ['undo', '99'];
  await expect(type(...refused)).rejects.toMatchObject(await run(refused));
  const done = ['flag', 'list', '--panel', 'b'];
  const { stdout } = await run(done);
  expect(stdout).toMatch(/^price-sync /m);
  expect(await type(...done)).toEqual({ stdout, stderr: '' });
});

test('the tour: set, list, history, undo, status', async () => {
  const set = [
    'flag',
    'set',
    'price-sync',
    'a,b',
    'limited',
    '--estimate',
    '2021-03-25~',
    '--note',
    'ręcznie',
    '--note-en',
    'by hand',
  ];
  expect((await run(set)).stdout).toBe('Revision 8: price-sync on a, b is limited.\n');
  expect((await run(set, ['flag', 'list', '--panel', 'b'])).stdout).toMatch(
    /^price-sync +limited \(2021-03-25~\)$/m,
  );
  const history = await run(set, ['undo', '8'], ['flag', 'history', 'price-sync', 'b', '--json']);
  expect(JSON.parse(history.stdout)).toMatchObject([
    { revision: 9, undoes: 8, before: { state: 'limited' }, after: { state: 'unavailable' } },
    {
      revision: 8,
      before: { state: 'unavailable' },
      after: { state: 'limited', note: { pl: 'ręcznie', en: 'by hand' } },
    },
    { revision: 6, before: { state: 'unknown' } },
  ]);
  expect(JSON.parse((await run(['status', '--json'])).stdout)).toMatchObject({
    revision: 7,
    clock: { mode: 'replay' },
    overdue: [],
  });
});

test('maintenance is planned, moved, called off, and listed in its phase', async () => {
  const planning = ['maintenance', 'plan', '--title', 'Prace', '--text', 'Wymiana dysku.', '--panels', 'a'];
  const times = ['--from', '2021-03-18T20:00', '--until', '2021-03-18T22:00'];
  const planned = await run([...planning, ...times], ['maintenance', 'list', '--json']);
  const [{ id }] = JSON.parse(planned.stdout).maintenances;
  expect(id).toBe('m8');
  const listed = await run(
    [...planning, ...times],
    ['maintenance', 'move', 'm8', '--until', '2021-03-18T23:00'],
    ['maintenance', 'cancel', 'm8', '--reason', 'nie teraz'],
    ['maintenance', 'list', '--json'],
  );
  expect(JSON.parse(listed.stdout).maintenances).toMatchObject([
    { id: 'm8', phase: 'cancelled', panels: ['a'], state: 'unavailable', until: '2021-03-18T22:00:00.000Z' },
  ]);
});

describe('for people a time is that of Warsaw, with its offset', () => {
  const confirmed = ['confirm', '--next-update-by', '2021-03-23T02:00'];
  const opened = [
    'incident',
    'open',
    'fire',
    '--title',
    'Pożar',
    '--title-en',
    'Fire',
    '--text',
    'Tak',
    '--text-en',
    'Yes',
  ];

  test('of a promise', async () => {
    expect((await run(confirmed)).stdout).toBe(
      'Revision 8: confirmed, next update by 2021-03-23T02:00+01:00.\n',
    );
  });

  test('of incidents and their updates; JSON stays in UTC', async () => {
    const { stdout } = await run(opened, ['incident', 'list']);
    expect(stdout).toMatch(/^fire +investigating, open +2021-03-17T12:\d\d\+01:00 +Pożar$/m);
    expect(stdout).not.toMatch(/\dZ/);
    const listed = JSON.parse((await run(opened, ['incident', 'list', '--json'])).stdout);
    expect(JSON.stringify(listed)).toMatch(/2021-03-17T11:\d\d:\d\d\.\d{3}Z/);
  });

  test('of changes to come', async () => {
    const when = ['--from', '2021-03-22T18:00', '--until', '2021-03-22T20:00', '--at', '2021-03-18T08:00'];
    const planned = ['maintenance', 'plan', '--title', 'Dyski', ...when];
    const { stdout } = await run(planned, ['scheduled', 'list']);
    expect(stdout).toMatch(/plan maintenance from 2021-03-22T18:00\+01:00 until 2021-03-22T20:00\+01:00/);
  });
});

describe('a file that was named and is not there is said with its place, what it was to be, and what to do', () => {
  const missing = '/nowhere/at-all';
  test.for([
    [['verify', '.', '--key', missing], 'the public key of --key'],
    [['key', 'announce', '--key', missing], 'the public key of --key'],
    [['import', 'subscribers', missing], 'the subscribers'],
    [['join', '--propose', missing], 'what a lost machine held'],
  ] as const)('latarnia %j', async ([command, what]) => {
    const { code, stderr } = await run([...command]);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(new RegExp(`^${missing} does not exist\\. It was to be ${what}\\. .+\\n$`)),
    ]);
  });

  test('also of an option that nobody thought of', async () => {
    const { code, stderr } = await run(['backup', '/dev/null/nowhere/copy.db']);
    expect([code, stderr]).toEqual([1, expect.not.stringMatching(/\bE[A-Z]{4,}\b/)]);
  });
});

test('a database that cannot be used is said in a sentence, without a line for machines', async () => {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'latarnia.db'),
    'no database at all, and long enough to be taken for one'.repeat(20),
  );
  // A process of its own: log lines go past what a process knows of its output.
  const options = { env: { ...process.env, DATA_DIR: folder } };
  await expect(
    promisify(execFile)(process.execPath, [LATARNIA, 'flag', 'list'], options),
  ).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^The database file is damaged[^{]*$/),
  });
});
