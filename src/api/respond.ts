import {
  type FieldProblem,
  formatProblem,
  type ProblemCode,
  type ProblemStatus,
} from '../formats/problem.ts';
import type { ApiAnswer } from './api.ts';

/** What a request is refused with before anything is asked of the log. */
export class ApiProblem {
  readonly status: ProblemStatus;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors: readonly FieldProblem[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: ProblemStatus,
    code: ProblemCode,
    detail: string,
    more: {
      readonly errors?: readonly FieldProblem[];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
  }
}

/** As an answer; `members` stand beside those that every problem has. */
export function answerProblem(
  { status, code, detail, errors }: ApiProblem,
  members: Readonly<Record<string, unknown>> = {},
): ApiAnswer {
  const document = { ...formatProblem(status, code, detail), ...(errors.length > 0 ? { errors } : {}) };
  return { status, body: JSON.stringify({ ...document, ...members }) };
}

/** The response of an answer. No cache keeps it, and no other origin reads it: tokens are for machines. */
export function respond(
  { status, body }: ApiAnswer,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(body, {
    status,
    headers: {
      'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
      ...headers,
    },
  });
}
