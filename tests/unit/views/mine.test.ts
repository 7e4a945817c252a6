import { expect, test } from 'vitest';
import { mineScript } from '../../../src/views/mine.ts';
import { panelDocument, stepDocument } from '../../support/documents.ts';
import { contextOf, published, restoration } from '../../support/state.ts';

const site = published(
  panelDocument('a'),
  panelDocument('b', '2019-11-18'),
  stepDocument('everybody'),
  stepDocument('sellers', { uses: ['allegro', 'shop'], panels: ['b'] }),
  stepDocument('later', { when: [{ panel: 'b', is: ['offline'] }] }),
  stepDocument('wait', { kind: 'wait' }),
);

test('home knows what there is to do now on every panel, and for whom', () => {
  expect(mineScript(contextOf([site, restoration({ b: 'restored' })])).toDo).toEqual({
    a: { everybody: [] },
    b: { everybody: [], sellers: ['allegro', 'shop'] },
  });
});

test('its addresses are of the reader’s language, and name no panel', () => {
  expect(mineScript(contextOf([site], { locale: 'en' }))).toMatchObject({
    panels: '/en/panel/{panel}/',
    history: '/en/history/?panel={panel}',
    eventWords: '/api/v1/en/words.json',
    events: '/api/v1/events.json',
  });
});
