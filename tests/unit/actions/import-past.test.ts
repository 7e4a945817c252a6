import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correctUpdate } from '../../../src/actions/correct-update.ts';
import { importPast, MOST_IMPORTED } from '../../../src/actions/import-past.ts';
import { redact } from '../../../src/actions/redact.ts';
import { undo } from '../../../src/actions/undo.ts';
import { foreignIdOf } from '../../../src/domain/imported.ts';
import { findIncident, localText } from '../../../src/domain/incidents.ts';
import { promisedUpdate } from '../../../src/domain/next-update.ts';
import { publicState } from '../../../src/domain/public-state.ts';
import { routes } from '../../../src/publish/routes.ts';
import { featureDocument, panelDocument } from '../../support/documents.ts';
import { NOON } from '../../support/events.ts';
import { foreignIncident, foreignUpdate, pastWith } from '../../support/imports.ts';
import { openLogWith } from '../../support/log.ts';
import { MemoryLog } from '../../support/memory-log.ts';
import { processorTime } from '../../support/processor-time.ts';
import { published } from '../../support/state.ts';

const cell = { feature: 'orders', panel: 'a' };
const component = { ...cell, name: { id: 'cp1' }, state: 'limited' } as const;
const maintenance = {
  name: { id: 'mt1' },
  where: 'x',
  title: { pl: 'Prace', en: null },
  body: { pl: '', en: null },
  ...{ panels: ['a'], features: [], state: 'limited' as const, former: ['mt1'], cancelledAt: null },
  at: '2020-04-01T09:00:00.000Z',
  from: '2020-04-10T01:00:00.000Z',
  until: '2020-04-10T03:00:00.000Z',
  endedAt: '2020-04-10T02:20:00.000Z',
};
const SLUG = '2020-03-01-awaria-in1';

const open = () => openLogWith(['orders']);

