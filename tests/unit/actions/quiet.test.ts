import { describe, expect, test } from 'vitest';
import { applyIntent, dueIntents } from '../../../src/actions/apply-intents.ts';
import { applyProposal } from '../../../src/actions/apply-proposal.ts';
import { hold } from '../../../src/actions/hold.ts';
import { openIncident } from '../../../src/actions/open-incident.ts';
import type { Proposal } from '../../../src/actions/proposal.ts';
import { proposeAgain } from '../../../src/actions/propose-again.ts';
import { schedule } from '../../../src/actions/schedule.ts';
import { siteNow } from '../../../src/domain/clock.ts';
import type { LogEvent } from '../../../src/domain/events.ts';
import { readEvents } from '../../../src/store/stored-events.ts';
import { markdownDocument, siteDocument } from '../../support/documents.ts';
import { NOON } from '../../support/events.ts';
import { openLogWith, type TestLog } from '../../support/log.ts';
import { byStaff, cell, published } from '../../support/state.ts';

const BASED = { expected: 1, since: null } as const;
const STATED: Proposal = { verb: 'availability', cells: [cell('x', 'a', 'limited')], ...BASED };
const PANEL: Proposal = { verb: 'restoration', cells: [{ panel: 'a', restoration: 'offline' }], ...BASED };
const SITE = siteDocument({ orders: 'Zamówienia' });
const ANSWER = markdownDocument('pl/faq/paczki.md', 'title: Co z paczkami?\narea: orders', 'Czekaj.');
const OTHERWISE = markdownDocument(ANSWER.path, 'title: Co z paczkami?\narea: orders', 'Już nie czekaj.');
const WITHDRAWN: Proposal = {
  verb: 'words',
  kind: 'withdrawing',
  withdrawn: [{ path: ANSWER.path, lastWords: null }],
  expected: 5,
};
const BROUGHT_BACK: Proposal = {
  verb: 'words',
  kind: 'bringing-back',
  paths: [ANSWER.path],
  revision: 2,
  expected: 5,
};
const CORRECTED: Proposal = {
  verb: 'update',
  kind: 'correction',
  update: 'u5',
  body: { pl: 'Wiemy.', en: null },
  facts: { status: 'resolved', impact: 'minor', panels: ['a'], features: [] },
  translationStands: true,
  expected: 5,
};
const NEXT_DAY = '2021-03-18T01:00:00.000Z';

async function lastEvent({ database }: TestLog): Promise<LogEvent> {
  const last = (await readEvents(database.orm, 0)).at(-1);
  if (!last) throw new Error('the log is empty');
  return last;
}

describe('what is applied quietly says so in the log', () => {
  test.for<[what: string, proposal: Proposal]>([
    ['a feature', STATED],
    ['a panel', PANEL],
  ])('%s, now, held or scheduled', async ([, proposal]) => {
    const quiet: Proposal = Object.assign({}, proposal, { notify: false });
    const ways = [
      (site: TestLog) => applyProposal(site.as('anna'), quiet),
      (site: TestLog) => hold(site.as('anna'), quiet, { minutes: 2 }),
      (site: TestLog) => schedule(site.as('anna'), quiet, { at: NEXT_DAY }),
    ];
    for (const way of ways) {
      const site = await openLogWith(['x']);
      await way(site);
      await applyDue(site);
      expect((await lastEvent(site)).payload).toMatchObject({ cells: [{ panel: 'a' }], notify: false });
    }
  });

  test('an undo', async () => {
    const site = await openLogWith(['x']);
    await applyProposal(site.as('anna'), STATED);
    await applyProposal(site.as('anna'), { verb: 'undo', revision: 2, expected: 2, notify: false });
    expect(await lastEvent(site)).toMatchObject({
      type: 'change.undone',
      version: 7,
      payload: { notify: false },
    });
  });

  test.for<[what: string, type: string, version: number, proposal: Proposal]>([
    ['words that are withdrawn', 'words.withdrawn', 3, WITHDRAWN],
    ['words that are brought back', 'words.published', 2, BROUGHT_BACK],
    ['an update that is put right', 'update.corrected', 4, CORRECTED],
  ])('%s', async ([, type, version, proposal]) => {
    const quiet: Proposal = Object.assign({}, proposal, { notify: false });
    for (const [said, notify] of [[proposal, undefined] as const, [quiet, false] as const]) {
      const site = await openLogWithMore();
      expect(await applyProposal(site.as('anna'), said)).toMatchObject({ ok: true });
      const event = await lastEvent(site);
      expect(event).toMatchObject({ type, version });
      expect(Object(event.payload).notify).toBe(notify);
      // It is of the event, and no part of what the update says.
      expect((await site.log.current()).updates.fire?.[0]).not.toHaveProperty('notify');
    }
  });

  test('and what is not says nothing of it', async () => {
    const site = await openLogWith(['x']);
    await applyProposal(site.as('anna'), STATED);
    expect((await lastEvent(site)).payload).not.toHaveProperty('notify');
  });
});

test('what a lost machine was told quietly is proposed quietly again', async () => {
  const site = await openLogWith(['x']);
  await applyProposal(site.as('anna'), { ...STATED, notify: false });
  expect(proposeAgain(await lastEvent(site), 1)).toMatchObject({ verb: 'availability', notify: false });
  const other = await openLogWithMore();
  await applyProposal(other.as('anna'), { ...CORRECTED, notify: false });
  expect(proposeAgain(await lastEvent(other), 5)).toMatchObject({ kind: 'correction', notify: false });
});

/** An answer that was written anew, and an incident with an update, up to revision 5. */
async function openLogWithMore(): Promise<TestLog> {
  const site = await openLogWith(['x']);
  await site.log.append(() => [published(SITE, ANSWER)]);
  await site.log.append(() => [byStaff('staff:7', OTHERWISE)]);
  const opened = await openIncident(site.as('anna'), {
    ...{ id: 'fire', title: { pl: 'Pożar', en: null }, startedAt: NOON, impact: 'minor' },
    ...{ panels: ['a'], features: [], expected: 3 },
  });
  expect(opened).toMatchObject({ ok: true });
  const posted = await applyProposal(site.as('anna'), {
    ...{ verb: 'update', kind: 'posting', incident: 'fire', status: 'identified', expected: 4 },
    ...{ body: { pl: 'Wiemy.', en: null }, impact: 'minor', panels: ['a'], features: [], nextUpdateBy: null },
  });
  expect(posted).toMatchObject({ ok: true });
  return site;
}

async function applyDue({ intents, log, clock }: TestLog): Promise<void> {
  clock.now = NEXT_DAY;
  const clocks = { now: siteNow(await log.current(), clock.now), wall: clock.now };
  for (const { id } of dueIntents(await intents.open(), clocks)) await applyIntent(intents, id);
}
