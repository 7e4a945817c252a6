import { describe, expect, test } from 'vitest';
import { confirm } from '../../../src/actions/confirm.ts';
import { ingestContent } from '../../../src/actions/ingest-content.ts';
import { setAvailability } from '../../../src/actions/set-availability.ts';
import { setClock } from '../../../src/actions/set-clock.ts';
import { setRestoration } from '../../../src/actions/set-restoration.ts';
import { undo } from '../../../src/actions/undo.ts';
import { type Availability, UNKNOWN_CELL } from '../../../src/domain/availability.ts';
import { siteNow } from '../../../src/domain/clock.ts';
import { currentCell } from '../../../src/domain/current-cell.ts';
import type { ContentDocument } from '../../../src/domain/documents.ts';
import { NO_ESTIMATE, parseEstimate } from '../../../src/domain/estimate.ts';
import { markdownDocument } from '../../support/documents.ts';
import { NOON } from '../../support/events.ts';
import { openLogWith, openTestLog } from '../../support/log.ts';
import { cell } from '../../support/state.ts';

describe('one publication is one event', () => {
  test('a change of four cells is one revision, and undo takes back all four', async () => {
    const { as, log } = await openLogWith(['x', 'y']);
    const four = ['x', 'y'].flatMap((feature) => ['a', 'b'].map((panel) => cell(feature, panel, 'limited')));
    const set = await setAvailability(as('anna'), { cells: four, since: null, expected: 1 });
    expect(set).toMatchObject({ ok: true, revision: 2 });

    expect(await undo(as('anna'), { revision: 2, expected: 2 })).toMatchObject({ ok: true, revision: 3 });

    const state = await log.current();
    for (const { feature, panel } of four) expect(currentCell(state, feature, panel).state).toBe('unknown');
    expect(state.changes.at(-1)).toMatchObject({ undoes: 2, actor: 'anna' });
  });

  test('an undo can itself be undone', async () => {
    const { as, log } = await openLogWith(['x']);
    await setAvailability(as('anna'), { cells: [cell('x', 'a', 'limited')], since: null, expected: 1 });
    await undo(as('anna'), { revision: 2, expected: 2 });
    await undo(as('anna'), { revision: 3, expected: 3 });
    expect(currentCell(await log.current(), 'x', 'a').state).toBe('limited');
  });
});

