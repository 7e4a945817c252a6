import { describe, expect, test } from 'vitest';
import type { OpenedIncident } from '../../../src/domain/incident.ts';
import { featureView } from '../../../src/views/feature.ts';
import { featureGroups } from '../../../src/views/feature-groups.ts';
import { featuresView } from '../../../src/views/features.ts';
import { timelineView } from '../../../src/views/timeline.ts';
import { featureDocument, panelDocument, plain } from '../../support/documents.ts';
import { availability, cell, contextOf, published, restoration } from '../../support/state.ts';
import { opened, posted } from '../../support/updates.ts';

/** Two features that work on both panels, while an incident goes on. */
function during(incident: Partial<OpenedIncident>, ...more: Parameters<typeof contextOf>[0]) {
  return contextOf([
    published(panelDocument('a'), panelDocument('b'), featureDocument('xml'), featureDocument('api')),
    restoration({ a: 'restored', b: 'restored' }, '2021-03-15'),
    availability(['xml', 'api'].flatMap((one) => ['a', 'b'].map((panel) => cell(one, panel, 'available')))),
    opened('fire', incident),
    ...more,
  ]);
}

const signsIn = (context: ReturnType<typeof during>) =>
  featuresView(context).matrix.areas.flatMap(({ rows }) =>
    rows.flatMap(({ id, cells }) =>
      cells.map(({ panel, sign, remark }) => `${id}@${panel}: ${sign}${remark ? `, ${plain(remark)}` : ''}`),
    ),
  );

describe('a feature that was said to work, while an incident goes on', () => {
  test('of a panel with a grave one is not said to be well in the matrix', () => {
    expect(signsIn(during({ panels: ['a'], impact: 'critical' }))).toEqual([
      'api@a: critical, trwa krytyczna awaria',
      'api@b: available',
      'xml@a: critical, trwa krytyczna awaria',
      'xml@b: available',
    ]);
  });

  test('is qualified alone where the incident names features, and by none that is slight or over', () => {
    expect(signsIn(during({ features: ['xml'], impact: 'major' }))).toEqual([
      'api@a: available',
      'api@b: available',
      'xml@a: major, trwa poważna awaria',
      'xml@b: major, trwa poważna awaria',
    ]);
    const well = ['api@a: available', 'api@b: available', 'xml@a: available', 'xml@b: available'];
    expect(signsIn(during({ impact: 'minor' }))).toEqual(well);
    const ended = posted('fire', 'u9', { status: 'resolved', impact: 'critical' });
    expect(signsIn(during({ impact: 'critical' }, ended))).toEqual(well);
  });

  test('nor on its own page, in its picture, on the page of the panel, in the picture of time', () => {
    const context = during({ panels: ['a'], impact: 'critical' });
    const view = featureView(context, 'xml');
    expect(view?.groups.map(({ panels, sign }) => [panels.map(({ id }) => id), sign])).toEqual([
      [['a'], 'critical'],
      [['b'], 'available'],
    ]);
    expect(plain(view?.page.description)).toContain('działa, trwa krytyczna awaria');
    expect(view?.timeline?.chart.lanes.map(({ state }) => state)).toEqual(['critical', 'available']);
    const groups = featureGroups(context, 'a', null);
    expect(groups.map(({ state, sign, word }) => [state, sign, plain(word)])).toEqual([
      ['available', 'critical', 'działa, trwa krytyczna awaria'],
    ]);
    const lanes = timelineView(context)?.chart.lanes ?? [];
    expect(lanes.map(({ state }) => state)).toEqual(['critical', 'restored']);
    expect(plain(`${lanes[0]?.word} ${lanes[0]?.when}`)).toContain(', trwa krytyczna awaria');
  });
});

describe('the matrix on a phone', () => {
  const context = contextOf([
    published(
      ...['a', 'b', 'c'].map((id) => panelDocument(id)),
      featureDocument('xml'),
      featureDocument('api'),
    ),
    availability([cell('xml', 'a', 'limited'), cell('xml', 'c', 'limited')]),
  ]);
  const [area] = featuresView(context).matrix.areas;

  test('has a line for panels of which the same is said', () => {
    expect(area?.rows.map(({ id, alike }) => [id, alike.map(({ names }) => names)])).toEqual([
      ['api', []],
      ['xml', [['A', 'C']]],
    ]);
  });

  test('says once an area of which features nothing is known, and where', () => {
    expect(area?.silent.map(({ title, names }) => [title, names])).toEqual([
      ['api', null],
      ['xml', 'B'],
    ]);
  });
});
