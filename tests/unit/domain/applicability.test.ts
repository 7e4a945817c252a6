import { describe, expect, test } from 'vitest';
import {
  applies,
  type Condition,
  conditionHolds,
  type Facts,
  isSaid,
} from '../../../src/domain/applicability.ts';
import { AVAILABILITIES } from '../../../src/domain/availability.ts';
import { RESTORATIONS } from '../../../src/domain/panel.ts';

const PANELS = ['a', 'b', 'c', 'd'];
const everything = { panels: [], uses: [], when: [] };
const silent: Facts = { restoration: () => null, availability: () => 'unknown' };

describe('for every panel and every state', () => {
  const cases = PANELS.flatMap((panel) => RESTORATIONS.map((restoration) => [panel, restoration] as const));
  test.for(cases)('a document bound to panel %s being %s is said then and only then', ([bound, wanted]) => {
    const when: Condition[] = [{ panel: bound, is: [wanted] }];
    for (const now of RESTORATIONS) {
      const facts: Facts = { ...silent, restoration: (panel) => (panel === bound ? now : null) };
      for (const reader of PANELS) {
        expect(applies({ ...everything, when }, { panel: reader, uses: null }, facts)).toBe(now === wanted);
      }
    }
  });

  const features = PANELS.flatMap((panel) => AVAILABILITIES.map((state) => [panel, state] as const));
  test.for(features)(
    'a document bound to a feature on panel %s being %s is said then and only then',
    ([bound, wanted]) => {
      for (const now of AVAILABILITIES) {
        const facts: Facts = {
          ...silent,
          availability: (feature, panel) => (feature === 'f' && panel === bound ? now : 'unknown'),
        };
        const fixed: Condition = { feature: 'f', on: bound, is: [wanted] };
        const own: Condition = { feature: 'f', on: null, is: [wanted] };
        for (const reader of PANELS) {
          expect(conditionHolds(fixed, reader, facts)).toBe(now === wanted);
          expect(conditionHolds(own, reader, facts)).toBe((reader === bound ? now : 'unknown') === wanted);
        }
      }
    },
  );

  test('a panel sees nothing that is addressed to others alone', () => {
    for (const addressed of PANELS) {
      for (const reader of PANELS) {
        const audience = { ...everything, panels: [addressed] };
        expect(applies(audience, { panel: reader, uses: null }, silent)).toBe(reader === addressed);
      }
    }
  });
});

describe('what the reader uses', () => {
  const audience = { ...everything, uses: ['allegro', 'shop'] };
  test.for([
    [null, true],
    [['shop'], true],
    [['allegro', 'ceneo'], true],
    [['ceneo'], false],
    [[], false],
  ] as const)('%j: shown is %s', ([uses, shown]) => {
    expect(applies(audience, { panel: 'a', uses }, silent)).toBe(shown);
  });

  test('what is for everybody is shown whatever they use', () => {
    expect(applies(everything, { panel: 'a', uses: [] }, silent)).toBe(true);
  });
});

test('a panel nobody has spoken of satisfies no condition', () => {
  expect(conditionHolds({ panel: 'a', is: [...RESTORATIONS] }, 'a', silent)).toBe(false);
});

test('an answer is said as long as it is said on one of the panels it addresses', () => {
  const facts: Facts = { ...silent, availability: (_, panel) => (panel === 'b' ? 'limited' : 'unknown') };
  const when: Condition[] = [{ feature: 'f', on: null, is: ['limited'] }];
  expect(isSaid({ ...everything, when }, PANELS, facts)).toBe(true);
  expect(isSaid({ ...everything, panels: ['a', 'c'], when }, PANELS, facts)).toBe(false);
});

test('a condition on the reader’s own panel looks at that panel and at no other', () => {
  const facts: Facts = { ...silent, restoration: (panel) => (panel === 'a' ? 'offline' : 'restored') };
  const when: Condition[] = [{ panel: 'own', is: ['restoring', 'restored', 'new'] }];
  const readers = PANELS.filter((panel) => applies({ ...everything, when }, { panel, uses: null }, facts));
  expect(readers).toEqual(['b', 'c', 'd']);
  expect(applies({ ...everything, when }, { panel: 'a', uses: null }, silent)).toBe(false);
});
