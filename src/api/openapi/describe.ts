import { EXAMPLES } from './examples.ts';

/** What each answer other than 200 means. */
export const PROBLEMS = {
  400: 'The request cannot be understood.',
  401: 'There is no token, or it is not valid any more.',
  403: 'The token may not write this.',
  404: 'There is no such feature, panel, incident or maintenance.',
  409: 'It was changed since `expected_revision` (`conflict`, with what stands there now), or the same `Idempotency-Key` is being answered.',
  413: 'The body is too long.',
  415: 'The body is not JSON.',
  422: 'The body says something that cannot be; `errors` points to the fields. Or it is first asked whether something is meant (`confirm.needed`): then repeat it with `confirmed: true`, under another `Idempotency-Key`. Or the `Idempotency-Key` came with another request before.',
  428: 'Neither `expected_revision` nor `force: true`.',
  429: 'Too many requests with this token; see `Retry-After`.',
  503: 'It cannot be done now; see `Retry-After`. With an `Idempotency-Key` the request may be repeated safely.',
} as const;

type Problem = keyof typeof PROBLEMS;

const json = (name: string) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
});

export const problemsOf = (statuses: readonly Problem[]) =>
  Object.fromEntries(statuses.map((one) => [one, { $ref: `#/components/responses/Problem${one}` }]));

/** @param example left out: the page of the API asks without it */
export const inQuery = (name: string, description: string, schema: object, example?: string) => ({
  name,
  in: 'query',
  description,
  schema,
  ...(example !== undefined && { example }),
});

export const inPath = (name: string, description: string, example: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
  example,
});

export const LANG = inQuery('lang', 'The language of the words.', { enum: ['pl', 'en'], default: 'pl' });
const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Chosen by the client for each operation; a repetition within 24 hours gets the first answer again.',
  schema: { type: 'string', minLength: 1, maxLength: 257 },
};

/** One address that is read. */
export function readOperation(
  operationId: string,
  summary: string,
  schema: string,
  parameters: readonly object[] = [],
) {
  return {
    get: {
      operationId,
      summary,
      parameters,
      security: [],
      responses: { 200: { description: summary, content: json(schema) } },
    },
  };
}

/** A body as it may be sent. */
const sent = (body: string) => ({
  'application/json': { ...json(body)['application/json'], example: EXAMPLES[body] },
});

/** One address that is written. */
export function write(operationId: string, summary: string, body: string, problems: readonly Problem[]) {
  return {
    operationId,
    summary,
    parameters: [IDEMPOTENCY_KEY],
    requestBody: { required: true, content: sent(body) },
    responses: {
      200: { description: 'Written, or said already.', content: json('Written') },
      ...problemsOf(problems),
    },
  };
}

/** One address where something new is made: 201, or 200 where it was made so before. */
export function make(
  operationId: string,
  summary: string,
  body: string,
  made: string,
  problems: readonly Problem[],
) {
  const described = write(operationId, summary, body, problems);
  return {
    ...described,
    responses: {
      ...problemsOf(problems),
      200: { description: 'Said already: nothing was written.', content: json(made) },
      201: { description: 'Written.', content: json(made) },
    },
  };
}

/** One address that is told what alerts suggest. */
export function suggest(operationId: string, summary: string, body: string) {
  return {
    post: {
      operationId,
      summary,
      parameters: [],
      requestBody: { required: true, content: sent(body) },
      responses: {
        202: { description: 'Kept for staff, who decide.', content: json('Suggested') },
        ...problemsOf([400, 401, 403, 413, 415, 422, 429, 503]),
      },
    },
  };
}

/** One address that is published as it is, for everybody: no query changes it. */
interface Published {
  readonly operationId: string;
  readonly summary: string;
  readonly tag: string;
  /** Its media type. */
  readonly type: string;
  /** The name of its schema; left out: a text, which its format describes elsewhere. */
  readonly schema?: string;
  readonly parameters?: readonly object[];
  readonly description?: string;
  /** What it is like. */
  readonly example?: string;
}

/** A document of a format that others made. */
export function published({ operationId, summary, tag, type, schema, example, ...more }: Published) {
  const described = schema ? { $ref: `#/components/schemas/${schema}` } : { type: 'string' };
  return {
    get: {
      operationId,
      summary,
      tags: [tag],
      ...(more.description && { description: more.description }),
      parameters: more.parameters ?? [],
      security: [],
      responses: {
        200: {
          description: summary,
          content: { [type]: { schema: described, ...(example && { example }) } },
        },
      },
    },
  };
}
