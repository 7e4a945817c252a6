import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { ingestContent } from '../../../src/actions/ingest-content.ts';
import { ContentFolder } from '../../../src/backstage/content-watcher.ts';
import { FolderMemory } from '../../../src/backstage/folder-memory.ts';
import { SoundFiles } from '../../../src/backstage/sound-files.ts';
import { readContent } from '../../../src/markdown/content.ts';
import { sha256 } from '../../../src/publish/snapshot-writer.ts';
import { NOON } from '../../support/events.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openTestLog } from '../../support/log.ts';

const SOUND = '---\ntitle: Pytanie\narea: system\norder: 1\n---\nOdpowiedź.\n';
const WRONG = 'no front matter';
const PATH = 'pl/faq/one.md';

/** What is told of a file that lies in the folder, where so much is known of it. */
async function problemsOf(source: string, sound: SoundFiles, isTaken = true) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'pl/faq'), { recursive: true });
  writeFileSync(join(folder, PATH), source);
  const { log, as } = await openTestLog();
  const content = new ContentFolder({
    folder,
    logger: pino({ level: 'silent' }),
    wallClock: () => NOON,
    context: as('content'),
    isPublished: () => true,
    isTaken: () => isTaken,
    memory: new FolderMemory({ dataDir: temporaryFolder(), contentDir: folder }),
    state: () => log.known,
    onIngested: () => undefined,
    sound,
  });
  await content.ingest();
  return content.problems.length;
}

function knowing(source: string): SoundFiles {
  const sound = new SoundFiles();
  sound.note([{ path: PATH, sha256: sha256(source) }]);
  return sound;
}

test('a file that was read and taken in is not read again, and is once a byte of it is another', async () => {
  expect(await problemsOf(WRONG, knowing(WRONG))).toBe(0);
  expect(await problemsOf(`${WRONG} `, knowing(WRONG))).toBe(1);
});

test('a file that the log has not taken in is read', async () => {
  expect(await problemsOf(WRONG, knowing(WRONG), false)).toBe(1);
});

test('of what was read only files without a mistake are known', async () => {
  const sound = new SoundFiles();
  for (const source of [SOUND, WRONG]) {
    await problemsOf(source, sound);
    expect(sound.has({ path: PATH, sha256: sha256(source) })).toBe(source === SOUND);
  }
});

test('what is known outlives a start, for whoever reads in the same way', () => {
  const file = join(temporaryFolder(), 'read');
  const known = (ground: string) => {
    knowing(SOUND).keep(file, ['this build']);
    const sound = new SoundFiles();
    sound.recall(file, [ground]);
    return sound.has({ path: PATH, sha256: sha256(SOUND) });
  };
  expect(['this build', 'another build'].map(known)).toEqual([true, false]);
});

test('a file that is known is taken in all the same where the log turns out not to have it', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'pl/faq'), { recursive: true });
  writeFileSync(join(folder, PATH), SOUND);
  const { files } = await readContent(folder, undefined, () => true);
  const { log, as } = await openTestLog();
  await ingestContent(as('content'), files);
  expect(Object.keys(log.known.documents)).toEqual([PATH]);
});
