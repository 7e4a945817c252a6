import { expect, test } from 'vitest';
import { redact } from '../../../src/actions/redact.ts';
import { publicState } from '../../../src/domain/public-state.ts';
import { runCommand } from '../../support/command.ts';
import { faqDocument } from '../../support/documents.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openLogWith } from '../../support/log.ts';
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
