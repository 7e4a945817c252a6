import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SnapshotWriter } from './snapshot-writer.ts';

/** Lists are kept in pieces of this many items: a list that only grows keeps its full pieces. */
const PIECE = 500;

/** A part of the state that lies in a blob of its own. */
interface Part {
  readonly blob: string;
  readonly length: number;
}

/**
 * The state a generation was made from, beside its pages: with the database gone, pages that depend on a query are
 * still made from it. Its parts are blobs, so what did not change is not written again.
 */
export class StateStore {
  readonly #folder: string;
  readonly #writer: SnapshotWriter;
  /** Objects that were written: the state shares them between revisions. */
  readonly #written = new WeakMap<object, Part>();
  /** Full pieces that were written, by their last item. */
  readonly #pieces = new WeakMap<object, Part>();
  #kept: ReadonlySet<string> = new Set();

  constructor(folder: string, writer: SnapshotWriter) {
    this.#folder = folder;
    this.#writer = writer;
  }

  /** The blobs of the state last written. */
  get kept(): ReadonlySet<string> {
    return this.#kept;
  }

  async write(id: string, state: object): Promise<void> {
    const parts: Record<string, Part | { readonly pieces: readonly Part[] }> = {};
    for (const [name, value] of Object.entries(state)) {
      parts[name] = Array.isArray(value)
        ? { pieces: await this.#writePieces(value) }
        : await this.#writePart(value);
    }
    const all = Object.values(parts).flatMap((part) => ('pieces' in part ? part.pieces : [part]));
    this.#kept = new Set(all.map(({ blob }) => blob));
    await this.#writer.putState(id, JSON.stringify(parts));
  }

  /**
   * The state of a generation.
   * @throws when it is not there or not whole
   */
  read(id: string): Record<string, unknown> {
    const parts: Record<string, Part | { readonly pieces: readonly Part[] }> = JSON.parse(
      readFileSync(join(this.#folder, 'state', `${id}.json`), 'utf8'),
    );
    const readPart = (part: Part) => JSON.parse(this.#writer.reader.blob(part).toString('utf8'));
    this.#kept = new Set(
      Object.values(parts)
        .flatMap((part) => ('pieces' in part ? part.pieces : [part]))
        .map(({ blob }) => blob),
    );
    return Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        name,
        'pieces' in part ? part.pieces.flatMap(readPart) : readPart(part),
      ]),
    );
  }

  async #writePart(value: unknown): Promise<Part> {
    if (typeof value !== 'object' || value === null) return this.#put(value);
    const known = this.#written.get(value);
    if (known) return known;
    const part = await this.#put(value);
    this.#written.set(value, part);
    return part;
  }

  async #writePieces(items: readonly unknown[]): Promise<Part[]> {
    const parts: Part[] = [];
    for (let start = 0; start < items.length; start += PIECE) {
      const last = items[start + PIECE - 1];
      const isFull = typeof last === 'object' && last !== null;
      const known = isFull ? this.#pieces.get(last) : undefined;
      const part = known ?? (await this.#put(items.slice(start, start + PIECE)));
      if (isFull) this.#pieces.set(last, part);
      parts.push(part);
    }
    return parts;
  }

  async #put(value: unknown): Promise<Part> {
    const bytes = Buffer.from(JSON.stringify(value));
    return { blob: await this.#writer.putBlob(bytes), length: bytes.length };
  }
}
