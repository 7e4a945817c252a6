import { describe, expect, test } from 'vitest';
import { inKeptOrder } from '../../../src/staff/kept-order.ts';

const BEFORE = {
  panels: ['c', 'a'],
  uses: ['shop'],
  when: ['feature:api@*=unavailable,limited', 'panel:c=restored'],
  title: 'Tytuł',
};

describe('the order of what is ticked', () => {
  test('stays as somebody wrote it while it says the same', () => {
    const sent = {
      ...BEFORE,
      panels: ['a', 'c'],
      when: ['panel:c=restored', 'feature:api@*=limited,unavailable'],
    };
    expect(inKeptOrder('faq', sent, BEFORE)).toEqual(BEFORE);
  });

  test('of what was added comes after, and what is not ticked goes', () => {
    const sent = { panels: ['a', 'b', 'c'], uses: [], when: ['feature:api@*=available,limited'] };
    expect(inKeptOrder('faq', sent, BEFORE)).toEqual({
      panels: ['c', 'a', 'b'],
      uses: [],
      when: ['feature:api@*=limited,available'],
    });
  });

  test('that somebody chose is theirs: names of areas, numbers of facts', () => {
    const sent = { facts: ['F02', 'F01'] };
    expect(inKeptOrder('faq', sent, { facts: ['F01', 'F02'] })).toEqual(sent);
  });
});
