import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { formatStatus } from '../../../src/formats/status.ts';
import { cellView } from '../../../src/views/cell.ts';
import { featureView } from '../../../src/views/feature.ts';
import { historyView, readHistoryQuery } from '../../../src/views/history.ts';
import { homeView } from '../../../src/views/home.ts';
import { panelView } from '../../../src/views/panel.ts';
import { featureDocument, panelDocument, plain } from '../../support/documents.ts';
import { maintenanceChanged, planned } from '../../support/maintenances.ts';
import { availability, cell, contextOf, published, restoration } from '../../support/state.ts';

const [FROM, DURING, UNTIL] = [
  '2021-03-17T18:00:00.000Z',
  '2021-03-17T19:00:00.000Z',
  '2021-03-17T20:00:00.000Z',
] as const;
const COURSE = { from: FROM, until: UNTIL, endedAt: null, cancelledAt: null };
const SITE: readonly DraftEvent[] = [
  published(panelDocument('a'), panelDocument('b'), featureDocument('orders'), featureDocument('xml')),
  restoration({ a: 'restored', b: 'restored' }),
  availability(
    ['orders', 'xml'].flatMap((one) => [cell(one, 'a', 'available'), cell(one, 'b', 'available')]),
  ),
  planned('m4', { panels: ['a'], features: ['orders'] }),
];
const context = (now: string, more: readonly DraftEvent[] = [], locale: 'pl' | 'en' = 'en') =>
  contextOf([...SITE, ...more], { now, locale, together: true });

describe('planned work is told', () => {
  const toldAt = (now: string, locale: 'pl' | 'en' = 'en') => {
    const [told] = homeView(context(now, [], locale)).maintenances;
    return told && plain([...told.times.map(({ text }) => text), told.meanwhile].join(' '));
  };

  test('ahead, while it goes on, and once its end has passed unconfirmed', () => {
    expect(toldAt('2021-03-17T11:00:00.000Z')).toBe(
      'Begins on 17 March, 19:00. Planned to end on 17 March, 21:00. Features do not work while it lasts.',
    );
    expect(toldAt(DURING)).toContain('Began on 17 March, 19:00. Planned to end on 17 March, 21:00.');
    expect(toldAt(UNTIL)).toContain('Was to end on 17 March, 21:00; the end has not been confirmed yet.');
    // What features do meanwhile is told of no time after it.
    expect(homeView(context(UNTIL)).maintenances[0]?.meanwhile).toBeNull();
    expect(toldAt(UNTIL, 'pl')).toContain(
      'Miały się skończyć 17 marca, 21:00; końca jeszcze nie potwierdzono.',
    );
  });

  test('by a page that nobody renews: it turns into what the site would say then', () => {
    const [ahead] = homeView(context('2021-03-17T11:00:00.000Z')).maintenances;
    const [active] = homeView(context(FROM)).maintenances;
    const [over] = homeView(context(UNTIL)).maintenances;
    const lateOf = (times: typeof ahead) => times?.times.map(({ text, late }) => late?.text ?? text);
    expect(ahead?.times.map(({ late }) => late?.from)).toEqual([FROM, UNTIL]);
    expect(ahead?.times[0]?.late?.text).toBe(active?.times[0]?.text);
    expect(lateOf(ahead)).toEqual(over?.times.map(({ text }) => text));
  });

  test('with when it was to be, until it is over', () => {
    const times = (more: readonly DraftEvent[]) =>
      homeView(context('2021-03-17T11:00:00.000Z', more)).maintenances[0]?.times.map(({ text }) =>
        plain(text),
      ) ?? [];
    const moved = maintenanceChanged('m4', { ...COURSE, from: DURING, until: '2021-03-17T21:00:00.000Z' });
    expect(times([moved]).at(-1)).toBe('Moved. Announced before: 17 March, 19:00–21:00.');
    const longer = maintenanceChanged('m4', { ...COURSE, until: '2021-03-17T23:30:00.000Z' });
    expect(times([longer]).at(-1)).toBe('Extended. It was to end on 17 March, 21:00.');
    expect(times([longer, maintenanceChanged('m4', COURSE)]).at(-1)).toBe(
      'Shortened. It was to end on 18 March, 00:30.',
    );
    expect(times([]).at(-1)).toBe('Planned to end on 17 March, 21:00.');
    const off = maintenanceChanged('m4', {
      ...COURSE,
      from: DURING,
      cancelledAt: '2021-03-17T11:00:00.000Z',
    });
    expect(times([moved, off])).toEqual([
      'Cancelled on 17 March, 12:00.',
      'It was announced for: 17 March, 20:00–21:00.',
    ]);
  });

  test('from a week ahead: until then no page but the history says another revision', () => {
    const far = planned('m5', {
      from: '2021-03-30T18:00:00.000Z',
      until: '2021-03-30T20:00:00.000Z',
      panels: [],
    });
    const revisionOf = (now: string, more: readonly DraftEvent[]) =>
      homeView(context(now, more)).page.revision;
    const now = '2021-03-17T11:00:00.000Z';
    expect(revisionOf(now, [far])).toBe(revisionOf(now, []));
    expect(revisionOf('2021-03-23T18:00:00.000Z', [far])).toBe(revisionOf(now, []) + 1);
  });

  test('on the pages of what it concerns alone', () => {
    const here = context('2021-03-17T11:00:00.000Z');
    const ids = (view: { readonly maintenances: readonly { readonly id: string }[] } | null) =>
      view?.maintenances.map(({ id }) => id);
    expect(ids(homeView(here))).toEqual(['m4']);
    expect([ids(panelView(here, 'a', null)), ids(panelView(here, 'b', null))]).toEqual([['m4'], []]);
    expect([ids(featureView(here, 'orders')), ids(featureView(here, 'xml'))]).toEqual([['m4'], []]);
  });
});

