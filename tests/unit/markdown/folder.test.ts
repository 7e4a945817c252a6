import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readContent } from '../../../src/markdown/content.ts';
import { listContentFolder } from '../../../src/markdown/folder.ts';
import { problemLine } from '../../../src/markdown/problem.ts';
import { temporaryFolder } from '../../support/folder.ts';

const ANSWER = '---\ntitle: Pytanie\narea: system\norder: 1\n---\nOdpowiedź.\n';

function contentFolder(): string {
  const folder = join(temporaryFolder(), 'content');
  mkdirSync(join(folder, 'pl', 'faq'), { recursive: true });
  writeFileSync(join(folder, 'pl/faq/one.md'), ANSWER);
  return folder;
}

/** What is read, and what is said of the rest. */
async function look(folder: string) {
  const { files, problems } = await readContent(folder);
  return {
    read: files.flatMap(({ path, document }) => (document ? [path] : [])),
    present: files.map(({ path }) => path),
    said: problems.map(problemLine),
  };
}

test('links are named and not followed: loops, folders elsewhere, files elsewhere', async () => {
  const folder = contentFolder();
  symlinkSync(folder, join(folder, 'pl/faq/loop'));
  symlinkSync('/', join(folder, 'pl/disk'));
  symlinkSync('/etc/hostname', join(folder, 'pl/faq/host.md'));
  symlinkSync('itself.md', join(folder, 'pl/faq/itself.md'));
  const { read, present, said } = await look(folder);
  expect(read).toEqual(['pl/faq/one.md']);
  // What was published from a file that is a link now is not taken back.
  expect(present).toContain('pl/faq/host.md');
  expect(said.map((line) => line.split(' is a link')[0])).toEqual([
    'pl/disk',
    'pl/faq/loop',
    'pl/faq/host.md',
    'pl/faq/itself.md',
  ]);
  expect((await listContentFolder(folder)).folders.map(({ path }) => path)).toEqual(['', 'pl', 'pl/faq']);
});

test('a file of 5 GB is refused by its size, and not read', async () => {
  const folder = contentFolder();
  const file = join(folder, 'pl/faq/huge.md');
  writeFileSync(file, ANSWER);
  truncateSync(file, 5 * 2 ** 30);
  const { read, present, said } = await look(folder);
  expect(read).toEqual(['pl/faq/one.md']);
  expect(present).toContain('pl/faq/huge.md');
  expect(said).toEqual([`pl/faq/huge.md has ${5 * 2 ** 30} bytes; write at most 262144`]);
});

test('pipes, sockets and devices are named and not opened', async () => {
  const folder = contentFolder();
  execFileSync('mkfifo', [join(folder, 'pl/faq/pipe.md')]);
  const server = createServer().listen(join(folder, 'pl/faq/socket.md'));
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  symlinkSync('/dev/zero', join(folder, 'pl/faq/zero.md'));
  const { read, said } = await look(folder);
  expect(read).toEqual(['pl/faq/one.md']);
  expect(said).toEqual([
    expect.stringMatching(/^pl\/faq\/pipe\.md is not a file/),
    expect.stringMatching(/^pl\/faq\/socket\.md is not a file/),
    expect.stringMatching(/^pl\/faq\/zero\.md is a link/),
  ]);
});

test('names and texts that are not UTF-8 are named, the others are read', async () => {
  const folder = contentFolder();
  writeFileSync(
    Buffer.concat([Buffer.from(`${folder}/pl/faq/za`), Buffer.from([0xbf, 0xf3]), Buffer.from('.md')]),
    ANSWER,
  );
  writeFileSync(
    join(folder, 'pl/faq/latin.md'),
    Buffer.concat([Buffer.from(ANSWER), Buffer.from([0xbf, 0xf3])]),
  );
  const { read, said } = await look(folder);
  expect(read).toEqual(['pl/faq/one.md']);
  expect(said).toEqual([
    expect.stringContaining('latin.md is not UTF-8 text'),
    expect.stringContaining('has a name that is not UTF-8'),
  ]);
});

test('a file that may not be read is named, and takes no other along', async ({ skip }) => {
  skip(process.getuid?.() === 0, 'root may read everything');
  const folder = contentFolder();
  writeFileSync(join(folder, 'pl/faq/secret.md'), ANSWER);
  chmodSync(join(folder, 'pl/faq/secret.md'), 0);
  const { read, said } = await look(folder);
  expect(read).toEqual(['pl/faq/one.md']);
  expect(said).toEqual([expect.stringContaining('secret.md cannot be read (EACCES)')]);
});

test('a deep tree is left where no site has anything', async () => {
  const folder = contentFolder();
  const deep = Array.from({ length: 200 }, () => 'd').join('/');
  mkdirSync(join(folder, deep), { recursive: true });
  writeFileSync(join(folder, deep, 'x.md'), ANSWER);
  const { read, said } = await look(folder);
  expect(read).toEqual(['pl/faq/one.md']);
  expect(said).toEqual([expect.stringMatching(/^(d\/){8}d lies more than 8 folders deep/)]);
});

test('more than a site has is refused as a whole, so that nothing is taken back', async () => {
  const many = contentFolder();
  for (let count = 0; count <= 20_000; count += 1) writeFileSync(join(many, `pl/faq/${count}.txt`), '');
  await expect(readContent(many)).rejects.toThrow(/holds more than 20000 files and folders/);

  const large = contentFolder();
  const words = `${ANSWER}${'x'.repeat(250_000)}`;
  for (let count = 0; count < 280; count += 1) writeFileSync(join(large, `pl/faq/${count}.md`), words);
  await expect(readContent(large)).rejects.toThrow(/holds more than 64 MB of words/);
});
