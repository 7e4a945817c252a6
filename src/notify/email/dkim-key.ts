import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What mail is signed with (RFC 6376). */
export interface DkimSettings {
  readonly domain: string;
  readonly selector: string;
  /** PEM file of the private key. */
  readonly keyFile: string;
}

/** RFC 8301: shorter ones are not believed. */
const SHORTEST_RSA = 1024;

/**
 * What mail is signed with, read once: to read it for each mail takes three times as long as to sign.
 *
 * @throws Error saying which file and why
 */
export function readDkimKey({ keyFile }: Pick<DkimSettings, 'keyFile'>): KeyObject {
  const key = readKey(keyFile);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== 'rsa' || bits < SHORTEST_RSA)
    throw new Error(
      `DKIM_KEY_FILE ${keyFile} must hold an RSA key of ${SHORTEST_RSA} bits or more (2048 are usual): openssl genrsa -out ${keyFile} 2048`,
    );
  return key;
}

function readKey(keyFile: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(keyFile));
  } catch (error) {
    throw new Error(`DKIM_KEY_FILE ${keyFile} cannot be read as the PEM file of a private key`, {
      cause: error,
    });
  }
}
