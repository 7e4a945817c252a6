import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SnapshotWriter } from './snapshot-writer.ts';

/** Lists are kept in pieces of so many items, what is left over in smaller ones: a list that only grows keeps its full pieces. */
const PIECES = [500, 25];

/** A part of the state that lies in a blob of its own. */
interface Part {
  readonly blob: string;
  readonly length: number;
}

/** Where what a state holds under one name is kept: in a blob, in several, or right here when it is small. */
type Kept = Part | { readonly pieces: readonly Part[] } | { readonly value: unknown };

/** What a state holds, by its names, all of it on disk. */
type KeptState = Readonly<Record<string, Kept>>;

/**
 * The state a generation was made from, beside its pages: with the database gone, pages that depend on a query are
 * still made from it. Its parts are blobs, so what did not change is not written again.
 */
export class StateStore {
  readonly #folder: string;
  readonly #writer: SnapshotWriter;
  /** Objects that were written: the state shares them between revisions. */
  readonly #written = new WeakMap<object, Part>();
  /** Full pieces that were written, by their length and their last item. */
  readonly #pieces = new Map(PIECES.map((length) => [length, new WeakMap<object, Part>()]));
  #kept: ReadonlySet<string> = new Set();

  constructor(folder: string, writer: SnapshotWriter) {
    this.#folder = folder;
    this.#writer = writer;
  }

  /** The blobs of the state last written. */
  get kept(): ReadonlySet<string> {
    return this.#kept;
  }

  /** Puts down what a state holds; nothing names it yet. */
  async put(state: object): Promise<KeptState> {
    const kept = await Promise.all(
      Object.entries(state).map(async ([name, value]): Promise<[string, Kept]> => {
        if (Array.isArray(value)) return [name, { pieces: await this.#writePieces(value) }];
        return [name, typeof value === 'object' && value !== null ? await this.#writePart(value) : { value }];
      }),
    );
    return Object.fromEntries(kept);
  }

  /** Names what was put down as the state of a generation. */
  async name(id: string, kept: KeptState): Promise<void> {
    this.#kept = blobsOf(kept);
    await this.#writer.putState(id, JSON.stringify(kept));
  }

  /**
   * The state of a generation.
   * @throws when it is not there or not whole
   */
  read(id: string): Record<string, unknown> {
    const kept: KeptState = JSON.parse(readFileSync(join(this.#folder, 'state', `${id}.json`), 'utf8'));
    const readPart = (part: Part) => JSON.parse(this.#writer.reader.blob(part).toString('utf8'));
    this.#kept = blobsOf(kept);
    return Object.fromEntries(
      Object.entries(kept).map(([name, one]) => {
        if ('value' in one) return [name, one.value];
        return [name, 'pieces' in one ? one.pieces.flatMap(readPart) : readPart(one)];
      }),
    );
  }

  async #writePart(value: object): Promise<Part> {
    const known = this.#written.get(value);
    if (known) return known;
    const part = await this.#put(value);
    this.#written.set(value, part);
    return part;
  }

  async #writePieces(items: readonly unknown[]): Promise<Part[]> {
    const parts: Part[] = [];
    let start = 0;
    for (const [length, written] of this.#pieces) {
      for (; start + length <= items.length; start += length) {
        const last = items[start + length - 1];
        const key = typeof last === 'object' ? last : null;
        const part = (key && written.get(key)) ?? (await this.#put(items.slice(start, start + length)));
        if (key) written.set(key, part);
        parts.push(part);
      }
    }
    if (start < items.length) parts.push(await this.#put(items.slice(start)));
    return parts;
  }

  async #put(value: unknown): Promise<Part> {
    const bytes = Buffer.from(JSON.stringify(value));
    return { blob: await this.#writer.putBlob(bytes), length: bytes.length };
  }
}

function blobsOf(kept: KeptState): ReadonlySet<string> {
  const parts = Object.values(kept).flatMap((one) => {
    if ('value' in one) return [];
    return 'pieces' in one ? one.pieces : [one];
  });
  return new Set(parts.map(({ blob }) => blob));
}
