/** Stable names of what a reader's request can get wrong. */
export type ProblemCode =
  | 'lookup.empty'
  | 'date.future'
  | 'date.nonsense'
  | 'panel.unknown'
  | 'after.nonsense'
  | 'not.found';

/** RFC 9457: `application/problem+json`, with a stable `code` beside the standard members. */
export interface ProblemDocument {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ProblemCode;
}

const TITLES: Readonly<Record<number, string>> = { 400: 'Bad Request', 404: 'Not Found' };

export function formatProblem(status: 400 | 404, code: ProblemCode, detail: string): ProblemDocument {
  return { type: 'about:blank', title: TITLES[status] ?? 'Error', status, detail, code };
}
