import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { TreeHead } from './merkle.ts';

/** What a signature line is of (c2sp.org/signed-note): a log’s own, or a witness’s with its time. */
export const NOTE_TYPES = { log: 1, cosignature: 4 } as const;
type NoteType = (typeof NOTE_TYPES)[keyof typeof NOTE_TYPES];

/** In front of the 32 bytes of an Ed25519 key, in SPKI. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** Whoever signs notes, as others know them. */
export interface NoteKey {
  readonly name: string;
  readonly type: NoteType;
  readonly key: KeyObject;
}

/** A log at one size, and who signed that. */
export interface Checkpoint extends TreeHead {
  readonly origin: string;
  /** What is signed. */
  readonly body: string;
  readonly signatures: readonly string[];
}

/** What a checkpoint says (c2sp.org/tlog-checkpoint), to be signed. */
export function checkpointBody(origin: string, { size, root }: TreeHead): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** `name+id+key`, as verifiers are told a key. */
export function verifierKey({ name, type, key }: NoteKey): string {
  const raw = rawKey(key);
  return `${name}+${keyHash(name, type, raw).toString('hex')}+${typed(type, raw).toString('base64')}`;
}

/** @returns `null`: it is none */
export function readVerifierKey(text: string): NoteKey | null {
  const [, name = '', id = '', encoded = ''] =
    /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.toString('base64') !== encoded) return null;
  const type = Object.values(NOTE_TYPES).find((one) => one === bytes[0]);
  const raw = bytes.subarray(1);
  if (type === undefined || raw.length !== 32 || keyHash(name, type, raw).toString('hex') !== id) return null;
  const key = createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' });
  return { name, type, key };
}

/** A log’s own signature line. `key` is the private one. */
export function signBody(body: string, name: string, key: KeyObject): string {
  return signatureLine({ name, type: NOTE_TYPES.log, key }, sign(null, Buffer.from(body), key));
}

/** A witness’s line (c2sp.org/tlog-cosignature): at that time it was the largest it had seen. `time` in seconds. */
export function cosignBody(body: string, name: string, key: KeyObject, time: number): string {
  const stamp = Buffer.alloc(8);
  stamp.writeBigUInt64BE(BigInt(time));
  const signature = sign(null, Buffer.from(cosigned(body, time)), key);
  return signatureLine({ name, type: NOTE_TYPES.cosignature, key }, Buffer.concat([stamp, signature]));
}

/** @returns `null`: that is no checkpoint */
export function readCheckpoint(text: string): Checkpoint | null {
  const end = text.lastIndexOf('\n\n');
  if (end === -1) return null;
  const body = text.slice(0, end + 1);
  const [origin = '', size = '', root = ''] = body.split('\n');
  if (origin === '' || !/^(0|[1-9]\d{0,14})$/.test(size)) return null;
  const hash = Buffer.from(root, 'base64');
  if (hash.length !== 32 || hash.toString('base64') !== root) return null;
  const signatures = text
    .slice(end + 2)
    .split('\n')
    .filter((line) => line !== '');
  return { origin, size: Number(size), root: hash, body, signatures };
}

/** When somebody signed it (seconds; 0 of a log’s own signature); `null`: they did not, or not this. */
export function signedAt(
  { body, signatures }: Pick<Checkpoint, 'body' | 'signatures'>,
  who: NoteKey,
): number | null {
  const id = keyHash(who.name, who.type, rawKey(who.key));
  for (const line of signatures) {
    const [dash, name, encoded = ''] = line.split(' ');
    const bytes = Buffer.from(encoded, 'base64');
    if (dash !== '—' || name !== who.name || !bytes.subarray(0, 4).equals(id)) continue;
    if (who.type === NOTE_TYPES.log) {
      return verify(null, Buffer.from(body), who.key, bytes.subarray(4)) ? 0 : null;
    }
    if (bytes.length !== 76) return null;
    const time = Number(bytes.readBigUInt64BE(4));
    return verify(null, Buffer.from(cosigned(body, time)), who.key, bytes.subarray(12)) ? time : null;
  }
  return null;
}

function cosigned(body: string, time: number): string {
  return `cosignature/v1\ntime ${time}\n${body}`;
}

function signatureLine({ name, type, key }: NoteKey, signature: Buffer): string {
  return `— ${name} ${Buffer.concat([keyHash(name, type, rawKey(key)), signature]).toString('base64')}\n`;
}

function keyHash(name: string, type: NoteType, raw: Buffer): Buffer {
  return createHash('sha256').update(`${name}\n`).update(typed(type, raw)).digest().subarray(0, 4);
}

function typed(type: NoteType, raw: Buffer): Buffer {
  return Buffer.concat([Buffer.from([type]), raw]);
}

/** The 32 bytes of a key, private or public. */
function rawKey(key: KeyObject): Buffer {
  const shown = key.type === 'private' ? createPublicKey(key) : key;
  return shown.export({ type: 'spki', format: 'der' }).subarray(SPKI.length);
}
