import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { createEmailChannel } from '../../src/notify/channels/email.ts';
import { composeMail } from '../../src/notify/email/compose-mail.ts';
import type { DkimSettings } from '../../src/notify/email/dkim-key.ts';
import { SMTP_CONNECTIONS, smtpOptions } from '../../src/notify/email/smtp-options.ts';
import { mailRecipient, messageOf } from '../../tests/support/messages.ts';
import { row } from './figures.ts';
import { freePort, pause, start, stop, WORK } from './machine.ts';

const MAILS = 3000;
/** Of postfix, which has no other name for it. */
const SINK = '/usr/sbin/smtp-sink';

/** Mail to a server that throws it away, the channel alone: signed and not, beside bytes that were composed before. */
export async function benchMail(): Promise<void> {
  const port = await freePort();
  const sink = start(SINK, ['-u', 'nobody', `inet:127.0.0.1:${port}`, '1000'], { stdio: 'ignore' });
  const isThere = await new Promise<boolean>((resolve) => {
    sink.once('error', () => resolve(false));
    sink.once('spawn', () => resolve(true));
  });
  if (!isThere) return row('mails', 'left out: there is no smtp-sink (apt-get install postfix)');
  await accepts(port);
  const smtpUrl = `smtp://127.0.0.1:${port}`;
  const bare = await mailsPerSecond(await bareSender(smtpUrl));
  const unsigned = await mailsPerSecond(channelSender(smtpUrl, null));
  const signed = await mailsPerSecond(channelSender(smtpUrl, dkim()));
  const beside = `the same bytes sent as they are ${bare}/s`;
  row('mails, unsigned', `${unsigned}/s (≥ 500/s)`, beside);
  row('mails, signed with RSA of 2,048 bits', `${signed}/s (≥ 500/s)`, beside);
  await stop(sink);
}

interface Sender {
  send(number: number): Promise<void>;
  close(): Promise<void>;
}

function channelSender(smtpUrl: string, dkim: DkimSettings | null): Sender {
  const from = { mailFrom: 'Status <status@example.com>', mailBounces: null, bounceKey: () => null };
  const channel = createEmailChannel({ smtpUrl, ...from, dkim });
  return {
    send: async (number) => {
      const recipient = mailRecipient({ address: `s${number}@example.com` });
      const { kind, why } = await channel.deliver(messageOf({ id: `m-${number}` }), recipient);
      if (kind !== 'delivered') throw new Error(`A mail was not taken: ${why}`);
    },
    close: () => channel.close(),
  };
}

async function bareSender(smtpUrl: string): Promise<Sender> {
  const transport = createTransport(smtpOptions(smtpUrl));
  const raw = await composedMail();
  return {
    send: async (number) => {
      const envelope = { from: 'status@example.com', to: [`s${number}@example.com`] };
      await transport.sendMail({ envelope, raw });
    },
    close: async () => transport.close(),
  };
}

async function composedMail(): Promise<Buffer> {
  const from = { name: 'Status', address: 'status@example.com' };
  const mail = composeMail(messageOf(), mailRecipient(), from, from.address);
  const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail(mail);
  return message instanceof Buffer ? message : Buffer.alloc(0);
}

/** Twice as many at a time as there are connections: none waits for a mail to be composed. */
async function mailsPerSecond({ send, close }: Sender): Promise<string> {
  const run = async (count: number) => {
    let next = 0;
    await Promise.all(
      Array.from({ length: 2 * SMTP_CONNECTIONS }, async () => {
        while (next < count) {
          next += 1;
          await send(next);
        }
      }),
    );
  };
  await run(200);
  const started = performance.now();
  await run(MAILS);
  const seconds = (performance.now() - started) / 1000;
  await close();
  return (MAILS / seconds).toFixed(0);
}

function dkim(): DkimSettings {
  const keyFile = join(WORK, 'dkim.pem');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return { domain: 'example.com', selector: 's1', keyFile };
}

async function accepts(port: number): Promise<void> {
  for (;;) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isOpen) return;
    await pause(20);
  }
}