describe('a past that another page told', () => {
  test('stands at its own times, and belongs to the change that took it over', async () => {
    const { log, as } = await open();
    const done = await importPast(
      as('cli'),
      pastWith({ incidents: [foreignIncident('in1')], maintenances: [maintenance] }),
    );
    expect(done).toMatchObject({
      ok: true,
      revision: 2,
      events: [{ type: 'past.imported', effectiveAt: NOON }],
    });
    const state = await log.current();
    expect(findIncident(state, SLUG)).toMatchObject({
      startedAt: '2020-03-01T21:10:00.000Z',
      resolvedAt: '2020-03-01T22:00:00.000Z',
      status: 'resolved',
      updates: [
        { id: 'u2-1', at: '2020-03-01T21:12:00.000Z', revision: 2 },
        { id: 'u2-2', at: '2020-03-01T22:00:00.000Z', revision: 2 },
      ],
      course: { isOpen: false, endedAt: '2020-03-01T22:00:00.000Z', revision: 2, at: NOON },
    });
    expect(state.maintenances['m2-1']).toMatchObject({
      from: maintenance.from,
      endedAt: maintenance.endedAt,
    });
  });

  test('says nothing of now: neither when the site was last checked nor what it promised is another', async () => {
    const { log, as } = await open();
    await log.append(() => [
      {
        type: 'status.confirmed',
        payload: { nextUpdateBy: '2021-03-17T18:00:00.000Z' },
        since: null,
        actor: 'x',
      },
    ]);
    const before = await log.current();
    await importPast(as('cli'), pastWith({ incidents: [foreignIncident('in1')] }));
    const after = await log.current();
    expect(after.lastStated).toEqual(before.lastStated);
    expect(promisedUpdate(after, NOON)).toEqual(promisedUpdate(before, NOON));
  });

  test('an incident that goes on there goes on here, since when it did there', async () => {
    const { log, as } = await open();
    const updates = [foreignUpdate('up1')];
    await importPast(as('cli'), pastWith({ incidents: [foreignIncident('in1', { updates })] }));
    const { courses, goingOn } = await log.current();
    expect(goingOn.ids).toEqual([SLUG]);
    expect(courses[SLUG]).toMatchObject({ isOpen: true, since: '2020-03-01T21:10:00.000Z', impact: 'major' });
  });

  test('what it was called there is known, to readers as well', async () => {
    const { log, as } = await open();
    const name = { id: 'in1', feed: 'tag:x,2005:Incident/5' };
    const groups = [{ panel: 'a', name: { id: 'gr1' } }];
    await importPast(
      as('cli'),
      pastWith({
        groups,
        components: [component],
        incidents: [foreignIncident('in1', { name })],
        maintenances: [maintenance],
      }),
    );
    const state = publicState(await log.current());
    expect(foreignIdOf(state, { kind: 'incident', id: SLUG })).toEqual(name);
    expect(foreignIdOf(state, { kind: 'update', id: 'u2-2' })).toEqual({ id: 'in1-2' });
    expect(foreignIdOf(state, { kind: 'component', ...cell })).toEqual({ id: 'cp1' });
    expect(foreignIdOf(state, { kind: 'group', panel: 'a' })).toEqual({ id: 'gr1' });
    expect(foreignIdOf(state, { kind: 'maintenance', id: 'm2-1' })).toEqual({ id: 'mt1' });
    expect(foreignIdOf(state, { kind: 'incident', id: 'ours' })).toBeNull();
  });

  test('its former addresses lead to where it is now; one that ends in anything else is none', async () => {
    const { log, as } = await open();
    const former = ['in1', '../staff', 'a/b', ''];
    await importPast(
      as('cli'),
      pastWith({ incidents: [foreignIncident('in1', { former })], maintenances: [maintenance] }),
    );
    const known = routes(await log.current());
    expect(known.get('/incidents/in1/')).toMatchObject({ view: 'redirect', to: `/incidents/${SLUG}/` });
    expect(known.get('/en/incidents/in1/')).toMatchObject({ to: `/en/incidents/${SLUG}/` });
    expect(known.get('/incidents/mt1/')).toMatchObject({ to: '/history/' });
    expect([...known.keys()].filter((path) => path.includes('..') || path.includes('a/b'))).toEqual([]);
  });

  test('two of one day and one name have addresses of their own, and a long name is cut at a word', async () => {
    const { log, as } = await open();
    const title = { pl: 'Bardzo długa nazwa zdarzenia, której nikt nie zmieści w żadnym adresie', en: null };
    await importPast(
      as('cli'),
      pastWith({ incidents: ['x', 'y', 'z'].map((id) => foreignIncident(id, { title })) }),
    );
    expect(Object.keys((await log.current()).incidents)).toEqual([
      '2020-03-01-bardzo-dluga-nazwa-zdarzenia-ktorej-nikt-nie',
      '2020-03-01-bardzo-dluga-nazwa-zdarzenia-ktorej-nikt-nie-2',
      '2020-03-01-bardzo-dluga-nazwa-zdarzenia-ktorej-nikt-nie-3',
    ]);
  });

  test('a feature of which nobody has said anything says what its component said; others stay', async () => {
    const { log, as } = await open();
    await importPast(as('cli'), pastWith({ components: [component] }));
    expect((await log.current()).cells.orders?.a).toMatchObject({ state: 'limited', since: null });
    await importPast(
      as('cli'),
      pastWith({ components: [{ ...component, state: 'unavailable' }], incidents: [foreignIncident('in1')] }),
    );
    expect((await log.current()).cells.orders?.a?.state).toBe('limited');
  });
});

test('what breaks off half-way leaves nothing of it behind', async () => {
  const { log, as } = await open();
  const breaking = { ...as('cli'), log: { current: () => log.current(), append: breakOff } };
  const past = pastWith({ incidents: [foreignIncident('in1'), foreignIncident('in2')] });
  function breakOff(decide: Parameters<typeof log.append>[0]): ReturnType<typeof log.append> {
    return log.transact(async (_, inside) => {
      await inside.append(decide);
      throw new Error('the power went');
    });
  }
  await expect(importPast(breaking, past)).rejects.toThrow('the power went');
  expect(await log.current()).toMatchObject({ revision: 1, incidents: {}, updates: {} });
  expect((await log.current()).imported).toBeUndefined();
  expect(await importPast(as('cli'), past)).toMatchObject({ ok: true, revision: 2 });
});

