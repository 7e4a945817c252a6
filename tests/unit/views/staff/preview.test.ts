import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../../../src/actions/limits.ts';
import { conflictsSince } from '../../../../src/domain/conflict.ts';
import type { DraftEvent } from '../../../../src/domain/events.ts';
import { rightsOf } from '../../../../src/domain/staff.ts';
import { conflictView } from '../../../../src/views/staff/conflict.ts';
import type { StaffViewContext } from '../../../../src/views/staff/context.ts';
import { emptyDraft } from '../../../../src/views/staff/draft.ts';
import { previewView } from '../../../../src/views/staff/preview.ts';
import {
  faqDocument,
  featureDocument,
  panelDocument,
  plain,
  stepDocument,
} from '../../../support/documents.ts';
import { availability, cell, contextOf, published, restoration, undoing } from '../../../support/state.ts';

const words = published(
  panelDocument('a'),
  panelDocument('b', '2019-11-18'),
  featureDocument('xml'),
  faqDocument(
    'wait',
    { when: [{ feature: 'xml', on: null, is: ['unavailable'] }] },
    { title: 'Kiedy wróci?' },
  ),
  stepDocument('switch', { when: [{ feature: 'xml', on: 'a', is: ['available'] }] }, { title: 'Przełącz' }),
);
const note = { pl: 'rano', en: 'in the morning' };
const before = [
  words,
  restoration({ a: 'restored', b: 'restored' }),
  availability([{ ...cell('xml', 'a', 'unavailable', '2021-03-23~', 'OVH'), note }]),
];

function staff(drafts: readonly DraftEvent[]): StaffViewContext {
  return {
    ...contextOf(drafts),
    limits: LIMITS,
    member: { id: '1', name: 'Ada', role: 'editor', may: rightsOf('editor') },
    nameOf: (actor) => (actor === 'test' ? 'Jan Kowalski' : actor),
  };
}

function previewOf(change: DraftEvent, base = before) {
  const context = staff(base);
  const typed = { ...emptyDraft('availability', context.state.revision), cells: ['xml@a'] };
  const { state: after } = contextOf([...base, change]);
  return previewView(context, { typed, after, changed: ['/', '/en/panel/a/', '/faq/wait/'] });
}

describe('the preview', () => {
  const view = previewOf(availability([cell('xml', 'a', 'available')]));

  test('shows each cell before and after', () => {
    expect(view.lines).toMatchObject([
      {
        before: { state: 'unavailable', note: { text: 'rano' } },
        after: { state: 'available', estimate: null },
      },
    ]);
    expect(plain(view.lines[0]?.before.estimate)).toBe('termin: ok. 23 marca, według zapewnień OVH');
  });

  test('says of a day that has passed that it has, as the matrix does', () => {
    const late = [...before, availability([cell('xml', 'a', 'unavailable', '2021-03-16', 'OVH')])];
    const [line] = previewOf(availability([cell('xml', 'a', 'available')]), late).lines;
    expect(line?.before.isOverdue).toBe(true);
    expect(plain(line?.before.estimate)).toBe(
      'termin minął 16 marca (zapewnienie OVH), jeszcze nie potwierdzono',
    );
  });

  test('names what will be lost', () => {
    expect(view.lost.map(plain)).toEqual([
      'xml, panel A: termin „ok. 23 marca, według zapewnień OVH”',
      'xml, panel A: uwaga „rano”',
    ]);
  });

  test('shows the first line of home before and after', () => {
    expect(plain(view.headline.before)).toContain('Nie wszystko');
    expect(view.headline.after).not.toBe(view.headline.before);
  });

  test('names the answers and steps that appear or go, and for whom', () => {
    expect(view.documents.map(({ change, kind, title, text }) => [change, kind, title, plain(text)])).toEqual(
      [
        ['goes', 'faq', 'Kiedy wróci?', 'Zniknie dla panelu A: odpowiedź'],
        ['comes', 'step', 'Przełącz', 'Pojawi się dla wszystkich paneli: krok'],
      ],
    );
  });

  test('names the answers that are withdrawn or brought back with an undo', () => {
    const answer = faqDocument('new', {}, { title: 'Czy w święta też?' });
    const undone = (document: typeof answer | null) =>
      undoing(1, { documents: [{ path: answer.path, document }] });
    const goes = previewOf(undone(null), [...before, published(answer)]);
    expect(goes.documents).toMatchObject([
      { change: 'goes', title: 'Czy w\u00a0święta też?', href: '/faq/new/' },
    ]);
    const comes = previewOf(undone(answer));
    expect(comes.documents).toMatchObject([{ change: 'comes', href: null }]);
  });

  test('calls the pages that change by their names, each in its language', () => {
    expect(view.pages.links).toEqual([
      { href: '/', address: 'https://status.example.com/', title: 'Status', locale: 'pl' },
      {
        href: '/en/panel/a/',
        address: 'https://status.example.com/en/panel/a/',
        title: 'Panel A',
        locale: 'en',
      },
      {
        href: '/faq/wait/',
        address: 'https://status.example.com/faq/wait/',
        title: 'Kiedy wróci?',
        locale: 'pl',
      },
    ]);
  });

  test('carries the change on as it was typed, with what it is based on', () => {
    expect(view.fields).toContainEqual(['cell', 'xml@a']);
    expect(view.fields).toContainEqual(['revision', '3']);
  });

  test('says that readers do not see what is stated of a panel that is down', () => {
    const down = [...before, restoration({ a: 'offline' })];
    const [remark] = previewOf(availability([cell('xml', 'a', 'limited')]), down).remarks;
    expect(plain(remark)).toContain('xml, panel A: panel nie działa');
  });
});

