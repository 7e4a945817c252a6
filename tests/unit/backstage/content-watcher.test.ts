import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { ContentFolder } from '../../../src/backstage/content-watcher.ts';
import { FolderMemory } from '../../../src/backstage/folder-memory.ts';
import { markdownDocument } from '../../support/documents.ts';
import { NOON } from '../../support/events.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openTestLog } from '../../support/log.ts';
import { git, shareFolder } from '../../support/repository.ts';
import { soon } from '../../support/soon.ts';
import { byStaff } from '../../support/state.ts';

const ANSWER = `---
title: Pytanie
area: system
order: 1
---
Odpowiedź.
`;

/** A folder of two answers, a log, and what is said to operators. */
async function follow({
  look,
  onLine,
  isBusy,
}: {
  look?: number;
  onLine?: (folder: string) => void;
  isBusy?: (folder: string) => Promise<boolean>;
} = {}) {
  const folder = join(temporaryFolder(), 'content');
  const write = (path: string, source = ANSWER) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), source);
  };
  write('pl/faq/one.md');
  write('pl/faq/two.md');
  if (onLine) write('pl/faq/wrong.md', 'no front matter');
  const { log, as } = await openTestLog();
  let lines = '';
  const logger = pino(
    {},
    {
      write: (line) => {
        lines += line;
        onLine?.(folder);
      },
    },
  );
  const content = new ContentFolder({
    folder,
    logger,
    wallClock: () => NOON,
    context: as('content'),
    isPublished: () => true,
    isTaken: () => false,
    memory: new FolderMemory({ dataDir: temporaryFolder(), contentDir: folder }),
    state: () => log.known,
    onIngested: () => {},
    ...(look === undefined ? {} : { look }),
    ...(isBusy && { isBusy }),
  });
  onTestFinished(() => content.close());
  await content.follow();
  const published = () => Object.keys(log.known.documents).sort();
  return { folder, write, content, published, log, lines: () => lines };
}

