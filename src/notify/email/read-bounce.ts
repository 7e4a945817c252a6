import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { readBounceAddress } from './bounce-address.ts';
import { readDeliveryStatus } from './delivery-status.ts';
import { isOfAddress } from './outcome.ts';

/** What a mail that came back says. */
type Bounce =
  /** It was not delivered and never will be. */
  | {
      readonly kind: 'bounced';
      readonly subscriber: string;
      /** Which message; `null`: the report does not hold it. */
      readonly message: string | null;
      /** `bounce.5.1.1` */
      readonly why: string;
      /** There is no such address. */
      readonly isAddress: boolean;
    }
  /**
   * Nothing follows from it. `stranger`: it did not come to an address that we made; `no-report`: an answer of a person or a
   * machine; `not-final`: it is still tried, or was delivered; `temporary`: given up after days of trying, which says nothing
   * of the address.
   */
  | { readonly kind: 'nothing'; readonly why: 'stranger' | 'no-report' | 'not-final' | 'temporary' };

/** How it is read. */
export interface BounceReading {
  /** `MAIL_BOUNCES` */
  readonly address: string;
  /** What its addresses are signed with: the current key and former ones. */
  readonly keys: readonly Uint8Array[];
  /** The address that it came to, as the mail server says; else what its headers say. */
  readonly to: string | null;
}

/** Where mail servers write down whom a mail was for. */
const RECIPIENT_HEADERS = new Set(['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'to']);
const ADDRESS = /[^\s<>,;:"()]+@[^\s<>,;:"()]+/g;

/**
 * Reads a report that a mail could not be delivered (RFC 3464), as a mail server hands it over. Whose it is stands in the
 * address that it came to, which is signed; nothing that the report says itself is believed about that.
 *
 * @param raw the mail as it came
 */
export async function readBounce(raw: Uint8Array, reading: BounceReading): Promise<Bounce> {
  const mail = await parseMail(raw);
  if (mail === null) return { kind: 'nothing', why: 'no-report' };
  const subscriber = subscriberOf(mail, reading);
  if (subscriber === null) return { kind: 'nothing', why: 'stranger' };
  const report = mail.attachments.find(({ mimeType }) =>
    /^message\/(?:global-)?delivery-status$/.test(mimeType),
  );
  if (!report) return { kind: 'nothing', why: 'no-report' };
  const failed = readDeliveryStatus(textOf(report)).find(({ action }) => action === 'failed');
  if (!failed) return { kind: 'nothing', why: 'not-final' };
  const { status } = failed;
  if (status.startsWith('4.')) return { kind: 'nothing', why: 'temporary' };
  const why = `bounce.${status === '' ? 'failed' : status}`;
  return { kind: 'bounced', subscriber, message: messageOf(mail), why, isAddress: isOfAddress(status) };
}

async function parseMail(raw: Uint8Array): Promise<Email | null> {
  try {
    return await PostalMime.parse(raw, { forceRfc822Attachments: true, attachmentEncoding: 'arraybuffer' });
  } catch {
    return null;
  }
}

function subscriberOf({ headers }: Email, { address, keys, to }: BounceReading): string | null {
  const said = headers.filter(({ key }) => RECIPIENT_HEADERS.has(key)).map(({ value }) => value);
  const addresses = (to === null ? said : [to]).flatMap((text) => text.match(ADDRESS) ?? []);
  for (const one of addresses) {
    const subscriber = readBounceAddress(address, one, keys);
    if (subscriber !== null) return subscriber;
  }
  return null;
}

/** The id of our message, from the copy of it, or of its headers, that the report holds. */
function messageOf({ attachments }: Email): string | null {
  const copy = attachments.find(({ mimeType }) =>
    /^(?:message\/(?:rfc822|global)|text\/rfc822-headers|message\/global-headers)$/.test(mimeType),
  );
  const [head = ''] = copy ? textOf(copy).split(/\r?\n\r?\n/) : [];
  const [, id = null] = /^Message-ID:\s*<([\w.-]+)@[^\s>]+>/im.exec(head) ?? [];
  return id;
}

function textOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}
