import type { KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isConsistent, type TreeHead } from './merkle.ts';
import { signingKey } from './signature.ts';
import {
  type Checkpoint,
  cosignBody,
  NOTE_TYPES,
  type NoteKey,
  readCheckpoint,
  signedAt,
  verifierKey,
} from './signed-note.ts';

/** What a witness answers (c2sp.org/tlog-witness). */
interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly type: 'text/plain; charset=utf-8' | 'text/x.tlog.size';
  readonly body: string;
}

interface WitnessOptions {
  /** Keeps its key, and the largest checkpoint that it signed of each log. */
  readonly folder: string;
  readonly name: string;
  /** The logs that it knows, by their keys. */
  readonly keysOf: (origin: string) => readonly NoteKey[];
  /** Seconds. */
  readonly time: () => number;
}

const LONGEST_PROOF = 63;
const OLD = /^old (0|[1-9]\d{0,14})$/;

/**
 * Signs checkpoints of logs that go on from the largest one that it has seen of each, and nothing else: whoever trusts it
 * knows that nobody was shown another past. What it signed is on disk before it answers.
 */
export class LogWitness {
  readonly #options: WitnessOptions;
  readonly #key: KeyObject;

  constructor(options: WitnessOptions) {
    this.#options = options;
    this.#key = signingKey(join(options.folder, 'witness-key.pem'));
  }

  /** As logs and readers are told whom to trust. */
  get verifierKey(): string {
    return verifierKey({ name: this.#options.name, type: NOTE_TYPES.cosignature, key: this.#key });
  }

  /** The largest tree that it has signed of a log. */
  seen(origin: string): { readonly size: number; readonly root: string } {
    const all = this.#read();
    // A log calls itself as it likes, also like something that every object has.
    const last = Object.hasOwn(all, origin) ? all[origin] : undefined;
    return last ?? { size: 0, root: '' };
  }

  /** `POST /add-checkpoint`: what was sent is taken in one turn, so that no other comes between looking and writing. */
  add(sent: string): WitnessAnswer {
    const request = readRequest(sent);
    if (request === null) return refuse(400);
    const { old, proof, checkpoint } = request;
    const keys = this.#options.keysOf(checkpoint.origin);
    if (keys.length === 0) return refuse(404);
    if (!keys.some((key) => signedAt(checkpoint, key) !== null)) return refuse(403);
    if (old > checkpoint.size) return refuse(400);
    const seen = this.seen(checkpoint.origin);
    if (old !== seen.size) return { status: 409, type: 'text/x.tlog.size', body: `${seen.size}\n` };
    const before: TreeHead = { size: old, root: Buffer.from(seen.root, 'base64') };
    if (old === checkpoint.size && old > 0 && !before.root.equals(checkpoint.root)) return refuse(409);
    if (old > 0 && !isConsistent(before, checkpoint, proof)) return refuse(422);
    if (old === 0 && proof.length > 0) return refuse(422);
    this.#write(checkpoint);
    const { name, time } = this.#options;
    return {
      status: 200,
      type: 'text/plain; charset=utf-8',
      body: cosignBody(checkpoint.body, name, this.#key, time()),
    };
  }

  #read(): Readonly<Record<string, { readonly size: number; readonly root: string }>> {
    const file = this.#file;
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  }

  #write({ origin, size, root }: Checkpoint): void {
    mkdirSync(this.#options.folder, { recursive: true });
    const seen = { ...this.#read(), [origin]: { size, root: root.toString('base64') } };
    const beside = `${this.#file}.${process.pid}.tmp`;
    writeFileSync(beside, `${JSON.stringify(seen)}\n`, { flush: true });
    renameSync(beside, this.#file);
  }

  get #file(): string {
    return join(this.#options.folder, 'witnessed.json');
  }
}

/** What is sent to a witness: from which size on, the proof, and the checkpoint. */
export function witnessRequest(old: number, proof: readonly Buffer[], checkpoint: string): string {
  return `old ${old}\n${proof.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${checkpoint}`;
}

function readRequest(sent: string) {
  const end = sent.indexOf('\n\n');
  const [first = '', ...lines] = sent.slice(0, end).split('\n');
  const old = OLD.exec(first)?.[1];
  const checkpoint = end === -1 ? null : readCheckpoint(sent.slice(end + 2));
  const proof = lines.map((line) => Buffer.from(line, 'base64'));
  if (old === undefined || checkpoint === null || proof.length > LONGEST_PROOF) return null;
  return proof.some((hash) => hash.length !== 32) ? null : { old: Number(old), proof, checkpoint };
}

function refuse(status: WitnessAnswer['status']): WitnessAnswer {
  return { status, type: 'text/plain; charset=utf-8', body: '' };
}
