import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { answerTo, type FrontState } from '../../../src/front/answer.ts';
import type { FrontAnswer } from '../../../src/front/answers.ts';
import { Generation } from '../../../src/front/generation.ts';
import type { FrontQuestion } from '../../../src/front/question.ts';
import type { Plan } from '../../../src/publish/planned.ts';
import { partName } from '../../../src/publish/snapshot.ts';
import { COMPRESSIBLE, openSnapshot, planOf, type TestPage } from '../../support/snapshot.ts';

const SITE = {
  '/': { text: COMPRESSIBLE },
  '/faq/': { text: 'all questions', query: ['q'] },
  '/żaba/': { text: 'frog' },
  '/old/': { text: '', status: 301, headers: { Location: '/faq/' } },
  '/404/': { text: 'nothing here', status: 404 },
};
const LIVE = [{ path: '/staff/', methods: ['GET', 'HEAD', 'POST'] }];

/** What is served after each of these was published, without anything that could serve it. */
async function generationsOf(...plans: readonly Plan[]): Promise<Generation[]> {
  const { writer, publish } = openSnapshot();
  const generations: Generation[] = [];
  for (const plan of plans) {
    const { manifest } = await publish(plan);
    generations.push(new Generation(manifest, writer.reader, generations.at(-1) ?? null));
  }
  return generations;
}

async function published(): Promise<Generation> {
  const [generation] = await generationsOf(planOf(SITE, { revision: 7, live: LIVE }));
  if (generation === undefined) throw new Error('nothing was published');
  return generation;
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
    comesNext: () => Promise.resolve(),
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

describe('what comes with the generation that follows at once', () => {
  const versions = { text: JSON.stringify({ versions: [], older: false, absent: 'ABSENT', unknown: '' }) };
  const PAGES: Readonly<Record<string, TestPage>> = {
    ...SITE,
    '/lookup/': { text: 'which panel?' },
    [partName('/lookup/')]: { text: '{}', part: 'lookup-page' },
    '/faq/one/': { text: '<div data-pinned></div>', query: ['v'] },
    '/faq/one/versions.json': versions,
  };

  /** Home is there anew, these are to come; then what comes. */
  async function comingThen(coming: string) {
    const page: TestPage = { text: '', ...PAGES[coming] };
    const generations = await generationsOf(
      planOf(PAGES, { revision: 7, live: LIVE }),
      planOf(
        { ...PAGES, '/': { text: 'new' }, [coming]: { ...page, waits: true } },
        { revision: 8, live: LIVE },
      ),
      planOf(
        { ...PAGES, '/': { text: 'new' }, [coming]: { ...page, headers: { 'X-Has': 'come' } } },
        { revision: 8, live: LIVE },
      ),
    );
    const [, first, then] = generations;
    if (!first || !then) throw new Error('nothing was published');
    first.isFollowed = true;
    return { first, then };
  }

  test.each([
    ['a page', '/faq/', '/faq/'],
    ['a page that is asked for with more', '/faq/', '/faq/?utm=x'],
    ['what the lookup answers from', '/lookup/?answers', '/lookup/?q=2020'],
    ['what an answer is compared with', '/faq/one/versions.json', '/faq/one/?v=3'],
  ] as const)('%s is waited for, and nothing else is', async (_, coming, asked) => {
    const { first, then } = await comingThen(coming);
    const state = { ...stateWith(first), comesNext: () => Promise.resolve() };
    expect(short(ask(state, '/'))).toBe('200');
    const answer = ask(state, asked);
    if (answer.how !== 'later') throw new Error(`it is answered by ${short(answer)}`);
    state.generation = then;
    expect(await answer.make()).not.toMatchObject({ how: 'later' });
    expect(short(ask(stateWith(first), '/old/'))).toBe('301 /faq/');
  });

  test('says what the next one does; when that does not come, what there is', async () => {
    const { first, then } = await comingThen('/faq/');
    const state = { ...stateWith(first), comesNext: () => Promise.resolve() };
    const [comes, stays] = [ask(state, '/faq/'), ask(state, '/faq/')];
    if (comes.how !== 'later' || stays.how !== 'later') throw new Error('it is not waited for');
    state.generation = then;
    expect(revisionOf(await comes.make())).toBe('8');
    state.generation = first;
    first.isFollowed = false;
    expect(revisionOf(await stays.make())).toBe('7');
  });

  test('is waited for by one request for five seconds, however many generations follow each other', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const { first } = await comingThen('/faq/');
    const comesNext = async () => void vi.advanceTimersByTime(2000);
    let answer = ask({ ...stateWith(first), comesNext }, '/faq/');
    let waits = 0;
    for (; answer.how === 'later'; waits += 1) answer = await answer.make();
    expect([waits, revisionOf(answer)]).toEqual([3, '7']);
    expect(ask(stateWith(first), '/faq/')).toMatchObject({ how: 'later' });
  });

  test('is not waited for by whoever sends something', async () => {
    const { first } = await comingThen('/faq/');
    expect(short(ask(stateWith(first), '/faq/', { method: 'POST' }))).toBe('405');
  });
});

function revisionOf(answer: FrontAnswer): string | undefined {
  return answer.how === 'ready' ? answer.headers[answer.headers.indexOf('Latarnia-Revision') + 1] : undefined;
}
