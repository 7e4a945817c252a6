import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Authority,
  mayAdminister,
  mayApply,
  OPERATOR,
  type Reach,
  ROLES,
  TOKEN_VERBS,
  type TokenScope,
  type Verb,
} from '../../../src/domain/staff.ts';

const VERBS: readonly Verb[] = [...TOKEN_VERBS, 'undo', 'clock', 'content', 'redact'];

const REACHES = {
  'x on a': [{ panel: 'a', feature: 'x' }],
  'x on b': [{ panel: 'b', feature: 'x' }],
  'y on a': [{ panel: 'a', feature: 'y' }],
  'x on a and b': [
    { panel: 'a', feature: 'x' },
    { panel: 'b', feature: 'x' },
  ],
  'all of a': [{ panel: 'a' }],
  nothing: [],
  site: 'site',
} as const satisfies Readonly<Record<string, Reach>>;

type Target = keyof typeof REACHES;

const tokenOf = (scope: Partial<TokenScope>): Authority => ({
  kind: 'token',
  scope: { verbs: TOKEN_VERBS, features: null, panels: null, ...scope },
});

describe('a token that may say all there is to say', () => {
  const everything = Object.keys(REACHES) as Target[];
  const cases: readonly [string, Partial<TokenScope>, readonly Target[]][] = [
    ['is not narrowed down: of everything', {}, everything],
    ['for panel a', { panels: ['a'] }, ['x on a', 'y on a', 'all of a']],
    [
      'for panels a and b',
      { panels: ['a', 'b'] },
      ['x on a', 'x on b', 'y on a', 'x on a and b', 'all of a'],
    ],
    ['for feature x', { features: ['x'] }, ['x on a', 'x on b', 'x on a and b']],
    ['for x on a', { features: ['x'], panels: ['a'] }, ['x on a']],
    ['for no panel', { panels: [] }, []],
    ['for no feature', { features: [] }, []],
  ];
  for (const [name, scope, allowed] of cases) {
    test.for(TOKEN_VERBS)(`${name}; %s`, (verb) => {
      const may = everything.filter((target) => mayApply(tokenOf(scope), { verb, reach: REACHES[target] }));
      expect(may).toEqual(allowed);
    });
  }
});

describe('each verb is for those who have it', () => {
  test.for(VERBS)('%s', (verb) => {
    const reach = 'site';
    const isAdministration = ['clock', 'content', 'redact'].includes(verb);
    const roles = ROLES.filter((role) => mayApply({ kind: 'staff', role }, { verb, reach }));
    expect(roles).toEqual(isAdministration ? ['admin'] : ['editor', 'admin']);
    expect(mayApply(OPERATOR, { verb, reach })).toBe(true);
    for (const own of TOKEN_VERBS) {
      expect(mayApply(tokenOf({ verbs: [own] }), { verb, reach })).toBe(own === verb);
    }
  });

  test('people and tokens are managed by administrators and operators, by no token', () => {
    expect(ROLES.filter((role) => mayAdminister({ kind: 'staff', role }))).toEqual(['admin']);
    expect(mayAdminister(OPERATOR)).toBe(true);
    expect(mayAdminister(tokenOf({}))).toBe(false);
  });
});

describe('laws of a token’s scope', () => {
  const ids = fc.subarray(['a', 'b', 'c']);
  const scopes = fc.record<TokenScope>({
    verbs: fc.subarray([...TOKEN_VERBS]),
    panels: fc.option(ids),
    features: fc.option(ids),
  });
  const cells = fc.array(
    fc.record({ panel: fc.constantFrom('a', 'b', 'c'), feature: fc.constantFrom('a', 'b', 'c') }),
    { minLength: 1 },
  );
  const verbs = fc.constantFrom(...VERBS);

  test('it may say several things at once just when it may say each of them', () => {
    fc.assert(
      fc.property(scopes, verbs, cells, (scope, verb, reach) => {
        const each = reach.every((cell) => mayApply(tokenOf(scope), { verb, reach: [cell] }));
        expect(mayApply(tokenOf(scope), { verb, reach })).toBe(each);
      }),
    );
  });

  test('what it may of the whole site it may of each part; narrowed down it may nothing of the whole', () => {
    fc.assert(
      fc.property(scopes, verbs, cells, (scope, verb, reach) => {
        const all = mayApply(tokenOf(scope), { verb, reach: 'site' });
        if (all) expect(mayApply(tokenOf(scope), { verb, reach })).toBe(true);
        if (scope.panels !== null || scope.features !== null) expect(all).toBe(false);
      }),
    );
  });

  test('narrowing it down never lets it do more', () => {
    fc.assert(
      fc.property(
        scopes,
        scopes,
        verbs,
        fc.oneof(cells, fc.constant('site' as const)),
        (wide, cut, verb, reach) => {
          const meet = (one: readonly string[] | null, other: readonly string[] | null) =>
            one === null ? other : other === null ? one : one.filter((id) => other.includes(id));
          const narrow: TokenScope = {
            verbs: wide.verbs.filter((one) => cut.verbs.includes(one)),
            panels: meet(wide.panels, cut.panels),
            features: meet(wide.features, cut.features),
          };
          if (mayApply(tokenOf(narrow), { verb, reach })) {
            expect(mayApply(tokenOf(wide), { verb, reach })).toBe(true);
          }
        },
      ),
    );
  });
});
