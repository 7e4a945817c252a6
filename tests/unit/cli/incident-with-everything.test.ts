import { expect, test } from 'vitest';
import { runCommand } from '../../support/command.ts';
import { temporaryFolder } from '../../support/folder.ts';

const OPEN = [
  ...['incident', 'open', 'slow', '--title', 'Wolno', '--impact', 'major', '--panels', 'a'],
  ...['--text', 'Sprawdzamy.', '--cells', 'price-sync=a:limited', '--restorations', 'a:restoring', '--json'],
];
const POST = [
  'update',
  'post',
  'slow',
  'identified',
  '--text',
  'Wiemy.',
  '--cells',
  'price-sync=a:available',
];

test('an incident is opened with everything at once, and again it changes nothing', async () => {
  const environment = { DATA_DIR: temporaryFolder() };
  const run = async (...words: string[]) => {
    const { code, stdout, stderr } = await runCommand(words, environment);
    expect([code, stderr]).toEqual([0, expect.any(String)]);
    return stdout;
  };
  const opened = JSON.parse(await run(...OPEN));
  expect(opened).toMatchObject({ changed: true, incident: 'slow' });
  expect(JSON.parse(await run(...OPEN))).toEqual({ ...opened, changed: false });
  const { revision } = JSON.parse(await run(...POST, '--about-time', '2021-03-10T12:00', '--json'));
  expect(revision).toBe(opened.revision + 1);
  expect(await run(...POST)).toContain('says the same already');
  const listed = JSON.parse(await run('incident', 'list', '--json'));
  expect(listed.revision).toBe(revision);
  expect(JSON.parse(await run('flag', 'list', '--panel', 'a', '--json')).features).toContainEqual(
    expect.objectContaining({
      id: 'price-sync',
      panels: { a: expect.objectContaining({ state: 'available' }) },
    }),
  );
});

test.for([
  ['--cells', 'price-sync'],
  ['--cells', 'price-sync=a:broken'],
  ['--restorations', 'a'],
] as const)('%s %s is bad usage', async ([option, value]) => {
  const words = ['incident', 'open', 'slow', '--title', 'Wolno', option, value];
  expect(await runCommand(words, { DATA_DIR: temporaryFolder() })).toMatchObject({ code: 2 });
});