describe('taken over again', () => {
  test('whatever was taken over, the same again changes nothing', async () => {
    const ids = fc.uniqueArray(fc.constantFrom('in1', 'in2', 'in3', 'in4'), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(ids, { minLength: 1, maxLength: 5 }), async (imports) => {
        const log = new MemoryLog();
        log.say(published(panelDocument('a'), featureDocument('orders')));
        for (const some of imports) {
          await importPast(log.as('cli'), pastWith({ incidents: some.map((id) => foreignIncident(id)) }));
        }
        const { revision } = log.state;
        const all = [...new Set(imports.flat())].map((id) => foreignIncident(id));
        expect(await importPast(log.as('cli'), pastWith({ incidents: all }))).toMatchObject({
          code: 'nothing.changed',
        });
        expect(log.state.revision).toBe(revision);
        expect(Object.keys(log.state.incidents)).toHaveLength(all.length);
      }),
      { numRuns: 50 },
    );
  });

  test('what was said there since is added where it belongs', async () => {
    const { log, as } = await open();
    const first = foreignUpdate('up1');
    await importPast(as('cli'), pastWith({ incidents: [foreignIncident('in1', { updates: [first] })] }));
    const later = [
      first,
      foreignUpdate('up2', { at: '2020-03-01T21:30:00.000Z', status: 'identified' }),
      foreignUpdate('up3', { at: '2020-03-02T08:00:00.000Z', status: 'resolved' }),
    ];
    await importPast(as('cli'), pastWith({ incidents: [foreignIncident('in1', { updates: later })] }));
    const { updates, courses } = await log.current();
    expect(updates[SLUG]?.map(({ id, status }) => [id, status])).toEqual([
      ['u2-1', 'investigating'],
      ['u3-1', 'identified'],
      ['u3-2', 'resolved'],
    ]);
    expect(courses[SLUG]).toMatchObject({ isOpen: false, endedAt: '2020-03-02T08:00:00.000Z' });
  });

  test('an undo takes all of it back, and then it can be taken over anew, at the same address', async () => {
    const { log, as } = await open();
    const past = pastWith({
      incidents: [foreignIncident('in1')],
      maintenances: [maintenance],
      components: [component],
    });
    await importPast(as('cli'), past);
    const context = { ...as('cli'), confirmed: 'everything' as const };
    expect(await undo(context, { revision: 2, expected: 2 })).toMatchObject({ ok: true });
    expect(findIncident(await log.current(), SLUG)).toBeNull();
    expect((await log.current()).cells.orders?.a?.state).toBe('unknown');
    expect(routes(await log.current()).has('/incidents/in1/')).toBe(false);
    await importPast(as('cli'), past);
    expect(findIncident(await log.current(), SLUG)?.updates).toHaveLength(2);
  });

  test('one thing can be redacted alone, stays away when it is taken over again, and the rest stays', async () => {
    const { log, as } = await open();
    const past = pastWith({
      incidents: [foreignIncident('in1'), foreignIncident('in2')],
      maintenances: [maintenance],
    });
    await importPast(as('cli'), past);
    const parts = [
      'updates:2020-03-01-awaria-in1/u2-1',
      'incidents:2020-03-01-awaria-in2',
      'updates:2020-03-01-awaria-in2/u2-2',
      'updates:2020-03-01-awaria-in2/u2-4',
    ];
    expect(await redact(as('cli'), { revision: 2, reason: 'a name', parts: ['updates:u9-9'] })).toMatchObject(
      {
        code: 'redact.part',
      },
    );
    expect(await redact(as('cli'), { revision: 2, reason: 'a name', parts })).toMatchObject({ ok: true });
    const check = async () => {
      const state = await log.current();
      expect(findIncident(state, SLUG)?.updates.map(({ id }) => id)).toEqual(['u2-3']);
      expect(findIncident(state, '2020-03-01-awaria-in2')).toBeNull();
      expect(JSON.stringify(state)).not.toMatch(/Mówimy in2|Awaria in2/);
      expect(state.maintenances['m2-1']?.title.pl).toBe('Prace');
    };
    await check();
    const later = foreignIncident('in2', { updates: [foreignUpdate('in2-9')] });
    expect(
      await importPast(as('cli'), { ...past, incidents: [foreignIncident('in1'), later] }),
    ).toMatchObject({
      code: 'nothing.changed',
    });
    await check();
  });

  test('a redaction takes the words of the whole import out of the log', async () => {
    const { log, as } = await open();
    await importPast(as('cli'), pastWith({ incidents: [foreignIncident('in1')] }));
    expect(await redact(as('cli'), { revision: 2, reason: 'names' })).toMatchObject({ ok: true });
    const state = await log.current();
    expect(JSON.stringify(state)).not.toContain('Mówimy');
    expect(findIncident(state, SLUG)).toBeNull();
  });

  test('after it nothing is taken over again unless that is said, and what was redacted alone stays away', async () => {
    const { log, as } = await open();
    const past = pastWith({ incidents: [foreignIncident('in1')] });
    await importPast(as('cli'), past);
    await redact(as('cli'), { revision: 2, reason: 'names' });
    expect(await importPast(as('cli'), past)).toMatchObject({
      code: 'import.redacted',
      message: expect.stringContaining('Revision 2'),
    });
    expect(findIncident(await log.current(), SLUG)).toBeNull();
    expect(await importPast(as('cli'), { ...past, despiteRedaction: true })).toMatchObject({ ok: true });
    expect(findIncident(await log.current(), SLUG)?.updates).toHaveLength(2);
  });

  test('words in English alone are English on Polish pages too, until somebody says them in Polish', async () => {
    const { log, as } = await open();
    const inEnglish = (text: string) => ({ pl: text, en: text });
    const said = {
      title: inEnglish('Outage'),
      updates: [foreignUpdate('up1', { body: inEnglish('We look.') })],
    };
    const works = { ...maintenance, title: inEnglish('Works'), body: inEnglish('A disk.') };
    await importPast(
      as('cli'),
      pastWith({ incidents: [foreignIncident('in1', said)], maintenances: [works] }),
    );
    const { incidents, updates, maintenances, changes } = await log.current();
    const [update] = Object.values(updates).flat();
    const texts = [
      ...Object.values(incidents).map(({ title }) => title),
      ...Object.values(maintenances).flatMap(({ title, body }) => [title, body]),
      ...(update ? [update.body] : []),
      ...changes.flatMap((change) => change.updates.flatMap(({ after }) => after?.body ?? [])),
    ];
    expect(texts).toHaveLength(5);
    for (const text of texts) {
      expect(localText(text, 'pl')).toEqual({ text: text.pl, locale: 'en' });
      expect(localText(text, 'en')).toEqual({ text: text.en, locale: 'en' });
    }
    const { incident = '', id = '' } = update ?? {};
    const words = {
      update: id,
      body: { pl: 'Patrzymy.', en: 'We look.' },
      translationStands: true,
      expected: 2,
    };
    expect(await correctUpdate(as('cli'), words)).toMatchObject({ ok: true });
    const [corrected] = (await log.current()).updates[incident] ?? [];
    expect(localText(corrected?.body ?? words.body, 'pl')).toEqual({ text: 'Patrzymy.', locale: 'pl' });
    expect(await undo(as('cli'), { revision: 3, expected: 3 })).toMatchObject({
      ok: true,
      events: [{ payload: { updates: [{ words: { body: { only: 'en' } } }] } }],
    });
    const [again] = (await log.current()).updates[incident] ?? [];
    expect(localText(again?.body ?? words.body, 'pl')).toEqual({ text: 'We look.', locale: 'en' });
  });
});

