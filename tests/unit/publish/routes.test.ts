import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { project } from '../../../src/domain/projection.ts';
import { routes } from '../../../src/publish/routes.ts';
import { eventsOf } from '../../support/events.ts';
import { documentOf } from '../../support/log.ts';

const publish = (...documents: ReturnType<typeof documentOf>[]): DraftEvent => ({
  type: 'content.published',
  payload: { documents },
  since: null,
  actor: 'test',
});
const withdraw = (...paths: string[]): DraftEvent => ({
  type: 'content.withdrawn',
  payload: { paths },
  since: null,
  actor: 'test',
});
const panel = documentOf('pl/panels/a.md', 'title: A');
const answer = documentOf('pl/faq/q.md', 'title: Q\narea: orders\nformer: [old]');

describe('every public page there is', () => {
  test('each in both languages, and nothing else', () => {
    const known = routes(project(eventsOf([publish(panel, answer)])));
    const bare = [...known.keys()].filter((path) => !path.startsWith('/en/'));
    expect(bare).toEqual(
      expect.arrayContaining(['/', '/lookup/', '/features/', '/faq/', '/panel/a/', '/faq/q/', '/faq/old/']),
    );
    for (const path of bare) expect(known.has(`/en${path}`)).toBe(true);
    expect(known.has('/panel/b/')).toBe(false);
    for (const path of known.keys()) expect(path).toMatch(/^\/.*\/$|^\/$/);
  });

  test('a former address redirects in its own language', () => {
    const known = routes(project(eventsOf([publish(answer)])));
    expect(known.get('/faq/old/')).toMatchObject({ view: 'redirect', to: '/faq/q/' });
    expect(known.get('/en/faq/old/')).toMatchObject({ view: 'redirect', to: '/en/faq/q/' });
  });

  test('a withdrawn page is gone, and comes back with its document', () => {
    const events = [publish(answer), withdraw('pl/faq/q.md'), publish(answer)];
    const at = (count: number) => routes(project(eventsOf(events.slice(0, count)))).get('/faq/q/');
    expect(at(1)).toMatchObject({ view: 'faq-entry', slug: 'q' });
    expect(at(2)).toMatchObject({ view: 'gone', document: 'pl/faq/q.md' });
    expect(at(3)).toMatchObject({ view: 'faq-entry', slug: 'q' });
  });

  test('an answer of which one variant is withdrawn is still there', () => {
    const variant = documentOf('pl/faq/q.late.md', 'title: Q\narea: orders');
    const known = routes(project(eventsOf([publish(answer, variant), withdraw('pl/faq/q.late.md')])));
    expect(known.get('/faq/q/')).toMatchObject({ view: 'faq-entry' });
  });
});
