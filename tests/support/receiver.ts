import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { GuardedSender } from '../../src/notify/guarded/guarded-sender.ts';
import { temporaryFolder } from './folder.ts';
import { listen } from './port.ts';

/** Where receivers of tests listen. */
export const LOCAL = '127.0.0.1';

/** Names that the certificate of a receiver is for. */
const NAMES = [
  '*.example.test',
  'hooks.slack.com',
  'discord.com',
  'chat.googleapis.com',
  'prod-12.westeurope.logic.azure.com',
];

interface Certificate {
  readonly key: Buffer;
  readonly cert: Buffer;
  /** PEM of who vouches for it. */
  readonly authority: string;
}

/** What a receiver was sent. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly raw: Buffer;
  /** By which name it was called. */
  readonly servername: string | false | null;
  /** By whom: a connection has one. */
  readonly port: number | undefined;
}

interface Receiver {
  readonly port: number;
  readonly received: readonly Received[];
  readonly authority: string;
  /** The one way out, that finds every name here. */
  readonly sender: GuardedSender;
}

type Reply = (response: ServerResponse, received: Received, request: IncomingMessage) => unknown;

let certificate: Certificate | null = null;

/** A TLS server with an authority of its own; each request is read whole, then answered. */
export async function startReceiver(
  reply: Reply = (response) => response.end(),
  { certified = certify(), deadline = 4000 }: { certified?: Certificate; deadline?: number } = {},
): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer({ key: certified.key, cert: certified.cert }, async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const raw = Buffer.concat(parts);
    const { socket } = request;
    const { method = '', url: path = '', headers } = request;
    const one = {
      ...{ method, path, headers, raw, body: raw.toString() },
      ...{ servername: servernameOf(socket), port: socket.remotePort },
    };
    received.push(one);
    await reply(response, one, request);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const port = await listen(server);
  const { authority } = certify();
  const sender = openSender({ authorities: authority, deadline });
  return { port, received, authority, sender };
}

/** The one way out, which finds every name on this machine. */
export function openSender(options: ConstructorParameters<typeof GuardedSender>[0] = {}): GuardedSender {
  const sender = new GuardedSender({ resolve: async () => [LOCAL], allowed: [LOCAL], ...options });
  onTestFinished(() => sender.close());
  return sender;
}

/** Of one authority for all tests; where this fails: apt-get install openssl. */
export function certify(): Certificate {
  certificate ??= makeCertificate(NAMES);
  return certificate;
}

/** By an authority of its own that nobody believes. */
export function makeCertificate(names: readonly string[], days = 2): Certificate {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder, name);
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', String(days)];
  const run = (...rest: string[]) =>
    execFileSync('openssl', ['req', '-x509', ...key, ...rest], { stdio: 'ignore' });
  run('-subj', '/CN=Tests', '-keyout', at('ca.key'), '-out', at('ca.pem'));
  const alternatives = `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`;
  const by = ['-CA', at('ca.pem'), '-CAkey', at('ca.key')];
  const subject = ['-subj', '/CN=receiver', '-addext', alternatives, '-addext', 'basicConstraints=CA:FALSE'];
  run(...by, ...subject, '-keyout', at('key.pem'), '-out', at('cert.pem'));
  return {
    key: readFileSync(at('key.pem')),
    cert: readFileSync(at('cert.pem')),
    authority: readFileSync(at('ca.pem'), 'utf8'),
  };
}

/** By what name somebody asked for it. */
function servernameOf(socket: object): string | null {
  return 'servername' in socket && typeof socket.servername === 'string' ? socket.servername : null;
}
