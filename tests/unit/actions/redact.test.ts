import { describe, expect, test } from 'vitest';
import { confirm } from '../../../src/actions/confirm.ts';
import { ingestContent } from '../../../src/actions/ingest-content.ts';
import { redact } from '../../../src/actions/redact.ts';
import { setClock } from '../../../src/actions/set-clock.ts';
import { undo } from '../../../src/actions/undo.ts';
import type { ContentDocument } from '../../../src/domain/documents.ts';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { ROLES } from '../../../src/domain/staff.ts';
import { markdownDocument } from '../../support/documents.ts';
import { openTestLog } from '../../support/log.ts';
import { byStaff } from '../../support/state.ts';

const reason = 'names a customer';
const file = (document: ContentDocument) => ({ path: document.path, sha256: document.sha256, document });
const answer = (id: string, body: string) =>
  markdownDocument(`pl/faq/${id}.md`, 'title: Q\narea: orders', body);

describe('redacting', () => {
  test.for(ROLES)('by the role of %s is allowed to administrators alone', async (role) => {
    const { as } = await openTestLog();
    await confirm(as('anna'), { nextUpdateBy: null });
    const outcome = await redact(as('staff:1', { kind: 'staff', role }), { revision: 1, reason });
    expect(outcome.ok ? 'ok' : outcome.code).toBe(role === 'admin' ? 'ok' : 'forbidden');
  });

  test('is refused for what does not exist, for nothing to say why, a second time, and for what the log is read by', async () => {
    const { as, clock } = await openTestLog();
    await confirm(as('anna'), { nextUpdateBy: null });
    await setClock(as('anna'), { to: '2021-03-18T11:00:00.000Z', wall: clock.now });
    const attempt = async (revision: number, why = reason) => {
      const outcome = await redact(as('anna'), { revision, reason: why });
      return outcome.ok ? 'ok' : outcome.code;
    };
    expect(await attempt(9)).toBe('revision.unknown');
    expect(await attempt(1, ' ')).toBe('reason.missing');
    expect(await attempt(1)).toBe('ok');
    expect(await attempt(1)).toBe('redact.twice');
    expect(await attempt(2)).toBe('redact.never');
    expect(await attempt(3)).toBe('redact.never');
  });

  test('of old words publishes again first what still stands beside them, and reading the folder again adds nothing', async () => {
    const { as, log } = await openTestLog();
    const [kept, secret, mended] = [answer('one', 'kept'), answer('two', 'secret'), answer('two', 'mended')];
    await ingestContent(as('content'), [file(kept), file(secret)]);
    await ingestContent(as('content'), [file(kept), file(mended)]);

    expect(await redact(as('anna'), { revision: 1, reason })).toMatchObject({ ok: true, revision: 4 });

    const bodies = Object.values(log.known.documents).map(({ document }) => document.words.body);
    expect(bodies.sort()).toEqual(['kept', 'mended']);
    expect(JSON.stringify(log.known)).not.toContain('secret');
    expect(await ingestContent(as('content'), [file(kept), file(mended)])).toMatchObject({ events: [] });
  });

  test('leaves words of staff theirs, and what the folder is compared with what it was', async () => {
    const { as, log } = await openTestLog();
    const [one, two, secret] = [answer('one', 'file'), answer('one', 'staff'), answer('two', 'secret')];
    await ingestContent(as('content'), [file(one)]);
    await log.append(() => [byStaff('anna', two, secret)]);
    await log.append(() => [byStaff('anna', answer('two', 'mended'))]);
    expect(await redact(as('anna'), { revision: 2, reason })).toMatchObject({ ok: true });
    expect(log.known.documents['pl/faq/one.md']).toMatchObject({ document: two, byStaff: true });
    expect(log.known.ingested).toEqual({ 'pl/faq/one.md': one.sha256 });
    expect(await ingestContent(as('content'), [file(one)])).toMatchObject({ events: [] });
    expect(JSON.stringify(log.known)).not.toContain('secret');
  });

  test('of words that stand again because others were undone does not bring those back from their file', async () => {
    const { as, log } = await openTestLog();
    const [former, secret, newer] = [
      answer('one', 'former'),
      answer('two', 'secret'),
      answer('one', 'newer'),
    ];
    const lying = [file(newer), file(answer('two', 'mended'))];
    await ingestContent(as('content'), [file(former), file(secret)]);
    await ingestContent(as('content'), [file(newer), file(answer('two', 'first'))]);
    await undo(as('anna'), { revision: 2, expected: 2 });
    await ingestContent(as('content'), lying);
    expect(await redact(as('anna'), { revision: 3, reason })).toMatchObject({ ok: true });
    expect(await ingestContent(as('content'), lying)).toMatchObject({ events: [] });
    expect(log.known.documents[former.path]?.document.words.body).toBe('former');
  });

  test('of words that lie in the folder is refused: they would come back', async () => {
    const { as } = await openTestLog();
    const one = answer('one', 'secret');
    await ingestContent(as('content'), [file(one)]);
    expect(await redact(as('anna'), { revision: 1, reason })).toMatchObject({ code: 'redact.current' });
    await undo(as('anna'), { revision: 1, expected: 1 });
    expect(await redact(as('anna'), { revision: 1, reason })).toMatchObject({ code: 'redact.current' });
  });

  test('of a withdrawal, or of a rename, brings nothing back: it goes on being gone, without its last words', async () => {
    const { as, log } = await openTestLog();
    const [one, two] = [answer('one', 'staff'), answer('two', 'file')];
    await log.append(() => [byStaff('anna', one)]);
    await ingestContent(as('content'), [file(two)]);
    await log.append(() => [
      {
        type: 'words.withdrawn',
        payload: { withdrawn: [{ path: one.path, lastWords: 'Dzwonił Jan.' }] },
        since: null,
        actor: 'anna',
      },
    ]);
    expect(await redact(as('anna'), { revision: 3, reason })).toMatchObject({ ok: true });
    expect(Object.keys(log.known.documents)).toEqual([two.path]);
    expect(log.known.withdrawn[one.path]).toMatchObject({ byStaff: true });
    expect(JSON.stringify(log.known)).not.toContain('Jan');

    const moved = answer('three', 'file');
    const rename: DraftEvent = {
      type: 'words.published',
      payload: { documents: [moved, answer('four', 'secret')], left: [two.path] },
      since: null,
      actor: 'anna',
    };
    const { revision } = log.known;
    await log.append(() => [rename]);
    await log.append(() => [byStaff('anna', answer('four', 'mended'))]);
    expect(await redact(as('anna'), { revision: revision + 1, reason })).toMatchObject({ ok: true });
    expect(Object.keys(log.known.documents).sort()).toEqual(['pl/faq/four.md', moved.path]);
    expect(log.known.withdrawn[two.path]).toMatchObject({ byStaff: true });
    expect(await ingestContent(as('content'), [file(two)])).toMatchObject({ events: [] });
  });

  test('is refused where all the words of a rename stand: they would be said again at once', async () => {
    const { as, log } = await openTestLog();
    await log.append(() => [byStaff('anna', answer('one', 'secret'))]);
    await log.append(() => [
      {
        type: 'words.published',
        payload: { documents: [answer('two', 'secret')], left: ['pl/faq/one.md'] },
        since: null,
        actor: 'anna',
      },
    ]);
    expect(await redact(as('anna'), { revision: 2, reason })).toMatchObject({ code: 'redact.current' });
  });

  test('of that a file was seen is refused: it holds no words', async () => {
    const { as, log } = await openTestLog();
    const one = answer('one', 'staff');
    await log.append(() => [byStaff('anna', one)]);
    await ingestContent(as('content'), [file(one)]);
    expect(log.known.changes.at(-1)?.type).toBe('content.seen');
    expect(await redact(as('anna'), { revision: 2, reason })).toMatchObject({ code: 'redact.never' });
  });
});
