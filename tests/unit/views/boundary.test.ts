import { describe, expect, test } from 'vitest';
import { DOCUMENTS } from '../../../src/backstage/public-documents.ts';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { nextChangeAfter } from '../../../src/domain/next-change.ts';
import { routes } from '../../../src/publish/routes.ts';
import { orPlain } from '../../../src/views/boundary.ts';
import { cellView } from '../../../src/views/cell.ts';
import { featureTimelineView } from '../../../src/views/feature-timeline.ts';
import { historyView, readHistoryQuery } from '../../../src/views/history.ts';
import { viewOf } from '../../../src/views/registry.ts';
import { emptyDraft } from '../../../src/views/staff/draft.ts';
import { editorView } from '../../../src/views/staff/editor.ts';
import { logView } from '../../../src/views/staff/log.ts';
import { needsView } from '../../../src/views/staff/needs-you.ts';
import { previewView } from '../../../src/views/staff/preview.ts';
import { publishedView } from '../../../src/views/staff/published.ts';
import { timelineView } from '../../../src/views/timeline.ts';
import { featureDocument, panelDocument } from '../../support/documents.ts';
import { QUIET, staffContextOf } from '../../support/staff.ts';
import { availability, cell, contextOf, published, restoration } from '../../support/state.ts';

const before = [
  published(panelDocument('a'), panelDocument('b'), featureDocument('xml'), featureDocument('orders')),
  restoration({ a: 'restored', b: 'restored' }),
  availability([cell('xml', 'a', 'limited', '2021-03-23'), cell('orders', 'a', 'available')]),
];

/** No version of the program writes such a cell; whoever changes the database by hand may. */
function malformed(parts: object): DraftEvent {
  const event = availability([cell('xml', 'b', 'limited')]);
  const cells = [
    { feature: 'xml', panel: 'b', state: 'limited', estimate: { kind: 'none' }, note: null, ...parts },
  ];
  return JSON.parse(JSON.stringify({ ...event, payload: { cells } }));
}

describe.for([
  ['a note that is a number', { note: { pl: 7, en: 7 } }],
  ['a day that is none', { estimate: { kind: 'day', day: 'tomorrow', promisedBy: null } }],
  ['a day that is missing', { estimate: { kind: 'day', promisedBy: null } }],
] as const)('a cell with %s', ([, parts]) => {
  const reports: string[] = [];
  const bad = malformed(parts);
  const context = {
    ...contextOf([...before, bad]),
    report: (why: string) => {
      reports.push(why);
    },
  };

  test('is shown as it stands in the log, says so, and takes no other along', () => {
    expect(cellView(context, 'xml', 'b')).toMatchObject({
      state: 'unknown',
      estimate: null,
      note: { text: expect.stringContaining('"state":"limited"') },
    });
    expect(reports).toHaveLength(1);
    expect(cellView(context, 'xml', 'a')).toEqual(cellView(contextOf(before), 'xml', 'a'));
    expect(cellView(context, 'orders', 'a')).toEqual(cellView(contextOf(before), 'orders', 'a'));
    expect(reports).toHaveLength(1);
  });

  test('leaves the pages of staff standing, where it can be mended', () => {
    const staff = staffContextOf(context);
    const { state } = staff;
    expect(needsView(staff, QUIET).count).toBeGreaterThanOrEqual(0);
    expect(logView(staff, new URLSearchParams()).entries).toHaveLength(4);
    const typed = { ...emptyDraft('availability', state.revision), cells: ['xml@b'] };
    expect(editorView(staff, { typed }).areas[0]?.rows[0]?.cells.map(({ state: one }) => one)).toHaveLength(
      2,
    );
    const { state: after } = contextOf([...before, bad, availability([cell('xml', 'b', 'available')])]);
    expect(previewView(staff, { typed, after, changed: ['/'] }).lines).toMatchObject([
      { after: { state: 'available' } },
    ]);
    const mended = staffContextOf({ ...context, state: after });
    expect(publishedView(mended, after.revision)).not.toBeNull();
    expect(logView(mended, new URLSearchParams()).entries).toHaveLength(5);
    expect(cellView(mended, 'xml', 'b').state).toBe('available');
  });

  test('leaves every page and document standing', () => {
    const { state, now } = context;
    expect(() => nextChangeAfter(state, now)).not.toThrow();
    for (const route of routes(state).values()) {
      if (route.locale === 'pl') expect(() => viewOf(context, route), route.path).not.toThrow();
    }
    for (const [path, { view, locale }] of Object.entries(DOCUMENTS)) {
      if (locale === 'pl') expect(() => view(context), path).not.toThrow();
    }
  });

  test('leaves the pictures and the history standing', () => {
    expect(() => [timelineView(context), featureTimelineView(context, 'xml')]).not.toThrow();
    expect(() => historyView(context, readHistoryQuery(new URLSearchParams()))).not.toThrow();
  });
});

test('a cell without an estimate says nothing of when', () => {
  const context = contextOf([...before, malformed({ estimate: null })]);
  expect(cellView(context, 'xml', 'b')).toMatchObject({ state: 'limited', estimate: null, note: null });
  expect(() => needsView(staffContextOf(context), QUIET)).not.toThrow();
});

test('what can be made is made, and nobody is told', () => {
  const reports: string[] = [];
  const context = { report: (why: string) => reports.push(why) };
  expect(
    orPlain(
      context,
      () => 'made',
      () => 'plain',
    ),
  ).toBe('made');
  expect(reports).toEqual([]);
});
