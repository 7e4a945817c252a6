import { expect, test } from 'vitest';
import { versionDocuments } from '../../../src/backstage/answer-versions.ts';
import { shortPath } from '../../../src/domain/short-code.ts';
import { routes } from '../../../src/publish/routes.ts';
import { faqDocument, panelDocument } from '../../support/documents.ts';
import { openPublisher } from '../../support/site-publisher.ts';
import { contextOf, published, withdrawn } from '../../support/state.ts';

const site = published(
  panelDocument('a'),
  faqDocument('one.x', {}, { body: 'Raz.' }),
  faqDocument('one.y', {}, { body: 'Dwa.' }),
  faqDocument('two', { former: ['old'] }),
);

test('the versions of an answer lie beside its page, in each language, once for all its variants', () => {
  const paths = [...versionDocuments(contextOf([site]).state)].map(({ path }) => path);
  expect(paths.sort()).toEqual([
    '/en/faq/one/versions.json',
    '/en/faq/two/versions.json',
    '/faq/one/versions.json',
    '/faq/two/versions.json',
  ]);
});

test('they are published as JSON, beside the pages', async () => {
  const { publish } = openPublisher();
  const { manifest } = await publish(contextOf([site]).state);
  expect(manifest.entries['/faq/one/versions.json']?.headers).toContainEqual([
    'Content-Type',
    'application/json; charset=utf-8',
  ]);
});

test('every name that an answer has or had is a short link to it, that of a withdrawn one to its last words', () => {
  const { state } = contextOf([site, withdrawn('pl/faq/one.x.md', 'pl/faq/one.y.md')]);
  const to = (name: string, locale = '') => routes(state).get(`${locale}${shortPath(name)}`);
  expect(to('two')).toMatchObject({ view: 'redirect', to: '/faq/two/' });
  expect(to('old')).toMatchObject({ view: 'redirect', to: '/faq/two/' });
  expect(to('old', '/en')).toMatchObject({ view: 'redirect', to: '/en/faq/two/' });
  expect(to('one')).toMatchObject({ view: 'redirect', to: '/faq/one/' });
  expect(routes(state).get('/faq/one/')).toMatchObject({ view: 'gone' });
});
