import { expect, test } from 'vitest';
import { redact } from '../../../src/actions/redact.ts';
import { publicState } from '../../../src/domain/public-state.ts';
import { runCommand } from '../../support/command.ts';
import { faqDocument, featureDocument, panelDocument } from '../../support/documents.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openLogWith, openTestLog } from '../../support/log.ts';
import { openPublisher } from '../../support/site-publisher.ts';
import { published } from '../../support/state.ts';

test('of what a page was made from it is told what is proved, what was redacted, and what is not signed yet', async () => {
  const dataDir = temporaryFolder();
  const log = await openLogWith(['x']);
  await log.log.append(() => [
    published({ ...faqDocument('one'), sha256: '1' }, { ...faqDocument('two'), sha256: '2' }),
  ]);
  await log.log.append(() => [published({ ...faqDocument('two'), sha256: '3' })]);
  await redact(log.as('anna'), { revision: 2, reason: 'a name', parts: ['pl/faq/two.md'] });
  const site = openPublisher(dataDir);
  site.known.head = log.log.head;
  await site.publish(publicState(log.log.known));
  await log.log.append(() => [published(faqDocument('three'))]);
  const at = log.clock.now;
  const environment = { DATA_DIR: dataDir, DATABASE_URL: log.url };
  const run = (page: string) => runCommand(['verify', '--at', at, page, '--json'], environment);
  const { stdout, stderr } = await run('/faq/');
  expect(stderr).toBe('');
  expect(JSON.parse(stdout).events.map(({ proof }: { proof: string }) => proof)).toEqual(
    expect.arrayContaining(['proved', 'redacted', 'not']),
  );
  expect(await run('/faq/nothing/')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('There was no page'),
  });
});

test('of each event that is not proved it is said why: not signed yet, or sealed as a whole', async () => {
  const dataDir = temporaryFolder();
  const log = await openTestLog();
  const clock = { type: 'clock.set', payload: { mode: 'live' }, since: null, actor: 'anna' } as const;
  await log.log.append(() => [clock]);
  await log.log.append(() => [published(panelDocument('a'), featureDocument('x'))]);
  const site = openPublisher(dataDir);
  site.known.head = log.log.head;
  await site.publish(publicState(log.log.known));
  await log.log.append(() => [published(faqDocument('three'))]);
  const environment = { DATA_DIR: dataDir, DATABASE_URL: log.url };
  const words = ['verify', '--at', log.clock.now, '/faq/'];
  const { stdout } = await runCommand(words, environment);
  expect(stdout).toMatch(
    /^revision 1 \(clock\.set\): not proved: it is in the signed log, but sealed as a whole, as every clock\.set is: /m,
  );
  expect(stdout).toMatch(
    /^revision 3 \(content\.published\): not proved: the checkpoint that is published ends at revision 2; /m,
  );
  const { events } = JSON.parse((await runCommand([...words, '--json'], environment)).stdout);
  expect(events).toContainEqual({ revision: 1, type: 'clock.set', proof: 'not', lacks: 'whole' });
  expect(events).toContainEqual({ revision: 3, type: 'content.published', proof: 'not', lacks: 'unsigned' });
});
