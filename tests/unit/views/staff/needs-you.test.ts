import { describe, expect, test } from 'vitest';
import type { OpenIntent, PartInTrouble, Surroundings } from '../../../../src/domain/surroundings.ts';
import { needsView } from '../../../../src/views/staff/needs-you.ts';
import {
  faqDocument,
  featureDocument,
  inBothLanguages,
  panelDocument,
  plain,
} from '../../../support/documents.ts';
import { QUIET, staffContextOf } from '../../../support/staff.ts';
import { availability, cell, contextOf, published } from '../../../support/state.ts';
import { opened } from '../../../support/updates.ts';

const base = published(...inBothLanguages(panelDocument('a'), panelDocument('b'), featureDocument('x')));

function items(
  drafts: Parameters<typeof contextOf>[0],
  surroundings: Surroundings = QUIET,
  locale: 'pl' | 'en' = 'pl',
) {
  const view = needsView(staffContextOf(contextOf([base, ...drafts], { locale })), surroundings);
  return view.groups.flatMap((group) => group.items);
}

const intent = (overrides: Partial<OpenIntent>): OpenIntent => ({
  id: '1',
  kind: 'scheduled',
  status: 'waiting',
  applyAt: '2021-03-17T12:00:00.000Z',
  createdAt: '2021-03-17T10:00:00.000Z',
  actor: 'staff:7',
  refusal: null,
  ...overrides,
});

test('nothing to do is an empty view', () => {
  const view = needsView(staffContextOf(contextOf([base])), QUIET);
  expect(view).toMatchObject({ groups: [], count: 0 });
});

test('what is wrong now stands before what is due, and that before what can wait', () => {
  const noted = { ...cell('x', 'b', 'limited'), note: { pl: 'nowe', en: 'nowe' } };
  const view = needsView(
    staffContextOf(contextOf([base, availability([cell('x', 'a', 'limited', '2021-03-16'), noted])])),
    {
      ...QUIET,
      troubles: [
        { part: 'backup', code: 'backup.failed', message: 'disk full', since: '2026-01-01T00:00:00.000Z' },
      ],
    },
  );
  expect(view.groups.map(({ urgency, items: found }) => [urgency, ...found.map(({ kind }) => kind)])).toEqual(
    [
      ['now', 'estimate.overdue'],
      ['soon', 'trouble.backup'],
      ['later', 'note.untranslated'],
    ],
  );
});

test('pages that could not be made anew are named, with what to do', () => {
  const trouble: PartInTrouble = {
    part: 'publishing',
    code: 'publishing.pages',
    message: 'no such day',
    since: '2026-01-01T00:00:00.000Z',
    addresses: ['/', '/history/'],
  };
  const [item] = items([], { ...QUIET, troubles: [trouble] }, 'en');
  expect(item).toMatchObject({ kind: 'trouble.publishing', urgency: 'now' });
  expect(item?.what).toMatch(/^These pages could not be prepared again.*Undo the change/);
  expect(item?.details).toEqual(['/', '/history/', 'no such day']);
  expect(item?.action.href).toBe('/en/staff/log/');
});

describe('each leads to its action', () => {
  test('a cell to the matrix, with its panels named', () => {
    const cells = ['a', 'b'].map((panel) => cell('x', panel, 'limited', '2021-03-16'));
    const [item] = items([availability(cells)]);
    expect(plain(item?.what)).toBe('x, panele A i B: termin minął 16 marca, jeszcze nie potwierdzono.');
    expect(item?.action.href).toBe('/staff/?cell=x%40a&cell=x%40b#change');
  });

  test('whoever may not publish to what is said of it', () => {
    const overdue = availability([cell('x', 'a', 'limited', '2021-03-16')]);
    const [group] = needsView(staffContextOf(contextOf([base, overdue]), 'support'), QUIET).groups;
    expect(group?.items[0]?.action).toEqual({ href: '/features/x/', label: 'Zobacz stronę' });
  });

  test('a promised update to the confirmation, in the language of the page', () => {
    const promised = {
      type: 'status.confirmed',
      payload: { nextUpdateBy: '2021-03-17T10:00:00.000Z' },
      since: null,
      actor: 'x',
    } as const;
    const view = needsView(
      staffContextOf(contextOf([promised], { locale: 'en', now: '2021-03-18T11:00:00.000Z' })),
      QUIET,
    );
    expect(view.count).toBe(0);
    const late = { ...promised, payload: { nextUpdateBy: '2021-03-17T12:00:00.000Z' } };
    const [group] = needsView(
      staffContextOf(contextOf([late], { locale: 'en', now: '2021-03-18T11:00:00.000Z' })),
      QUIET,
    ).groups;
    expect(group?.items[0]).toMatchObject({ kind: 'update.late', action: { href: '/en/staff/#confirm' } });
  });

  test('an incident of which nothing was said yet to the form of its first update; who may not write, to its page', () => {
    const silent = contextOf([opened('fire', { title: { pl: 'Pożar', en: 'Fire' } })], { locale: 'en' });
    const item = (role: 'editor' | 'support') =>
      needsView(staffContextOf(silent, role), QUIET).groups[0]?.items[0];
    expect(item('editor')).toMatchObject({
      kind: 'incident.silent',
      urgency: 'now',
      what: '“Fire”: the incident is open, and nothing has been said about it yet.',
      action: { href: '/en/staff/updates/fire/' },
    });
    expect(item('support')?.action.href).toBe('/en/incidents/fire/');
  });

  test('a hold and what did not apply to the scheduled; what waits for its day needs nobody', () => {
    const intents = [
      intent({}),
      intent({ id: '2', kind: 'hold' }),
      intent({ id: '3', status: 'refused', refusal: 'Changed since revision 2.' }),
    ];
    const found = items([], { ...QUIET, intents });
    expect(found.map(({ kind, details, action }) => [kind, details, action.href])).toEqual([
      ['intent.hold', [], '/staff/scheduled/'],
      ['intent.refused', ['Changed since revision 2.'], '/staff/scheduled/'],
    ]);
    expect(plain(found[0]?.what)).toContain('Ewa');
  });

  test('a file in error to the page it is on, an answer to its question', () => {
    const faq = inBothLanguages(
      faqDocument('q.yes', { when: [{ feature: 'x', on: null, is: ['available'] }] }),
    );
    const found = items([published(...faq)], {
      ...QUIET,
      files: [{ file: 'pl/faq/q.yes.md', message: 'pl/faq/q.yes.md:3 area: no such area' }],
    });
    expect(found.map(({ kind, action }) => [kind, action.href])).toEqual([
      ['file.error', '/faq/q/'],
      ['answer.uncovered', '/faq/q/'],
    ]);
  });
});

test('files of which the same is to be said are one item', () => {
  const found = items([published(faqDocument('one'), faqDocument('two'))]);
  expect(found).toMatchObject([
    { kind: 'translation.missing', what: 'Bez tłumaczenia: 2', details: ['pl/faq/one.md', 'pl/faq/two.md'] },
  ]);
});