describe('the page of a conflict', () => {
  const context = staff([...before, availability([cell('xml', 'a', 'limited')])]);
  const mine = { ...cell('xml', 'a', 'available'), since: null };
  const conflicts = conflictsSince(context.state, { expected: 3 }, [
    { kind: 'availability', cell: { feature: 'xml', panel: 'a' }, mine },
  ]);
  const typed = { ...emptyDraft('availability', 3), cells: ['xml@a', 'xml@b'] };

  test('holds mine, theirs, what both began from, who and when', () => {
    const { choices, decided, rest } = conflictView(context, { typed, conflicts, count: 2, chosen: null });
    expect(choices).toMatchObject([
      {
        name: 'xml@a',
        mine: { state: 'available' },
        theirs: { state: 'limited' },
        base: { state: 'unavailable' },
        isSame: false,
        error: null,
      },
    ]);
    expect(plain(choices[0]?.by)).toBe('Jan Kowalski, 17 marca, 12:03');
    expect(decided).toBe(4);
    expect(plain(rest)).toContain('1');
  });

  test('nobody is said to have been faster than somebody who takes back what is old', () => {
    const undo = { ...typed, verb: 'undo', undo: '3' };
    const title = (one: typeof undo) =>
      conflictView(context, { typed: one, conflicts, count: 2, chosen: null }).page.title;
    expect(title({ ...undo, verb: 'availability' })).toBe('Ktoś był szybszy');
    expect(title(undo)).toBe('Od wydania 3 coś się już zmieniło');
  });

  test('says of each that is not chosen yet that it is to be', () => {
    const chosen = new Map([['xml@a', '']]);
    expect(conflictView(context, { typed, conflicts, count: 2, chosen }).choices[0]?.error).not.toBeNull();
  });
});

test('a preview shows a note in both languages, of each language once', () => {
  const noted = [
    ...before,
    availability([{ ...cell('xml', 'a', 'limited'), note: { pl: 'wolno', en: 'slow' } }]),
  ];
  const after = contextOf(noted).state;
  const typed = emptyDraft('availability', 3);
  const [line] = previewView(staff(before), { typed, after, changed: [] }).lines;
  expect(line?.translated).toEqual({
    before: { text: 'in the morning', lang: 'en' },
    after: { text: 'slow', lang: 'en' },
  });
});

test('what the site says already has nothing to show, and can be scheduled alone', () => {
  const context = staff(before);
  const typed = emptyDraft('availability', 3);
  const view = previewView(context, { typed, after: context.state, changed: [], isForLater: true });
  expect(view).toMatchObject({ isForLater: true, lines: [] });
  expect(plain(view.lead)).toContain('Strona mówi to już teraz');
});
