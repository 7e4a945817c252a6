import { createServer, type Socket } from 'node:net';
import type { SMTPServerOptions } from 'smtp-server';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';
import type { Channel } from '../../src/notify/channel.ts';
import { createEmailChannel, type EmailSettings } from '../../src/notify/channels/email.ts';
import { listen } from './port.ts';

/** A mail as a server took it. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came, with CRLF. */
  readonly raw: Buffer;
}

/** What a server says no with. */
export function smtpReply(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

/** A real mail server for one test, on a free port of this machine, without TLS unless asked for. */
export async function startSmtp(options: SMTPServerOptions = {}) {
  const taken: TakenMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    // It would warn that anybody knows its certificate, which is what is needed here.
    logger: false,
    onData: (stream, { envelope: { mailFrom, rcptTo } }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = mailFrom === false ? '' : mailFrom.address;
        taken.push({ from, to: rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks) });
        done();
      });
    },
    ...options,
  });
  // Whoever is hung up on, or does not like a certificate, is what is tested.
  server.on('error', () => undefined);
  const port = await listen(server.server);
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
  return { port, url: `smtp://127.0.0.1:${port}`, taken, server };
}

/** A server that says what a test says, byte by byte. */
export async function startRawSmtp(talk: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    talk(socket);
  });
  const port = await listen(server);
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return `smtp://127.0.0.1:${port}`;
}

/** A channel that mails to a server, closed with the test. */
export function emailChannel(smtpUrl: string, over: Partial<EmailSettings> = {}, longest?: number): Channel {
  const from = { mailFrom: 'Status <status@example.com>', mailBounces: null, bounceKey: () => null };
  const channel = createEmailChannel({ smtpUrl, ...from, dkim: null, ...over }, longest);
  onTestFinished(() => channel.close());
  return channel;
}
