import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { undo } from '../../../src/actions/undo.ts';
import { ContentFolder } from '../../../src/backstage/content-watcher.ts';
import { FolderMemory } from '../../../src/backstage/folder-memory.ts';
import { HeldLog } from '../../../src/backstage/held-log.ts';
import { LeaseRow } from '../../../src/store/lease.ts';
import { markdownDocument } from '../../support/documents.ts';
import { NOON } from '../../support/events.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openTestLog } from '../../support/log.ts';
import { makeReadOnly, mayBeReadOnly } from '../../support/mount.ts';
import { byStaff } from '../../support/state.ts';

const answer = (body: string) => `---\ntitle: Pytanie\narea: system\norder: 1\n---\n${body}\n`;

/** A node with folders of its own, over the log of others. */
async function openNode(name: string, url?: string) {
  const folder = join(temporaryFolder(), 'content');
  const dataDir = temporaryFolder();
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
  const start = (ingests = true) => {
    const content = new ContentFolder({
      folder,
      logger,
      wallClock: () => NOON,
      context: { ...site.as('content'), log: new HeldLog(site.log, lease) },
      mayTake: () => ingests && lease.isHeld,
      ingests,
      memory: new FolderMemory({ dataDir, contentDir: folder }),
      state: () => site.log.known,
      isPublished: () => true,
      isTaken: () => false,
      onIngested: () => {},
    });
    onTestFinished(() => content.close());
    return content;
  };
  const bodies = async () =>
    Object.fromEntries(
      Object.entries((await site.log.current()).documents).map(([path, { document }]) => [
        path,
        document.words.body.trim(),
      ]),
    );
  return { ...site, folder, dataDir, write, lease, start, content: start(), bodies, lines: () => lines };
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

  // The same bytes, saved again or after a restart, say nothing new.
  const later = new Date(Date.now() + 5000);
  utimesSync(join(two.folder, 'pl/faq/one.md'), later, later);
  await two.content.ingest();
  const again = two.start();
  await again.ingest();
  expect(await two.bodies()).toEqual({ ...SITE, 'pl/faq/three.md': 'trzecie' });

  // Changed they are meant; and what goes from now on is withdrawn.
  two.write('pl/faq/one.md', 'najnowsze');
  rmSync(join(two.folder, 'pl/faq/three.md'));
  await again.ingest();
  expect(await two.bodies()).toEqual({ ...SITE, 'pl/faq/one.md': 'najnowsze' });
  two.write('pl/faq/two.md', 'drugie');
  await again.ingest();
  expect(again.elsewhere).toBeNull();
});

test('what is changed while nobody looks is taken in at the next start; what staff said meanwhile stays', async () => {
  const one = await openNode('one');
  one.write('pl/faq/one.md', 'pierwsze');
  one.write('pl/faq/two.md', 'drugie');
  one.write('pl/faq/three.md', 'trzecie');
  await one.lease.look();
  await one.content.ingest();
  await one.log.append(() => [
    byStaff('anna', markdownDocument('pl/faq/two.md', 'title: Pytanie\narea: system\norder: 1', 'od Anny')),
  ]);
  one.write('pl/faq/one.md', 'poprawione');
  rmSync(join(one.folder, 'pl/faq/three.md'));
  const next = one.start();
  await next.ingest();
  expect(await one.bodies()).toEqual({ 'pl/faq/one.md': 'poprawione', 'pl/faq/two.md': 'od Anny' });
  expect(next.elsewhere).toBeNull();
  expect(next.conflicts).toEqual([]);

  one.write('pl/faq/two.md', 'z pliku');
  await next.ingest();
  await one.start().ingest();
  expect((await one.bodies())['pl/faq/two.md']).toBe('od Anny');
  expect(next.conflicts).toMatchObject([
    { path: 'pl/faq/two.md', document: { words: { body: 'z pliku' } }, base: { words: { body: 'drugie' } } },
  ]);
  expect(one.lines()).toMatch(/two\.md: changed where staff have written something else since/);
  expect(next.isOwed).toBe(false);

  // Once staff take theirs back the file is in nobody's way.
  await undo(one.as('anna'), { revision: 2, expected: one.log.known.revision });
  expect(next.conflicts).toEqual([]);
  expect(next.isOwed).toBe(true);
  await next.ingest();
  expect((await one.bodies())['pl/faq/two.md']).toBe('z pliku');
  expect(next.isOwed).toBe(false);
});

test('INGEST=no takes in nothing, and has nothing to say of what differs', async () => {
  const one = await openNode('one');
  one.write('pl/faq/one.md', 'pierwsze');
  await one.lease.look();
  const content = one.start(false);
  await content.ingest();
  expect(await one.bodies()).toEqual({});
  expect(content.elsewhere).toBeNull();
});

test('what was seen of another folder, or of a log that was put back to what it was, counts as never seen', async () => {
  const one = await openNode('one');
  one.write('pl/faq/one.md', 'pierwsze');
  await one.lease.look();
  await one.content.ingest();
  const state = await one.log.current();
  const { dataDir, folder } = one;
  const memory = new FolderMemory({ dataDir, contentDir: folder });
  expect([...(memory.of(state)?.keys() ?? [])]).toEqual(['pl/faq/one.md']);
  expect(memory.of({ ...state, logId: 'another' })).toBeNull();
  expect(memory.of({ ...state, changes: [] })).toBeNull();
  expect(
    memory.of({ ...state, changes: state.changes.map((one) => ({ ...one, recordedAt: '' })) }),
  ).toBeNull();
  expect(new FolderMemory({ dataDir, contentDir: `${folder}-2` }).of(state)).toBeNull();
  writeFileSync(join(dataDir, 'content-seen.json'), '{');
  expect(new FolderMemory({ dataDir, contentDir: folder }).of(state)).toBeNull();
});

test('where nothing can be written down the files are taken in all the same, that is said once, and the next start knows nothing of them', async ({
  skip,
}) => {
  skip(!mayBeReadOnly(), 'root writes everywhere, and may not mount here');
  const one = await openNode('one');
  one.write('pl/faq/one.md', 'pierwsze');
  makeReadOnly(one.dataDir);
  await one.lease.look();
  await one.content.ingest();
  one.write('pl/faq/one.md', 'drugie');
  await one.content.ingest();
  expect(await one.bodies()).toEqual({ 'pl/faq/one.md': 'drugie' });
  expect(one.lines().match(/cannot be kept in DATA_DIR/g)).toHaveLength(1);
  one.write('pl/faq/one.md', 'pierwsze');
  const next = one.start();
  await next.ingest();
  expect(await one.bodies()).toEqual({ 'pl/faq/one.md': 'drugie' });
  expect(next.elsewhere?.message).toMatch(/one\.md: older than on the site/);
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
