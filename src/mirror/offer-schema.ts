import { z } from 'zod';
import type { Signed } from '../publish/key-set.ts';
import type { Offer, OfferedEntries } from '../publish/offer.ts';
import { OriginError } from './origin-error.ts';

/** Even what is signed is read as if it was not: a key may be in wrong hands, and a release may be wrong. */
const LARGEST_DOCUMENT = 256 * 2 ** 20;
const LARGEST_BLOB = 64 * 2 ** 20;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const path = z.string().startsWith('/').max(4096);

const signed = z.object({
  payload: z.string(),
  signatures: z.array(z.object({ key: z.string().max(64), signature: z.string().max(200) })).max(8),
});

const offer = z.object({
  kind: z.literal('latarnia-generation'),
  format: z.literal([1, 2]),
  generation: z.string().regex(/^[\w-]{1,100}$/),
  revision: count,
  log_id: z.string().max(200).nullable(),
  head: z.string().max(200),
  build: z.string().max(200),
  created: instant,
  changes_at: instant.nullable(),
  redacted: count,
  missing: z.array(z.tuple([path, path])).max(100),
  live: z.array(z.object({ path, methods: z.array(z.string().regex(/^[A-Z]{1,20}$/)).max(10) })).max(1000),
  failing: z.array(path).max(100_000),
  documents: z
    .array(
      z.object({
        sha256,
        length: count.max(LARGEST_DOCUMENT),
        sent: count.max(LARGEST_DOCUMENT),
      }),
    )
    .min(1)
    .max(2),
  keys_version: count,
});

/** What HTTP takes as a name and as a value (RFC 9110, 5.1 and 5.5); what belongs to a connection is the front's to say. */
const headerName = z
  .string()
  .regex(/^[\w!#$%&'*+.^`|~-]{1,100}$/)
  .refine(
    (name) =>
      !/^(connection|keep-alive|transfer-encoding|content-length|set-cookie|upgrade|te|trailer)$/i.test(name),
  );
const headerValue = z
  .string()
  .max(16_384)
  .regex(/^[\t\x20-\x7e\x80-\xff]*$/);

const entry = z.object({
  status: z.number().int().min(200).max(599),
  headers: z.array(z.tuple([headerName, headerValue])).max(100),
  variants: z
    .array(
      z.object({
        encoding: z.enum(['br', 'gzip', 'identity']),
        blob: sha256,
        offset: count.max(LARGEST_BLOB),
        length: count.max(LARGEST_BLOB),
        file: count.max(LARGEST_BLOB).optional(),
        sha256,
        etag: z.string().regex(/^"[\x21\x23-\x7e]{1,100}"$/),
      }),
    )
    .max(3),
  query: z.array(z.string().max(200)).max(100),
  key: z.string().max(200),
  build: z.string().max(200).optional(),
  revision: count.optional(),
  part: z.enum(['lookup-page', 'lookup-document']).optional(),
  isRare: z.literal(true).optional(),
});

const entries = z.object({ entries: z.record(path, entry), gone: z.array(path) });

const keySet = z.object({ statements: z.array(signed).max(1000) });

/** @throws OriginError when it is none */
export function readSigned(text: string): Signed {
  return read(signed, text, 'What it offers is not signed');
}

/** @throws OriginError when it is none */
export function readKeySet(text: string): { statements: Signed[] } {
  return read(keySet, text, 'Its set of keys cannot be read');
}

/** @param payload whose signature was looked at @throws OriginError when it is none */
export function readOffer(payload: string): Offer {
  return read(offer, payload, 'What it offers cannot be read; it may be of another release');
}

/** @throws OriginError when it is none */
export function readEntries(text: string): OfferedEntries {
  const { gone, entries: given } = read(entries, text, 'A document that it offers cannot be read');
  const bare = Object.entries(given).map(
    ([path, { variants, build, revision, part, isRare, ...one }]) =>
      [
        path,
        {
          ...one,
          variants: variants.map(({ file, ...variant }) => ({
            ...variant,
            ...(file === undefined ? {} : { file }),
          })),
          ...(build === undefined ? {} : { build }),
          ...(revision === undefined ? {} : { revision }),
          ...(part === undefined ? {} : { part }),
          ...(isRare === undefined ? {} : { isRare }),
        },
      ] as const,
  );
  return { gone, entries: Object.fromEntries(bare) };
}

function read<T>(schema: z.ZodType<T>, text: string, what: string): T {
  const checked = schema.safeParse(parseJson(text));
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new OriginError('mirror.refused', `${what} (${issue?.path.join('.').slice(0, 200) ?? ''}).`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
