import { expect, test } from 'vitest';
import type { Role } from '../../../src/domain/staff.ts';
import type { FileConflict } from '../../../src/domain/surroundings.ts';
import { answerFiles, showFiles } from '../../../src/staff/files.ts';
import { formOf } from '../../../src/staff/read-form.ts';
import { markdownDocument } from '../../support/documents.ts';
import { openTestLog } from '../../support/log.ts';
import { QUIET, sessionOf } from '../../support/staff.ts';
import { byStaff, contextOf, published } from '../../support/state.ts';

const PATH = 'pl/faq/q.md';
const words = (body: string) => markdownDocument(PATH, 'title: Q\narea: orders', body);
const [base, site, file] = [words('Początek.'), words('Od Anny.'), words('Z pliku.')];

/** Somebody before a file that was saved over what Anna wrote. */
async function open(conflict: Partial<FileConflict> = {}, role: Role = 'editor') {
  const { log, as } = await openTestLog();
  await log.append(() => [published(base), byStaff('staff:9', site)]);
  const found: FileConflict = { path: PATH, sha256: file.sha256, document: file, base, ...conflict };
  const session = sessionOf(as('staff:7', { kind: 'staff', role }), role, {
    surroundings: async () => ({ ...QUIET, conflicts: [found] }),
  });
  const view = contextOf([]);
  const send = (fields: Readonly<Record<string, string>>) =>
    answerFiles(
      view,
      session,
      formOf(Object.entries({ path: PATH, sha256: found.sha256 ?? '', revision: '2', ...fields })),
    );
  return { log, session, view, send };
}

test('the page has both versions and what both began with', async () => {
  const { session, view } = await open();
  const answer = await showFiles(view, session, new URLSearchParams());
  expect(answer).toMatchObject({
    status: 200,
    view: {
      files: [{ path: PATH, file: file.source, site: site.source, base: base.source, mayDecide: true }],
    },
  });
});

test('the file is published, and what Anna wrote stays in the history', async () => {
  const { log, send } = await open();
  expect(await send({ way: 'file' })).toHaveProperty('location');
  const state = await log.current();
  expect(state.documents[PATH]?.document.source).toBe(file.source);
  expect(state.changes.map(({ documents }) => documents[0]?.after?.source)).toContain(site.source);
});

test('the site stays as it is, and the file counts as seen', async () => {
  const { log, send } = await open();
  expect(await send({ way: 'site' })).toHaveProperty('location');
  const state = await log.current();
  expect(state.documents[PATH]?.document.source).toBe(site.source);
  expect(state.ingested[PATH]).toBe(file.sha256);
  expect(state.changes.at(-1)?.documents).toEqual([]);
});

test('both put together are words of whoever did it; a mistake in them keeps what was typed', async () => {
  const { log, send } = await open();
  const wrong = await send({ way: 'both', source: 'no front matter' });
  expect(wrong).toMatchObject({ status: 422, view: { files: [{ both: 'no front matter' }] } });
  const both = words('Od Anny i z pliku.').source;
  expect(await send({ way: 'both', source: both })).toHaveProperty('location');
  const state = await log.current();
  expect(state.documents[PATH]).toMatchObject({ document: { source: both }, byStaff: true });
  expect(state.ingested[PATH]).toBe(file.sha256);
});

test('a file that was removed takes the words off the site', async () => {
  const { log, send } = await open({ sha256: null, document: null });
  expect(await send({ way: 'file' })).toHaveProperty('location');
  expect((await log.current()).documents).toEqual({});
});

test('what changed meanwhile, here or in the folder, is looked at again', async () => {
  const { log, send } = await open();
  expect(await send({ way: 'file', sha256: 'another' })).toMatchObject({ status: 409 });
  await log.append(() => [byStaff('staff:9', words('Jeszcze inaczej.'))]);
  expect(await send({ way: 'file' })).toMatchObject({ status: 409 });
  expect((await log.current()).documents[PATH]?.document.words.body).toBe('Jeszcze inaczej.');
});

test('support may look, and decides nothing', async () => {
  const { log, send, session, view } = await open({}, 'support');
  expect(await showFiles(view, session, new URLSearchParams())).toMatchObject({
    view: { files: [{ mayDecide: false }] },
  });
  expect(await send({ way: 'file' })).toMatchObject({ status: 403 });
  expect((await log.current()).revision).toBe(2);
});
