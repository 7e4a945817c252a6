import { describe, expect, test } from 'vitest';
import { project } from '../../../src/domain/projection.ts';
import { routes } from '../../../src/publish/routes.ts';
import { markdownDocument } from '../../support/documents.ts';
import { eventsOf } from '../../support/events.ts';
import { published, withdrawn } from '../../support/state.ts';

const panel = markdownDocument('pl/panels/a.md', 'title: A');
const answer = markdownDocument('pl/faq/q.md', 'title: Q\narea: orders\nformer: [old]');

describe('every public page there is', () => {
  test('each in both languages, and nothing else', () => {
    const known = routes(project(eventsOf([published(panel, answer)])));
    const bare = [...known.keys()].filter((path) => !path.startsWith('/en/'));
    expect(bare).toEqual(
      expect.arrayContaining(['/', '/lookup/', '/features/', '/faq/', '/panel/a/', '/faq/q/', '/faq/old/']),
    );
    for (const path of bare) expect(known.has(`/en${path}`)).toBe(true);
    expect(known.has('/panel/b/')).toBe(false);
    for (const path of known.keys()) expect(path).toMatch(/^\/.*\/$|^\/$/);
  });

  test('a former address redirects in its own language', () => {
    const known = routes(project(eventsOf([published(answer)])));
    expect(known.get('/faq/old/')).toMatchObject({ view: 'redirect', to: '/faq/q/' });
    expect(known.get('/en/faq/old/')).toMatchObject({ view: 'redirect', to: '/en/faq/q/' });
  });

  test('a withdrawn page is gone, and comes back with its document', () => {
    const events = [published(answer), withdrawn('pl/faq/q.md'), published(answer)];
    const at = (count: number) => routes(project(eventsOf(events.slice(0, count)))).get('/faq/q/');
    expect(at(1)).toMatchObject({ view: 'faq-entry', slug: 'q' });
    expect(at(2)).toMatchObject({ view: 'gone', document: 'pl/faq/q.md' });
    expect(at(3)).toMatchObject({ view: 'faq-entry', slug: 'q' });
  });

  test('an answer of which one variant is withdrawn is still there', () => {
    const variant = markdownDocument('pl/faq/q.late.md', 'title: Q\narea: orders');
    const known = routes(project(eventsOf([published(answer, variant), withdrawn('pl/faq/q.late.md')])));
    expect(known.get('/faq/q/')).toMatchObject({ view: 'faq-entry' });
  });
});
