import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What mail is signed with (RFC 6376). */
export interface DkimSettings {
  readonly domain: string;
  readonly selector: string;
  /** PEM file of the private key. */
  readonly keyFile: string;
}

/** Signed, whether there or not: so that nobody can put one in later. RFC 8058 asks for both of the `List-Unsubscribe`s. */
const SIGNED_HEADERS = [
  'From',
  'To',
  'Reply-To',
  'Subject',
  'Date',
  'Message-ID',
  'In-Reply-To',
  'References',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'Content-Language',
  'List-Id',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'Auto-Submitted',
  'Latarnia-Revision',
];

/** RFC 8301: shorter ones are not believed. */
const SHORTEST_RSA = 1024;

/**
 * How nodemailer signs. A key that it cannot sign with is refused here: it would send the mail unsigned and say nothing.
 *
 * @throws Error saying which file and why
 */
export function dkimOptions({ domain, selector, keyFile }: DkimSettings) {
  const key = readKey(keyFile);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== 'rsa' || bits < SHORTEST_RSA)
    throw new Error(
      `DKIM_KEY_FILE ${keyFile} must hold an RSA key of ${SHORTEST_RSA} bits or more (2048 are usual): openssl genrsa -out ${keyFile} 2048`,
    );
  const privateKey = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  return {
    domainName: domain,
    keySelector: selector,
    privateKey,
    headerFieldNames: SIGNED_HEADERS.join(':'),
  };
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
