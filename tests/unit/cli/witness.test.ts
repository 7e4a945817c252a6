import { expect, test } from 'vitest';
import { runCommand } from '../../support/command.ts';
import { faqDocument } from '../../support/documents.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openLogWith, type TestLog } from '../../support/log.ts';
import { serve } from '../../support/served.ts';
import { openPublisher } from '../../support/site-publisher.ts';
import { published } from '../../support/state.ts';

/** A site whose log is served, and another past of it that it could serve instead. */
async function openSite() {
  const site = openPublisher(undefined, 'build', { siteUrl: 'https://status.example.com' });
  const address = await serve((path) => {
    const entry = site.publisher.loop.writer.last()?.entries[path];
    const variant = entry?.variants.find(({ encoding }) => encoding === 'identity');
    return variant
      ? { status: 200, body: site.publisher.loop.writer.reader.bytes(variant) }
      : { status: 404 };
  });
  const log = await openLogWith(['x']);
  await site.publish(log.log.known);
  const say = async (one: TestLog, id: string) => {
    await one.log.append(() => [published(faqDocument(id))]);
    await site.publish(one.log.known);
  };
  return { site, address, log, say };
}

test('a witness signs what it sees, as long as that goes on from what it saw before', async () => {
  const { address, log, say } = await openSite();
  const folder = temporaryFolder();
  const run = () => runCommand(['witness', address, '--folder', folder, '--name', 'witness.example'], {});
  const first = await run();
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toContain('— witness.example ');
  await say(log, 'new');
  expect((await run()).stdout).toContain(`status.example.com/log/${log.log.known.logId}\n2\n`);
});

test('a witness refuses another past under the same name, and a log that got shorter', async () => {
  const { site, address, log, say } = await openSite();
  const folder = temporaryFolder();
  const run = () => runCommand(['witness', address, '--folder', folder], {});
  await say(log, 'new');
  expect((await run()).code).toBe(0);

  const other = await openLogWith(['y']);
  const { logId } = log.log.known;
  const shown = { ...other.log.known, logId };
  await site.publish(shown);
  expect(await run()).toMatchObject({ code: 1, stderr: expect.stringContaining('shorter than it was') });
  await other.log.append(() => [published(faqDocument('one'))]);
  await other.log.append(() => [published(faqDocument('two'))]);
  await site.publish({ ...other.log.known, logId });
  expect(await run()).toMatchObject({ code: 1, stderr: expect.stringContaining('Two pasts') });
});

test('a witness takes the key that it is told, and no other', async () => {
  const { address } = await openSite();
  const folder = temporaryFolder();
  const wrong = 'status.example.com/log/1+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  const outcome = await runCommand(['witness', address, '--folder', folder, '--key', wrong], {});
  expect(outcome).toMatchObject({ code: 2, stderr: expect.stringContaining('is not a verifier key') });
});

test.for([
  ['no address', ['nonsense'], 2, 'is not the address of a site'],
  ['a password', ['http://u:p@127.0.0.1:4321'], 2, 'name and the password'],
  ['nobody there', ['http://127.0.0.1:1'], 1, 'cannot be reached'],
  [
    'a name that would end a signature',
    ['http://127.0.0.1:1', '--name', 'a b\n+c'],
    2,
    'is not a name for a witness',
  ],
  ['no port', ['http://127.0.0.1:1', '--port', 'x'], 2, 'is not a port'],
] as const)('a witness says what is wrong: %s', async ([, given, code, words]) => {
  const outcome = await runCommand(['witness', ...given, '--folder', temporaryFolder()], {});
  expect(outcome).toMatchObject({ code, stderr: expect.stringContaining(words) });
});

test('what is no key does not stay in the folder of a witness', async () => {
  const folder = temporaryFolder();
  const elsewhere = await serve(() => ({ status: 200, body: '<!doctype html>' }));
  const wrong = await runCommand(['witness', elsewhere, '--folder', folder], {});
  expect(wrong).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('/log/keys answers is not a verifier key'),
  });
  const { address } = await openSite();
  expect((await runCommand(['witness', address, '--folder', folder], {})).code).toBe(0);
});
