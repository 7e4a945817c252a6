import { describe, expect, test } from 'vitest';
import { type NoticeContext, noteSent } from '../../../src/actions/note-sent.ts';
import { project } from '../../../src/domain/projection.ts';
import { OPERATOR } from '../../../src/domain/staff.ts';
import { AuthorityNotices } from '../../../src/store/authority-notices.ts';
import { eventsOf } from '../../support/events.ts';
import { openTestLog } from '../../support/log.ts';
import { opened } from '../../support/updates.ts';

const KNOWN = '2026-03-10T22:30:00.000Z';
const WALL = '2026-03-11T12:00:00.000Z';
const state = project(eventsOf([opened('fire', { knownSince: KNOWN }), opened('unclocked')]));
const what = { incident: 'fire', hours: 24, sentAt: null, reference: '' } as const;

async function contextOf(more: Partial<NoticeContext> = {}) {
  const { log } = await openTestLog();
  const notices = new AuthorityNotices(log);
  return { notices, context: { notices, actor: 'staff:7', authority: OPERATOR, wall: WALL, ...more } };
}

describe('noting what was sent to an authority', () => {
  test('keeps when, by whom and how the authority calls it; said again, it is put right', async () => {
    const { notices, context } = await contextOf();
    await noteSent(context, state, what);
    await noteSent(context, state, { ...what, sentAt: '2026-03-11T08:00:00.000Z', reference: 'CSIRT/12' });
    expect(await notices.list()).toEqual([
      {
        incident: 'fire',
        hours: 24,
        sentAt: '2026-03-11T08:00:00.000Z',
        sentBy: 'staff:7',
        reference: 'CSIRT/12',
      },
    ]);
  });

  const refused = [
    ['of an incident that nobody knows', { incident: 'flood' }, 'incident.unknown'],
    ['of one of which it is not said since when it is known', { incident: 'unclocked' }, 'incident.unknown'],
    ['in the future', { sentAt: '2026-03-11T12:00:00.001Z' }, 'instant.future'],
    ['before it was known', { sentAt: '2026-03-10T22:29:59.999Z' }, 'instant.past'],
    ['with a reference of two lines', { reference: 'a\nb' }, 'words.lines'],
  ] as const;
  test.for(refused)('%s is refused', async ([, more, code]) => {
    const { notices, context } = await contextOf();
    expect(await noteSent(context, state, { ...what, ...more })).toMatchObject({ ok: false, code });
    expect(await notices.list()).toEqual([]);
  });

  test('is not for those who may only read', async () => {
    const { context } = await contextOf({ authority: { kind: 'staff', role: 'support' } });
    expect(await noteSent(context, state, what)).toMatchObject({ ok: false, code: 'forbidden' });
  });
});
