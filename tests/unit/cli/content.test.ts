import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { applyProposal } from '../../../src/actions/apply-proposal.ts';
import type { Proposal } from '../../../src/actions/proposal.ts';
import { settleFile } from '../../../src/actions/settle-file.ts';
import type { DocumentFields } from '../../../src/domain/document-fields.ts';
import { runCommand } from '../../support/command.ts';
import { markdownDocument } from '../../support/documents.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openTestLog } from '../../support/log.ts';
import { makeReadOnly, mayBeReadOnly } from '../../support/mount.ts';
import { byStaff, withdrawnByStaff } from '../../support/state.ts';

const FRONT = 'title: Pytanie\narea: system';
const sourceOf = (body: string) => `---\n${FRONT}\n---\n${body}`;
const pathOf = (id: string) => `pl/faq/${id}.md`;

/** A site whose log has three answers of its folder, of which staff have rewritten one and withdrawn another. */
async function openSite() {
  const [dataDir, contentDir] = [temporaryFolder(), temporaryFolder()];
  const write = (id: string, source: string) => {
    mkdirSync(dirname(join(contentDir, pathOf(id))), { recursive: true });
    writeFileSync(join(contentDir, pathOf(id)), source);
  };
  const read = (id: string) => readFileSync(join(contentDir, pathOf(id)), 'utf8');
  const type = (...words: string[]) =>
    runCommand(['content', ...words], {
      DATA_DIR: dataDir,
      CONTENT_DIR: contentDir,
      DATABASE_URL: `file:${join(dataDir, 'latarnia.db')}`,
      LOG_LEVEL: 'silent',
    });
  for (const id of ['one', 'two', 'three']) write(id, sourceOf(`${id}, z pliku\n`));
  expect(await type('adopt', '--yes')).toMatchObject({ code: 0 });
  const { log, as } = await openTestLog(`file:${join(dataDir, 'latarnia.db')}`);
  // A source with what no form would write: it comes back as it is, byte by byte.
  const odd = '\n  Od Anny.  \n\n\n* tak\t';
  await log.append(() => [
    byStaff(
      'staff:7',
      markdownDocument(pathOf('one'), FRONT, odd),
      markdownDocument(pathOf('new'), FRONT, 'Nowe.'),
    ),
    withdrawnByStaff('staff:7', pathOf('two')),
  ]);
  return { dataDir, contentDir, write, read, type, log, as, odd };
}

test('status names what differs and why; pull makes the folder say what the log says, byte by byte', async () => {
  const { contentDir, read, type, odd } = await openSite();
  const status = await type('status');
  expect(status).toMatchObject({ code: 0 });
  expect(status.stdout).toMatch(/^behind +pl\/faq\/one\.md +not changed here.*written by .* in revision 2/m);
  expect(status.stdout).toMatch(/^behind +pl\/faq\/two\.md +.*withdrawn by .* in revision 3/m);
  expect(status.stdout).toMatch(/^behind +pl\/faq\/new\.md +not here/m);
  expect(status.stdout).not.toMatch(/three/);

  const check = await type('pull', '--check');
  expect(check).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/3 files are not as the log has them/),
  });
  expect(read('one')).toBe(sourceOf('one, z pliku\n'));

  expect(await type('pull')).toMatchObject({ code: 0 });
  expect(read('one')).toBe(sourceOf(odd));
  expect(read('new')).toBe(sourceOf('Nowe.'));
  expect(() => read('two')).toThrow('ENOENT');
  expect(await type('pull', '--check')).toMatchObject({ code: 0 });
  expect((await type('status')).stdout).toBe('3 files, as on the site.\n');
  expect(contentDir).toBeTruthy();
});

test('pull leaves what the log has never had, and what is no file of the folder, and says so', async () => {
  const { contentDir, write, read, type } = await openSite();
  write('one', sourceOf('Tego nikt nie widział.'));
  write('two', sourceOf('Ani tego.'));
  expect((await type('status')).stdout).toMatch(/^conflict +pl\/faq\/one\.md/m);
  const pulled = await type('pull');
  expect(pulled).toMatchObject({ code: 1, stderr: expect.stringMatching(/2 of 3 files were left/) });
  expect(pulled.stdout).toMatch(/left pl\/faq\/one\.md: .*never had/);
  expect(read('one')).toBe(sourceOf('Tego nikt nie widział.'));
  expect(read('two')).toBe(sourceOf('Ani tego.'));

  const elsewhere = join(temporaryFolder(), 'faq');
  renameSync(join(contentDir, 'pl/faq'), elsewhere);
  symlinkSync(elsewhere, join(contentDir, 'pl/faq'));
  expect((await type('pull')).stdout).toMatch(/behind a link/);
  expect(readFileSync(join(elsewhere, 'one.md'), 'utf8')).toBe(sourceOf('Tego nikt nie widział.'));
});

