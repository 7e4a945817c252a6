import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { ChannelName } from '../domain/subscription.ts';
import { addressKey } from './address-key.ts';
import { parseKeys, type RawKey, SubscriberKeyError, SubscriberKeyFile } from './subscriber-key-file.ts';

/** AES-256-GCM: how long what is drawn for each text and what proves it are (bytes; NIST SP 800-38D, 5.2.1 and 8.2). */
const NONCE = 12;
const TAG = 16;

/** What is encrypted, and with which key. */
export interface Sealed {
  readonly sealed: string;
  readonly keyId: string;
}

/** One key, drawn out into one for each use (RFC 5869): what signs links says nothing of what hides addresses. */
interface Key {
  readonly id: string;
  readonly seal: Buffer;
  readonly hash: Buffer;
  readonly link: Buffer;
  readonly bounce: Buffer;
}

/**
 * The keys of `SUBSCRIBER_KEY`, the current one first, or of a file of its own. What is encrypted, hashed or signed is so by the
 * current one; what the former ones did is still read.
 */
export class SubscriberKeys {
  readonly #given: readonly RawKey[] | null;
  /** `null`: the environment says which. */
  readonly file: SubscriberKeyFile | null;
  #drawn: { readonly from: readonly RawKey[]; readonly keys: readonly Key[] } | null = null;

  /**
   * @param setting `config.notify.subscriberKeys`
   * @param path the file, where that says nothing
   */
  constructor(setting: string | null, path: string) {
    this.#given = setting === null ? null : parseKeys(setting, 'SUBSCRIBER_KEY');
    this.file = setting === null ? new SubscriberKeyFile(path) : null;
  }

  /** Their names, the current one first; none: there is no file yet. */
  get ids(): readonly string[] {
    return this.#keys().map(({ id }) => id);
  }

  /** The current one's name. @throws SubscriberKeyError when there is none */
  get currentId(): string {
    return this.#current().id;
  }

  /** @param row what it belongs to: put into another row it cannot be read */
  seal(row: string, plain: string): Sealed {
    const { id, seal } = this.#current();
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', seal, nonce).setAAD(Buffer.from(`${id}/${row}`));
    const hidden = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url'), keyId: id };
  }

  /** @throws SubscriberKeyError when the key is not here, or another one: never is anything else read than what was written */
  open(row: string, { sealed, keyId }: Sealed): string {
    const key = this.#keys().find(({ id }) => id === keyId);
    if (!key) throw missingKey(keyId);
    const bytes = Buffer.from(sealed, 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', key.seal, bytes.subarray(0, NONCE), {
        authTagLength: TAG,
      });
      decipher.setAAD(Buffer.from(`${keyId}/${row}`)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
    } catch {
      throw new SubscriberKeyError(
        `Subscribers cannot be read: the key ${keyId} that is here is another one than the one they were encrypted with, or a row is damaged. Put back ${this.#place()}.`,
      );
    }
  }

  /** By what an address is found, one for each key, the current one's first: `id.hash`. */
  hashes(channel: ChannelName, address: string): readonly [string, ...string[]] {
    const key = addressKey(channel, address);
    const [first, ...others] = this.#keys().map(
      ({ id, hash }) => `${id}.${createHmac('sha256', hash).update(key).digest('base64url')}`,
    );
    if (first === undefined) throw noKey(this.#place());
    return [first, ...others];
  }

  /** Proof that a link was made here, by the current key. 192 bits, in base64url. */
  sign(text: string): string {
    return signed(this.#current(), text);
  }

  /** The same by each of the keys: a link lives longer than a key is the current one. */
  signatures(text: string): readonly string[] {
    return this.#keys().map((key) => signed(key, text));
  }

  /** What proves the addresses that bounces come back to, the current one first. */
  get bounceKeys(): readonly Uint8Array[] {
    return this.#keys().map(({ bounce }) => bounce);
  }

  /**
   * Sees to it that there is a key, before the first address is written.
   * @param used the keys that the database names
   * @throws SubscriberKeyError when one of these is not here
   */
  prepare(used: readonly string[]): void {
    const { ids } = this;
    const missing = used.find((id) => !ids.includes(id));
    if (missing !== undefined) throw missingKey(missing);
    if (ids.length === 0) this.file?.make();
  }

  #current(): Key {
    const [key] = this.#keys();
    if (!key) throw noKey(this.#place());
    return key;
  }

  #keys(): readonly Key[] {
    const from = this.#given ?? this.file?.read() ?? [];
    if (this.#drawn?.from !== from) this.#drawn = { from, keys: from.map(drawKey) };
    return this.#drawn.keys;
  }

  #place(): string {
    return this.file?.path ?? 'SUBSCRIBER_KEY';
  }
}

function drawKey({ id, bytes }: RawKey): Key {
  const use = (what: string) => Buffer.from(hkdfSync('sha256', bytes, '', `latarnia ${what}`, 32));
  return { id, seal: use('seal'), hash: use('hash'), link: use('link'), bounce: use('bounce') };
}

function signed({ link }: Key, text: string): string {
  return createHmac('sha256', link).update(text).digest().subarray(0, 24).toString('base64url');
}

function missingKey(id: string): SubscriberKeyError {
  return new SubscriberKeyError(
    `Subscribers cannot be read: the key ${id} is not here. Put back SUBSCRIBER_KEY, or the file subscriber-key in DATA_DIR, as it was when they were written.`,
  );
}

function noKey(place: string): SubscriberKeyError {
  return new SubscriberKeyError(`There is no key of subscribers: ${place} is missing. Put it back.`);
}
