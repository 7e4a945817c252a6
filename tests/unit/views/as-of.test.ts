import { expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { faqEntryView } from '../../../src/views/faq-entry.ts';
import { historyView, readHistoryQuery } from '../../../src/views/history.ts';
import { homeView } from '../../../src/views/home.ts';
import { faqDocument, featureDocument, panelDocument, plain } from '../../support/documents.ts';
import { availability, cell, contextOf, published, restoration } from '../../support/state.ts';

const CONDITION = { feature: 'export', on: null, is: ['available'] } as const;
const answer = (body: string, order = 0) =>
  published(faqDocument('export', { when: [CONDITION], order }, { title: 'Eksport?', body }));
const SITE = [
  published(panelDocument('a'), featureDocument('export')),
  restoration({ a: 'restored' }),
  availability([cell('export', 'a', 'available')]),
  answer('Tak.\nDziała.'),
];

const clockSet: DraftEvent = {
  type: 'clock.set',
  payload: { mode: 'replay', instant: '2021-03-20T11:00:00.000Z' },
  since: null,
  actor: 'anna',
};

test('setting the clock says nothing of how things are: the history speaks as of the same instant as before', () => {
  const asOf = (drafts: readonly DraftEvent[]) => {
    const context = contextOf(drafts);
    const history = historyView(context, readHistoryQuery(new URLSearchParams()));
    return [history.page.asOf?.instant, homeView(context).page.asOf?.instant];
  };
  const [history, home] = asOf(SITE.slice(0, 3));
  expect(history).toBe(home);
  expect(asOf([...SITE.slice(0, 3), clockSet])).toEqual([history, home]);
});

const changed = (drafts: readonly DraftEvent[]) => {
  const view = faqEntryView(contextOf(drafts), 'export', { panel: null });
  return plain(view?.answers[0]?.changed?.text ?? 'no answer');
};

test.for<[name: string, later: DraftEvent]>([
  ['its front matter alone', answer('Tak.\nDziała.', 7)],
  ['blank space alone', answer('Tak.  \nDziała.\n\n')],
  ['nothing', answer('Tak.\nDziała.')],
  [
    'the note of a state on which it depends',
    availability([{ ...cell('export', 'a', 'available'), note: { pl: 'x', en: 'y' } }]),
  ],
])('an answer of which %s is another has not changed', ([, later]) => {
  expect(changed([...SITE, later])).toBe(changed(SITE));
});

test('an answer whose words or whose state changed has', () => {
  expect(changed([...SITE, answer('Tak.')])).not.toBe(changed(SITE));
  const turned = [
    ...SITE,
    availability([cell('export', 'a', 'limited')]),
    availability([cell('export', 'a', 'available')]),
  ];
  expect(changed(turned)).not.toBe(changed(SITE));
});
