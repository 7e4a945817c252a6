import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { badgeDocuments, DARK, LIGHT } from '../../../src/formats/badge.ts';
import type { ViewContext } from '../../../src/views/context.ts';
import { contrast } from '../../support/contrast.ts';
import { featureDocument, inBothLanguages, panelDocument } from '../../support/documents.ts';
import { availability, cell, contextOf, published, restoration } from '../../support/state.ts';
import { opened } from '../../support/updates.ts';

const SAID = [
  published(
    ...inBothLanguages(
      panelDocument('a'),
      panelDocument('b'),
      featureDocument('sync'),
      featureDocument('new'),
    ),
  ),
  restoration({ a: 'offline', b: 'restored' }),
  availability([cell('sync', 'b', 'limited')]),
];

function badges(context: ViewContext): Map<string, string> {
  return new Map(
    [...badgeDocuments(context.state)].map(({ path, locale, make }) => [
      path,
      make({ ...context, locale }).text,
    ]),
  );
}

describe('badges', () => {
  const made = badges(contextOf(SAID));

  test('are there of every panel and of every feature that was spoken of on one, in both languages', () => {
    expect([...made.keys()].sort()).toEqual(
      ['/badge/a.svg', '/badge/b.svg', '/badge/b/sync.svg'].flatMap((path) => [path, `/en${path}`]).sort(),
    );
  });

  test('say the same in their words for screen readers as in the picture', () => {
    const text = made.get('/badge/b/sync.svg') ?? '';
    expect(text).toContain('role="img" aria-label="Panel B · sync: z ograniczeniem"');
    expect(text).toContain('<title>Panel B · sync: z ograniczeniem</title>');
    expect(text).toContain('>z ograniczeniem</text>');
    expect(made.get('/en/badge/a.svg')).toContain('aria-label="a: down"');
  });

  test('never say that a panel is well without the grave incident', () => {
    const text = badges(contextOf([...SAID, opened('fire', { impact: 'critical' })])).get('/en/badge/b.svg');
    expect(text).toMatch(/aria-label="b: restored, [^"]*critical/);
    expect(text).toContain(LIGHT.tones.down);
  });

  test('hold nothing of a name that would be markup', () => {
    const odd = { ...panelDocument('x'), words: { ...panelDocument('x').words, title: '<b>"&\u0000' } };
    const text = badges(contextOf([published(odd)])).get('/badge/x.svg');
    expect(text).toContain('aria-label="&lt;b&gt;&quot;&amp;: brak informacji"');
  });

  test('may be shown and fetched by anybody, and their policy allows their own style alone', () => {
    const [one] = badgeDocuments(contextOf(SAID).state);
    const answer = one?.make(contextOf(SAID));
    const style = /<style>(.*)<\/style>/.exec(answer?.text ?? '')?.[1] ?? '';
    expect(answer?.headers).toEqual({
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${hash('sha256', style, 'base64')}'; frame-ancestors *`,
    });
  });
});

test.for([
  ['light', LIGHT],
  ['dark', DARK],
] as const)('their words can be read in the %s scheme: 4.5:1 at least', ([, { paper, ink, on, tones }]) => {
  expect(contrast(ink, paper)).toBeGreaterThanOrEqual(4.5);
  for (const [tone, colour] of Object.entries(tones)) {
    expect(contrast(on, colour), tone).toBeGreaterThanOrEqual(4.5);
  }
});