describe('what is not taken over', () => {
  test('anything into a site that replays another time', async () => {
    const { log, as } = await open();
    await log.append(() => [
      { type: 'clock.set', payload: { mode: 'replay', instant: NOON }, since: null, actor: 'x' },
    ]);
    expect(await importPast(as('cli'), pastWith({ incidents: [foreignIncident('in1')] }))).toMatchObject({
      code: 'import.replay',
      message: expect.stringContaining('latarnia clock live'),
    });
    expect((await log.current()).incidents).toEqual({});
  });

  test('anything by who is no administrator', async () => {
    const { as } = await open();
    const past = pastWith({ incidents: [foreignIncident('in1')] });
    expect(await importPast(as('staff:1', { kind: 'staff', role: 'editor' }), past)).toMatchObject({
      code: 'forbidden',
    });
    expect(await importPast(as('staff:2', { kind: 'staff', role: 'admin' }), past)).toMatchObject({
      ok: true,
    });
  });

  const incident = (more: Parameters<typeof foreignIncident>[1]) =>
    pastWith({ incidents: [foreignIncident('in1', more)] });
  const says = (pl: string) => incident({ updates: [foreignUpdate('up1', { body: { pl, en: null } })] });
  test.for([
    ['a panel that there is not', 'panel.unknown', incident({ panels: ['z'] })],
    [
      'a feature that there is not',
      'feature.unknown',
      pastWith({ components: [{ ...component, feature: 'z' }] }),
    ],
    [
      'what was said tomorrow',
      'moment.future',
      incident({ updates: [foreignUpdate('up1', { at: '2022-01-01T00:00:00.000Z' })] }),
    ],
    ['what begins tomorrow', 'moment.future', incident({ startedAt: '2022-01-01T00:00:00.000Z' })],
    ['what was before there were pages', 'day.range', incident({ startedAt: '1999-01-01T00:00:00.000Z' })],
    ['a title of two lines', 'words.lines', incident({ title: { pl: 'A\nB', en: null } })],
    ['a title that nobody can read', 'words.long', incident({ title: { pl: 'x'.repeat(201), en: null } })],
    ['words that are too many', 'words.long', says('x'.repeat(8001))],
    ['words that nobody sees', 'words.unseen', says('\u200b')],
    ['links that lead nowhere', 'link.broken', says('[a](/nowhere/)')],
    [
      'work that ends before it begins',
      'maintenance.order',
      pastWith({ maintenances: [{ ...maintenance, until: maintenance.from }] }),
    ],
    [
      'more than one change takes',
      'import.large',
      pastWith({ maintenances: Array.from({ length: MOST_IMPORTED.maintenances + 1 }, () => maintenance) }),
    ],
  ] as const)('%s', async ([, code, past]) => {
    const { log, as } = await open();
    expect(await importPast(as('cli'), past)).toMatchObject({ ok: false, code });
    expect((await log.current()).revision).toBe(1);
  });
});