describe('expected revision', () => {
  test('a cell changed since is a conflict that says who changed it and to what', async () => {
    const { as, log } = await openLogWith(['x']);
    await setAvailability(as('bartek'), { cells: [cell('x', 'a', 'available')], since: null, expected: 1 });
    const late = await setAvailability(as('anna'), {
      cells: [cell('x', 'a', 'limited')],
      since: null,
      expected: 1,
    });
    expect(late).toEqual({
      ok: false,
      code: 'conflict',
      message:
        'Changed since revision 1: x on a is now available (revision 2, bartek). Look at it, then repeat the change with the new revision.',
      conflicts: [
        {
          kind: 'availability',
          cell: { feature: 'x', panel: 'a' },
          mine: { state: 'limited', estimate: NO_ESTIMATE, note: null, since: null },
          current: { state: 'available', estimate: NO_ESTIMATE, note: null, since: null },
          base: UNKNOWN_CELL,
          revision: 2,
          actor: 'bartek',
          at: NOON,
        },
      ],
    });
    expect((await log.current()).revision).toBe(2);
  });

  test('different cells merge, and force overrides', async () => {
    const { as } = await openLogWith(['x']);
    await setAvailability(as('bartek'), { cells: [cell('x', 'a', 'available')], since: null, expected: 1 });
    const other = await setAvailability(as('anna'), {
      cells: [cell('x', 'b', 'limited')],
      since: null,
      expected: 1,
    });
    expect(other).toMatchObject({ ok: true });
    const forced = { cells: [cell('x', 'a', 'limited')], since: null, expected: 1, force: true };
    expect(await setAvailability(as('anna'), forced)).toMatchObject({ ok: true });
  });

  test('undoing what was changed since is a conflict; undoing what stands is not', async () => {
    const { as } = await openLogWith(['x', 'y']);
    await setAvailability(as('anna'), {
      cells: [cell('x', 'a', 'available'), cell('y', 'a', 'available')],
      since: null,
      expected: 1,
    });
    await setAvailability(as('anna'), { cells: [cell('y', 'a', 'limited')], since: null, expected: 2 });
    expect(await undo(as('anna'), { revision: 2, expected: 2 })).toMatchObject({
      ok: false,
      code: 'conflict',
    });
    expect(await undo(as('anna'), { revision: 3, expected: 3 })).toMatchObject({ ok: true });
  });

  test('two mistakes in a row are taken back one after the other, newest first', async () => {
    const { as, log } = await openLogWith(['x']);
    const set = (state: Availability, expected: number) =>
      setAvailability(as('anna'), { cells: [cell('x', 'a', state)], since: null, expected });
    await set('available', 1);
    await set('limited', 2);
    await set('unavailable', 3);
    expect(await undo(as('anna'), { revision: 3, expected: 3 })).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(
        'Changed again since revision 3: x on a is now unavailable (revision 4, anna). Undo the later change first',
      ),
    });
    expect(await undo(as('anna'), { revision: 4, expected: 4 })).toMatchObject({ ok: true, revision: 5 });
    expect(await undo(as('anna'), { revision: 3, expected: 3 })).toMatchObject({ ok: true, revision: 6 });
    expect(currentCell(log.known, 'x', 'a').state).toBe('available');
    expect(await undo(as('anna'), { revision: 3, expected: 3 })).toMatchObject({
      code: 'conflict',
      message: 'Revision 3 is already undone by revision 6. To bring it back, undo 6.',
    });
    expect(await undo(as('anna'), { revision: 6, expected: 6 })).toMatchObject({ ok: true });
    expect(currentCell(log.known, 'x', 'a').state).toBe('limited');
  });

  test('a day that has passed cannot be promised', async () => {
    const { as } = await openLogWith(['x']);
    const past = parseEstimate('2021-03-16');
    if (!past) throw new Error('no such day');
    const change = { cells: [{ ...cell('x', 'a', 'limited'), estimate: past }], since: null, expected: 1 };
    expect(await setAvailability(as('anna'), change)).toMatchObject({ ok: false, code: 'estimate.past' });
  });

  test('a revision that does not exist yet is refused', async () => {
    const { as } = await openLogWith(['x']);
    const change = { cells: [cell('x', 'a', 'available')], since: null, expected: 99 };
    expect(await setAvailability(as('anna'), change)).toMatchObject({ ok: false, code: 'expected.future' });
  });
});

describe('refusals append nothing', () => {
  test('unknown features and panels are named with those that exist', async () => {
    const { as } = await openLogWith(['x']);
    const wrongFeature = { cells: [cell('z', 'a', 'available')], since: null, expected: 1 };
    const wrongPanel = { cells: [{ panel: 'e', restoration: 'offline' as const }], since: null, expected: 1 };
    expect(await setAvailability(as('anna'), wrongFeature)).toMatchObject({
      message: 'There is no feature z. There are: x.',
    });
    expect(await setRestoration(as('anna'), wrongPanel)).toMatchObject({
      message: 'There is no panel e. There are: a, b.',
    });
  });

  test('saying what is said already is refused', async () => {
    const { as } = await openLogWith(['x']);
    const change = { cells: [cell('x', 'a', 'available')], since: null, expected: 1 };
    await setAvailability(as('anna'), change);
    expect(await setAvailability(as('anna'), { ...change, expected: 2 })).toMatchObject({
      code: 'nothing.changed',
    });
  });

  test('a next update cannot be promised for the past', async () => {
    const { as } = await openTestLog();
    const outcome = await confirm(as('anna'), { nextUpdateBy: '2021-03-17T10:59:00.000Z' });
    expect(outcome).toMatchObject({ code: 'instant.past' });
  });
});

