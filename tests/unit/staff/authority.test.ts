import { describe, expect, test } from 'vitest';
import type { ContentDocument } from '../../../src/domain/documents.ts';
import { publicState } from '../../../src/domain/public-state.ts';
import { answerAuthority, showAuthority } from '../../../src/staff/authority.ts';
import { AuthorityNotices } from '../../../src/store/authority-notices.ts';
import { incidentDocument } from '../../support/documents.ts';
import { formOf } from '../../support/form.ts';
import { openTestLog } from '../../support/log.ts';
import { sessionOf } from '../../support/staff.ts';
import { contextOf, published } from '../../support/state.ts';
import { opened } from '../../support/updates.ts';

const KNOWN = '2026-03-10T22:30:00.000Z';
const WALL = '2026-03-12T08:00:00.000Z';

/** Somebody of the editors at a log with an incident of which it is said since when it is known. */
async function openDesk(documents: readonly ContentDocument[] = []) {
  const test = await openTestLog();
  test.clock.now = WALL;
  await test.log.append(() => [
    opened('fire', { knownSince: KNOWN }),
    ...(documents.length > 0 ? [published(...documents)] : []),
  ]);
  const notices = new AuthorityNotices(test.log);
  const authority = { kind: 'staff', role: 'editor' } as const;
  const session = sessionOf(test.as('staff:7', authority), 'editor', {
    notices: { notices, actor: 'staff:7', authority, wall: WALL },
    wall: () => WALL,
  });
  return { notices, session };
}

const english = contextOf([], { locale: 'en' });

describe('the page of what an authority is owed', () => {
  test('tells what is late and what is due, and offers what is owed first', async () => {
    const { session } = await openDesk();
    const shown = await showAuthority(english, session, 'fire');
    expect(shown).toMatchObject({
      status: 200,
      view: {
        knownSince: expect.stringContaining('10'),
        owed: [
          { hours: 24, isLate: true, isSent: false },
          { hours: 72, isLate: false, isSent: false },
        ],
        form: { hours: '24', problem: null },
        command: 'latarnia incident report fire',
      },
    });
  });

  test('notes what was sent and comes back to itself; then the next is offered', async () => {
    const { session, notices } = await openDesk();
    const sent = formOf({ hours: '24', sent: '2026-03-11T20:00', reference: ' CSIRT/12 ' });
    expect(await answerAuthority(english, session, 'fire', sent)).toEqual({
      location: '/en/staff/authority/fire/',
    });
    expect(await notices.list()).toMatchObject([
      { hours: 24, sentAt: '2026-03-11T19:00:00.000Z', sentBy: 'staff:7', reference: 'CSIRT/12' },
    ]);
    const shown = await showAuthority(english, session, 'fire');
    expect(shown).toMatchObject({
      view: { owed: [{ isSent: true, isLate: false }, { isSent: false }], form: { hours: '72' } },
    });
  });

  test.for<[when: string, why: string]>([
    ['2026-03-13T20:00', 'has not come yet'],
    ['2026-03-09T20:00', 'before it became known'],
    ['yesterday', ''],
  ])(
    'of an instant such as %s notes nothing, says why, and has what was typed in its form',
    async ([when, why]) => {
      const { session, notices } = await openDesk();
      const sent = formOf({ hours: '72', sent: when, reference: 'CSIRT/12' });
      const answer = await answerAuthority(english, session, 'fire', sent);
      expect(answer).toMatchObject({
        status: 422,
        view: {
          form: { hours: '72', sent: when, reference: 'CSIRT/12', problem: expect.stringContaining(why) },
        },
      });
      expect(await notices.list()).toEqual([]);
    },
  );

  test('of an incident that there is not is not found', async () => {
    const { session } = await openDesk();
    expect(await showAuthority(english, session, 'flood')).toMatchObject({ status: 404 });
  });

  test('says since when it is known, and takes that back, with no change that readers see', async () => {
    const { session } = await openDesk();
    const say = async (known: string) => {
      const { revision } = await session.actions.log.current();
      return answerAuthority(
        english,
        session,
        'fire',
        formOf({ deed: 'known', known, expected: String(revision) }),
      );
    };
    const before = publicState(await session.actions.log.current());
    expect(await say('2026-03-11T10:15')).toEqual({ location: '/en/staff/authority/fire/' });
    const told = await session.actions.log.current();
    expect(told.incidents.fire?.knownSince).toBe('2026-03-11T09:15:00.000Z');
    expect(publicState(told).incidents).toEqual(before.incidents);
    expect(await showAuthority(english, session, 'fire')).toMatchObject({
      view: { canTell: true, form: { known: '2026-03-11T10:15' } },
    });
    expect(await say('')).toEqual({ location: '/en/staff/authority/fire/' });
    expect(await showAuthority(english, session, 'fire')).toMatchObject({
      view: { knownSince: null, owed: [] },
    });
    expect(await say('2026-03-13T10:15')).toMatchObject({
      status: 422,
      view: { form: { known: '2026-03-13T10:15' } },
    });
  });

  test('since when it is known is said of an incident that a document speaks for, too', async () => {
    const { session } = await openDesk([incidentDocument('fire')]);
    const { revision } = await session.actions.log.current();
    const form = formOf({ deed: 'known', known: '2026-03-11T10:15', expected: String(revision) });
    expect(await answerAuthority(english, session, 'fire', form)).toEqual({
      location: '/en/staff/authority/fire/',
    });
  });

  test('what was typed of since when it is known stands in the form again, too', async () => {
    const { session } = await openDesk();
    const kept = formOf({ deed: 'known', known: '2026-03-11T10:15', expected: '1' });
    expect(await showAuthority(english, session, 'fire', kept)).toMatchObject({
      view: { form: { known: '2026-03-11T10:15' } },
    });
  });

  test('what was typed before a session had ended stands in the form again', async () => {
    const { session } = await openDesk();
    const kept = formOf({ hours: '72', sent: '', reference: 'CSIRT/13' });
    expect(await showAuthority(english, session, 'fire', kept)).toMatchObject({
      status: 200,
      view: { form: { hours: '72', reference: 'CSIRT/13' } },
    });
  });
});
