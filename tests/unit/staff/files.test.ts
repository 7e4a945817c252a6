import { expect, test } from 'vitest';
import type { ContentDocument } from '../../../src/domain/documents.ts';
import type { Role } from '../../../src/domain/staff.ts';
import type { FileConflict } from '../../../src/domain/surroundings.ts';
import { answerFiles, showFiles } from '../../../src/staff/files.ts';
import { formOf } from '../../../src/staff/read-form.ts';
import { markdownDocument } from '../../support/documents.ts';
import { openTestLog } from '../../support/log.ts';
import { QUIET, sessionOf } from '../../support/staff.ts';
import { byStaff, contextOf, published } from '../../support/state.ts';

const PATH = 'pl/faq/q.md';
const words = (body: string, front = 'title: Q\narea: orders') => markdownDocument(PATH, front, body);
const PLACE = markdownDocument('pl/site.md', 'title: Status\nareas:\n  orders: Zamówienia');
const [base, site, file] = [words('Początek.'), words('Od Anny.'), words('Z pliku.')];

/** Somebody before a file that was saved over what Anna wrote. */
async function open(
  conflict: Partial<FileConflict> = {},
  role: Role = 'editor',
  written: ContentDocument = site,
) {
  const { log, as } = await openTestLog();
  const found: FileConflict = { path: PATH, sha256: file.sha256, document: file, base, ...conflict };
  await log.append(() => [published(PLACE, found.base ?? base), byStaff('staff:9', written)]);
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

test('both put together by hand are words of whoever did it; a mistake in them keeps what was typed, and is told in the language of the page', async () => {
  const { log, send } = await open();
  const wrong = await send({ way: 'hand', source: 'no front matter' });
  expect(wrong).toMatchObject({
    status: 422,
    view: {
      mistakes: [expect.stringContaining('Ustawień na górze nie da się odczytać')],
      files: [{ both: { source: 'no front matter' }, open: 'hand' }],
    },
  });
  const dead = words('Zob. [tu](/faq/nie-ma/).').source;
  expect(await send({ way: 'hand', source: dead })).toMatchObject({
    status: 422,
    view: { mistakes: [expect.stringContaining('/faq/nie-ma/')], files: [{ both: { source: dead } }] },
  });
  const nowhere = words('Od Anny.').source.replace('orders', 'ordres');
  expect(await send({ way: 'hand', source: nowhere })).toMatchObject({
    status: 422,
    view: { mistakes: [expect.stringMatching(/^Dział: Nie ma niczego o\u00a0nazwie „ordres”/)] },
  });
  const both = words('Od Anny i z pliku.').source;
  expect(await send({ way: 'hand', source: both })).toHaveProperty('location');
  const state = await log.current();
  expect(state.documents[PATH]).toMatchObject({ document: { source: both }, byStaff: true });
  expect(state.ingested[PATH]).toBe(file.sha256);
});

const [first, second, third] = ['Pierwszy akapit.', 'Drugi akapit.', 'Trzeci akapit.'];
const began = words([first, second, third].join('\n\n'), 'title: Q\norder: 10 # its place\narea: orders');
const ofStaff = words([first, 'Drugi od Anny.', third].join('\n\n'), 'title: Nowe\norder: 10\narea: orders');
const inFile = (body: readonly string[]) =>
  words(body.join('\n\n'), 'title: Q\norder: 20 # its place\narea: orders');

test('what both changed in different places is put together by field and paragraph, as the file is written', async () => {
  const document = inFile([first, second, 'Trzeci z pliku.']);
  const { log, send, session, view } = await open(
    { document, sha256: document.sha256, base: began },
    'editor',
    ofStaff,
  );
  const { view: shown } = await showFiles(view, session, new URLSearchParams());
  expect(shown.files[0]?.both).toMatchObject({
    clashes: [],
    result: { settings: [{ before: '10', after: '20' }] },
  });
  expect(shown.files[0]?.comparisons.map(({ title }) => title)).toHaveLength(2);
  expect(await send({ way: 'both' })).toHaveProperty('location');
  expect((await log.current()).documents[PATH]).toMatchObject({
    document: {
      source: words(
        [first, 'Drugi od Anny.', 'Trzeci z pliku.'].join('\n\n'),
        'title: Nowe\norder: 20 # its place\narea: orders',
      ).source,
    },
    byStaff: true,
  });
});

test('where both changed the same paragraph it is asked which is to stay; the rest is put together all the same', async () => {
  const document = inFile([first, 'Drugi z pliku.', 'Trzeci z pliku.']);
  const conflict = { document, sha256: document.sha256, base: began };
  const { log, send } = await open(conflict, 'editor', ofStaff);
  const asked = await send({ way: 'both' });
  expect(asked).toMatchObject({
    status: 422,
    view: {
      files: [
        {
          open: 'both',
          both: {
            clashes: [
              { mine: '\n\nDrugi z pliku.', theirs: '\n\nDrugi od Anny.', error: expect.any(String) },
            ],
          },
        },
      ],
    },
  });
  const [clash] = 'view' in asked ? (asked.view.files[0]?.both?.clashes ?? []) : [];
  expect(await send({ way: 'both', [`choice.${clash?.name}`]: 'theirs' })).toHaveProperty('location');
  expect((await log.current()).documents[PATH]?.document.words).toMatchObject({
    title: 'Nowe',
    body: [first, 'Drugi od Anny.', 'Trzeci z pliku.'].join('\n\n'),
  });
});

test('what was chosen or written before a session ended is there again', async () => {
  const document = inFile([first, 'Drugi z pliku.', third]);
  const { session, view } = await open({ document, sha256: document.sha256, base: began }, 'editor', ofStaff);
  const about = { path: PATH, sha256: document.sha256, revision: '2' };
  const again = async (fields: Readonly<Record<string, string>>) => {
    const kept = formOf(Object.entries({ ...about, ...fields }));
    return (await showFiles(view, session, new URLSearchParams(), kept)).view;
  };
  const name = (await again({ way: 'both' })).files[0]?.both?.clashes[0]?.name;
  expect(await again({ way: 'both', [`choice.${name}`]: 'theirs' })).toMatchObject({
    files: [{ open: 'both', both: { clashes: [{ chosen: 'theirs', error: null }] } }],
  });
  expect(await again({ way: 'hand', source: 'Pisane.' })).toMatchObject({
    files: [{ open: 'hand', both: { source: 'Pisane.' } }],
  });
});

test('where nobody knows what both began with, whatever differs is chosen, and nothing is doubled', async () => {
  const { log, send } = await open({ base: null });
  const asked = await send({ way: 'both' });
  expect(asked).toMatchObject({ status: 422, view: { files: [{ both: { clashes: [{ field: 'body' }] } }] } });
  expect(await send({ way: 'both', 'choice.pl.body.0': 'mine' })).toHaveProperty('location');
  expect((await log.current()).documents[PATH]?.document.words.body).toBe('Z pliku.');
});

test('a file that was removed takes the words off the site', async () => {
  const { log, send } = await open({ sha256: null, document: null });
  expect(await send({ way: 'file' })).toHaveProperty('location');
  expect((await log.current()).documents[PATH]).toBeUndefined();
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
