import { describe, expect, test } from 'vitest';
import { shareView } from '../../../src/views/share.ts';
import { featureDocument, inBothLanguages, panelDocument, siteDocument } from '../../support/documents.ts';
import { availability, cell, confirmation, contextOf, published, restoration } from '../../support/state.ts';
import { opened } from '../../support/updates.ts';

const SAID = [
  published(
    siteDocument({ orders: 'Zamówienia' }),
    ...inBothLanguages(panelDocument('a'), panelDocument('b'), featureDocument('sync')),
  ),
  restoration({ a: 'offline', b: 'restored' }),
  availability([cell('sync', 'b', 'limited')]),
];

describe('the picture of a page', () => {
  test('of home has the answer, and every panel by sign and word', () => {
    expect(shareView(contextOf(SAID), { view: 'home' })).toMatchObject({
      site: 'Status',
      title: 'Panel A nie działa. Panel B jest przywrócony.',
      rows: [
        { label: 'Panel A', sign: 'offline', word: 'nie działa' },
        { label: 'Panel B', sign: 'restored', word: 'przywrócony' },
      ],
      more: 0,
    });
  });

  test('of a panel names what does not work there', () => {
    expect(shareView(contextOf(SAID, { locale: 'en' }), { view: 'panel', id: 'b' })?.rows).toEqual([
      { label: 'Panel', sign: 'restored', word: 'restored' },
      { label: 'sync', sign: 'limited', word: 'limited' },
    ]);
  });

  test('of a feature has its state on every panel, and does not change when the site is only confirmed', () => {
    const view = shareView(contextOf(SAID), { view: 'feature', id: 'sync' });
    expect(view?.rows.map(({ word }) => word)).toEqual(['brak informacji', 'z\u00a0ograniczeniem']);
    expect(shareView(contextOf([...SAID, confirmation()]), { view: 'feature', id: 'sync' })).toEqual(view);
  });

  test('of an incident says that it goes on', () => {
    const context = contextOf([
      ...SAID,
      opened('fire', { title: { pl: 'Pożar', en: 'Fire' }, impact: 'critical' }),
    ]);
    expect(shareView(context, { view: 'incident', id: 'fire' })).toMatchObject({
      title: 'Pożar',
      rows: [{ sign: 'critical' }],
    });
  });

  test('is of nothing that is not there', () => {
    for (const view of ['panel', 'feature', 'incident'] as const) {
      expect(shareView(contextOf(SAID), { view, id: 'none' })).toBeNull();
    }
  });

  test('says as of when it is, with the year', () => {
    expect(shareView(contextOf(SAID), { view: 'home' })?.asOf).toMatch(/^Stan\sna\s\d+\s\S+\s2021, /);
  });
});