test('every output tells the same state while it goes on', () => {
  for (const [now, state] of [
    [DURING, 'unavailable'],
    [UNTIL, 'available'],
  ] as const) {
    const at = context(now);
    const json = formatStatus(at.state, now);
    expect(json.features.find(({ id }) => id === 'orders')?.panels).toMatchObject({
      a: { state },
      b: { state: 'available' },
    });
    const page = featureView(at, 'orders');
    expect(page?.groups.map((group) => [group.state, group.panels.map(({ id }) => id).join()])).toEqual(
      state === 'available'
        ? [['available', 'a,b']]
        : [
            ['unavailable', 'a'],
            ['available', 'b'],
          ],
    );
    const counts = homeView(at).panels.find(({ id }) => id === 'a')?.counts;
    expect(counts?.find((one) => one.state === state)?.count).toBe(state === 'available' ? 2 : 1);
    expect(json.maintenances).toMatchObject([{ id: 'm4', phase: now === DURING ? 'active' : 'unconfirmed' }]);
  }
});

test('beside the state that it alone makes so it says why, and until when', () => {
  const noteAt = (now: string, more: readonly DraftEvent[] = []) => {
    const note = cellView(context(now, more), 'orders', 'a').note;
    return note && plain(note.text);
  };
  expect(noteAt(DURING)).toBe('planned maintenance, due to end 17 March, 21:00');
  expect(noteAt(UNTIL)).toBeNull();
  const cells = featureView(context(DURING), 'orders')?.groups ?? [];
  expect(plain(cells[0]?.remark ?? '')).toBe('planned maintenance, due to end 17 March, 21:00');
  expect(noteAt(DURING, [availability([cell('orders', 'a', 'unavailable')])])).toBeNull();
  expect(noteAt(DURING, [restoration({ a: 'offline' })])).toBeNull();
});

test('the history tells every turn of it, and finds them by kind, panel and feature', () => {
  const turns = [
    maintenanceChanged('m4', { ...COURSE, until: '2021-03-17T21:00:00.000Z' }),
    maintenanceChanged('m4', {
      ...COURSE,
      from: '2021-03-17T18:30:00.000Z',
      until: '2021-03-17T21:00:00.000Z',
    }),
    maintenanceChanged('m4', { ...COURSE, cancelledAt: '2021-03-17T17:00:00.000Z' }),
  ];
  const told = (query: string, locale: 'pl' | 'en' = 'en') =>
    historyView(context(DURING, turns, locale), readHistoryQuery(new URLSearchParams(query)))
      .months.flatMap(({ days }) => days)
      .flatMap(({ entries }) => entries)
      .flatMap(({ maintenances }) => maintenances.map(({ text, title }) => `${text} ${title}`));
  expect(told('kind=maintenance')).toEqual([
    'Maintenance cancelled: Work m4',
    'Maintenance moved: Work m4',
    'Maintenance extended: Work m4',
    'Maintenance announced: Work m4',
  ]);
  expect(told('panel=b')).toEqual([]);
  expect(told('feature=xml')).toEqual([]);
  expect(told('feature=orders', 'pl').at(-1)).toBe('Zapowiedziano prace: Prace m4');
});