describe('the site clock', () => {
  test('a replay starts in the past, runs on at the machine’s pace, and only moves forward', async () => {
    const { as, log, clock } = await openTestLog();
    clock.now = '2026-01-01T00:00:00.000Z';
    await setClock(as('seed'), { to: '2021-03-17T11:00:00.000Z', wall: clock.now });
    clock.now = '2026-01-01T00:30:00.000Z';
    expect(siteNow(log.known, clock.now)).toBe('2021-03-17T11:30:00.000Z');
    const back = await setClock(as('anna'), { to: '2021-03-17T11:10:00.000Z', wall: clock.now });
    expect(back).toMatchObject({ code: 'clock.backward' });
    await setClock(as('anna'), { to: '2021-03-23T11:00:00.000Z', wall: clock.now });
    expect(siteNow(log.known, clock.now)).toBe('2021-03-23T11:00:00.000Z');
    expect(await setClock(as('anna'), { to: 'live', wall: clock.now })).toMatchObject({ ok: true });
    expect(siteNow(log.known, clock.now)).toBe(clock.now);
    expect(await setClock(as('anna'), { to: 'live', wall: clock.now })).toMatchObject({
      code: 'nothing.changed',
    });
  });
});

describe('words', () => {
  const file = (document: ContentDocument) => ({ path: document.path, sha256: document.sha256, document });
  const first = markdownDocument('pl/faq/q.md', 'title: One?\narea: orders', 'First.');
  const second = markdownDocument('pl/faq/q.md', 'title: One?\narea: orders', 'Second.');
  const other = markdownDocument('pl/faq/other.md', 'title: Two?\narea: orders', 'Other.');

  test('a file is taken in once, a changed one again, a missing one withdrawn with its last words kept', async () => {
    const { as, log } = await openTestLog();
    expect(await ingestContent(as('content'), [file(first)])).toMatchObject({ revision: 1 });
    expect(await ingestContent(as('content'), [file(first)])).toMatchObject({ revision: 1 });
    expect(await ingestContent(as('content'), [file(second), file(other)])).toMatchObject({ revision: 2 });
    expect(await ingestContent(as('content'), [file(other)])).toMatchObject({ revision: 3 });
    const state = await log.current();
    expect(Object.keys(state.documents)).toEqual(['pl/faq/other.md']);
    expect(state.withdrawn['pl/faq/q.md']?.document.words.body).toBe('Second.');
  });

  test('a folder without any file takes nothing back', async () => {
    const { as, log } = await openTestLog();
    expect(await ingestContent(as('content'), [])).toMatchObject({ ok: true, revision: 0 });
    await ingestContent(as('content'), [file(first)]);
    expect(await ingestContent(as('content'), [])).toMatchObject({ ok: false, code: 'content.empty' });
    expect((await log.current()).revision).toBe(1);
  });

  test('a file with a mistake keeps the last good version', async () => {
    const { as, log } = await openTestLog();
    await ingestContent(as('content'), [file(first)]);
    await ingestContent(as('content'), [{ path: first.path, sha256: 'broken', document: null }]);
    expect((await log.current()).documents[first.path]?.document.words.body).toBe('First.');
  });

  test('undone words stay undone while the file lies unchanged, also a withdrawal', async () => {
    const { as, log } = await openTestLog();
    await ingestContent(as('content'), [file(first), file(other)]);
    await ingestContent(as('content'), [file(second), file(other)]);
    await undo(as('anna'), { revision: 2, expected: 2 });
    await ingestContent(as('content'), [file(second), file(other)]);
    expect(log.known.documents[first.path]?.document.words.body).toBe('First.');
    await ingestContent(as('content'), [file(other)]);
    await undo(as('anna'), { revision: 4, expected: 4 });
    await ingestContent(as('content'), [file(other)]);
    expect(log.known.documents[first.path]?.document.words.body).toBe('First.');
    expect(log.known.withdrawn).toEqual({});
  });
});
