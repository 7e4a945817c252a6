import type { Encoding } from '../http/encodings.ts';
import { encodeBody } from './encode.ts';
import type { SnapshotEntry } from './snapshot.ts';
import type { SnapshotReader } from './snapshot-reader.ts';
import { sha256 } from './snapshot-writer.ts';
import { dividePolicy, withPolicy } from './static-policy.ts';

/** A page as a static host gets it, in one encoding. */
interface ExportedVariant {
  readonly encoding: Encoding;
  readonly sha256: string;
  bytes(): Promise<Buffer>;
}

/**
 * Pages with their policy in them. What was made once is remembered by its digest, so that an export after a change makes those
 * pages that changed.
 */
export class ExportedPages {
  /** By the digest of the page as the front serves it, and its policy. */
  readonly #known = new Map<string, readonly { readonly encoding: Encoding; readonly sha256: string }[]>();

  /** `null`: the bytes are those that the front serves. */
  async variantsOf(entry: SnapshotEntry, reader: SnapshotReader): Promise<ExportedVariant[] | null> {
    const page = entry.variants.find(({ encoding }) => encoding === 'identity');
    const policy = policyOf(entry);
    if (page === undefined || policy === null) return null;
    const key = `${page.sha256} ${policy}`;
    const make = async () => {
      const html = withPolicy((await reader.readBytes(page)).toString('utf8'), policy);
      return await encodeBody(Buffer.from(html), 'text/html');
    };
    const known = this.#known.get(key);
    if (known !== undefined) {
      return known.map((one) => ({ ...one, bytes: async () => bytesIn(await make(), one.encoding) }));
    }
    const made = await make();
    const digests = made.map(({ encoding, bytes }) => ({ encoding, sha256: sha256(bytes) }));
    this.#known.set(key, digests);
    return digests.map((one) => ({ ...one, bytes: async () => bytesIn(made, one.encoding) }));
  }
}

/** What a page is to say of itself; `null`: it is no page, or has no such policy. */
function policyOf({ headers }: SnapshotEntry): string | null {
  const policy = new Map(headers).get('Content-Security-Policy');
  return isPage(headers) && policy !== undefined ? dividePolicy(policy).meta : null;
}

/** Whether it is a page, by its type. */
export function isPage(headers: SnapshotEntry['headers']): boolean {
  return new Map(headers).get('Content-Type')?.startsWith('text/html') ?? false;
}

function bytesIn(
  made: readonly { readonly encoding: Encoding; readonly bytes: Buffer }[],
  encoding: Encoding,
): Buffer {
  return made.find((one) => one.encoding === encoding)?.bytes ?? Buffer.alloc(0);
}
