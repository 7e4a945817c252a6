import type { Logger } from 'pino';
import { witnessRequest } from '../publish/log-witness.ts';
import type { MerkleTree } from '../publish/merkle.ts';
import { readWithin } from '../publish/read-within.ts';
import { readCheckpoint, readVerifierKey, signedAt } from '../publish/signed-note.ts';

/** How long one of them may take (ms). */
const PATIENCE = 5000;
/** No more of an answer is read (bytes). */
const LONGEST_ANSWER = 16_384;

/** Somebody elsewhere who signs checkpoints that go on from what they saw before. */
export interface WitnessAddress {
  readonly url: string;
  /** Their verifier key, as `latarnia witness` prints it. */
  readonly key: string;
}

/** Asks witnesses to sign what is published. They are asked after readers have it: nobody waits for them. */
export class Witnesses {
  readonly #witnesses: readonly WitnessAddress[];
  readonly #logger: Pick<Logger, 'warn'>;
  /** By witness: the size it last signed. */
  readonly #sizes = new Map<string, number>();

  constructor(witnesses: readonly WitnessAddress[], logger: Pick<Logger, 'warn'>) {
    this.#witnesses = witnesses;
    this.#logger = logger;
  }

  get isEmpty(): boolean {
    return this.#witnesses.length === 0;
  }

  /** @returns their signature lines; of one that does not answer, or signs something else, none */
  async cosign(checkpoint: string, tree: MerkleTree): Promise<string> {
    const lines = await Promise.all(
      this.#witnesses.map((witness) =>
        this.#ask(witness, checkpoint, tree).catch((error: unknown) => {
          this.#logger.warn({ error, witness: witness.url }, 'a witness did not sign what is published');
          return '';
        }),
      ),
    );
    return lines.join('');
  }

  async #ask({ url, key }: WitnessAddress, checkpoint: string, tree: MerkleTree): Promise<string> {
    const read = readCheckpoint(checkpoint);
    const who = readVerifierKey(key);
    if (read === null || who === null) throw new Error('there is no such key, or no checkpoint');
    const send = async (old: number) => {
      const proof = tree.consistencyProof(old, read.size);
      const response = await fetch(`${url.replace(/\/+$/, '')}/add-checkpoint`, {
        method: 'POST',
        body: witnessRequest(old, proof, checkpoint),
        signal: AbortSignal.timeout(PATIENCE),
      });
      const text = (await readWithin(response, LONGEST_ANSWER)).toString('utf8');
      return { status: response.status, type: response.headers.get('content-type'), text };
    };
    let answer = await send(this.#sizes.get(url) ?? 0);
    if (answer.status === 409 && answer.type === 'text/x.tlog.size') {
      const held = sizeIn(answer.text);
      if (held === null || held > read.size)
        throw new Error('it has seen more than there is, or no size at all');
      answer = await send(held);
    }
    if (answer.status !== 200) throw new Error(`it answers ${answer.status}`);
    const line = answer.text
      .split('\n')
      .find((one) => signedAt({ body: read.body, signatures: [one] }, who) !== null);
    if (line === undefined) throw new Error('it signed something else');
    this.#sizes.set(url, read.size);
    return `${line}\n`;
  }
}

/** @returns `null`: it is none */
function sizeIn(text: string): number | null {
  return /^(?:0|[1-9]\d{0,14})\n?$/.test(text) ? Number(text) : null;
}
