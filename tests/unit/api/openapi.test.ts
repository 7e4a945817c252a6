import { describe, expect, test } from 'vitest';
import { readDescription } from '../../../src/api/openapi/read.ts';
import { formatOpenApi } from '../../../src/api/openapi.ts';
import { versionDocuments } from '../../../src/backstage/answer-versions.ts';
import { logAddresses } from '../../../src/backstage/log-addresses.ts';
import type { SiteDocument } from '../../../src/formats/site-document.ts';
import { siteDocuments } from '../../../src/formats/site-documents.ts';
import type { ViewContext } from '../../../src/views/context.ts';
import { operationsIn } from '../../../src/views/openapi-document.ts';
import { OpenApi } from '../../support/openapi.ts';
import { shipOnce } from '../../support/shipped.ts';

const api = new OpenApi(JSON.parse(JSON.stringify(formatOpenApi(null))));
const shipped = shipOnce();

test('the description is valid', async () => {
  expect(await api.problems()).toEqual([]);
});

test.for(
  operationsIn(readDescription(null)).flatMap(({ method, path, operation }) => {
    const content = operation.requestBody?.content['application/json'];
    return content?.example === undefined ? [] : [[method, path, content] as const];
  }),
)('the example of %s %s can be sent', ([, , { schema, example }]) => {
  expect(api.mistakesIn(schema, example)).toEqual([]);
});

test('whatever is sent has an example', () => {
  const lacking = operationsIn(readDescription(null)).filter(
    ({ operation }) =>
      operation.requestBody !== undefined &&
      operation.requestBody.content['application/json']?.example === undefined,
  );
  expect(lacking.map(({ path }) => path)).toEqual([]);
});

/** Which describe the site to crawlers and browsers, and are described elsewhere. */
const NO_API =
  /^\/(en\/)?(sitemap\.xml|robots\.txt|\.well-known\/security\.txt|manifest\.webmanifest|llms\.txt)$/;

/** Every address that is described, and what is like it. */
const DESCRIBED = operationsIn(readDescription(null)).map(({ path }) => ({
  path,
  like: new RegExp(`^${RegExp.escape(path).replace(/\\\{\w+\\\}/g, '[^/]+')}$`),
}));

/** The description of what stands at an address. */
function describedAt(path: string): string | null {
  const bare = path.replace(/^\/en\//, '/');
  const found = DESCRIBED.find((one) => one.path === bare) ?? DESCRIBED.find(({ like }) => like.test(bare));
  return found?.path ?? null;
}

describe('every document that is published beside the pages', () => {
  const documents = (): SiteDocument[] => [
    ...siteDocuments(shipped('pl').state, {
      siteUrl: null,
      securityContacts: ['mailto:security@example.com'],
    }),
  ];

  test('also the versions of answers, and the log for strangers', () => {
    const { state } = shipped('pl');
    const signed = { mark: '', checkpoint: () => 'x', keys: () => 'x', former: 'x' };
    const seen = new Set<string>();
    const made = [
      ...versionDocuments(state),
      ...[...logAddresses(state, signed)].map(({ view, ...address }) => ({
        ...address,
        make: (context: ViewContext) => view(context)['site-document'],
      })),
    ];
    for (const { path, locale, make } of made) {
      const at = describedAt(path);
      if (at === null) throw new Error(`${path} is not described`);
      seen.add(at);
      const { type = '', text = '' } = make(shipped(locale)) ?? {};
      const body: unknown = /json/.test(type) ? JSON.parse(text) : text;
      expect.soft(api.mistakesOf('get', at, 200, type, body), path).toEqual([]);
    }
    expect(seen.size).toBe(6);
  });

  test('is described, or none of the API', () => {
    const unknown = documents().filter(({ path }) => !NO_API.test(path) && describedAt(path) === null);
    expect(unknown.map(({ path }) => path)).toEqual([]);
  });

  test('is of the type that is described, and JSON as its schema has it', () => {
    for (const { path, locale, make } of documents()) {
      const at = describedAt(path);
      if (at === null) continue;
      const { type, text } = make(shipped(locale));
      const body: unknown = /json/.test(type) ? JSON.parse(text) : text;
      expect.soft(api.mistakesOf('get', at, 200, type, body), path).toEqual([]);
    }
  });
});
