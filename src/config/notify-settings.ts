import { z } from 'zod';

/** How subscribers are told. */
export interface NotifyConfig {
  /** The mail server, with what signs in there; `null`: no mail is sent, nor offered. */
  readonly smtpUrl: string | null;
  /** Who mail is from: an address, or a name with one. */
  readonly mailFrom: string | null;
  /** Where mail that could not be delivered comes back to: each message gets an address of its own made of this one. */
  readonly mailBounces: string | null;
  readonly dkim: {
    readonly domain: string;
    readonly selector: string;
    /** PEM file of the private key. */
    readonly keyFile: string;
  } | null;
  /** What push services know the site by; `null`: keys of its own, kept in `dataDir`, where there is a public address. */
  readonly vapid: {
    readonly subject: string;
    readonly publicKey: string;
    readonly privateKey: string;
  } | null;
  /** Mails a second, of all workers together; `null`: as many as the server takes. */
  readonly rate: number | null;
  /** The only address that anything is sent to; needed for a site on a replay clock. `null`: none. */
  readonly testAddress: string | null;
  /** What addresses are encrypted with: `id:32 bytes in base64url`, the current one first, former ones behind commas; `null`: one of its own, kept in `dataDir`. */
  readonly subscriberKeys: string | null;
}

const mailAddress = z.email('must be an e-mail address, such as status@example.com');

/** What the environment may say of it. */
export const NOTIFY_SETTINGS = {
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be such as smtp://user:password@mail.example.com:587' })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^<>\r\n"]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
      'must be an address, or such as Status <status@example.com>',
    )
    .optional(),
  MAIL_BOUNCES: mailAddress.optional(),
  DKIM_DOMAIN: z.string().min(1).optional(),
  DKIM_SELECTOR: z.string().min(1).optional(),
  DKIM_KEY_FILE: z.string().min(1).optional(),
  VAPID_SUBJECT: z
    .string()
    .regex(/^(mailto:|https:\/\/)/, 'must begin with mailto: or https://')
    .optional(),
  VAPID_PUBLIC_KEY: z.string().min(1).optional(),
  VAPID_PRIVATE_KEY: z.string().min(1).optional(),
  NOTIFY_RATE: z.coerce
    .number('must be a number of mails a second, above 0')
    .positive('must be a number of mails a second, above 0')
    .max(10_000)
    .optional(),
  NOTIFY_TEST: mailAddress.optional(),
  SUBSCRIBER_KEY: z
    .string()
    .regex(
      /^[\w-]{1,32}:[\w-]{43}(?:,[\w-]{1,32}:[\w-]{43})*$/,
      'must be such as 2026-11:<32 bytes in base64url>, the current one first, former ones behind commas',
    )
    .optional(),
};

const schema = z.object(NOTIFY_SETTINGS);
type Given = z.infer<typeof schema>;

/**
 * @param settings as read from the environment
 * @param fail throws: some of what belongs together is missing
 * @param inFolder what a relative path is relative to
 */
export function readNotifyConfig(
  settings: Given,
  fail: (message: string) => never,
  inFolder: (path: string) => string,
): NotifyConfig {
  const {
    SMTP_URL,
    MAIL_FROM,
    DKIM_DOMAIN: domain,
    DKIM_SELECTOR: selector,
    DKIM_KEY_FILE: keyFile,
  } = settings;
  const { VAPID_SUBJECT: subject, VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = settings;
  if (SMTP_URL !== undefined && MAIL_FROM === undefined)
    fail('SMTP_URL needs MAIL_FROM, the address that mail is from');
  const dkim =
    domain !== undefined && selector !== undefined && keyFile !== undefined
      ? { domain, selector, keyFile: inFolder(keyFile) }
      : null;
  if (dkim === null && (domain ?? selector ?? keyFile) !== undefined)
    fail('DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE are needed together');
  const vapid =
    subject !== undefined && publicKey !== undefined && privateKey !== undefined
      ? { subject, publicKey, privateKey }
      : null;
  if (vapid === null && (subject ?? publicKey ?? privateKey) !== undefined)
    fail('VAPID_SUBJECT, VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY are needed together');
  return {
    smtpUrl: SMTP_URL ?? null,
    mailFrom: MAIL_FROM ?? null,
    mailBounces: settings.MAIL_BOUNCES ?? null,
    dkim,
    vapid,
    rate: settings.NOTIFY_RATE ?? null,
    testAddress: settings.NOTIFY_TEST ?? null,
    subscriberKeys: settings.SUBSCRIBER_KEY ?? null,
  };
}
