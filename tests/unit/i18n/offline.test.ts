import { expect, test } from 'vitest';
import { explainKept } from '../../../src/i18n/offline.ts';

const SAVED = Date.parse('2021-03-18T13:41:00Z');

test.for([
  ['pl', SAVED, 'To strona zapisana 18 marca 2021, 14:41; od tego czasu coś mogło się zmienić.'],
  ['en', SAVED, 'This page was saved on 18 March 2021, 14:41; things may have changed since.'],
  ['pl', null, 'To strona zapisana wcześniej; od tego czasu coś mogło się zmienić.'],
  ['en', null, 'This page was saved earlier; things may have changed since.'],
] as const)('a kept page says in %s when it was kept, as pages write it', ([locale, saved, said]) => {
  expect(explainKept(locale, 'failed', saved, false)).toContain(said);
});
