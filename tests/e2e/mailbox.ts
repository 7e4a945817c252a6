import { SMTPServer } from 'smtp-server';
import { listen } from '../support/port.ts';

/** A mail server that takes everything, and what it was given. */
export interface Mailbox {
  readonly url: string;
  /** As they came, undone of the lines that transport folds. */
  readonly mails: readonly string[];
  close(): Promise<void>;
}

/** Real SMTP on a free port of this machine, without TLS. */
export async function openMailbox(): Promise<Mailbox> {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData: async (stream, _session, done) => {
      mails.push(readable(Buffer.concat(await stream.toArray()).toString('latin1')));
      done();
    },
  });
  // A site that is stopped hangs up.
  server.on('error', () => undefined);
  const port = await listen(server.server);
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Headers unfolded, and a body that was written in quoted-printable joined again: addresses are in one piece. */
function readable(raw: string): string {
  return raw
    .replace(/=\r\n/g, '')
    .replace(/=3D/g, '=')
    .replace(/\r\n[ \t]+/g, ' ');
}
