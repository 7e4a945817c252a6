import { describe, expect, test } from 'vitest';
import { renderPageAfter } from '../../../src/backstage/page-after.ts';
import { markdownDocument } from '../../support/documents.ts';
import { contextOf, published, withdrawn } from '../../support/state.ts';

const SITE = markdownDocument('pl/site.md', 'title: Status\nareas:\n  orders: Zamówienia');
const ANSWER = markdownDocument(
  'pl/faq/paczki.md',
  'title: Co z paczkami?\narea: orders\nformer: [przesylki]',
  'Czekaj.',
);

/** What is rendered, by what, for whom. */
async function seen(path: string, ...after: Parameters<typeof contextOf>[0]) {
  const { state } = contextOf([published(SITE, ANSWER), ...after]);
  const rendered: unknown[] = [];
  const render = async (at: string, _source: unknown, data: object, draftFor?: string) => {
    rendered.push([at, Object.keys(data), draftFor]);
    return { status: 200, headers: {}, body: Buffer.from('') };
  };
  const source = { viewContext: () => contextOf([published(SITE, ANSWER), ...after]) };
  const page = await renderPageAfter(path, state, source, { renderer: { render }, staff: 'pl' });
  return { rendered, isThere: page !== null };
}

describe('a public page as it will be', () => {
  test('is rendered from its own view, for somebody of staff', async () => {
    expect(await seen('/en/faq/paczki/')).toEqual({
      rendered: [['/en/faq/paczki/', ['faq-entry'], 'pl']],
      isThere: true,
    });
  });

  test('of a former address is what that leads to', async () => {
    expect((await seen('/faq/przesylki/')).rendered).toEqual([['/faq/paczki/', ['faq-entry'], 'pl']]);
  });

  test('of what is withdrawn is what its address says then; of no page it is nothing', async () => {
    expect((await seen('/faq/paczki/', withdrawn(ANSWER.path))).rendered).toEqual([
      ['/faq/paczki/', ['gone'], 'pl'],
    ]);
    expect(await seen('/nothing/')).toEqual({ rendered: [], isThere: false });
  });
});
