import { describe, expect, test } from 'vitest';
import type { IncidentMeta } from '../../../src/domain/documents.ts';
import type { DraftEvent } from '../../../src/domain/events.ts';
import type { Restoration } from '../../../src/domain/panel.ts';
import { project } from '../../../src/domain/projection.ts';
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
  viewOf(drafts, now).plot.lanes.map(({ label, spans, marks }) =>
    [
      label,
      ...spans.map(({ look }) => look),
      ...marks.map(({ kind, standing }) => `${kind} ${standing}`),
    ].join(', '),
  );

describe('the lanes', () => {
  test('what was known on 17 March', () => {
    expect(lanes(site('abd', ...HISTORY))).toEqual([
      'A, between, missing, run, stop, between, run',
      'B, run, stop, between, run',
      'D, new',
    ]);
  });

  test('a restoration without a day is a span, never a day', () => {
    const [lane] = viewOf(site('abd', ...HISTORY)).plot.lanes.slice(1);
    const [normal, stop, between, run] = lane?.spans ?? [];
    expect(stop?.width).toBe(0);
    expect(between?.x).toBe(stop?.x);
    expect((between?.x ?? 0) + (between?.width ?? 0)).toBeCloseTo(run?.x ?? 0, 1);
    expect(plain(between?.text?.wide ?? '')).toBe('przywrócony najpóźniej 17 marca, dnia nie podano');
    expect(normal?.x).toBe(0);
  });

  test('a restoration with a day is drawn on it', () => {
    const dated = [...HISTORY.slice(0, 2), restoration({ a: 'restored', b: 'restored' }, '2021-03-15')];
    expect(lanes(site('abd', ...dated))[1]).toBe('B, run, stop, run');
  });

  test('a panel that goes down again', () => {
    const again = restoration({ b: 'offline' }, '2021-03-19');
    const now = '2021-03-20T11:00:00.000Z';
    expect(lanes(site('abd', ...HISTORY, again), now)[1]).toBe('B, run, stop, between, run, stop');
    const later = [...HISTORY.slice(0, 2), restoration({ b: 'restored' }, '2021-03-12'), again];
    expect(lanes(site('abd', ...later), now)[1]).toBe('B, run, stop, run, stop');
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
    ['2021-03-22T23:00:00.000Z', 'day late', '22 marca: termin minął'],
  ] as const)('at %s the first is %s', ([now, mark, label]) => {
    expect(marks(now)[0]).toBe(mark);
    expect(viewOf(drafts, now).plot.wide.labels.map(({ text }) => plain(text))).toContain(label);
  });
});

describe('the axis', () => {
  const drafts = site('abd', ...HISTORY, availability([cell('xml', 'a', 'unavailable', '2021-03-22')]));
  const ticks = (now: string, room: 'wide' | 'narrow' = 'wide') =>
    viewOf(drafts, now)
      .plot[room].ticks.map(({ text }) => plain(text ?? '·'))
      .join(' ');

  test('from a day before the backup to a day after the last estimate', () => {
    expect(ticks('2021-03-17T11:00:00.000Z')).toBe('8 9 10 11 12 13 14 15 · · 19 20 21 22 23 dziś, 17 marca');
    expect(ticks('2021-03-17T11:00:00.000Z', 'narrow')).toBe('9 13 21 dziś, 17.03');
  });

  test.for(['2021-05-30', '2022-03-17', '2031-03-17', '2021-03-08'])(
    'of %s has room for its names',
    (day) => {
      for (const room of ['wide', 'narrow'] as const) {
        const named = viewOf(drafts, `${day}T11:00:00.000Z`).plot[room].ticks.filter(
          ({ text }) => text !== null,
        );
        expect(named.length).toBeGreaterThan(1);
        expect(named.length).toBeLessThanOrEqual(room === 'wide' ? 21 : 8);
        for (const { x } of named) expect(x).toBeGreaterThanOrEqual(0);
        for (const { x } of named) expect(x).toBeLessThanOrEqual(100);
      }
    },
  );

  test('the view is the same all day long', () => {
    const [morning, night, next] = ['17T00:01', '17T22:59', '17T23:01'].map((at) =>
      JSON.stringify(viewOf(drafts, `2021-03-${at}:00.000Z`)),
    );
    expect(night).toBe(morning);
    expect(next).not.toBe(night);
  });

  test('nothing stands outside of it, and words below do not touch', () => {
    const { plot } = viewOf(drafts);
    for (const { x, width } of plot.lanes.flatMap(({ spans }) => spans)) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(100.01);
    }
    const taken = plot.narrow.labels.map(({ row, x }) => `${row} ${x}`);
    expect(new Set(taken).size).toBe(taken.length);
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
    '10 marca, 0:47 | A, B | Początek awarii.',
    'od 11 marca | D | nowe konta',
    'najpóźniej 17 marca, dnia nie podano | A, B | przywrócone',
    '22 marca | A | Termin: | xml | według zapewnień OVH',
  ]);
});

test('without an incident the axis begins with what is known', () => {
  const drafts = [published(panelDocument('a')), restoration({ a: 'offline' }, '2021-03-15')];
  const state = project(eventsOf(drafts));
  const view = timelineView({ ...contextOf([]), state });
  expect(view?.plot.moments).toEqual([]);
  expect(view?.plot.wide.ticks[0]?.text).toBe('14');
});
