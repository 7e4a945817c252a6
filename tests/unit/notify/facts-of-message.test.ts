import { expect, test } from 'vitest';
import type { Occurrence, OccurrenceSubject } from '../../../src/domain/occurrence.ts';
import { siteStatusOf } from '../../../src/formats/statuspage/site-status.ts';
import { webhookBodies } from '../../../src/notify/channels/webhook/webhook-bodies.ts';
import { factsOfMessage } from '../../../src/notify/facts-of-message.ts';
import { featureDocument, panelDocument, siteDocument } from '../../support/documents.ts';
import { messageOf } from '../../support/messages.ts';
import { availability, cell, contextOf, published } from '../../support/state.ts';

const SITE = 'https://status.example.com';

const context = {
  ...contextOf([
    published(
      siteDocument({ orders: 'Zamówienia' }),
      panelDocument('a'),
      panelDocument('b'),
      featureDocument('price-sync'),
    ),
    availability([cell('price-sync', 'b', 'unavailable')]),
    availability([cell('price-sync', 'b', 'available')]),
  ]),
  siteUrl: SITE,
};

function happened(revision: number, subjects: readonly OccurrenceSubject[]) {
  const occurrence: Occurrence = {
    key: `evt-${revision}`,
    revision,
    at: context.state.changes[revision - 1]?.at ?? context.now,
    subjects,
    topics: [],
    undoes: null,
    isUrgent: false,
  };
  return { occurrence, subjects };
}

const back = { of: 'cell', panel: 'b', feature: 'price-sync', isReturn: true, isLoss: false } as const;

test('a feature is told as it is now, and as it was before it happened', () => {
  const { facts } = factsOfMessage(context, [happened(3, [back])]);
  expect(facts).toEqual([
    {
      of: 'cell',
      at: context.state.changes[2]?.at,
      panel: 'b',
      feature: 'price-sync',
      state: 'available',
      formerly: 'unavailable',
      estimate: { kind: 'none' },
    },
  ]);
});

test('what happened twice is told once, with what was before the first', () => {
  const lost = { ...back, isReturn: false, isLoss: false };
  const { facts } = factsOfMessage(context, [happened(2, [lost]), happened(3, [back])]);
  expect(facts).toMatchObject([
    { at: context.state.changes[2]?.at, formerly: 'unknown', state: 'available' },
  ]);
});

test('in Statuspage’s form a component has the id and the state that /api/v2/ has', () => {
  const message = messageOf(factsOfMessage(context, [happened(3, [back])]));
  const [call, ...others] = webhookBodies(message, 'statuspage', SITE);
  expect(others).toEqual([]);
  const { page, status, components } = siteStatusOf(context);
  const component = components.find(({ group, group_id }) => !group && group_id !== null);
  expect(JSON.parse(call?.body ?? '')).toEqual({
    meta: { unsubscribe: message.links.oneClick, documentation: `${SITE}/en/api/` },
    page: { id: page.id, status_indicator: status.indicator, status_description: status.description },
    component_update: {
      id: 'm-0123456789abcdef-0',
      component_id: component?.id,
      created_at: context.state.changes[2]?.at,
      old_status: 'major_outage',
      new_status: 'operational',
    },
    component: {
      id: component?.id,
      name: component?.name,
      status: 'operational',
      created_at: component?.created_at,
    },
  });
});

test('in Statuspage’s form what it has no word for is not told, and a test is the page alone', () => {
  const promise = { of: 'promise', panel: 'b', feature: 'price-sync' } as const;
  const told = messageOf(factsOfMessage(context, [happened(3, [promise])]));
  expect(webhookBodies(told, 'statuspage', SITE)).toEqual([]);
  const [test] = webhookBodies(messageOf({ kind: 'test', sections: [] }), 'statuspage', SITE);
  expect(Object.keys(JSON.parse(test?.body ?? ''))).toEqual(['meta', 'page']);
});