test('two thousand incidents with four updates each are taken over in one change', async () => {
  const { log, as } = await open();
  const incidentsFrom = (first: number, count: number) =>
    Array.from({ length: count }, (_, index) => {
      const number = first + index;
      const updates = [1, 2, 3, 4].map((index) =>
        foreignUpdate(`${number}-${index}`, {
          at: `2020-03-0${index}T21:12:00.000Z`,
          body: { pl: 'Sprawdzamy, co się **stało**, i [piszemy](https://x.example/). '.repeat(5), en: null },
        }),
      );
      return foreignIncident(`in${number}`, { updates });
    });
  const take = async (first: number, count: number) => {
    const incidents = incidentsFrom(first, count);
    return processorTime(async () => {
      expect(await importPast(as('cli'), pastWith({ incidents }))).toMatchObject({ ok: true });
    });
  };
  const few = await take(2000, 250);
  const took = await take(0, 2000);
  process.stdout.write(
    `2,000 incidents with 8,000 updates taken over in ${Math.round(took)} ms of the processor, 250 in ${Math.round(few)}\n`,
  );
  expect(Object.keys((await log.current()).incidents)).toHaveLength(2250);
  // Eight times as many; where it grew by their square, 64 times as long.
  expect(took / few).toBeLessThan(40);
});
