import { describe, expect, test } from 'vitest';
import { pageView } from '../../../src/views/page.ts';
import { markdownDocument } from '../../support/documents.ts';
import { contextOf, published } from '../../support/state.ts';

const of = (frontMatter: string) =>
  pageView(contextOf([published(markdownDocument('pl/site.md', frontMatter))]), {
    path: '/',
    title: 'T',
    description: 'D',
    revisions: [1],
  });

describe('where progress is announced', () => {
  test('stands on every page, without its scheme', () => {
    expect(of('title: S\nprogress: https://status.example.com/').progress).toEqual({
      href: 'https://status.example.com/',
      text: 'status.example.com',
    });
  });

  test('is not said where the site has no such address', () => {
    expect(of('title: S').progress).toBeNull();
  });

  test.each(['status.example.com', 'javascript:alert(1)', '/status/'])(
    'is a whole address, not %s',
    (progress) => {
      expect(() => of(`title: S\nprogress: "${progress}"`)).toThrow(/write a whole address/);
    },
  );
});
