import { z } from 'zod';
import { FLAW_CODES, type FlawCode } from '../domain/flaw.ts';
import type { FieldProblem } from '../formats/problem.ts';
import { ApiProblem } from './respond.ts';

/** The longest body, unless something longer is said (bytes). */
const BODY_LIMIT = 16 * 1024;

/** The bytes of a JSON body, as many as there may be. */
export async function readBytes(request: Request, limit = BODY_LIMIT): Promise<Buffer | ApiProblem> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    return new ApiProblem(415, 'body.not-json', 'Send JSON: Content-Type: application/json.', {
      headers: { Accept: 'application/json' },
    });
  }
  const parts: Uint8Array[] = [];
  let length = Number(request.headers.get('Content-Length') ?? 0) > limit ? limit + 1 : 0;
  if (length === 0 && request.body !== null) {
    for await (const part of request.body) {
      length += part.length;
      if (length > limit) break;
      parts.push(part);
    }
  }
  if (length > limit) {
    return new ApiProblem(413, 'body.too-large', `A body has at most ${limit} bytes.`);
  }
  return Buffer.concat(parts);
}

/** What a body says, by its schema: every mistake is named with a pointer to its field. */
export function parseBody<T>(bytes: Buffer, schema: z.ZodType<T>): T | ApiProblem {
  let sent: unknown;
  try {
    sent = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return new ApiProblem(400, 'body.malformed', 'The body is not JSON.');
  }
  const read = schema.safeParse(sent);
  if (read.success) return read.data;
  const errors = read.error.issues.flatMap(describeIssue);
  return new ApiProblem(422, 'body.invalid', 'The body says something that cannot be: see errors.', {
    errors,
  });
}

function describeIssue(issue: z.core.$ZodIssue): FieldProblem[] {
  if (issue.code === 'invalid_union') {
    // Of what was sent in one of several shapes, the shape that it has says what is wrong with it.
    const faults = issue.errors.flat().filter((one) => faultOf(one) !== undefined);
    const deeper = faults.flatMap((one) => describeIssue({ ...one, path: [...issue.path, ...one.path] }));
    if (deeper.length > 0) return deeper;
  }
  if (issue.code !== 'unrecognized_keys') {
    const code = faultOf(issue);
    return [{ pointer: pointerTo(issue.path), detail: issue.message, ...(code && { code }) }];
  }
  return issue.keys.map((key) => ({
    pointer: pointerTo([...issue.path, key]),
    detail: 'There is no such field.',
  }));
}

const FAULT = z.object({ code: z.enum(FLAW_CODES) });

function faultOf(issue: z.core.$ZodIssue): FlawCode | undefined {
  return FAULT.safeParse(issue.code === 'custom' ? issue.params?.fault : undefined).data?.code;
}

/** RFC 6901, 3 and 6. */
function pointerTo(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'));
  return `#${steps.map((step) => `/${encodeURIComponent(step)}`).join('')}`;
}
