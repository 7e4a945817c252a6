import type { Encoded } from './encode.ts';
import type { BlobPart, Manifest, SnapshotEntry, Variant } from './snapshot.ts';
import { partOf } from './snapshot-reader.ts';
import { type SnapshotWriter, sha256 } from './snapshot-writer.ts';

/** A file of which less than this part is still read is left behind. */
const WORTH_KEEPING = 0.5;

/** An answer that lies in a file with others, before the file is written. */
interface Pending {
  readonly entry: SnapshotEntry;
  readonly encoded: readonly Encoded[];
}

/**
 * The file that what changes together is put down in: one flush for all of it. A manifest names what lies where; what was put
 * down earlier stays where it is, until most of its file is read by nobody.
 */
export class SharedFile {
  readonly #pending = new Map<string, Pending>();

  /** @param entry without its variants */
  add(path: string, entry: SnapshotEntry, encoded: readonly Encoded[]): void {
    this.#pending.set(path, { entry, encoded });
  }

  /**
   * Takes along what lies in files that are hardly read any more.
   *
   * @param isForgetting no byte that nobody reads may stay: what is not there any more must not be found on the disk
   * @throws when bytes that are taken along cannot be read
   */
  takeAlong(
    entries: Manifest['entries'],
    writer: Pick<SnapshotWriter, 'reader'>,
    isForgetting: boolean,
  ): void {
    const left = leftBehind(entries, isForgetting ? 1 : WORTH_KEEPING);
    if (left.size === 0) return;
    const read = new Map<string, Buffer>();
    const bytesOf = (part: BlobPart): Buffer => {
      const whole =
        read.get(part.blob) ?? writer.reader.blob({ blob: part.blob, length: part.file ?? part.length });
      read.set(part.blob, whole);
      return partOf(whole, part);
    };
    for (const [path, entry] of Object.entries(entries)) {
      const { variants } = entry;
      if (!variants.some(({ blob }) => left.has(blob))) continue;
      const encoded = variants.map((one) => ({ encoding: one.encoding, bytes: bytesOf(one) }));
      this.add(path, entry, encoded);
    }
  }

  /** Puts it down, and says of each answer in it where it lies. */
  async write(writer: Pick<SnapshotWriter, 'putBlob'>): Promise<Record<string, SnapshotEntry>> {
    // In an order that does not depend on what was ready first: equal sites have equal files.
    const pending = [...this.#pending].sort(([x], [y]) => (x < y ? -1 : 1));
    if (pending.length === 0) return {};
    const bytes = pending.flatMap(([, { encoded }]) => encoded.map((one) => one.bytes));
    const whole = Buffer.concat(bytes);
    const blob = await writer.putBlob(whole);
    let offset = 0;
    const placed = pending.map(([path, { entry, encoded }]): [string, SnapshotEntry] => {
      const variants = placeVariants(blob, offset, entry.headers, encoded);
      offset += variants.reduce((sum, { length }) => sum + length, 0);
      return [path, { ...entry, variants: variants.map((one) => ({ ...one, file: whole.length })) }];
    });
    return Object.fromEntries(placed);
  }
}

/**
 * Where the encodings of an answer lie, one after the other from `offset` on. Other headers are another ETag, too: a 304 does
 * not repeat them.
 */
export function placeVariants(
  blob: string,
  offset: number,
  headers: SnapshotEntry['headers'],
  encoded: readonly Encoded[],
): Variant[] {
  const said = JSON.stringify(headers);
  let end = offset;
  return encoded.map(({ encoding, bytes }): Variant => {
    const hash = sha256(bytes);
    const begin = end;
    end += bytes.length;
    const etag = `"${sha256(`${hash} ${said}`).slice(0, 27)}"`;
    return { encoding, blob, offset: begin, length: bytes.length, sha256: hash, etag };
  });
}

/** Shared files of which less than a part is read. */
function leftBehind(entries: Manifest['entries'], worth: number): ReadonlySet<string> {
  const files = new Map<string, { length: number; read: number }>();
  for (const path in entries) {
    for (const { blob, length, file } of entries[path]?.variants ?? []) {
      if (file === undefined) continue;
      const known = files.get(blob) ?? { length: file, read: 0 };
      known.read += length;
      files.set(blob, known);
    }
  }
  return new Set([...files].filter(([, { length, read }]) => read < length * worth).map(([blob]) => blob));
}
