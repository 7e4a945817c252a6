import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/settings.ts';
import { checkpointBody, NOTE_TYPES, readCheckpoint, signBody, verifierKey } from '../publish/signed-note.ts';
import { countingKeys, readSigningKeys, signingKeysMark } from '../publish/signing-keys.ts';
import { SnapshotReader } from '../publish/snapshot-reader.ts';
import { sha256 } from '../publish/snapshot-writer.ts';
import type { Notary, PublicLog } from './log-addresses.ts';
import { publishedManifest, snapshotFolder } from './snapshot-state.ts';

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

  checkpoint(logId: string, log: PublicLog): string {
    const origin = this.#originOf(logId, log);
    const body = checkpointBody(origin, { size: log.size, root: log.tree.root(log.size) });
    const witnessed = this.#cosigned?.body === body ? this.#cosigned.lines : '';
    return `${body}\n${signBody(body, origin, this.#keys().key)}${witnessed}`;
  }

  keys(logId: string, log: PublicLog): string {
    const name = this.#originOf(logId, log);
    const lines = this.#keys().counting.map((line) => {
      const key = createPublicKey({ key: Buffer.from(line, 'base64'), format: 'der', type: 'spki' });
      return `${verifierKey({ name, type: NOTE_TYPES.log, key })}\n`;
    });
    return lines.join('');
  }

  /** What the log is called: where it lies, which log it is, and after which checkpoint it was begun anew. */
  #originOf(logId: string, { tree, size }: PublicLog): string {
    const { siteUrl } = this.#config;
    const place = siteUrl === null ? 'latarnia.invalid' : siteUrl.replace(/^https?:\/\//, '');
    const origin = `${place}/log/${logId}`;
    const text = this.former;
    const former = text === null ? null : readCheckpoint(text);
    if (text === null || former === null) return origin;
    // What goes on from it is no other log: it was not put in its place after all.
    const goesOn = former.size <= size && tree.root(former.size).equals(former.root);
    return goesOn ? former.origin : `${origin}/after-${sha256(text).slice(0, 16)}`;
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

/**
 * What was published may not go on: the public log that takes its place has a name of its own, which says after which
 * checkpoint it was begun, and that is shown for ever.
 */
export async function beginLogAnew(config: Pick<Config, 'dataDir'>): Promise<void> {
  const checkpoint = await publishedCheckpoint(config);
  if (checkpoint === null) return;
  const file = formerLogFile(config.dataDir);
  writeFileSync(`${file}.tmp`, checkpoint, { flush: true });
  renameSync(`${file}.tmp`, file);
}

/** The checkpoint that readers are shown; `null`: none is. */
export async function publishedCheckpoint(config: Pick<Config, 'dataDir'>): Promise<string | null> {
  const variants = publishedManifest(config)?.entries['/log/checkpoint']?.variants ?? [];
  const plain = variants.find(({ encoding }) => encoding === 'identity');
  if (plain === undefined) return null;
  return (await new SnapshotReader(snapshotFolder(config)).readBytes(plain)).toString('utf8');
}

/** Keeps the last checkpoint of the log that this one was put in the place of. */
function formerLogFile(dataDir: string): string {
  return join(dataDir, 'former-log');
}

function readFormer(dataDir: string): string | null {
  try {
    return readFileSync(formerLogFile(dataDir), 'utf8');
  } catch {
    return null;
  }
}