describe('a feature over time', () => {
  const timeline = (now: string, more: readonly DraftEvent[] = []) => {
    const view = featureView(context(now, more), 'orders')?.timeline;
    const lane = view?.chart.lanes[0];
    return {
      word: lane && plain(`${lane.word} ${lane.when}`.trim()),
      looks: lane?.bars.map(({ look }) => look),
      marks: lane?.marks.map(({ kind, text }) => `${kind} ${plain(text)}`),
      works: view?.works.map(({ when, letters, title, state, course }) =>
        [when, letters, title, state, course].map(plain).join(' | '),
      ),
    };
  };

  test('marks work that is to come, draws it over what was stated, and tells how it went', () => {
    expect(timeline('2021-03-17T11:00:00.000Z')).toMatchObject({
      looks: ['run'],
      marks: ['work 17 March, 19:00–21:00'],
      works: ['17 March, 19:00–21:00 | A | Work m4 | unavailable | Planned.'],
    });
    expect(timeline(DURING)).toMatchObject({
      word: 'does not work from 17 March',
      looks: ['run', 'stop', 'run'],
      marks: [],
      works: [expect.stringContaining('In progress.')],
    });
    expect(timeline(UNTIL)).toMatchObject({
      looks: ['run', 'stop', 'run'],
      works: [expect.stringContaining('The end has not been confirmed yet.')],
    });
    expect(timeline(UNTIL).word).toContain('works');
    const ended = maintenanceChanged('m4', { ...COURSE, endedAt: DURING });
    expect(timeline(UNTIL, [ended]).works).toEqual([
      '17 March, 19:00–21:00 | A | Work m4 | unavailable | Ended on 17 March, 20:00.',
    ]);
  });

  test('is there for a feature of which nobody has spoken, while work says something of it', () => {
    const more = [planned('m5', { panels: ['b'], features: ['new'] }), published(featureDocument('new'))];
    const view = featureView(context(DURING, more), 'new')?.timeline;
    expect(view?.chart.lanes.map(({ state, bars }) => [state, bars.map(({ look }) => look)])).toEqual([
      ['unavailable', ['stop']],
    ]);
    const after = featureView(context(UNTIL, more), 'new')?.timeline;
    expect(after?.chart.lanes.map(({ state }) => state)).toEqual(['unknown']);
  });
});

test('a hundred works on all panels and features make all of it the worst of them, and each is told', () => {
  const works = Array.from({ length: 100 }, (_, index) =>
    planned(`m${index + 5}`, {
      title: { pl: `<b>Prace</b> ${index} **x** [y](javascript:z)`, en: null },
      panels: [],
      state: index === 42 ? 'unavailable' : 'available',
    }),
  );
  const at = context(DURING, works);
  const { features } = formatStatus(at.state, DURING);
  expect(new Set(features.flatMap(({ panels }) => Object.values(panels).map(({ state }) => state)))).toEqual(
    new Set(['unavailable']),
  );
  const home = homeView(at);
  expect(home.maintenances).toHaveLength(101);
  expect(home.maintenances.at(-1)?.title).toBe('<b>Prace</b> 99 **x** [y](javascript:z)');
  expect(featureView(at, 'orders')?.timeline?.works).toHaveLength(101);
  expect(cellView(at, 'xml', 'b').note).not.toBeNull();
});

test('as of an earlier instant it is told as it was planned then', () => {
  const moved = maintenanceChanged('m4', { ...COURSE, from: DURING, until: '2021-03-17T21:00:00.000Z' });
  const now = '2021-03-17T11:04:30.000Z';
  const [then] = homeView(contextOf(SITE, { now, locale: 'en' })).maintenances;
  const [after] = homeView(contextOf([...SITE, moved], { now, locale: 'en' })).maintenances;
  expect(then?.times).toHaveLength(2);
  expect(after?.times.map(({ text }) => plain(text)).at(-1)).toBe(
    'Moved. Announced before: 17 March, 19:00–21:00.',
  );
});
