import { createTransport } from 'nodemailer';
import type { Channel, Outcome, Recipient } from '../channel.ts';
import { bounceAddress } from '../email/bounce-address.ts';
import { composeMail } from '../email/compose-mail.ts';
import { type DkimSettings, dkimOptions } from '../email/dkim-key.ts';
import { isMailAddress, readMailAddress } from '../email/mail-address.ts';
import { outcomeOfTrouble } from '../email/outcome.ts';
import { LONGEST_SENDING, SMTP_CONNECTIONS, smtpOptions } from '../email/smtp-options.ts';
import type { Message } from '../message.ts';

/** What is needed to send mail; see `config.notify`. */
export interface EmailSettings {
  readonly smtpUrl: string;
  readonly mailFrom: string;
  /** Where mail that cannot be delivered comes back to, with the key that its addresses are signed with; `null`: to the sender. */
  readonly bounces: { readonly address: string; readonly key: Uint8Array } | null;
  readonly dkim: DkimSettings | null;
}

/**
 * Tells by mail.
 *
 * @throws Error at once, when the key that mail is signed with cannot be used; later on never
 */
export function createEmailChannel({ smtpUrl, mailFrom, bounces, dkim }: EmailSettings): Channel {
  const from = readMailAddress(mailFrom);
  const signing = dkim === null ? {} : { dkim: dkimOptions(dkim) };
  const transport = createTransport({ ...smtpOptions(smtpUrl), ...signing });
  // A connection that breaks while it is idle is nobody's trouble: the next mail opens another.
  transport.on('error', () => undefined);

  const returnTo = ({ subscriber }: Recipient) =>
    (bounces && bounceAddress(bounces.address, subscriber, bounces.key)) ?? from.address;

  const deliver = async (message: Message, recipient: Recipient): Promise<Outcome> => {
    if (!isMailAddress(recipient.address)) return { kind: 'refused', why: 'smtp.address', isAddress: true };
    try {
      const mail = composeMail(message, recipient, from, returnTo(recipient));
      await transport.sendMail({ ...mail, signal: AbortSignal.timeout(LONGEST_SENDING) });
      return { kind: 'delivered', why: 'smtp.250' };
    } catch (error) {
      return outcomeOfTrouble(error);
    }
  };
  const close = async () => transport.close();
  return { name: 'email', concurrency: SMTP_CONNECTIONS, deliver, close };
}
