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
  stepDocument('not-twice', { kind: 'warning', panels: ['a'], uses: ['shop'] }, { title: 'Nie dwa razy.' }),
);

test('home knows what there is to do now on every panel, and for whom', () => {
  expect(mineScript(contextOf([site, restoration({ b: 'restored' })])).toDo).toEqual({
    a: { everybody: [] },
    b: { everybody: [], sellers: ['allegro', 'shop'] },
  });
});

test('and what not to do, with the names of both', () => {
  const { warnings, titles } = mineScript(contextOf([site, restoration({ b: 'restored' })]));
  expect(warnings).toEqual({ a: { 'not-twice': ['shop'] }, b: {} });
  expect(titles).toEqual({
    everybody: { title: 'everybody' },
    sellers: { title: 'sellers' },
    'not-twice': { title: 'Nie dwa razy.' },
  });
  expect(mineScript(contextOf([site], { locale: 'en' })).titles.everybody).toEqual({
    title: 'everybody',
    lang: 'pl',
  });
});

test('its addresses are of the reader’s language, and name no panel', () => {
  expect(mineScript(contextOf([site], { locale: 'en' }))).toMatchObject({
    history: '/en/history/?panel={panel}',
    eventWords: '/api/v1/en/words.json',
    events: '/api/v1/events.json',
  });
});
