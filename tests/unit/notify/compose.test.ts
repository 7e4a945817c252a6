import { appendFileSync } from 'node:fs';
import { test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import {
  documentWith,
  faqDocument,
  panelDocument,
  siteDocument,
  stepDocument,
  translationOf,
} from '../../support/documents.ts';
import { maintenanceChanged, planned } from '../../support/maintenances.ts';
import { availability, by, cell, published, restoration, undoing } from '../../support/state.ts';
import { happenedIn, readMessage, tellOf, turnedBy } from '../../support/told.ts';
import { opened, posted, takenBack } from '../../support/updates.ts';

const meta = { collection: 'features', area: 'orders', order: 0, uses: [] } as const;
const PRICES = documentWith('price-sync', meta, { title: 'Synchronizacja cen' });
const XML = documentWith('xml', meta, { title: 'Plik XML dla Ceneo' });
const BILLS = documentWith('bills', meta, { title: 'Faktury' });
const STEP = stepDocument(
  'send-prices',
  { features: ['price-sync'], kind: 'do' },
  { title: 'Wyślij ceny jeszcze raz', body: 'Otwórz [listę](/lista/) i wybierz „Wyślij ceny”.' },
);
const FAQ = faqDocument('gdzie', {}, { title: 'Gdzie są zamówienia?', body: 'Pojawią się później.' });
const FAQ2 = faqDocument(
  'gdzie',
  {},
  { title: 'Gdzie są zamówienia?', body: 'Pojawią się w ciągu godziny.\n\n- raz\n- dwa' },
);
const SITE = by(
  'seed',
  published(
    siteDocument({ orders: 'Zamówienia' }),
    ...['a', 'b', 'c', 'd'].map((p) => panelDocument(p)),
    PRICES,
    translationOf(PRICES, { title: 'Price sync' }),
    XML,
    translationOf(XML, { title: 'Ceneo XML file' }),
    BILLS,
    translationOf(BILLS, { title: 'Invoices' }),
    STEP,
    translationOf(STEP, { title: 'Send prices again', body: 'Open the [list](/lista/).' }),
    FAQ,
  ),
);
const SEED = by(
  'seed',
  availability(['a', 'b'].flatMap((p) => ['price-sync', 'xml', 'bills'].map((f) => cell(f, p, 'available')))),
);
const M = planned('m1', { panels: ['b'], title: { pl: 'Wymiana dysków', en: 'Disk replacement' } });
const course = {
  from: '2021-03-17T18:00:00.000Z',
  until: '2021-03-17T20:00:00.000Z',
  endedAt: null,
  cancelledAt: null,
};

function show(
  name: string,
  drafts: DraftEvent[],
  more: Parameters<typeof tellOf>[3] & { of?: number[]; clock?: string } = {},
) {
  const all = [SITE, SEED, ...drafts];
  const { of, clock, ...telling } = more;
  const occ = clock ? turnedBy(all, clock) : happenedIn(all).filter((o) => !of || of.includes(o.revision));
  appendFileSync(
    '/tmp/words.txt',
    '\n' +
      `==== ${name}\n` +
      (['pl', 'en'] as const).map((l) => readMessage(tellOf(l, all, occ, telling))).join('\n--------\n'),
  );
}
const down = availability([cell('price-sync', 'b', 'unavailable', '2021-03-22')]);
const up = availability([cell('price-sync', 'b', 'available')]);
const U = {
  panels: ['b'],
  features: ['price-sync'],
  body: { pl: 'Szukamy **przyczyny**.\n\n- raz\n- [dwa](/faq/)', en: 'We are *looking*.' },
  impact: 'major' as const,
};
test('x', () => {
  show('down', [down]);
  show('moved', [down, availability([cell('price-sync', 'b', 'unavailable', '2021-03-25~', 'OVH')])], {
    of: [4],
  });
  show('withdrawn', [down, availability([cell('price-sync', 'b', 'unavailable')])], { of: [4] });
  show('passed', [down], { clock: '2021-03-22T23:30:00.000Z', now: '2021-03-22T23:05:00.000Z' });
  show('meanwhile', [down, up], { of: [3] });
  show('both', [down, up]);
  show('two panels', [
    availability([cell('price-sync', 'a', 'unavailable'), cell('price-sync', 'b', 'unavailable')]),
  ]);
  show('three', [availability(['price-sync', 'xml', 'bills'].map((f) => cell(f, 'b', 'limited')))]);
  show('three different', [
    availability([
      cell('price-sync', 'b', 'limited'),
      cell('xml', 'b', 'unavailable'),
      cell('bills', 'a', 'unavailable'),
    ]),
  ]);
  show('panel', [restoration({ b: 'offline' })]);
  show('panel restored', [restoration({ b: 'offline' }), restoration({ b: 'restored' })], { of: [4] });
  show('planned', [M]);
  show(
    'moved work',
    [
      M,
      maintenanceChanged('m1', {
        ...course,
        from: '2021-03-18T18:00:00.000Z',
        until: '2021-03-18T20:00:00.000Z',
      }),
    ],
    { of: [4] },
  );
  show('begun', [M], { clock: '2021-03-17T18:00:00.000Z', now: '2021-03-17T18:00:10.000Z' });
  show('over', [M], { clock: '2021-03-17T20:00:00.000Z', now: '2021-03-17T20:00:10.000Z' });
  show('cancelled', [M, maintenanceChanged('m1', { ...course, cancelledAt: '2021-03-17T11:03:00.000Z' })], {
    of: [4],
  });
  show('opened', [
    opened('awaria', { title: { pl: 'Awaria', en: 'Outage' }, panels: ['b'], features: [], impact: 'major' }),
  ]);
  show(
    'update',
    [
      opened('awaria', { title: { pl: 'Awaria', en: 'Outage' } }),
      posted('awaria', 'u1', { ...U, nextUpdateBy: '2021-03-17T17:00:00.000Z' }),
    ],
    { of: [4] },
  );
  show(
    'old update',
    [
      opened('awaria', { title: { pl: 'Awaria', en: 'Outage' } }),
      posted('awaria', 'u1', U),
      posted('awaria', 'u2', { ...U, status: 'resolved' }),
    ],
    { of: [4] },
  );
  show(
    'taken back',
    [
      opened('awaria', { title: { pl: 'Awaria', en: 'Outage' } }),
      posted('awaria', 'u1', U),
      takenBack(4, 'awaria', 'u1'),
    ],
    { of: [5] },
  );
  show(
    'taken back before',
    [
      opened('awaria', { title: { pl: 'Awaria', en: 'Outage' } }),
      posted('awaria', 'u1', U),
      takenBack(4, 'awaria', 'u1'),
    ],
    { of: [4] },
  );
  show('answer', [published(FAQ2)]);
  show('once', [down, up], { of: [4], topics: ['once/b/price-sync'], once: ['once/b/price-sync'] });
  show('correction', [down, up, down], {
    of: [5],
    topics: ['once/b/price-sync'],
    corrected: ['once/b/price-sync'],
    toldAt: '2021-03-17T11:03:09.000Z',
  });
  show(
    'undone',
    [down, undoing(3, { availability: [{ ...cell('price-sync', 'b', 'available'), since: null }] })],
    { of: [4] },
  );
  show(
    'digest',
    [down, availability([cell('xml', 'a', 'limited')]), up, M, restoration({ d: 'restoring' })],
    { pace: 'digest', now: '2021-03-18T07:00:00.000Z' },
  );
});
