import { expect, test } from 'vitest';
import { manageView } from '../../../src/views/subscriber.ts';
import { panelDocument } from '../../support/documents.ts';
import { contextOf, published } from '../../support/state.ts';

const subscriber = {
  channel: 'email',
  address: 'ola@example.com',
  secret: null,
  locale: 'pl',
  pace: 'at-once',
  status: 'confirmed',
  wishes: [],
} as const;
const receipt = {
  occurrence: 'service/test',
  status: 'sent',
  settledAt: '2026-11-30T04:00:00.000Z',
  revision: null,
  why: null,
} as const;
const replay = {
  type: 'clock.set',
  since: null,
  actor: 'test',
  payload: { mode: 'replay', instant: '2021-03-17T11:00:00.000Z' },
} as const;

test('where the site replays the past, receipts say that they are by another clock', () => {
  const clockOf = (drafts: Parameters<typeof contextOf>[0], receipts: (typeof receipt)[] = [receipt]) =>
    manageView(contextOf(drafts), { purpose: 'manage', token: 't' }, subscriber, { receipts }).clock;
  const words = published(panelDocument('a'));
  expect(clockOf([words, replay])).toMatch(/według zegara serwera/);
  expect(clockOf([words, replay], [])).toBeNull();
  expect(clockOf([words])).toBeNull();
});
