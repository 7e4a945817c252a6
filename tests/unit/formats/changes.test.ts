import { describe, expect, test } from 'vitest';
import { changesDocument } from '../../../src/api/event-schemas.ts';
import { respondChanges } from '../../../src/formats/changes.ts';
import { faqDocument } from '../../support/documents.ts';
import { availability, cell, contextOf, published, restoration } from '../../support/state.ts';
import { opened, posted } from '../../support/updates.ts';

const NOW = '2021-03-25T12:00:00.000Z';
const { state } = contextOf([
  availability([cell('orders', 'a', 'unavailable', '2021-03-20')]),
  published(faqDocument('one', { area: 'orders' })),
  restoration({ a: 'restored' }),
  opened('fire'),
  posted('fire', 'u1'),
]);
const ask = (query: string) => respondChanges(state, NOW, new URLSearchParams(query));

describe('GET /api/v1/changes.json', () => {
  test('says of each thing what it was and what it is, as it is described', async () => {
    const response = ask('from=2021-03-17T12:00&to=2021-03-24T00:00');
    expect(response.status).toBe(200);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    const document = await response.json();
    expect(changesDocument.parse(document)).toEqual(document);
    expect(document).toMatchObject({
      from: '2021-03-17T11:00:00.000Z',
      to: '2021-03-23T23:00:00.000Z',
      from_revision: 1,
      to_revision: 5,
      panels: [{ panel: 'a', before: null, after: 'restored' }],
      features: [],
      passed: [{ feature: 'orders', panel: 'a', estimate: { kind: 'day', day: '2021-03-20' } }],
      incidents: [{ id: 'fire', before: false, after: true }],
      updates: [{ id: 'u1', incident: 'fire', before: null }],
      documents: [{ path: 'pl/faq/one.md', before: null }],
      removed: [],
    });
  });

  test('says so where nothing was recorded by the first instant', async () => {
    expect(await ask('from=2020-01-01T00:00').json()).toMatchObject({ from_revision: 0, to: NOW });
  });

  test.for([
    ['', 'instant.unreadable'],
    ['from=x', 'instant.unreadable'],
    ['from=2020-03-29T02:30', 'instant.missing'],
    ['from=2020-10-25T02:30', 'instant.twice'],
    ['from=2021-03-17T12:00&to=2022-01-01T00:00', 'instant.future'],
    ['from=2021-03-17T12:01&to=2021-03-17T12:00', 'instant.order'],
  ] as const)('refuses “%s”: %s', async ([query, code]) => {
    const response = ask(query);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code });
  });

  test('says of both instants what is wrong with them, by the code of the first', async () => {
    const { code, detail } = await ask('from=2020-10-25T02:30&to=x').json();
    expect(code).toBe('instant.twice');
    expect(detail).toMatch(/^from: clocks in Warsaw .* to names no instant\. Write /);
  });

  test('reads an offset whose plus nobody encoded', async () => {
    expect(await ask('from=2020-10-25T02:30+02:00&to=2020-10-25T02:30+01:00').json()).toMatchObject({
      from: '2020-10-25T00:30:00.000Z',
      to: '2020-10-25T01:30:00.000Z',
    });
  });
});
