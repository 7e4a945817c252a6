import { describe, expect, test } from 'vitest';
import type { IncidentMeta } from '../../../src/domain/documents.ts';
import type { DraftEvent } from '../../../src/domain/events.ts';
import type { Restoration } from '../../../src/domain/panel.ts';
import { project } from '../../../src/domain/projection.ts';
import type { Lane } from '../../../src/views/lanes.ts';
import { timelineView } from '../../../src/views/timeline.ts';
import { documentWith, featureDocument, panelDocument, plain } from '../../support/documents.ts';
import { eventsOf } from '../../support/events.ts';
import { availability, cell, contextOf, published, restoration, undoing } from '../../support/state.ts';

const INCIDENT: IncidentMeta = {
  collection: 'incidents',
  panels: ['a', 'b'],
  startedAt: '2021-03-09T23:47:00.000Z',
  resolvedAt: null,
  backupAt: '2021-03-08T23:00:00.000Z',
  backupTolerance: 2,
  backupPanels: ['a'],
};

/** A site with these panels, an incident, and what was said of it. */
function site(panels: string, ...more: readonly DraftEvent[]): DraftEvent[] {
  const documents = [...panels].map((id, index) => panelDocument(id, `20${10 + index}-01-01`));
  return [published(...documents, featureDocument('xml'), documentWith('fire', INCIDENT)), ...more];
}

const HISTORY = [
  restoration({ a: 'offline', b: 'offline' }, '2021-03-10'),
  restoration({ d: 'new' }, '2021-03-11'),
  restoration({ a: 'restored', b: 'restored' }),
];

function viewOf(drafts: readonly DraftEvent[], now?: string) {
  const view = timelineView(contextOf(drafts, { together: true, ...(now ? { now } : {}) }));
  if (!view) throw new Error('nothing to draw');
  return view;
}

const lanes = (drafts: readonly DraftEvent[], now?: string) =>
  viewOf(drafts, now).chart.lanes.map(({ name, bars, marks }) =>
    [
      name.replace('Panel ', ''),
      ...bars.map(({ look, ends }) => (ends === null ? look : 'between')),
      ...marks.map(({ kind, outcome }) => `${kind} ${outcome}`),
    ].join(', '),
  );

const said = (lane: Lane | undefined) => plain(`${lane?.word} ${lane?.when}`);

describe('the lanes', () => {
  test('what was known on 17 March', () => {
    expect(lanes(site('abd', ...HISTORY))).toEqual([
      'A, between, missing, run, stop, between, run',
      'B, run, stop, between, run',
      'D, new',
    ]);
  });

  test('a restoration without a day is a period, never a day', () => {
    const [lane] = viewOf(site('abd', ...HISTORY)).chart.lanes.slice(1);
    const [normal, stop, between, run] = lane?.bars ?? [];
    expect(stop?.width).toBe(0);
    expect(between?.x).toBe(stop?.x);
    expect((between?.x ?? 0) + (between?.width ?? 0)).toBeCloseTo(run?.x ?? 0, 1);
    expect(between).toMatchObject({ look: 'between', state: 'offline', ends: ['stop', 'run'] });
    expect(said(lane)).toBe('przywrócony najpóźniej 17 marca');
    expect(normal?.x).toBe(0);
  });

  test('a restoration with a day is drawn on it', () => {
    const dated = [...HISTORY.slice(0, 2), restoration({ a: 'restored', b: 'restored' }, '2021-03-15')];
    expect(lanes(site('abd', ...dated))[1]).toBe('B, run, stop, run');
    expect(said(viewOf(site('abd', ...dated)).chart.lanes[1])).toBe('przywrócony 15 marca');
  });

  test('a panel that goes down again', () => {
    const again = restoration({ b: 'offline' }, '2021-03-19');
    const now = '2021-03-20T11:00:00.000Z';
    expect(lanes(site('abd', ...HISTORY, again), now)[1]).toBe('B, run, stop, between, run, stop');
    const later = [...HISTORY.slice(0, 2), restoration({ b: 'restored' }, '2021-03-12'), again];
    expect(lanes(site('abd', ...later), now)[1]).toBe('B, run, stop, run, stop');
    expect(said(viewOf(site('abd', ...later), now).chart.lanes[1])).toBe('nie działa od 19 marca');
  });

  test('a panel hit by the incident is down as long as nobody says otherwise', () => {
    expect(lanes(site('ab'))).toEqual(['A, between, missing, run, stop', 'B, run, stop']);
  });

  test('an undone change is not drawn', () => {
    const drafts = site('abd', ...HISTORY, restoration({ d: 'offline' }, '2021-03-16'));
    const undo = undoing(drafts.length, { restoration: [{ panel: 'd', restoration: 'new', since: null }] });
    expect(lanes([...drafts, undo])[2]).toBe('D, new');
  });

  test('one panel, and twelve', () => {
    expect(lanes(site('a'))).toHaveLength(1);
    const all = Object.fromEntries([...'abcdefghijkl'].map((id): [string, Restoration] => [id, 'restored']));
    expect(lanes(site('abcdefghijkl', restoration(all)))).toHaveLength(12);
  });

  test('nothing is drawn of an empty site, nor of panels of which nothing is known', () => {
    expect(timelineView(contextOf([]))).toBeNull();
    expect(timelineView(contextOf([published(panelDocument('a'))]))).toBeNull();
  });
});

