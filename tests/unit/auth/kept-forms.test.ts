import { afterEach, expect, test, vi } from 'vitest';
import { KEPT_FORM_BYTES, KEPT_FORM_LIFE, KEPT_FORMS } from '../../../src/auth/limits.ts';
import { enrol, openAuth } from '../../support/auth.ts';

afterEach(() => vi.useRealTimers());

const form = (text: string) => ({
  address: '/staff/updates/x/',
  fields: [['pl', text]] as [string, string][],
});

async function open() {
  const { auth, database } = await openAuth();
  const { person } = await enrol(auth, 'editor');
  const { person: other } = await enrol(auth, 'admin');
  return { kept: auth.kept, database, id: person.id, other: other.id };
}

test('a form is found by its account alone, and lies there sealed', async () => {
  const { kept, database, id, other } = await open();
  const name = (await kept.keep(id, form('Serwer wrócił.'))) ?? '';
  expect(await kept.find(id, name)).toMatchObject(form('Serwer wrócił.'));
  expect(await kept.find(other, name)).toBeNull();
  const { rows } = await database.client.execute('SELECT * FROM staff_kept_forms');
  expect(JSON.stringify(rows)).not.toMatch(/Serwer|updates/);
  // Whoever writes into the database gives it to nobody else, and makes nothing of it last.
  await database.client.execute({ sql: 'UPDATE staff_kept_forms SET user_id = ?', args: [other] });
  expect(await kept.find(other, name)).toBeNull();
});

test('five of an account are kept, the newest; the same one once', async () => {
  const { kept, id, other } = await open();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  await kept.keep(other, form('of another'));
  for (let number = 1; number <= KEPT_FORMS + 2; number += 1) {
    vi.setSystemTime(Date.now() + 1000);
    await kept.keep(id, form(`number ${number}`));
    await kept.keep(id, form(`number ${number}`));
  }
  const texts = (await kept.list(id)).map(({ fields }) => fields[0]?.[1]);
  expect(texts).toEqual(['number 7', 'number 6', 'number 5', 'number 4', 'number 3']);
  expect(await kept.list(other)).toHaveLength(1);
});

test('it is gone after an hour, and once it was done', async () => {
  const { kept, database, id } = await open();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  const first = (await kept.keep(id, form('first'))) ?? '';
  const second = (await kept.keep(id, form('second'))) ?? '';
  await kept.drop(id, second);
  expect(await kept.find(id, second)).toBeNull();
  vi.setSystemTime(Date.now() + KEPT_FORM_LIFE * 1000 - 1);
  expect(await kept.find(id, first)).not.toBeNull();
  vi.setSystemTime(Date.now() + 1);
  expect(await kept.find(id, first)).toBeNull();
  await kept.keep(id, form('third'));
  const { rows } = await database.client.execute('SELECT count(*) AS count FROM staff_kept_forms');
  expect(rows[0]?.count).toBe(1);
});

test('what is too large is not kept', async () => {
  const { kept, id } = await open();
  expect(await kept.keep(id, form('ł'.repeat(KEPT_FORM_BYTES / 2)))).toBeNull();
  expect(await kept.keep(id, form('ł'.repeat(KEPT_FORM_BYTES / 2 - 100)))).not.toBeNull();
});
