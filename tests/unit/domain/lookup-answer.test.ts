import { describe, expect, it } from 'vitest';
import { withNewAccount } from '../../../src/domain/lookup-answer.ts';
import { dayOf } from '../../support/day.ts';
import { findPanels, PANELS } from '../../support/lookup.ts';

describe('a new account after the failure', () => {
  it.each([
    ['17.11.2019', 'd'],
    ['listopad 2019', 'd'],
    ['marzec 2021', 'd'],
    ['panel c', 'd'],
    ['11.03.2021', null],
    ['panel d', null],
  ])('with %s the second answer is %s', (text, newAccount) => {
    const first = findPanels(text);
    expect(withNewAccount(first, PANELS)).toEqual({ ...first, newAccount });
    expect(first).toMatchObject({ newAccount: null });
  });

  it('a refusal passes unchanged', () => {
    const refusal = findPanels('31.02.2020');
    expect(withNewAccount(refusal, PANELS)).toBe(refusal);
  });

  it('there is no second answer when no panel takes new accounts', () => {
    const closed = [{ id: 'a', createdFrom: null, createdTo: dayOf('2021-03-10') }];
    expect(withNewAccount(findPanels('2018', 'pl', closed), closed)).toMatchObject({ newAccount: null });
  });
});
