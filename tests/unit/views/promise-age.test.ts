import { expect, test } from 'vitest';
import { SEED_ACTOR } from '../../../src/domain/events.ts';
import { featureView } from '../../../src/views/feature.ts';
import { featuresView } from '../../../src/views/features.ts';
import { homeView } from '../../../src/views/home.ts';
import { panelView } from '../../../src/views/panel.ts';
import { featureDocument, panelDocument, plain, stepDocument } from '../../support/documents.ts';
import { availability, cell, contextOf, published } from '../../support/state.ts';

/** Three weeks after it was promised, on 17 March. */
const LATER = '2021-04-07T10:00:00.000Z';

function givenOn(
  estimate: string,
  { locale = 'pl', actor = 'anna' }: { locale?: 'pl' | 'en'; actor?: string } = {},
) {
  const said = { ...availability([cell('xml', 'a', 'unavailable', estimate)]), actor };
  const wait = stepDocument('wait', { kind: 'wait', features: ['xml'] });
  const context = contextOf([published(panelDocument('a'), featureDocument('xml'), wait), said], {
    locale,
    now: LATER,
  });
  const panel = panelView(context, 'a', null);
  const shown = {
    step: panel?.steps.wait[0]?.estimate,
    row: panel?.groups[0]?.rows[0]?.cell.estimate,
    feature: featureView(context, 'xml')?.groups[0]?.estimate,
    matrix: featuresView(context).matrix.areas[0]?.rows[0]?.cells[0]?.estimate,
    home: homeView(context).upcoming[0]?.estimate,
  };
  return Object.entries(shown).map(
    ([where, one]) => `${where}: ${one?.remark ? plain(one.remark) : 'nothing'}`,
  );
}

const everywhere = (text: string) =>
  ['step', 'row', 'feature', 'matrix', 'home'].map((where) => `${where}: ${text}`);

test.for([
  ['soon', 'zapowiedziano', 'announced'],
  ['days', 'zapowiedziano', 'announced'],
  ['condition', 'podano', 'stated'],
] as const)('%s says everywhere but among the dates since when it stands', ([estimate, pl, en]) => {
  const said = (text: string) =>
    everywhere(text).map((line) =>
      estimate === 'condition' && line.startsWith('home') ? 'home: nothing' : line,
    );

  expect(givenOn(estimate)).toEqual(said(`${pl} 17 marca`));
  expect(givenOn(estimate, { locale: 'en' })).toEqual(said(`${en} 17 March`));
  const actor = SEED_ACTOR;
  expect(givenOn(estimate, { actor })).toEqual(said(`${pl} najpóźniej 17 marca`));
  expect(givenOn(estimate, { actor, locale: 'en' })).toEqual(said(`${en} by 17 March at the latest`));
});

test('what has a day says no other', () => {
  expect(givenOn('2021-03-22')).toEqual(everywhere('nothing'));
  expect(givenOn('2021-03-22', { actor: SEED_ACTOR })).toEqual(everywhere('nothing'));
});
