import { createDecipheriv, createECDH, hkdfSync } from 'node:crypto';

/** A browser's keys, as it keeps them. */
interface BrowserKeys {
  readonly privateKey: string;
  readonly publicKey: string;
  readonly auth: string;
}

/** What a browser does with a push message: RFC 8291, 3.4, and RFC 8188. Of one record. */
export function decryptPush(message: Buffer, { privateKey, publicKey, auth }: BrowserKeys): string {
  const salt = message.subarray(0, 16);
  const length = message.readUInt8(20);
  const sender = message.subarray(21, 21 + length);
  const own = createECDH('prime256v1');
  own.setPrivateKey(privateKey, 'base64url');
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), Buffer.from(publicKey, 'base64url'), sender]);
  const shared = own.computeSecret(sender);
  const key = Buffer.from(hkdfSync('sha256', shared, Buffer.from(auth, 'base64url'), info, 32));
  const derive = (label: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', key, salt, Buffer.from(`Content-Encoding: ${label}\0`), bytes));
  const record = message.subarray(21 + length);
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  decipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  // The last record ends with a 2, behind which stand zeros.
  return padded.subarray(0, padded.lastIndexOf(2)).toString();
}

/** Keys of a browser of its own. */
export function makeBrowserKeys(): BrowserKeys {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  return {
    privateKey: pair.getPrivateKey('base64url'),
    publicKey: pair.getPublicKey('base64url'),
    auth: Buffer.from('0123456789abcdef').toString('base64url'),
  };
}