describe('the estimates', () => {
  const estimates = availability([
    cell('xml', 'a', 'unavailable', '2021-03-22', 'OVH'),
    cell('xml', 'b', 'unavailable', '2021-03-23~'),
    cell('xml', 'd', 'unavailable', 'soon'),
  ]);
  const drafts = site('abd', ...HISTORY, estimates);
  const marks = (now?: string) => lanes(drafts, now).map((lane) => lane.split(', ').at(-1));

  test('a day is a full mark, about a day an outlined one, anything vaguer none', () => {
    expect(marks()).toEqual(['day open', 'about open', 'new']);
  });

  test.for([
    ['2021-03-22T22:59:59.999Z', 'day open', '22 marca'],
    ['2021-03-22T23:00:00.000Z', 'day late', '22 marca, już po terminie'],
  ] as const)('at %s the first is %s', ([now, mark, label]) => {
    expect(marks(now)[0]).toBe(mark);
    const texts = viewOf(drafts, now).chart.lanes.flatMap(({ marks }) =>
      marks.map(({ text }) => plain(text)),
    );
    expect(texts).toContain(label);
  });
});

describe('the axis', () => {
  const drafts = site('abd', ...HISTORY, availability([cell('xml', 'a', 'unavailable', '2021-03-22')]));
  const named = (now: string, isNarrow = false) =>
    viewOf(drafts, now)
      .chart.names.parts.filter(({ isMinor }) => !isNarrow || !isMinor)
      .flatMap(({ text }) => text ?? []);

  test('from a day before the backup to a day after the last estimate', () => {
    const now = '2021-03-17T11:00:00.000Z';
    expect(named(now).join(' ')).toBe('8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23');
    expect(named(now, true).join(' ')).toBe('8 11 14 17 20 23');
    const { names, today } = viewOf(drafts, now).chart;
    expect(names.wholes.map(({ text }) => text)).toEqual(['marzec 2021']);
    expect(plain(today.text)).toBe('dziś, 17 marca');
  });

  test.for([
    ['2021-03-08', 'marzec 2021', '8 11 14 17 20 23'],
    ['2021-04-08', 'mar, kwi', '8 15 22 1 8'],
    ['2021-05-30', 'mar, kwi, maj', '15 1 15 1 15'],
    ['2022-03-17', '2021, 2022', 'maj lip wrz lis sty'],
    ['2024-03-17', '', '2021 2022 2023'],
    ['2031-03-17', '', '2022 2024 2026 2028 2030'],
  ])(
    'of %s is divided by days, weeks, months or years, and has room for their names',
    ([day, wholes, parts]) => {
      const now = `${day}T11:00:00.000Z`;
      const { names } = viewOf(drafts, now).chart;
      expect(names.wholes.flatMap(({ text }) => text ?? []).join(', ')).toBe(wholes);
      expect(named(now, true).join(' ')).toBe(parts);
      for (const [isNarrow, most] of [
        [false, 21],
        [true, 8],
      ] as const) {
        expect(named(now, isNarrow).length).toBeGreaterThan(1);
        expect(named(now, isNarrow).length).toBeLessThanOrEqual(most);
      }
      for (const { x } of names.parts) expect(x).toBeGreaterThanOrEqual(0);
      for (const { x } of names.parts) expect(x).toBeLessThanOrEqual(100);
    },
  );

  test('the view is the same all day long', () => {
    const [morning, night, next] = ['17T00:01', '17T22:59', '17T23:01'].map((at) =>
      JSON.stringify(viewOf(drafts, `2021-03-${at}:00.000Z`)),
    );
    expect(night).toBe(morning);
    expect(next).not.toBe(night);
  });

  test('nothing stands outside of it', () => {
    for (const { x, width } of viewOf(drafts).chart.lanes.flatMap(({ bars }) => bars)) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(100.01);
    }
  });
});

test('the table says the same in the order of time', () => {
  const drafts = site(
    'abd',
    ...HISTORY,
    availability([cell('xml', 'a', 'unavailable', '2021-03-22', 'OVH')]),
  );
  const rows = viewOf(drafts).rows.map(({ when, letters, text, remark, link }) =>
    plain([when, letters, text, link?.title, remark].filter(Boolean).join(' | ')),
  );
  expect(rows).toEqual([
    'północ z 8 na 9 marca, z dokładnością do 2 godzin | A | Do tej chwili sięga stan przywrócony z kopii. Tego, co było potem aż do awarii, w nim nie ma.',
    '10 marca, 00:47 | A, B | Początek awarii.',
    'od 11 marca | D | nowe konta',
    'najpóźniej 17 marca, dnia nie podano | A, B | przywrócone',
    '22 marca | A | Termin: | xml | według zapewnień OVH',
  ]);
});

test('without an incident the axis begins with what is known', () => {
  const drafts = [published(panelDocument('a')), restoration({ a: 'offline' }, '2021-03-15')];
  const state = project(eventsOf(drafts));
  const view = timelineView({ ...contextOf([]), state });
  expect(view?.chart.moments).toEqual([]);
  expect(view?.chart.names.parts[0]?.text).toBe('14');
});
