import { expect, test } from 'vitest';
import { runCommand } from '../../support/command.ts';
import { temporaryFolder } from '../../support/folder.ts';

test('a redaction takes nothing away that it did not find', async () => {
  const environment = { DATA_DIR: temporaryFolder() };
  const run = (...words: string[]) => runCommand(words, environment);
  const text = 'Szukamy przyczyny. Napiszemy, co wiemy, najpóźniej jutro.';
  await run('incident', 'open', 'slow', '--title', 'Wolno', '--panels', 'a');
  const posted = JSON.parse(
    (await run('update', 'post', 'slow', 'identified', '--text', text, '--json')).stdout,
  );
  const again = await run('update', 'post', 'slow', 'identified', '--text', `${text} I więcej.`, '--json');
  expect(again.code).toBe(0);
  const revision = String(posted.revision);
  const redact = ['redact', revision, '--reason', 'a name', '--dry-run'];
  expect(JSON.parse((await run(...redact, '--json')).stdout)).toMatchObject({ elsewhere: [] });
  expect(await run(...redact, '--also', 'draft:1')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('--also draft:1: nothing that can go with it is called so'),
  });
});

test('since when an incident is known cannot be to come', async () => {
  const words = [
    'incident',
    'open',
    'slow',
    '--title',
    'Wolno',
    '--panels',
    'a',
    '--known-since',
    '2090-01-01T10:00',
  ];
  expect(await runCommand(words, { DATA_DIR: temporaryFolder() })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('has not come by the machine’s clock'),
  });
});
