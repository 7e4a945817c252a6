import { onTestFinished } from 'vitest';
import { DatabaseTrouble, refuseTrouble } from '../../src/actions/database-trouble.ts';
import type { IssuedToken } from '../../src/actions/token-context.ts';
import type { Api } from '../../src/api/api.ts';
import { Flood } from '../../src/api/flood.ts';
import { answerWrite } from '../../src/api/write.ts';
import { availabilityWrite, confirmationWrite, restorationWrite, type Write } from '../../src/api/writes.ts';
import type { TokenScope } from '../../src/domain/staff.ts';
import { inspectMarkdown } from '../../src/markdown/inspect.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/dialects/dialect.ts';
import { StoredIntents } from '../../src/store/intents.ts';
import { KeyedAnswers } from '../../src/store/keyed-answers.ts';
import { EventLog } from '../../src/store/log.ts';
import { TokenStore } from '../../src/store/tokens.ts';
import { openLogWith, type TestClock } from './log.ts';
import { manuscripts } from './manuscripts.ts';

export const EVERYTHING: TokenScope = {
  verbs: ['availability', 'restoration', 'confirm', 'update'],
  features: null,
  panels: null,
};

export interface Sent {
  readonly path: string;
  readonly method?: string;
  readonly body?: unknown;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestApi {
  readonly api: Api;
  readonly log: EventLog;
  readonly database: Database;
  readonly tokens: TokenStore;
  readonly clock: TestClock;
  readonly url: string;
  issue(scope?: Partial<TokenScope>, expiresAt?: string): Promise<IssuedToken>;
  send(sent: Sent): Promise<{ readonly status: number; readonly headers: Headers; readonly json: unknown }>;
}

/** The write API over a log with the panels a and b and the features x and y, at revision 1. */
export async function openApi(): Promise<TestApi> {
  const { database, log, clock, url } = await openLogWith(['x', 'y']);
  return { ...apiOver(database, log, clock), url };
}

/** The same over a database that is there: the process begins anew. */
export async function reopenApi({ url, clock }: TestApi): Promise<TestApi> {
  const database = await openDatabase({ url, authToken: null });
  onTestFinished(() => database.close());
  return { ...apiOver(database, new EventLog(database, () => clock.now), clock), url };
}

function apiOver(database: Database, log: EventLog, clock: TestClock) {
  const tokens = new TokenStore(log, () => clock.now);
  const intents = new StoredIntents(log, () => clock.now);
  const api: Api = {
    tokens,
    repeats: new KeyedAnswers(log, () => clock.now),
    flood: new Flood(() => Date.parse(clock.now)),
    inFlight: new Set(),
    contextOf: ({ id, scope }) => ({
      log,
      intents,
      inspect: inspectMarkdown,
      manuscripts,
      actor: `token:${id}`,
      authority: { kind: 'token', scope },
    }),
    refusalOf: (error) => (error instanceof DatabaseTrouble ? refuseTrouble(error) : null),
    isSafe: async () => null,
  };
  return {
    api,
    log,
    database,
    tokens,
    clock,
    issue: (scope: Partial<TokenScope> = {}, expiresAt = '2999-01-01T00:00:00.000Z') =>
      tokens.issue({ name: 'robot', scope: { ...EVERYTHING, ...scope }, createdBy: 'test', expiresAt }),
    send: (sent: Sent) => send(api, sent),
  };
}

async function send(api: Api, { path, method = 'PUT', body, token, headers = {} }: Sent) {
  const request = new Request(`http://status.example${path}`, {
    method,
    headers: {
      'Content-Type': 'application/json',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const response = await answer(api, request);
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    json: text === '' ? null : (JSON.parse(text) as unknown),
  };
}

function answer(api: Api, request: Request): Promise<Response> {
  const [, , , what = '', first = '', second = ''] = new URL(request.url).pathname.split('/');
  const reply = <Body>(write: Write<Body>) => answerWrite(api, request, write);
  if (what === 'availability') return reply(availabilityWrite(first, second));
  return what === 'restoration' ? reply(restorationWrite(first)) : reply(confirmationWrite());
}
