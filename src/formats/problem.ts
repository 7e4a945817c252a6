import { FLAW_CODES, type FlawCode } from '../domain/flaw.ts';

/** Stable names of what a request can get wrong, and of what it can meet. */
export const PROBLEM_CODES = [
  'lookup.empty',
  'lookup.login',
  'lookup.unknown',
  'date.future',
  'date.nonsense',
  'panel.unknown',
  'feature.unknown',
  'after.nonsense',
  'not.found',
  'method.refused',
  'query.refused',
  'lang.unknown',
  'token.missing',
  'token.unknown',
  'token.expired',
  'token.revoked',
  'token.flooding',
  'forbidden',
  'conflict',
  'confirm.needed',
  'body.malformed',
  'body.invalid',
  'body.too-large',
  'body.not-json',
  'expected.missing',
  'expected.future',
  'estimate.past',
  'instant.past',
  'instant.future',
  'instant.unreadable',
  'instant.missing',
  'instant.twice',
  'instant.order',
  'moment.future',
  'cell.twice',
  'incident.unknown',
  'incident.exists',
  'incident.address',
  'maintenance.unknown',
  'maintenance.over',
  'maintenance.phase',
  'maintenance.order',
  'maintenance.past',
  'idempotency.malformed',
  'idempotency.reused',
  'idempotency.in-flight',
  'database.unsafe',
  'database.behind',
  'database.diverged',
  'database.unusable',
  'backstage.gone',
  'request.refused',
  ...FLAW_CODES,
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

const TITLES = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
} as const;

export type ProblemStatus = keyof typeof TITLES;

/** One thing that is wrong in a body. */
export interface FieldProblem {
  /** JSON pointer as a fragment (RFC 6901, 6): `#/estimate/day`. */
  readonly pointer: string;
  readonly detail: string;
  /** Of what readers could not be shown: a stable name of why. */
  readonly code?: FlawCode;
}

/** RFC 9457: `application/problem+json`, with a stable `code` beside the standard members. */
interface ProblemDocument {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ProblemCode;
  readonly errors?: readonly FieldProblem[];
}

export function formatProblem(status: ProblemStatus, code: ProblemCode, detail: string): ProblemDocument {
  return { type: 'about:blank', title: TITLES[status], status, detail, code };
}
