import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Trust } from '../publish/key-set.ts';

/** The newest that was ever taken: nothing older is taken after it, whatever becomes of the snapshot. */
export interface Floor {
  readonly logId: string | null;
  readonly revision: number;
  readonly head: string;
  /** Wall clock of the origin, RFC 3339. */
  readonly created: string;
}

/** What a mirror goes by, kept in its folder. */
interface KeptTrust {
  /** The keys that its operator named, which it began with. */
  readonly pinned: readonly string[];
  readonly trust: Trust;
  readonly floor: Floor | null;
}

const schema = z.object({
  pinned: z.array(z.string()),
  trust: z.object({
    version: z.number(),
    digest: z.string().nullable(),
    keys: z.array(z.string()),
  }),
  floor: z
    .object({
      logId: z.string().nullable(),
      revision: z.number(),
      head: z.string(),
      created: z.string(),
    })
    .nullable(),
});

/** Which keys a mirror trusts, and what it has taken, across restarts. */
export class TrustFile {
  readonly #file: string;
  #kept: KeptTrust;

  /**
   * @param pinned the keys that the operator names; others than last time begin anew from them, none go on as they are
   * @throws when there is something that cannot be read: what was taken already must not be forgotten
   */
  constructor(folder: string, pinned: readonly string[]) {
    this.#file = join(folder, 'mirror-trust.json');
    const kept = read(this.#file);
    const isSame =
      kept !== null && (pinned.length === 0 || [...kept.pinned].sort().join() === [...pinned].sort().join());
    this.#kept = isSame
      ? kept
      : { pinned, trust: { version: 0, digest: null, keys: pinned }, floor: kept?.floor ?? null };
  }

  get trust(): Trust {
    return this.#kept.trust;
  }

  get floor(): Floor | null {
    return this.#kept.floor;
  }

  /** @throws when it cannot be written */
  setTrust(trust: Trust): void {
    this.#write({ ...this.#kept, trust });
  }

  /** @throws when it cannot be written */
  setFloor(floor: Floor | null): void {
    this.#write({ ...this.#kept, floor });
  }

  #write(kept: KeptTrust): void {
    const beside = `${this.#file}.${process.pid}.tmp`;
    writeFileSync(beside, JSON.stringify(kept), { flush: true });
    renameSync(beside, this.#file);
    this.#kept = kept;
  }
}

function read(file: string): KeptTrust | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new Error(
      `${file} cannot be read: it says which keys this mirror trusts, and what it has taken. Take it away, and the folder beside it, to begin anew.`,
    );
  }
}
