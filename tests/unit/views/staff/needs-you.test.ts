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

describe('what an authority is owed', () => {
  const KNOWN = '2026-03-10T22:30:00.000Z';
  const known = opened('fire', { knownSince: KNOWN });
  const at = (wall: string, hours: readonly (24 | 72)[] = []): Surroundings => ({
    ...QUIET,
    authority: {
      wall,
      sent: hours.map((one) => ({
        incident: 'fire',
        hours: one,
        sentAt: KNOWN,
        sentBy: 'staff:7',
        reference: null,
      })),
    },
  });
  const owed = (surroundings: Surroundings, locale: 'pl' | 'en' = 'en') =>
    items([known], surroundings, locale).filter(({ kind }) => kind.startsWith('authority.'));

  test('is counted down by the clock of the server, and leads to where it is noted that it was sent', () => {
    const [item] = owed(at('2026-03-11T20:00:00.000Z'));
    expect(item).toMatchObject({
      kind: 'authority.24',
      urgency: 'now',
      action: { href: '/en/staff/authority/fire/' },
      since: { instant: KNOWN },
    });
    expect(item?.what.replaceAll('\u00a0', ' ')).toContain(
      '11 March 2026, 23:30 (24 h after it became known',
    );
    expect(item?.what.replaceAll('\u00a0', ' ')).toContain('Left: 2 h.');
  });

  test('says in both languages that it is late, and goes on saying so until it was sent', () => {
    const late = at('2026-03-15T20:00:00.000Z');
    expect(owed(late)[0]?.what).toContain('It is late');
    expect(owed(late, 'pl')[0]?.what).toContain('Termin minął');
    expect(owed(at('2026-03-15T20:00:00.000Z', [24, 72]))).toEqual([]);
  });

  test('of the notification is for later while there is more than a day', () => {
    const urgency = (wall: string) => owed(at(wall, [24])).map((one) => [one.kind, one.urgency]);
    expect(urgency('2026-03-11T20:00:00.000Z')).toEqual([['authority.72', 'soon']]);
    expect(urgency('2026-03-13T20:00:00.000Z')).toEqual([['authority.72', 'now']]);
  });
});
