import { createTransport } from 'nodemailer';
import type { AttemptOutcome, Channel, Recipient } from '../channel.ts';
import { bounceAddress } from '../email/bounce-address.ts';
import { composeMail } from '../email/compose-mail.ts';
import type { DkimSettings } from '../email/dkim-key.ts';
import { isMailAddress, readMailAddress } from '../email/mail-address.ts';
import { outcomeOfTrouble } from '../email/outcome.ts';
import { signMails } from '../email/sign-mail.ts';
import { LONGEST_SENDING, SMTP_CONNECTIONS, smtpOptions } from '../email/smtp-options.ts';
import type { Message } from '../message.ts';

/** What is needed to send mail; of the settings, those of the same names in `config.notify`. */
export interface EmailSettings {
  readonly smtpUrl: string;
  readonly mailFrom: string;
  /** `null`: what cannot be delivered comes back to the sender. */
  readonly mailBounces: string | null;
  readonly dkim: DkimSettings | null;
  /** What addresses of bounces are signed with, asked for each mail: it is made with the first subscriber. `null`: none yet. */
  readonly bounceKey: () => Uint8Array | null;
}

/**
 * Tells by mail.
 *
 * @param longest so long (ms) may a mail take
 * @throws Error at once, when the key that mail is signed with cannot be used; later on never
 */
export function createEmailChannel(
  { smtpUrl, mailFrom, mailBounces, dkim, bounceKey }: EmailSettings,
  longest = LONGEST_SENDING,
): Channel {
  const from = readMailAddress(mailFrom);
  const transport = createTransport(smtpOptions(smtpUrl));
  if (dkim !== null) signMails(transport, dkim);
  // A connection that breaks while it is idle is nobody's trouble: the next mail opens another.
  transport.on('error', () => undefined);

  const returnTo = ({ subscriber }: Recipient) => {
    const key = mailBounces === null ? null : bounceKey();
    if (mailBounces === null || key === null) return from.address;
    return bounceAddress({ address: mailBounces, key }, subscriber) ?? from.address;
  };

  const deliver = async (message: Message, recipient: Recipient): Promise<AttemptOutcome> => {
    if (!isMailAddress(recipient.address)) return { kind: 'refused', why: 'smtp.address', isAddress: true };
    try {
      const mail = composeMail(message, recipient, from, returnTo(recipient));
      await transport.sendMail({ ...mail, signal: AbortSignal.timeout(longest) });
      return { kind: 'delivered', why: 'smtp.250' };
    } catch (error) {
      return outcomeOfTrouble(error);
    }
  };
  const close = async () => transport.close();
  return { name: 'email', concurrency: SMTP_CONNECTIONS, deliver, close };
}
