import { type Encoded, encodeBody } from './encode.ts';
import { entryHeaders } from './headers.ts';
import type { Plan, PlannedEntry, Rendered } from './planned.ts';
import { placeVariants } from './shared-files.ts';
import type { SnapshotEntry } from './snapshot.ts';
import type { SnapshotWriter } from './snapshot-writer.ts';

/** What an address answers, its bytes in a file of their own: one flush for all encodings. */
export async function makeEntry(
  planned: PlannedEntry,
  rendered: Rendered,
  key: string,
  plan: Plan,
  writer: SnapshotWriter,
): Promise<SnapshotEntry> {
  const [entry, encoded] = await encodeEntry(planned, rendered, key, plan);
  if (encoded.length === 0) return entry;
  const blob = await writer.putBlob(Buffer.concat(encoded.map(({ bytes }) => bytes)));
  return { ...entry, variants: placeVariants(blob, 0, entry.headers, encoded) };
}

/** What an address answers before its bytes lie anywhere, and these. */
export async function encodeEntry(
  { part, isFinal = false, isShared = false, asset, query, isLater }: PlannedEntry,
  { status, headers: given, body }: Rendered,
  key: string,
  { siteUrl }: Plan,
): Promise<[entry: SnapshotEntry, encoded: readonly Encoded[]]> {
  const headers = entryHeaders(given, siteUrl);
  const type = headers.find(([name]) => name === 'Content-Type')?.[1] ?? '';
  const encoded: readonly Encoded[] =
    part === undefined
      ? await encodeBody(body, type, { isFinal, isSmall: isShared })
      : [{ encoding: 'identity', bytes: body }];
  const build = asset === undefined ? {} : { build: asset };
  return [
    {
      status,
      headers,
      variants: [],
      query,
      key,
      ...build,
      ...(part && { part }),
      ...(isLater && { isRare: true }),
    },
    encoded,
  ];
}
