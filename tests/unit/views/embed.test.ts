import { expect, test } from 'vitest';
import { embedView } from '../../../src/views/embed.ts';
import { EXAMPLE_ORIGIN } from '../../../src/views/example-origin.ts';
import { featureDocument, panelDocument } from '../../support/documents.ts';
import { availability, cell, contextOf, published } from '../../support/state.ts';

const context = contextOf([
  published(panelDocument('a'), featureDocument('sync')),
  availability([cell('sync', 'a', 'limited')]),
]);

/** The hosts that the code on the page names. */
function hostsIn({ script, frame, badges, featureBadge }: ReturnType<typeof embedView>): string[] {
  const code = [script, frame, ...badges.map((one) => one.code), featureBadge?.code].join(' ');
  const addresses = [...code.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address = '']) => address);
  expect(addresses.length).toBe(6);
  return [...new Set(addresses.map((address) => new URL(address).origin))];
}

test('the code to be copied names the site’s own address, where that is known', () => {
  const view = embedView({ ...context, siteUrl: 'https://stan.example.pl' });
  expect(hostsIn(view)).toEqual(['https://stan.example.pl']);
  expect(view.exampleOrigin).toBeNull();
});

test('without it the code names an example’s, and the page knows which', () => {
  const view = embedView({ ...context, siteUrl: null });
  expect(hostsIn(view)).toEqual([EXAMPLE_ORIGIN]);
  expect(view.exampleOrigin).toBe(EXAMPLE_ORIGIN);
});
