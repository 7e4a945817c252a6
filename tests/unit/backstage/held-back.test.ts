import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { ContentFolder } from '../../../src/backstage/content-watcher.ts';
import { HeldLog } from '../../../src/backstage/held-log.ts';
import { LeaseRow } from '../../../src/store/lease.ts';
import { NOON } from '../../support/events.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openTestLog } from '../../support/log.ts';

const answer = (body: string) => `---\ntitle: Pytanie\narea: system\norder: 1\n---\n${body}\n`;

/** A node with a content folder of its own, over the log of others. */
async function openNode(name: string, url?: string) {
  const folder = join(temporaryFolder(), 'content');
  const write = (path: string, body: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), answer(body));
  };
  const site = await openTestLog(url);
  const lease = new LeaseRow({ access: site.log, node: () => name, monotonic: () => 0 });
  let lines = '';
  const logger = pino(
    {},
    {
      write: (line: string) => {
        lines += line;
      },
    },
  );
  const content = new ContentFolder({
    folder,
    logger,
    wallClock: () => NOON,
    context: { ...site.as('content'), log: new HeldLog(site.log, lease) },
    mayTake: () => lease.isHeld,
    hasNeighbours: () => true,
    state: () => site.log.known,
    isPublished: () => true,
    isTaken: () => false,
    onIngested: () => {},
  });
  onTestFinished(() => content.close());
  const bodies = async () =>
    Object.fromEntries(
      Object.entries((await site.log.current()).documents).map(([path, { document }]) => [
        path,
        document.words.body.trim(),
      ]),
    );
  return { ...site, folder, write, lease, content, bodies, lines: () => lines };
}

/** The first has taken in two files, one of them twice, and is gone; the folder of the second was not kept up. */
async function takeOver() {
  const one = await openNode('one');
  one.write('pl/faq/one.md', 'stare');
  one.write('pl/faq/two.md', 'drugie');
  await one.lease.look();
  await one.content.ingest();
  one.write('pl/faq/one.md', 'nowe');
  await one.content.ingest();
  const two = await openNode('two', one.url);
  two.write('pl/faq/one.md', 'stare');
  await two.log.current();
  return { one, two };
}

const SITE = { 'pl/faq/one.md': 'nowe', 'pl/faq/two.md': 'drugie' };

test('a node without the lease reads its files for mistakes, takes in none of them, and says what differs', async () => {
  const { two } = await takeOver();
  writeFileSync(join(two.folder, 'pl/faq/wrong.md'), 'no front matter');
  await two.content.ingest();
  await two.content.ingest();
  expect(await two.bodies()).toEqual(SITE);
  expect(two.content.problems).toMatchObject([{ file: 'pl/faq/wrong.md' }]);
  expect(two.content.elsewhere?.message).toMatch(
    /pl\/faq\/one\.md.*pl\/faq\/two\.md.*another node takes in files/,
  );
  expect(two.lines().match(/another node takes in files/g)).toHaveLength(1);
  rmSync(join(two.folder, 'pl/faq/wrong.md'));
  two.write('pl/faq/one.md', 'nowe');
  two.write('pl/faq/two.md', 'drugie');
  await two.content.ingest();
  expect(two.content.elsewhere).toBeNull();
});

test('a node that takes over brings back no old words and withdraws nothing; what is new there is taken in', async () => {
  const { one, two } = await takeOver();
  two.write('pl/faq/three.md', 'trzecie');
  await one.lease.handOver();
  await two.lease.look();
  await two.content.ingest();
  expect(await two.bodies()).toEqual({ ...SITE, 'pl/faq/three.md': 'trzecie' });
  expect(two.content.elsewhere?.message).toMatch(
    /pl\/faq\/one\.md, pl\/faq\/two\.md: older than on the site/,
  );

  // Saved again it is meant; and what goes from now on is withdrawn.
  const later = new Date(Date.now() + 5000);
  utimesSync(join(two.folder, 'pl/faq/one.md'), later, later);
  rmSync(join(two.folder, 'pl/faq/three.md'));
  await two.content.ingest();
  expect(await two.bodies()).toEqual({ ...SITE, 'pl/faq/one.md': 'stare' });
  two.write('pl/faq/two.md', 'drugie');
  await two.content.ingest();
  expect(two.content.elsewhere).toBeNull();
});

test('who lost the lease takes in nothing, and that is no trouble', async () => {
  const { one, two } = await takeOver();
  await two.database.client.execute("UPDATE lease SET holder = 'two', epoch = 2");
  one.write('pl/faq/one.md', 'spóźnione');
  await one.content.ingest();
  expect(await one.bodies()).toEqual(SITE);
  expect(one.content.trouble).toBeNull();
  expect(one.lease.isHeld).toBe(false);
});
