import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/settings.ts';
import type { TreeHead } from '../publish/merkle.ts';
import { checkpointBody, NOTE_TYPES, signBody, verifierKey } from '../publish/signed-note.ts';
import { countingKeys, readSigningKeys, signingKeysMark } from '../publish/signing-keys.ts';
import { sha256 } from '../publish/snapshot-writer.ts';
import type { Notary } from './log-addresses.ts';

/** Signs the public log with the site's key, and adds what witnesses signed of it. */
export class LogNotary implements Notary {
  readonly #config: Pick<Config, 'dataDir' | 'siteUrl'>;
  /** By what is signed: the lines of witnesses. Of one moment alone: the next checkpoint is another. */
  #cosigned: { readonly body: string; readonly lines: string } | null = null;
  #read: { readonly mark: string; readonly key: KeyObject; readonly counting: readonly string[] } | null =
    null;

  constructor(config: Pick<Config, 'dataDir' | 'siteUrl'>) {
    this.#config = config;
  }

  get mark(): string {
    const { mark } = this.#keys();
    return sha256(JSON.stringify([mark, this.#config.siteUrl, this.former, this.#cosigned?.lines]));
  }

  get former(): string | null {
    return readFormer(this.#config.dataDir);
  }

  checkpoint(logId: string, head: TreeHead): string {
    const origin = this.originOf(logId);
    const body = checkpointBody(origin, head);
    const witnessed = this.#cosigned?.body === body ? this.#cosigned.lines : '';
    return `${body}\n${signBody(body, origin, this.#keys().key)}${witnessed}`;
  }

  keys(logId: string): string {
    const name = this.originOf(logId);
    const lines = this.#keys().counting.map((line) => {
      const key = createPublicKey({ key: Buffer.from(line, 'base64'), format: 'der', type: 'spki' });
      return `${verifierKey({ name, type: NOTE_TYPES.log, key })}\n`;
    });
    return lines.join('');
  }

  /** What the log is called: where it lies, which log it is, and behind which one it was begun anew. */
  originOf(logId: string): string {
    const { siteUrl, dataDir } = this.#config;
    const place = siteUrl === null ? 'latarnia.invalid' : siteUrl.replace(/^https?:\/\//, '');
    const former = readFormer(dataDir);
    const after = former === null ? '' : `/after-${sha256(former).slice(0, 16)}`;
    return `${place}/log/${logId}${after}`;
  }

  /** What witnesses signed of a checkpoint. @returns whether that is news */
  addCosignatures(body: string, lines: string): boolean {
    if (this.#cosigned?.body === body && this.#cosigned.lines === lines) return false;
    this.#cosigned = { body, lines };
    return true;
  }

  #keys() {
    const mark = signingKeysMark(this.#config.dataDir);
    if (this.#read?.mark === mark) return this.#read;
    const keys = readSigningKeys(this.#config.dataDir);
    const read = { key: keys.present, counting: countingKeys(keys) };
    this.#read = { mark: signingKeysMark(this.#config.dataDir), ...read };
    return this.#read;
  }
}

/** Where the last checkpoint is kept of the log that this one was put in the place of. */
export function formerCheckpointFile(dataDir: string): string {
  return join(dataDir, 'former-log');
}

function readFormer(dataDir: string): string | null {
  try {
    return readFileSync(formerCheckpointFile(dataDir), 'utf8');
  } catch {
    return null;
  }
}
