import { describe, expect, test } from 'vitest';
import { type HostEntry, hostRules } from '../../../src/publish/host-rules.ts';

const page = (path: string): HostEntry => ({ path, headers: [['X-Frame', 'no']] });
const feed = (path: string): HostEntry => ({
  path,
  headers: [
    ['X-Frame', 'no'],
    ['Content-Type', 'application/atom+xml'],
  ],
});
const badge = (path: string): HostEntry => ({ path, headers: [['X-Frame', 'yes']] });

const isPage = (path: string) => path.endsWith('/');
const rulesOf = (...entries: HostEntry[]) => hostRules(entries, isPage);
const patternsOf = (...entries: HostEntry[]) => rulesOf(...entries).map(({ pattern }) => pattern);

describe('rules of a static host', () => {
  test('what all pages share is said once', () => {
    expect(rulesOf(page('/'), page('/panel/a/'))).toEqual([
      { pattern: '/*', detached: [], set: [['X-Frame', 'no']] },
    ]);
  });

  test('what a kind of files carries beside that is one rule, by the end of their names', () => {
    expect(rulesOf(page('/'), page('/panel/a/'), feed('/feed.atom'), feed('/panel/a/feed.atom'))).toEqual([
      { pattern: '/*', detached: [], set: [['X-Frame', 'no']] },
      { pattern: '/*.atom', detached: [], set: [['Content-Type', 'application/atom+xml']] },
    ]);
  });

  test('what must not be joined is detached first', () => {
    expect(rulesOf(page('/'), badge('/badge/a'), badge('/badge/b'))[1]).toEqual({
      pattern: '/badge/*',
      detached: ['X-Frame'],
      set: [['X-Frame', 'yes']],
    });
  });

  test('a glob fits nothing that carries something else', () => {
    const odd: HostEntry = { path: '/badge/odd.svg', headers: [['X-Frame', 'perhaps']] };
    expect(patternsOf(page('/'), badge('/badge/a.svg'), badge('/badge/b.svg'), odd)).toEqual([
      '/*',
      '/badge/a.svg',
      '/badge/b.svg',
      '/badge/odd.svg',
    ]);
  });

  test('nor what carries no more than all pages do', () => {
    expect(patternsOf(page('/'), page('/panel/a/'), badge('/panel/a/x'), badge('/panel/a/y'))).toEqual([
      '/*',
      '/panel/a/x',
      '/panel/a/y',
    ]);
  });

  test('nor what only Netlify takes it to fit', () => {
    // There a `*` after a slash stands for nothing as well: "/badge/*" fits "/badges".
    const near = badge('/badges');
    expect(patternsOf(page('/'), { ...near, headers: [] }, badge('/badge/a'), badge('/badge/b'))).toEqual([
      '/*',
      '/badge/a',
      '/badge/b',
      '/badges',
    ]);
  });

  test('no address fits two rules beside the common one', () => {
    const names = ['a.svg', 'a/x.svg', 'a/y.svg', 'b.svg', 'b/x.svg'];
    const badges = names.flatMap((name) => [badge(`/badge/${name}`), badge(`/en/badge/${name}`)]);
    expect(patternsOf(page('/'), ...badges, feed('/feed.atom'))).toEqual(['/*', '/*.svg', '/feed.atom']);
  });
});
