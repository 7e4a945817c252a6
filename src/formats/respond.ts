import { formatProblem, type ProblemCode } from './problem.ts';

/** Of what machines of others read: any origin may. */
export const OPEN_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  // Without it their scripts do not see which revision they have, nor what to ask with.
  'Access-Control-Expose-Headers': 'ETag, Latarnia-Revision',
};

/** Of a JSON document. */
export const JSON_HEADERS = { ...OPEN_HEADERS, 'Content-Type': 'application/json; charset=utf-8' };

export function respondJson(value: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(value), {
    headers: { ...JSON_HEADERS, ...headers },
  });
}

export function respondProblem(
  status: 400 | 404,
  code: ProblemCode,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(formatProblem(status, code, detail)), {
    status,
    headers: {
      ...OPEN_HEADERS,
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...headers,
    },
  });
}