test('a folder with translations alone takes nothing back either: a clone that is not done, or half of a disk', async () => {
  const { folder, write, content, published } = await follow();
  write('en/faq/one.md', '---\ntitle: Question\ntranslates: "000000000000"\n---\nAnswer.\n');
  await content.ingest();
  rmSync(join(folder, 'pl'), { recursive: true });
  await content.ingest();
  expect(published()).toEqual(['en/faq/one.md', 'pl/faq/one.md', 'pl/faq/two.md']);
  expect(content.trouble?.message).toMatch(/no file in pl\//);
});

test('what changes while the folder is being read is not missed', async () => {
  let isDone = false;
  const { published } = await follow({
    onLine: (folder) => {
      // The mistake is told of once every file is read.
      if (!isDone) rmSync(join(folder, 'pl/faq/two.md'));
      isDone = true;
    },
  });
  await soon(() => expect(published()).toEqual(['pl/faq/one.md']));
});

test('a folder that is gone or empty takes nothing back, is told of once, and is followed again once it is there', async () => {
  const { folder, write, content, published, lines } = await follow({ look: 20 });
  const away = `${folder}-away`;
  renameSync(folder, away);
  await soon(() => expect(content.trouble).not.toBeNull());
  expect(content.trouble).toMatchObject({ message: expect.stringMatching(/holds no file/), since: NOON });
  mkdirSync(folder);
  expect(published()).toEqual(['pl/faq/one.md', 'pl/faq/two.md']);

  cpSync(away, folder, { recursive: true });
  write('pl/faq/three.md');
  await soon(() => expect(published()).toContain('pl/faq/three.md'));
  expect(content.trouble).toBeNull();
  expect(lines().match(/cannot be taken in/g)).toHaveLength(1);
});

test.skipIf(process.getuid?.() === 0)(
  'a folder that may not be read is told of, and takes nothing back',
  async () => {
    const { folder, content, published } = await follow({ look: 20 });
    chmodSync(folder, 0);
    await soon(() => expect(content.trouble?.message).toMatch(/EACCES/));
    expect(published()).toHaveLength(2);
    chmodSync(folder, 0o700);
  },
);

const away = (folder: string, path: string) => {
  const to = join(temporaryFolder(), 'away');
  renameSync(join(folder, path), to);
  return to;
};

test.for<[name: string, replace: (folder: string) => void]>([
  [
    'a file by a folder',
    (folder) => {
      away(folder, 'pl/faq/two.md');
      mkdirSync(join(folder, 'pl/faq/two.md'));
    },
  ],
  ['a file by a link', (folder) => symlinkSync(away(folder, 'pl/faq/two.md'), join(folder, 'pl/faq/two.md'))],
  ['its folder by a link', (folder) => symlinkSync(away(folder, 'pl/faq'), join(folder, 'pl/faq'))],
  ['the folder of its language by a link', (folder) => symlinkSync(away(folder, 'pl'), join(folder, 'pl'))],
  [
    'its name by one in capitals',
    (folder) => renameSync(join(folder, 'pl/faq/two.md'), join(folder, 'pl/faq/Two.md')),
  ],
  ['the name of its folder likewise', (folder) => renameSync(join(folder, 'pl/faq'), join(folder, 'pl/FAQ'))],
  ['its words by none', (folder) => writeFileSync(join(folder, 'pl/faq/two.md'), '')],
  ['them by half of them', (folder) => writeFileSync(join(folder, 'pl/faq/two.md'), ANSWER.slice(0, 30))],
  ['them by bytes', (folder) => writeFileSync(join(folder, 'pl/faq/two.md'), Buffer.from([0xff, 0xfe, 0]))],
])(
  'who replaces %s takes no words off the site: it is named, and put back it is as before',
  async ([, replace]) => {
    const { folder, content, published, log } = await follow();
    const copy = join(temporaryFolder(), 'copy');
    cpSync(folder, copy, { recursive: true });
    replace(folder);
    await content.ingest();
    expect(published()).toEqual(['pl/faq/one.md', 'pl/faq/two.md']);
    expect(content.problems.map(({ file }) => file.toLowerCase())).toContainEqual(
      expect.stringMatching(/^pl(?:\/faq(?:\/(?:one|two)\.md)?)?$/),
    );
    const { revision } = log.known;
    rmSync(folder, { recursive: true });
    cpSync(copy, folder, { recursive: true });
    await content.ingest();
    expect(content.problems).toEqual([]);
    expect(log.known.revision).toBe(revision);
  },
);

test('a file keeps its bytes whatever they are: marks at its beginning, ends of lines, spaces', async () => {
  const { folder, write, content, log } = await follow();
  const odd = `\uFEFF${ANSWER}\u00a0 a\u0301\t \n\n`.replaceAll('\n', '\r\n');
  write('pl/faq/one.md', odd);
  await content.ingest();
  const { document } = log.known.documents['pl/faq/one.md'] ?? {};
  expect(Buffer.from(document?.source ?? '')).toEqual(readFileSync(join(folder, 'pl/faq/one.md')));
  expect(document?.words.title).toBe('Pytanie');
});

test('while git is at work nothing is read: a file that it puts in the place of another never seems to be gone', async () => {
  let asked = 0;
  const { folder, write, content, published, log } = await follow({
    isBusy: async () => {
      asked += 1;
      if (asked === 4) write('pl/faq/two.md', `${ANSWER}\nInaczej.\n`);
      return asked > 1 && asked < 5;
    },
  });
  rmSync(join(folder, 'pl/faq/two.md'));
  write('pl/faq/three.md');
  // Whoever asks for it, not what the folder tells alone.
  await content.ingest();
  await soon(() => expect(published()).toContain('pl/faq/three.md'));
  expect(asked).toBeGreaterThanOrEqual(5);
  expect(log.known.changes.map(({ type }) => type)).toEqual(['content.published', 'content.published']);
  expect(log.known.documents['pl/faq/two.md']?.document.words.body).toMatch(/Inaczej/);
});

test('a real git pull of fifty files comes as one change, beside what staff have written; what they changed is asked', async () => {
  const { folder, write, content, published, log } = await follow();
  const names = Array.from({ length: 50 }, (_, index) => `pl/faq/q${index}.md`);
  for (const name of names) write(name);
  await content.ingest();
  const work = shareFolder(folder, temporaryFolder());
  for (const name of names) appendFileSync(join(work, name), '\nDopisane.\n');
  rmSync(join(work, 'pl/faq/two.md'));
  writeFileSync(join(work, 'pl/faq/nowe.md'), ANSWER);
  git(work, 'add', '.');
  git(work, 'commit', '-qm', 'Fifty texts');
  git(work, 'push', '-q');
  const ofStaff = names
    .slice(0, 3)
    .map((name) => markdownDocument(name, 'title: P\narea: system', 'Od Anny.'));
  const made = markdownDocument('pl/faq/od-anny.md', 'title: P\narea: system', 'Nowe od Anny.');
  await log.append(() => [byStaff('staff:7', ...ofStaff, made)]);
  const { revision } = log.known;

  git(folder, 'pull', '-q');
  await soon(() => expect(published()).toContain('pl/faq/nowe.md'));
  await soon(() => expect(published()).not.toContain('pl/faq/two.md'));

  const { changes, documents } = log.known;
  expect(changes.slice(revision).map(({ type, documents: { length } }) => `${type} ${length}`)).toEqual([
    'content.published 48',
    'content.withdrawn 1',
  ]);
  expect(content.conflicts.map(({ path }) => path)).toEqual(ofStaff.map(({ path }) => path).sort());
  for (const { path, source } of [...ofStaff, made]) expect(documents[path]?.document.source).toBe(source);
  expect(documents['pl/faq/q9.md']?.document.words.body).toMatch(/Dopisane\.$/);
});
