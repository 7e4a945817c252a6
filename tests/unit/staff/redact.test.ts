import { expect, test } from 'vitest';
import { schedule } from '../../../src/actions/schedule.ts';
import { setAvailability } from '../../../src/actions/set-availability.ts';
import { NO_ESTIMATE } from '../../../src/domain/estimate.ts';
import type { Role } from '../../../src/domain/staff.ts';
import { sessionFor } from '../../../src/staff/may.ts';
import { readAnswer } from '../../../src/staff/read-answer.ts';
import { sendRedaction, showRedaction } from '../../../src/staff/redact.ts';
import type { StaffSession } from '../../../src/staff/staff-session.ts';
import { StoredSuggestions } from '../../../src/store/suggestions.ts';
import { StoredDrafts } from '../../../src/store/update-drafts.ts';
import { templateDocument } from '../../support/documents.ts';
import { formOf } from '../../support/form.ts';
import { openLogWith, type TestLog } from '../../support/log.ts';
import { sessionOf } from '../../support/staff.ts';
import { contextOf, published } from '../../support/state.ts';

function at(log: TestLog, role: Role): StaffSession {
  return sessionOf(log.as('staff:7', { kind: 'staff', role }), role, { wall: () => log.clock.now });
}

async function limited(): Promise<TestLog> {
  const log = await openLogWith(['x']);
  const note = { pl: 'tajne', en: 'secret' };
  const cells = [{ feature: 'x', panel: 'a', state: 'limited' as const, estimate: NO_ESTIMATE, note }];
  await setAvailability(log.as('anna'), { cells, since: null, expected: 1 });
  return log;
}

test('the form shows what falls back, and asks for a reason and for certainty before anything is done', async () => {
  const log = await limited();
  const session = at(log, 'admin');
  expect(await showRedaction(contextOf([]), session, { revision: 2 })).toMatchObject({
    status: 200,
    view: { fallsBack: [{ what: 'x, panel\u00a0A', fallback: 'brak informacji' }] },
  });
  const sent = await sendRedaction(contextOf([]), session, { revision: 2 }, formOf({ reason: 'a name' }));
  expect(sent).toMatchObject({ status: 422, view: { form: { reason: 'a name', errors: { reason: null } } } });
  expect((await log.log.current()).revision).toBe(2);
});

test('the form of an administrator redacts and leads to the log', async () => {
  const log = await limited();
  const outcome = await sendRedaction(
    contextOf([]),
    at(log, 'admin'),
    { revision: 2 },
    formOf({ reason: 'a name', sure: 'yes' }),
  );
  expect(outcome).toEqual({ location: '/staff/log/#r3' });
  expect(JSON.stringify(log.log.known)).not.toContain('tajne');
});

test.for(['viewer', 'support', 'editor'] as const)(
  'a hand-made request of the role of %s redacts nothing',
  async (role) => {
    const log = await limited();
    expect(sessionFor(at(log, role), 'administer')).toBeNull();
    const outcome = await sendRedaction(
      contextOf([]),
      at(log, role),
      { revision: 2 },
      formOf({ reason: 'a name', sure: 'yes' }),
    );
    expect(outcome).toMatchObject({ status: 403 });
    expect((await log.log.current()).revision).toBe(2);
  },
);

test.for([
  [9, 404],
  [1, 409],
] as const)('revision %i answers %i', async ([revision, status]) => {
  const log = await limited();
  expect(await showRedaction(contextOf([]), at(log, 'admin'), { revision })).toMatchObject({ status });
});

test('a viewer has no session to answer customers at', async () => {
  const log = await limited();
  expect(sessionFor(at(log, 'viewer'), 'answer')).toBeNull();
  expect(sessionFor(at(log, 'support'), 'answer')).not.toBeNull();
});

test('of the composer’s form only what it can be is read', () => {
  expect(
    readAnswer(formOf({ account: ' A ', second: 'x', slug: '../etc', language: 'de', role: 'admin' }), 'pl'),
  ).toEqual({
    account: 'A',
    hasNewAccount: false,
    asked: '',
    slug: '',
    language: 'pl',
  });
});

test('the form names the publications to come that would say the same again', async () => {
  const log = await limited();
  const proposal = (note: string) => ({
    verb: 'availability' as const,
    cells: [
      {
        feature: 'x',
        panel: 'b',
        state: 'limited' as const,
        estimate: NO_ESTIMATE,
        note: { pl: note, en: note },
      },
    ],
    since: null,
    expected: 2,
  });
  const at6 = { at: '2021-03-17T17:00:00.000Z' };
  expect(await schedule(log.as('anna'), proposal('nadal tajne, do środy'), at6)).toMatchObject({
    status: 'waiting',
  });
  expect(await schedule(log.as('bartek'), proposal('coś innego'), at6)).toMatchObject({ status: 'waiting' });
  expect(await showRedaction(contextOf([]), at(log, 'admin'), { revision: 2 })).toMatchObject({
    view: { repeating: [expect.stringContaining('anna')], scheduledHref: '/staff/scheduled/' },
  });
});

test('the form finds what lies beside the log and says the same, says what, and takes away what is ticked', async () => {
  const log = await limited();
  await log.log.append(() => [published(templateDocument('t', { body: 'Od {since} tajne.' }))]);
  const drafts = new StoredDrafts(log.log, () => log.clock.now);
  const suggestions = new StoredSuggestions(log.log, () => log.clock.now);
  const said = (pl: string) => ({ incident: null, author: 'staff:1', form: [['bodyPl', pl]] as const });
  const id = await drafts.save(said('Nadal tajne!'), null);
  await drafts.save(said('Coś innego'), null);
  const sighting = {
    source: 'api',
    panels: ['a'],
    features: ['x'],
    state: 'limited',
    url: null,
    unknown: [],
  } as const;
  await suggestions.take([{ ...sighting, key: '1', text: 'tajne', isOver: false }], 'token:1');
  await suggestions.take([{ ...sighting, key: '2', text: 'p99', isOver: false }], 'token:1');
  const session = { ...at(log, 'admin'), drafts, suggestions };
  const shown = await showRedaction(contextOf([]), session, { revision: 2 });
  if (!('view' in shown)) throw new Error('no page');
  const [draft, alert, template, ...more] = shown.view.elsewhere;
  expect(more).toEqual([]);
  expect(draft).toMatchObject({ name: `draft:${id}`, found: 'tajne', isOn: false });
  expect(draft?.href).toBe(`/staff/updates/?draft=${id}#form`);
  expect(alert).toMatchObject({ name: expect.stringMatching(/^suggestion:/), found: 'tajne' });
  expect(template).toMatchObject({ name: null, href: '/staff/words/templates:t/', found: 'tajne' });
  const also = [draft?.name ?? '', alert?.name ?? '', 'draft:other', 'template:pl/templates/t.md'];
  await sendRedaction(
    contextOf([]),
    session,
    { revision: 2 },
    formOf({ reason: 'a name', sure: 'yes', also }),
  );
  expect((await drafts.list()).map(({ form }) => form)).toEqual([[['bodyPl', 'Coś innego']]]);
  expect((await suggestions.list()).map(({ key }) => key)).toEqual(['2']);
});
