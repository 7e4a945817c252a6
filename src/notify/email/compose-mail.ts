import type { SendMailOptions } from 'nodemailer';
import type { Recipient } from '../channel.ts';
import type { Message } from '../message.ts';
import { cleanLine } from './clean-text.ts';
import { htmlPart } from './html-part.ts';
import { domainOfAddress, type MailAddress } from './mail-address.ts';
import { mailHeaders, messageId, threadId } from './mail-headers.ts';
import { textPart } from './text-part.ts';

/**
 * A message as a mail.
 *
 * @param from whom it is from; without a name the site's is taken
 * @param returnTo where it comes back to when it cannot be delivered
 */
export function composeMail(
  message: Message,
  { address }: Pick<Recipient, 'address'>,
  from: MailAddress,
  returnTo: string,
): SendMailOptions {
  const domain = domainOfAddress(from.address);
  const thread = threadId(message, domain);
  return {
    from: { name: cleanLine(from.name === '' ? message.site : from.name), address: from.address },
    // As a whole, so that no comma in it makes two of it.
    to: { name: '', address },
    envelope: { from: returnTo, to: [address] },
    subject: cleanLine(message.subject),
    messageId: messageId(message, domain),
    ...(thread === null ? {} : { inReplyTo: thread, references: [thread] }),
    headers: mailHeaders(message),
    text: textPart(message),
    html: htmlPart(message),
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
