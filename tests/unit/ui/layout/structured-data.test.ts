import { expect, test } from 'vitest';
import { breadcrumbsOf, scriptData } from '../../../../src/ui/layout/structured-data.ts';
import { pageView } from '../../../../src/views/page.ts';
import { contextOf } from '../../../support/state.ts';

const page = (path: string, options: { noindex?: boolean; siteUrl?: string | null } = {}) => {
  const { siteUrl = 'https://status.example.com', noindex = false } = options;
  return pageView(
    { ...contextOf([]), siteUrl },
    { path, title: 'Tytuł', description: '', revisions: [], noindex },
  );
};

const names = (path: string) => {
  const found = JSON.parse(JSON.stringify(breadcrumbsOf(page(path))));
  return found.itemListElement.map(({ name, item }: { name: string; item: string }) => `${name} ${item}`);
};

test('a page says which list it is one of, from the home page down', () => {
  expect(names('/faq/question/')).toEqual([
    'Status https://status.example.com/',
    'FAQ https://status.example.com/faq/',
    'Tytuł https://status.example.com/faq/question/',
  ]);
  expect(names('/incidents/fire/')[1]).toBe('Wszystkie zdarzenia https://status.example.com/incidents/');
  expect(names('/panel/b/')).toHaveLength(2);
  expect(names('/features/')).toHaveLength(2);
});

test('home, what search engines are not to show, and a site without an address say nothing of it', () => {
  expect(breadcrumbsOf(page('/'))).toBeNull();
  expect(breadcrumbsOf(page('/faq/x/', { noindex: true }))).toBeNull();
  expect(breadcrumbsOf(page('/faq/x/', { siteUrl: null }))).toBeNull();
});

test('nothing in the data ends the script that they stand in', () => {
  expect(scriptData({ name: '</script><script>' })).not.toContain('<');
});
