import { describe, expect, test } from 'vitest';
import type { Subscriber } from '../../../src/actions/subscribers.ts';
import { MessageSource } from '../../../src/backstage/message-source.ts';
import type { Errand } from '../../../src/notify/errand.ts';
import { featureDocument, panelDocument } from '../../support/documents.ts';
import { NOON } from '../../support/events.ts';
import { availability, cell, contextOf, published, RENDERED } from '../../support/state.ts';
import { happenedIn } from '../../support/told.ts';

const DRAFTS = [
  published(panelDocument('b'), featureDocument('api')),
  availability([cell('api', 'b', 'unavailable')]),
];
const STATE = contextOf(DRAFTS).state;
const AT = { state: STATE, now: '2021-03-17T11:30:00.000Z' };
const WISH = { of: 'cells', panels: ['b'], features: [], kinds: ['change'] } as const;

const subscriber: Subscriber = {
  id: '0123456789abcdef01234567',
  channel: 'email',
  address: 'anna@example.com',
  isGroup: false,
  format: 'latarnia',
  secret: null,
  locale: 'en',
  pace: 'at-once',
  status: 'confirmed',
  stoppedWhy: null,
  createdAt: NOON,
  confirmedAt: NOON,
  wishes: [{ id: 'w1', wish: WISH, confirmedAt: null, fired: [] }],
};

const source = new MessageSource({
  words: RENDERED,
  siteUrl: 'https://status.example.com',
  links: {
    once: (purpose, nonce) => `${purpose}-${nonce}`,
    manage: (id) => `manage-${id}`,
    oneClick: (id) => `end-${id}`,
  },
  subscribers: { find: async (token) => (token.includes('gone') ? null : subscriber) },
  wallClock: () => NOON,
});

function errand(over: Partial<Errand> = {}): Errand {
  const occurrences = happenedIn(DRAFTS).filter(({ revision }) => revision === 2);
  return {
    id: 'm1',
    addressee: { ...subscriber, owner: null },
    keys: occurrences.map(({ key }) => key),
    occurrences,
    topics: ['change/b/*'],
    once: [],
    corrected: [],
    ...over,
  };
}

describe('an errand is put into words', () => {
  test('with the links of whom it is for, in their language', async () => {
    const message = await source.compose(errand(), AT);
    expect(message?.id).toBe('m1');
    expect(message?.links).toEqual({
      page: 'https://status.example.com/en/features/api/',
      manage: `https://status.example.com/en/subscribe/manage/manage-${subscriber.id}/`,
      oneClick: `https://status.example.com/en/subscribe/one-click/end-${subscriber.id}/`,
    });
  });

  test('once for all who are told the same within a second, and anew after it', async () => {
    const first = await source.compose(errand(), AT);
    const second = await source.compose(errand({ id: 'm2' }), { ...AT, now: '2021-03-17T11:30:00.900Z' });
    const later = await source.compose(errand({ id: 'm3' }), { ...AT, now: '2021-03-17T11:30:01.900Z' });
    expect(second?.sections).toBe(first?.sections);
    expect(later?.sections).not.toBe(first?.sections);
    expect(later?.sections).toEqual(first?.sections);
  });

  test('to nobody else than whom it concerns', async () => {
    expect(await source.compose(errand({ topics: ['change/a/*'] }), AT)).toBeNull();
  });
});

describe('a message of the service itself', () => {
  const service = (key: string) => source.compose(errand({ keys: [key], occurrences: [] }), AT);

  test.for(['confirm', 'end'])('%s leads to the page of its link', async (what) => {
    const message = await service(`service/${what}/1234`);
    expect(message?.kind).toBe(what);
    expect(message?.action?.href).toBe(`https://status.example.com/en/subscribe/${what}/${what}-1234/`);
    expect(message?.sections[0]?.lines[0]).toContain('panel\u00a0B');
  });

  test('is not sent when its link works no more', async () => {
    expect(await service('service/confirm/gone')).toBeNull();
    expect(await service('service/end/gone')).toBeNull();
  });

  test.for([
    ['service/notice/1', 'notice'],
    ['service/stopped/1', 'notice'],
    ['service/test/1', 'test'],
  ] as const)('%s is a %s', async ([key, kind]) => {
    expect((await service(key))?.kind).toBe(kind);
  });
});
