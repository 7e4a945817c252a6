import { expect, test } from 'vitest';
import { incidentView } from '../../../src/views/incident.ts';
import { incidentDocument, panelDocument, plain } from '../../support/documents.ts';
import { contextOf, published, restoration } from '../../support/state.ts';

const fire = incidentDocument('fire', {
  panels: ['a', 'b'],
  backupAt: '2021-03-08T23:00:00.000Z',
  backupTolerance: 2,
  backupPanels: ['a'],
});
const site = [
  published(panelDocument('a'), panelDocument('b', '2019-11-18'), panelDocument('d', '2021-03-11'), fire),
  restoration({ a: 'restored', d: 'new' }),
];

test('says when it began, in Warsaw, and that nobody has announced its end', () => {
  const view = incidentView(contextOf(site), 'fire');
  expect(plain(view?.started.text)).toBe('10 marca, 00:47');
  expect(view?.resolved).toBeNull();
});

test('says what the backup holds, give or take, and for which panels', () => {
  const { backup } = incidentView(contextOf(site), 'fire') ?? {};
  expect([backup?.letters, plain(backup?.text)]).toEqual([
    'A',
    'stan z północy z 8 na 9 marca, z dokładnością do 2 godzin',
  ]);
});

test('names the panels it hit, as they are now', () => {
  const panels = incidentView(contextOf(site), 'fire')?.panels ?? [];
  expect(panels.map(({ id, restoration }) => [id, restoration])).toEqual([
    ['a', 'restored'],
    ['b', 'unknown'],
  ]);
});

test('there is no page for an incident that does not exist', () => {
  expect(incidentView(contextOf(site), 'flood')).toBeNull();
});