test('what forms write comes into the folder byte by byte, and the folder’s own ends of lines and comments stay', async () => {
  const { contentDir, write, read, type, log, as } = await openSite();
  const crlf =
    '---\r\ntitle: Pytanie\r\narea: system\r\norder: 3 # jej miejsce\r\n---\r\n\r\nRaz.\r\n\r\nDwa.\r\n';
  write('three', crlf);
  expect(await type('adopt', pathOf('three'), '--yes')).toMatchObject({ code: 0 });
  const site = markdownDocument('pl/site.md', 'title: S\nareas:\n  system: System');
  await log.append(() => [byStaff('staff:7', site)]);
  const writing = (path: string, pl: DocumentFields, isNew?: true): Proposal => ({
    verb: 'words',
    kind: 'writing',
    documents: [{ path, pl, en: null, translationStands: false, ...(isNew && { isNew }) }],
    expected: log.known.revision,
  });
  const anna = as('staff:7', { kind: 'staff', role: 'editor' });
  const typed = {
    title: 'Nowe: „pytanie”',
    area: 'system',
    body: 'Treść  z\u00a0twardą spacją\r\n\r\n* punkt\t',
  };
  for (const proposal of [
    writing(pathOf('three'), { body: 'Raz.\n\nDwa i pół.' }),
    writing(pathOf('z-formularza'), typed, true),
  ]) {
    expect(await applyProposal(anna, proposal)).toMatchObject({ ok: true });
  }
  expect(await type('pull')).toMatchObject({ code: 0 });
  expect(read('three')).toBe(crlf.replace('Dwa.', 'Dwa i pół.'));
  const { documents } = await log.current();
  for (const { document } of Object.values(documents)) {
    expect(readFileSync(join(contentDir, document.path), 'utf8'), document.path).toBe(document.source);
  }
  expect(await type('pull', '--check')).toMatchObject({ code: 0 });
});

test('pull overwrites what the log has never had once somebody has decided on it, and keeps it in the data folder', async () => {
  const { dataDir, write, read, type, log, as, odd } = await openSite();
  const mine = sourceOf('Tego nikt nie widział.');
  write('one', mine);
  expect(await type('pull')).toMatchObject({ code: 1 });
  expect(read('one')).toBe(mine);
  const { sha256 } = markdownDocument(pathOf('one'), FRONT, 'Tego nikt nie widział.');
  expect(
    await settleFile(as('staff:7'), {
      path: pathOf('one'),
      sha256,
      says: 'site',
      expected: log.known.revision,
    }),
  ).toMatchObject({ ok: true });
  expect((await type('pull', '--check')).stdout).toContain(`would write ${pathOf('one')}`);
  expect(read('one')).toBe(mine);
  expect(await type('pull')).toMatchObject({ code: 0, stdout: expect.stringContaining('is kept in') });
  expect(read('one')).toBe(sourceOf(odd));
  const [kept = ''] = readdirSync(join(dataDir, 'content-aside/pl/faq'));
  expect(readFileSync(join(dataDir, 'content-aside/pl/faq', kept), 'utf8')).toBe(mine);
});

test('a folder that may not be written to is left whole, and pull says why', async ({ skip }) => {
  const { contentDir, read, type } = await openSite();
  const folder = join(contentDir, 'pl/faq');
  skip(!mayBeReadOnly(), 'root writes everywhere, and may not mount here');
  makeReadOnly(folder);
  const pulled = await type('pull');
  expect(pulled).toMatchObject({ code: 1, stderr: expect.stringMatching(/3 of 3 files were left/) });
  expect(pulled.stdout).toMatch(/left pl\/faq\/one\.md: (?:EACCES|EROFS)/);
  expect(readdirSync(folder).sort()).toEqual(['one.md', 'three.md', 'two.md']);
  expect(read('one')).toBe(sourceOf('one, z pliku\n'));
  // What can be read is compared all the same.
  expect((await type('status')).stdout).toMatch(/^behind +pl\/faq\/one\.md/m);
  expect(await type('pull', '--check')).toMatchObject({ code: 1 });
});

test('adopt shows what it would do, does it when that is meant, and leaves what staff alone wrote', async () => {
  const { contentDir, write, type, log } = await openSite();
  write('one', sourceOf('Folder ma rację.'));
  rmSync(join(contentDir, pathOf('three')));
  const asked = await type('adopt');
  expect(asked).toMatchObject({ code: 1, stderr: expect.stringMatching(/repeat with --yes/) });
  expect(asked.stdout.split('\n').filter(Boolean)).toEqual([
    `publish ${pathOf('one')}`,
    `publish ${pathOf('two')}`,
    `withdraw ${pathOf('three')}`,
  ]);
  expect((await log.current()).revision).toBe(3);

  expect(await type('adopt', pathOf('one'), '--yes')).toMatchObject({ code: 0 });
  expect((await log.current()).documents[pathOf('one')]?.document.words.body).toBe('Folder ma rację.');
  expect(await type('adopt', '--yes')).toMatchObject({ code: 0 });
  expect(Object.keys((await log.current()).documents).sort()).toEqual(['new', 'one', 'two'].map(pathOf));
  expect(await type('adopt', 'pl/faq/none.md')).toMatchObject({ code: 1 });
  write('one', 'no front matter');
  for (const paths of [[pathOf('one')], []]) {
    const broken = await type('adopt', ...paths, '--yes');
    expect(broken).toMatchObject({ code: 1, stderr: expect.stringMatching(/one\.md: .*content check/) });
  }
  expect((await log.current()).documents[pathOf('one')]?.document.words.body).toBe('Folder ma rację.');
});
