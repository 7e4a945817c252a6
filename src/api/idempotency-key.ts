import { createHash } from 'node:crypto';
import { ApiProblem } from './respond.ts';

/**
 * The key under which a request may be repeated (draft-ietf-httpapi-idempotency-key-header): 1 to 255 printable
 * characters, in quotation marks or without. `null`: there is none.
 */
export function readIdempotencyKey(headers: Headers): string | null | ApiProblem {
  const text = headers.get('Idempotency-Key');
  if (text === null) return null;
  const [, quoted, bare] =
    /^(?:"([\x20\x21\x23-\x5b\x5d-\x7e]{1,255})"|([\x21\x23-\x2b\x2d-\x7e]{1,255}))$/.exec(text) ?? [];
  const key = quoted ?? bare;
  if (key !== undefined) return key;
  return new ApiProblem(
    400,
    'idempotency.malformed',
    'Idempotency-Key is one key of 1 to 255 printable characters, such as "8e03978e-40d5-43dd-bc93-6894a57f9324".',
  );
}

/** The same for the same request, different for any other. */
export function fingerprint(method: string, path: string, body: Buffer): string {
  return createHash('sha256').update(`${method} ${path}\n`).update(body).digest('hex');
}
