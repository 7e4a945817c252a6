import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../../src/domain/events.ts';
import { project } from '../../../../src/domain/projection.ts';
import { ROLES } from '../../../../src/domain/staff.ts';
import { type LogView, loggedChanges, logView } from '../../../../src/views/staff/log.ts';
import { featureDocument, panelDocument } from '../../../support/documents.ts';
import { eventsOf } from '../../../support/events.ts';
import { staffContextOf } from '../../../support/staff.ts';
import {
  availability,
  by,
  cell,
  contextOf,
  published,
  redaction,
  restoration,
} from '../../../support/state.ts';
import { opened, posted } from '../../../support/updates.ts';

const drafts: DraftEvent[] = [
  by(
    'content',
    published(panelDocument('a'), panelDocument('b'), featureDocument('x'), featureDocument('y')),
  ),
  by('staff:7', availability([cell('x', 'a', 'limited')])),
  by('cli:root', restoration({ b: 'offline' })),
  by('staff:7', availability([cell('y', 'b', 'unavailable')])),
  by('staff:7', redaction(4)),
];

const context = (role: (typeof ROLES)[number] = 'admin') => {
  const events = eventsOf(drafts).map((event) =>
    event.sequence === 4 ? { ...event, payload: null } : event,
  );
  return staffContextOf({ ...contextOf([]), state: project(events) }, role);
};
const view = (query = '', role?: (typeof ROLES)[number]): LogView =>
  logView(context(role), new URLSearchParams(query));
const revisions = (query: string) => view(query).entries.map(({ revision }) => revision);

test('the newest entry stands first, with who said it', () => {
  expect(view().entries.map(({ revision, who }) => [revision, who])).toEqual([
    [5, 'Ewa'],
    [4, 'Ewa'],
    [3, 'wiersz poleceń: root'],
    [2, 'Ewa'],
    [1, 'pliki z\u00a0treścią'],
  ]);
});

describe('the filters', () => {
  test.for([
    ['person=staff:7', [5, 4, 2]],
    ['panel=b', [3]],
    ['feature=x', [2]],
    ['kind=panel', [3]],
    ['kind=content', [1]],
    ['kind=redaction', [5, 4]],
    ['from=2021-03-17&to=2021-03-17', [5, 4, 3, 2, 1]],
    ['from=2021-03-18', []],
    ['to=2021-03-16', []],
    ['before=3', [2, 1]],
    ['person=staff:7&feature=x', [2]],
  ] as const)('%s leaves %j', ([query, left]) => {
    expect(revisions(query)).toEqual(left);
    const { exports } = view(query);
    expect(
      loggedChanges(context(), new URLSearchParams(exports[0]?.href.split('?')[1])).map(
        (one) => one.revision,
      ),
    ).toEqual(query === 'before=3' ? [5, 4, 3, 2, 1] : left);
  });

  test('that are not understood are told and left out', () => {
    expect(view('panel=z&from=yesterday').messages).toHaveLength(2);
    expect(revisions('panel=z')).toHaveLength(5);
  });
});

describe('an entry', () => {
  test('that was redacted says so, and its redaction says why', () => {
    const [redaction, entry] = view().entries;
    expect(redaction).toMatchObject({ reason: 'a name', redacts: { href: '/staff/log/?before=5#r4' } });
    expect(entry).toMatchObject({
      isRedacted: true,
      text: 'Treść tego wpisu usunięto 17\u00a0marca.',
      lines: [],
      undoHref: null,
      redactHref: null,
    });
  });

  test('names the wall clock only where it differs', () => {
    expect(view().entries[0]?.recorded).toBeNull();
    const events = eventsOf(drafts.slice(0, 2)).map((event) => ({
      ...event,
      recordedAt: '2026-01-01T00:00:00.000Z',
    }));
    const state = project(events);
    const [entry] = logView(staffContextOf({ ...contextOf([]), state }), new URLSearchParams()).entries;
    expect(entry?.recorded?.instant).toBe('2026-01-01T00:00:00.000Z');
  });

  test.for(ROLES)('leads the role of %s only to what it may do', (role) => {
    const entry = view('', role).entries.find(({ revision }) => revision === 2);
    expect(entry?.undoHref).toBe(role === 'editor' || role === 'admin' ? '/staff/undo/2/' : null);
    expect(entry?.redactHref).toBe(role === 'admin' ? '/staff/redact/2/' : null);
    expect(view('', role).auditHref).toBe(role === 'admin' ? '/staff/log/audit/' : null);
  });
});

test('what was said of incidents can be undone like everything else', () => {
  const said = staffContextOf(
    contextOf([
      published(panelDocument('a')),
      by('staff:7', opened('fire')),
      by('staff:7', posted('fire', 'u3')),
    ]),
  );
  const hrefs = logView(said, new URLSearchParams()).entries.map(({ undoHref }) => undoHref);
  expect(hrefs.slice(0, 2)).toEqual(['/staff/undo/3/', '/staff/undo/2/']);
});

test('a long log has pages that hold every entry once', () => {
  const many = Array.from({ length: 120 }, () => by('staff:7', availability([cell('x', 'a', 'limited')])));
  const long = staffContextOf(contextOf([published(panelDocument('a'), featureDocument('x')), ...many]));
  const seen: number[] = [];
  for (let href: string | null = '?'; href !== null; ) {
    const page: LogView = logView(long, new URLSearchParams(href.split('?')[1]));
    seen.push(...page.entries.map(({ revision }) => revision));
    href = page.olderHref;
  }
  expect(seen).toEqual(Array.from({ length: 121 }, (_, index) => 121 - index));
});
