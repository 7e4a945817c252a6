import { chmodSync, cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ContentFolder } from '../../../src/backstage/content-watcher.ts';
import { FolderMemory } from '../../../src/backstage/folder-memory.ts';
import { NOON } from '../../support/events.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openTestLog } from '../../support/log.ts';

const ANSWER = `---
title: Pytanie
area: system
order: 1
---
Odpowiedź.
`;

/** A folder of two answers, a log, and what is said to operators. */
async function follow({ look, onLine }: { look?: number; onLine?: (folder: string) => void } = {}) {
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
  });
  onTestFinished(() => content.close());
  await content.follow();
  const published = () => Object.keys(log.known.documents).sort();
  return { folder, write, content, published, lines: () => lines };
}

test('what changes while the folder is being read is not missed', async () => {
  let isDone = false;
  const { published } = await follow({
    onLine: (folder) => {
      // The mistake is told of once every file is read.
      if (!isDone) rmSync(join(folder, 'pl/faq/two.md'));
      isDone = true;
    },
  });
  await vi.waitFor(() => expect(published()).toEqual(['pl/faq/one.md']), 5000);
});

test('a folder that is gone or empty takes nothing back, is told of once, and is followed again once it is there', async () => {
  const { folder, write, content, published, lines } = await follow({ look: 20 });
  const away = `${folder}-away`;
  renameSync(folder, away);
  await vi.waitFor(() => expect(content.trouble).not.toBeNull(), 5000);
  expect(content.trouble).toMatchObject({ message: expect.stringMatching(/holds no file/), since: NOON });
  mkdirSync(folder);
  expect(published()).toEqual(['pl/faq/one.md', 'pl/faq/two.md']);

  cpSync(away, folder, { recursive: true });
  write('pl/faq/three.md');
  await vi.waitFor(() => expect(published()).toContain('pl/faq/three.md'), 5000);
  expect(content.trouble).toBeNull();
  expect(lines().match(/cannot be taken in/g)).toHaveLength(1);
});

test.skipIf(process.getuid?.() === 0)(
  'a folder that may not be read is told of, and takes nothing back',
  async () => {
    const { folder, content, published } = await follow({ look: 20 });
    chmodSync(folder, 0);
    await vi.waitFor(() => expect(content.trouble?.message).toMatch(/EACCES/), 5000);
    expect(published()).toHaveLength(2);
    chmodSync(folder, 0o700);
  },
);
