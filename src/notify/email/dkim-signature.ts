import { hash, type KeyObject, sign } from 'node:crypto';
import { domainToASCII } from 'node:url';
import { promisify } from 'node:util';
import type { DkimSettings } from './dkim-key.ts';

/** Signed where it is there. RFC 8058 asks for both of the `List-Unsubscribe`s. */
const SIGNED_HEADERS = [
  'from',
  'to',
  'reply-to',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'content-language',
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'auto-submitted',
  'latarnia-revision',
];
/** Before a line of a header is folded (RFC 5322). */
const LINE = 76;

/** In a thread of its own: the loop goes on with other mails. */
const signAside = promisify(sign);

/**
 * What signs mails, each by a header to be put before it (RFC 6376: rsa-sha256, relaxed/relaxed). nodemailer's own signer keeps
 * the loop busy for as long as that takes, which is longer than all else about a mail.
 *
 * @returns of a mail, before lines of it that end with LF alone are given CRLF, that header with CRLF at its end
 */
export function dkimSigner(
  { domain, selector }: Pick<DkimSettings, 'domain' | 'selector'>,
  key: KeyObject,
): (raw: Buffer) => Promise<string> {
  const tags = `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domainToASCII(domain)}; s=${selector}; q=dns/txt; `;
  return async (raw) => {
    // One character a byte, as they are signed; lines end as they will on the line.
    const text = raw.toString('latin1').replace(/\r?\n/g, '\r\n');
    const end = text.indexOf('\r\n\r\n');
    const headers = headersByName(text.slice(0, end));
    const names = SIGNED_HEADERS.filter((name) => headers.has(name));
    const digest = hash('sha256', Buffer.from(relaxedBody(text.slice(end + 4)), 'latin1'), 'base64');
    const words = [...`${tags}bh=${digest}; h=`.split(/(?<= )/), ...names.join(':\0').split('\0')];
    const unsigned = `${fold(words)};\r\n b=`;
    const signed = [...names.map((name) => `${name}:${headers.get(name)}`), relaxedHeader(unsigned)];
    const signature = await signAside('sha256', Buffer.from(signed.join('\r\n'), 'latin1'), key);
    return `${unsigned}${signature.toString('base64').replace(/.{72}(?=.)/g, '$&\r\n ')}\r\n`;
  };
}

/** Values by names. Of several of one name the last is signed, which stands lowest. */
function headersByName(head: string): Map<string, string> {
  const lines = head.split(/\r\n(?![ \t])/).map(relaxedHeader);
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
}

/** RFC 6376, 3.4.2. */
function relaxedHeader(header: string): string {
  const colon = header.indexOf(':');
  const value = header
    .slice(colon + 1)
    .replaceAll('\r\n', '')
    .replace(/[ \t]+/g, ' ')
    .replace(/^ | $/g, '');
  return `${header.slice(0, colon).trimEnd().toLowerCase()}:${value}`;
}

/** RFC 6376, 3.4.4. */
function relaxedBody(body: string): string {
  const lines = body
    .replace(/[ \t]+/g, ' ')
    .replaceAll(' \r\n', '\r\n')
    .replace(/ $/, '');
  let length = lines.length;
  while (length > 0 && lines.startsWith('\r\n', length - 2)) length -= 2;
  return length === 0 ? '' : `${lines.slice(0, length)}\r\n`;
}

/** Words in lines that are not too long, each but the first with a space before it. */
function fold(words: readonly string[]): string {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && line.length + word.trimEnd().length > LINE) {
      lines.push(line.trimEnd());
      line = ' ';
    }
    line += word;
  }
  return [...lines, line].join('\r\n');
}
