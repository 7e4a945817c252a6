import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { project } from '../../../src/domain/projection.ts';
import { shownAround, shownVersions, todayOf } from '../../../src/views/shown-answer.ts';
import {
  faqDocument,
  featureDocument,
  panelDocument,
  siteDocument,
  translationOf,
} from '../../support/documents.ts';
import { eventsOf } from '../../support/events.ts';
import {
  availability,
  cell,
  confirmation,
  contextOf,
  published,
  RENDERED,
  restoration,
  undoing,
  withdrawn,
} from '../../support/state.ts';

const site = published(
  siteDocument({ orders: 'Zamówienia' }),
  panelDocument('a'),
  panelDocument('b', '2019-11-18'),
  featureDocument('export'),
);
const variant = (name: string, is: 'available' | 'limited' | 'unavailable', body: string) =>
  faqDocument(
    `answer.${name}`,
    { when: [{ feature: 'export', on: null, is: [is] }], ...(name === 'x' && { panels: ['b'] }) },
    { title: 'Pytanie?', body },
  );
const always = (body: string) =>
  faqDocument('answer.z', { when: [{ panel: 'a', is: ['offline'] }] }, { title: 'Pytanie?', body });

const anyBody = fc.constantFrom('Tak.', 'Nie.', 'Może.');
const anyPanel = fc.constantFrom('a', 'b');
const anySaid: fc.Arbitrary<DraftEvent> = fc.oneof(
  fc
    .tuple(fc.constantFrom('x', 'y'), fc.constantFrom('available', 'limited', 'unavailable'), anyBody)
    .map(([name, is, body]) => published(variant(name, is, body))),
  anyBody.map((body) => published(always(body))),
  anyBody.map((body) => published(translationOf(always(''), { title: 'Question?', body }))),
  fc.constantFrom('x', 'y', 'z').map((name) => withdrawn(`pl/faq/answer.${name}.md`)),
  fc
    .tuple(anyPanel, fc.constantFrom('available', 'limited', 'unavailable', 'unknown'))
    .map(([panel, state]) => availability([cell('export', panel, state)])),
  fc
    .tuple(anyPanel, fc.constantFrom('offline', 'restored'))
    .map(([panel, state]) => restoration({ [panel]: state })),
  anyPanel.map((panel) =>
    undoing(1, { availability: [{ ...cell('export', panel, 'available'), since: null }] }),
  ),
  fc.constant(confirmation()),
);

test('law: what is found of a revision is what readers saw at that revision', () => {
  fc.assert(
    fc.property(
      fc.array(anySaid, { minLength: 1, maxLength: 14 }),
      fc.constantFrom('pl', 'en'),
      (said, locale) => {
        const events = eventsOf([site, published(always('Zawsze.')), ...said, published(always('Teraz.'))]);
        const context = { ...contextOf([], { locale }), words: RENDERED, state: project(events) };
        for (const [index, { effectiveAt: now }] of events.entries()) {
          const then = { ...context, now, state: project(events.slice(0, index + 1)) };
          const { text } = todayOf(then, 'answer');
          const found = shownAround(context, 'answer', index + 1)?.shown.text ?? '';
          // Nothing at its address is no silence: there was no such page.
          const stood = Object.keys(then.state.documents).some((path) => path.startsWith('pl/faq/'));
          expect(found).toBe(stood ? text : '');
        }
      },
    ),
  );
});

test('law: a version that is published lasts until the next one', () => {
  fc.assert(
    fc.property(fc.array(anySaid, { maxLength: 14 }), (said) => {
      const context = { ...contextOf([site, ...said, published(always('Teraz.'))]), words: RENDERED };
      const { versions } = shownVersions(context, 'answer', 10);
      for (let revision = versions.at(-1)?.from ?? 0; revision <= context.state.revision; revision += 1) {
        const version = versions.find(({ from }) => from <= revision);
        expect(shownAround(context, 'answer', revision)?.shown.text).toBe(version?.text);
      }
    }),
  );
});

test('of an answer that turns without end the last two hundred turns are looked at', () => {
  const turns = Array.from({ length: 500 }, (_, number) =>
    availability([cell('export', 'a', number % 2 ? 'limited' : 'unavailable')]),
  );
  const context = {
    ...contextOf([site, published(variant('y', 'available', 'Tak.')), ...turns]),
    words: RENDERED,
  };
  expect(shownVersions(context, 'answer', 10)).toMatchObject({ versions: { length: 1 }, hasOlder: true });
});
