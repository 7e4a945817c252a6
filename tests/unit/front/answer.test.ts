import { describe, expect, test } from 'vitest';
import { answerTo, type FrontState } from '../../../src/front/answer.ts';
import type { FrontAnswer } from '../../../src/front/answers.ts';
import { Generation } from '../../../src/front/generation.ts';
import type { FrontQuestion } from '../../../src/front/question.ts';
import type { Manifest } from '../../../src/publish/snapshot.ts';
import { COMPRESSIBLE, openSnapshot, planOf } from '../../support/snapshot.ts';

const SITE = {
  '/': { text: COMPRESSIBLE },
  '/faq/': { text: 'all questions', query: ['q'] },
  '/żaba/': { text: 'frog' },
  '/old/': { text: '', status: 301, headers: { Location: '/faq/' } },
  '/404/': { text: 'nothing here', status: 404 },
};
const LIVE = [{ path: '/staff/', methods: ['GET', 'HEAD', 'POST'] }];

/** What is served, without anything that could serve it. */
async function published(): Promise<Generation> {
  const { writer, publish } = openSnapshot();
  await publish(planOf(SITE, { revision: 7, live: LIVE }));
  const manifest: Manifest | null = writer.reader.newest();
  if (manifest === null) throw new Error('nothing was published');
  return new Generation(manifest, writer.reader, null);
}

function stateWith(generation: Generation | null, hasBackstage = true): FrontState {
  return {
    generation,
    hasBackstage,
    offers: { answer: () => null },
    readiness: () => {
      throw new Error('nobody asked how it is');
    },
    metrics: null,
    wall: () => 0,
  };
}

type Given = Partial<Omit<FrontQuestion, 'target'>>;

function ask(state: FrontState, target: string, given: Given = {}): FrontAnswer {
  return answerTo({ method: 'GET', target, host: 'status.example', headers: {}, ...given }, state);
}

/** An answer in short: its status and where it leads, or what becomes of it. */
function short(answer: FrontAnswer): string {
  if (answer.how === 'later') return 'later';
  if (answer.how === 'passed') return `passed ${answer.target}`;
  const location = answer.headers.indexOf('Location');
  return location < 0 ? String(answer.status) : `${answer.status} ${answer.headers[location + 1]}`;
}

test('what is answered follows from the first line, the host and what is served', async () => {
  const state = stateWith(await published());
  for (const [method, target, expected] of [
    ['GET', '/', '200'],
    ['HEAD', '/', '200'],
    ['GET', '/?utm=x', '200'],
    ['GET', '/%C5%BCaba/', '200'],
    ['GET', '/%c5%bcaba/', '301 /%C5%BCaba/'],
    ['GET', '/faq', '301 /faq/'],
    ['GET', '/FAQ/?q=x', '301 /faq/?q=x'],
    ['GET', '//faq/./', '301 /faq/'],
    ['GET', '/old/?q=1', '301 /faq/?q=1'],
    ['GET', '/faq/?q=x&utm=y', 'passed /faq/?q=x'],
    ['GET', '/nothing/', '404'],
    ['GET', '/a%2fb', '400'],
    ['GET', `/${'a'.repeat(8001)}`, '414'],
    ['POST', '/', '405'],
    ['OPTIONS', '/', '204'],
    ['OPTIONS', '*', '204'],
    ['GET', '*', '400'],
    ['POST', '/staff/sign-in/?next=/', 'passed /staff/sign-in/?next=/'],
    ['DELETE', '/staff/', '405'],
    ['GET', 'http://other.example/', '200'],
    ['GET', 'http://evil@other/', '400'],
    ['GET', '/healthz', '200'],
  ] as const) {
    expect(short(ask(state, target, { method })), `${method} ${target}`).toBe(expected);
  }
});

test('without a host, or with several, everything is refused', async () => {
  const state = stateWith(await published());
  for (const target of ['/', '/faq/?q=1', '/staff/', '/healthz', '*']) {
    expect(short(ask(state, target, { host: undefined })), target).toBe('400');
  }
  expect(short(ask(state, '/', { host: null }))).toBe('200');
});

describe('what is published', () => {
  test('is the very answer that lies ready, in the encoding that was asked for', async () => {
    const state = stateWith(await published());
    const headers = { 'accept-encoding': 'br' };
    const answer = ask(state, '/', { headers });
    expect(answer).toMatchObject({ how: 'ready', counted: 'page', status: 200, encoding: 'br' });
    expect(ask(state, '/', { headers })).toBe(answer);
    expect(ask(state, '/')).toMatchObject({ encoding: 'identity', body: Buffer.from(COMPRESSIBLE) });
    expect(short(ask(state, '/', { headers: { 'accept-encoding': 'identity;q=0' } }))).toBe('406');
  });

  test('is not sent to who has it', async () => {
    const generation = await published();
    const state = stateWith(generation);
    const entry = generation.entry('/');
    const etag = (entry && generation.answer(entry, ['br'])?.etag) ?? '';
    const headers = { 'accept-encoding': 'br', 'if-none-match': etag };
    expect(ask(state, '/', { headers })).toMatchObject({ status: 304, body: null, counted: 'page' });
    expect(ask(state, '/', { headers: { 'if-none-match': etag } })).toMatchObject({ status: 200 });
  });

  test('is 503 while there is nothing', () => {
    expect(ask(stateWith(null), '/')).toMatchObject({ how: 'ready', status: 503 });
  });
});

describe('what backstage answers', () => {
  test('says what is answered when it does not', async () => {
    const answer = ask(stateWith(await published()), '/staff/x', { method: 'POST' });
    if (answer.how !== 'passed') throw new Error('it is not passed on');
    expect(answer).toMatchObject({ counted: 'staff', target: '/staff/x', host: 'status.example' });
    const failures = (['gone', 'busy', 'late', 'too-large'] as const).map((why) => short(answer.fail(why)));
    expect(failures).toEqual(['503', '503', '408', '413']);
  });

  test('is asked by the host of an address that was given whole', async () => {
    const state = stateWith(await published());
    expect(ask(state, 'http://other.example/staff/')).toMatchObject({ host: 'other.example' });
  });

  test('is refused where nobody stands behind the front, and counted all the same', async () => {
    const state = stateWith(await published(), false);
    expect(ask(state, '/staff/')).toMatchObject({ how: 'ready', status: 503, counted: 'staff' });
    expect(ask(state, '/faq/?q=x')).toMatchObject({ how: 'ready', counted: 'query' });
  });
});
