import { expect, test } from 'vitest';
import { respondLookup } from '../../../src/formats/respond-lookup.ts';
import { panelDocument } from '../../support/documents.ts';
import { contextOf, published } from '../../support/state.ts';

const { state, now } = contextOf([published(panelDocument('a'), panelDocument('b'))]);

test.for([
  ['created=2019-11-17', 200],
  ['created=never', 400],
  ['', 400],
] as const)(
  'what was typed (%s, %i) is kept by no cache and named by no later request',
  ([query, status]) => {
    const answer = respondLookup(state, now, new URLSearchParams(query), 'pl');
    expect(answer.status).toBe(status);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  },
);

test('why it cannot be answered is said in English, or in the language that is asked for', async () => {
  const detail = async (query: string) =>
    (await respondLookup(state, now, new URLSearchParams(query), 'pl').json()).detail;
  expect(await detail('created=2030-01-01&lang=pl')).toMatch(/^Ta data jeszcze nie nadeszła/);
  expect(await detail('created=2030-01-01')).toContain('That date has not come yet.');
});
