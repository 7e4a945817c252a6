import type SMTPPool from 'nodemailer/lib/smtp-pool';

/** So many connections are open at the same time. */
export const SMTP_CONNECTIONS = 8;
/** A mail that was not taken after so long (ms) is tried again later: a server may hold a line for ever by saying little. */
export const LONGEST_SENDING = 90_000;

/**
 * How the mail server is spoken to. `smtps:` is TLS from the first byte; `smtp:` turns to TLS where the server can, and must
 * where somebody signs in, unless the server is this machine. What the address says in its query (`requireTLS`,
 * `tls.servername`, `maxConnections`) has the last word.
 *
 * @param smtpUrl `SMTP_URL`, checked
 */
export function smtpOptions(smtpUrl: string): SMTPPool.Options {
  const { username, hostname } = new URL(smtpUrl);
  const isHere = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/i.test(hostname);
  return {
    url: smtpUrl,
    pool: true,
    maxConnections: SMTP_CONNECTIONS,
    // Some servers end a conversation that goes on for long; a new one costs little.
    maxMessages: 500,
    // A connection that the server closed while it was idle: nothing of the mail was said yet.
    maxRequeues: 2,
    idleTimeout: 30_000,
    connectionTimeout: 10_000,
    greetingTimeout: 15_000,
    dnsTimeout: 10_000,
    socketTimeout: 60_000,
    requireTLS: username !== '' && !isHere,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
