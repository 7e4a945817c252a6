import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../support/folder.ts';
import { mailRecipient, messageOf, SAMPLE_MESSAGES } from '../../../support/messages.ts';
import { freePort } from '../../../support/port.ts';
import { emailChannel, smtpReply, startRawSmtp, startSmtp } from '../../../support/smtp.ts';

describe('what became of a mail', () => {
  test('a server that takes it: delivered, to that address alone', async () => {
    const { url, taken } = await startSmtp();
    const outcome = await emailChannel(url).deliver(messageOf(), mailRecipient());
    expect(outcome).toEqual({ kind: 'delivered', why: 'smtp.250' });
    expect(taken).toMatchObject([{ from: 'status@example.com', to: ['anna@example.com'] }]);
  });

  test.each([
    [
      550,
      '5.1.1 <anna@example.com>: no such user',
      { kind: 'refused', why: 'smtp.550 5.1.1', isAddress: true },
    ],
    [553, '5.1.3 bad address', { kind: 'refused', why: 'smtp.553 5.1.3', isAddress: true }],
    [550, '5.1.10 anna@example.com: null MX', { kind: 'refused', why: 'smtp.550 5.1.10', isAddress: true }],
    [550, 'anna@example.com unknown', { kind: 'refused', why: 'smtp.550', isAddress: false }],
    [550, '5.1.8 sender has no domain', { kind: 'refused', why: 'smtp.550 5.1.8', isAddress: false }],
    [552, '5.2.2 mailbox full', { kind: 'refused', why: 'smtp.552 5.2.2', isAddress: false }],
    [554, '5.7.1 policy', { kind: 'refused', why: 'smtp.554 5.7.1', isAddress: false }],
    [421, '4.3.2 going down', { kind: 'later', why: 'smtp.421 4.3.2', after: null }],
    [450, '4.2.0 greylisted, come back', { kind: 'later', why: 'smtp.450 4.2.0', after: null }],
    [452, 'no room', { kind: 'later', why: 'smtp.452', after: null }],
    [503, '5.5.1 out of step', { kind: 'later', why: 'smtp.503 5.5.1', after: null }],
  ])('%i %s to the recipient', async (code, text, expected) => {
    const { url } = await startSmtp({ onRcptTo: (_, __, done) => done(smtpReply(code, text)) });
    expect(await emailChannel(url).deliver(messageOf(), mailRecipient())).toEqual(expected);
  });

  test.each([
    [554, '5.7.1 looks like spam', { kind: 'refused', why: 'smtp.554 5.7.1', isAddress: false }],
    [550, '5.1.1 nobody, found late', { kind: 'refused', why: 'smtp.550 5.1.1', isAddress: true }],
    [451, '4.7.1 try again', { kind: 'later', why: 'smtp.451 4.7.1', after: null }],
  ])('%i %s after the message', async (code, text, expected) => {
    const { url } = await startSmtp({
      onData: (stream, _, done) => {
        stream.on('end', () => done(smtpReply(code, text)));
        stream.resume();
      },
    });
    expect(await emailChannel(url).deliver(messageOf(), mailRecipient())).toEqual(expected);
  });

  test('a sender that the server does not want is no reason to give up a message', async () => {
    const { url } = await startSmtp({ onMailFrom: (_, __, done) => done(smtpReply(553, '5.1.8 who?')) });
    const outcome = await emailChannel(url).deliver(messageOf(), mailRecipient());
    expect(outcome).toEqual({ kind: 'later', why: 'smtp.sender 553 5.1.8', after: null });
  });

  test('a password that is wrong is no reason to give up a message', async () => {
    const { port } = await startSmtp({
      allowInsecureAuth: true,
      onAuth: (_, __, done) => done(smtpReply(535, '5.7.8 wrong password')),
    });
    const url = `smtp://status:wrong@127.0.0.1:${port}`;
    const outcome = await emailChannel(url).deliver(messageOf(), mailRecipient());
    expect(outcome).toEqual({ kind: 'later', why: 'smtp.auth 535 5.7.8', after: null });
  });

  test('a server that turns everybody away at the door is tried again later', async () => {
    const url = await startRawSmtp((socket) => socket.end('554 5.7.1 not you\r\n'));
    const outcome = await emailChannel(url).deliver(messageOf(), mailRecipient());
    expect(outcome).toMatchObject({
      kind: 'later',
      why: expect.stringMatching(/^smtp\.(greeting 554|connection)/),
    });
  });

  test('a server that is not there is tried again later', async () => {
    const outcome = await emailChannel(`smtp://127.0.0.1:${await freePort()}`).deliver(
      messageOf(),
      mailRecipient(),
    );
    expect(outcome).toEqual({ kind: 'later', why: 'smtp.connection', after: null });
  });

  test('a server that never greets is given up after its time', async () => {
    const url = await startRawSmtp(() => undefined);
    const outcome = await emailChannel(`${url}?greetingTimeout=50`).deliver(messageOf(), mailRecipient());
    expect(outcome).toEqual({ kind: 'later', why: 'smtp.timeout', after: null });
  });

  test('a server that says little for ever holds a mail no longer than a mail may take', async () => {
    const url = await startRawSmtp((socket) => {
      socket.write('220 hello\r\n');
      socket.once('data', () => {
        const dripping = setInterval(() => socket.write('250-more\r\n'), 5);
        socket.on('close', () => clearInterval(dripping));
      });
    });
    const outcome = await emailChannel(url, {}, 100).deliver(messageOf(), mailRecipient());
    expect(outcome).toEqual({ kind: 'later', why: 'smtp.timeout', after: null });
  });

  test('a connection that is lost in the middle of a message: later, and it is not begun again', async () => {
    let conversations = 0;
    const { url, server } = await startSmtp({
      onData: (stream) => {
        conversations += 1;
        stream.once('data', () => {
          for (const connection of server.connections) connection.close();
        });
      },
    });
    const outcome = await emailChannel(url).deliver(messageOf(), mailRecipient());
    expect(outcome).toEqual({ kind: 'later', why: 'smtp.connection', after: null });
    expect(conversations).toBe(1);
  });

  test('a certificate that nobody vouches for: later, and nothing was said', async () => {
    const { port, taken } = await startSmtp({ disabledCommands: [] });
    const [turning, all] = [`smtp://127.0.0.1:${port}`, (await startSmtp({ secure: true })).port];
    for (const url of [turning, `smtps://127.0.0.1:${all}`]) {
      const outcome = await emailChannel(url).deliver(messageOf(), mailRecipient());
      expect(outcome).toMatchObject({
        kind: 'later',
        why: expect.stringMatching(/^smtp\.(tls|connection)$/),
      });
    }
    expect(taken).toEqual([]);
  });

  test('a server that can is spoken to behind TLS', async () => {
    const { port, taken } = await startSmtp({ disabledCommands: [] });
    const url = `smtp://127.0.0.1:${port}?tls.rejectUnauthorized=false&requireTLS=true`;
    expect(await emailChannel(url).deliver(messageOf(), mailRecipient())).toMatchObject({
      kind: 'delivered',
    });
    expect(taken).toHaveLength(1);
  });

  test.each([
    '',
    'anna',
    'anna@example.com, eva@example.com',
    'a@example.com\r\nBcc: e@example.com',
    '<anna@example.com>',
  ])('what is no address is refused without asking anybody: %j', async (address) => {
    const { url, taken } = await startSmtp();
    const outcome = await emailChannel(url).deliver(messageOf(), mailRecipient({ address }));
    expect(outcome).toEqual({ kind: 'refused', why: 'smtp.address', isAddress: true });
    expect(taken).toEqual([]);
  });
});

test('several connections carry mails, and are used again', async () => {
  let connections = 0;
  const { url, taken } = await startSmtp({
    onConnect: (_, done) => {
      connections += 1;
      done();
    },
  });
  const channel = emailChannel(url);
  const ids = Array.from({ length: 64 }, (_, index) => `m-${index}`);
  const outcomes = await Promise.all(ids.map((id) => channel.deliver(messageOf({ id }), mailRecipient())));
  expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['delivered']));
  expect(taken).toHaveLength(64);
  expect(connections).toBeGreaterThan(1);
  expect(connections).toBeLessThanOrEqual(channel.concurrency);
});

test('a refused mail does not take the others of its connection with it', async () => {
  const { url, taken } = await startSmtp({
    onRcptTo: ({ address }, _, done) =>
      done(address.startsWith('gone') ? smtpReply(550, '5.1.1 no') : undefined),
  });
  const channel = emailChannel(`${url}?maxConnections=1`);
  const addresses = ['anna@example.com', 'gone@example.com', 'eva@example.com'];
  const outcomes = await Promise.all(
    addresses.map((address) => channel.deliver(messageOf(), mailRecipient({ address }))),
  );
  expect(outcomes.map(({ kind }) => kind)).toEqual(['delivered', 'refused', 'delivered']);
  expect(taken.map(({ to }) => to[0])).toEqual(['anna@example.com', 'eva@example.com']);
});

test('a connection that the server closed while it was idle costs no mail', async () => {
  const { url, taken, server } = await startSmtp();
  const channel = emailChannel(url);
  await channel.deliver(messageOf(), mailRecipient());
  for (const connection of server.connections) connection.close();
  expect(await channel.deliver(messageOf(), mailRecipient())).toMatchObject({ kind: 'delivered' });
  expect(taken).toHaveLength(2);
});

test('each attempt at a message has the same Message-ID', async () => {
  const { url, taken } = await startSmtp();
  const channel = emailChannel(url);
  for (const _ of [1, 2]) await channel.deliver(messageOf({ id: 'm-1' }), mailRecipient());
  const mails = await Promise.all(taken.map(({ raw }) => PostalMime.parse(raw)));
  expect(mails.map(({ messageId }) => messageId)).toEqual(['<m-1@example.com>', '<m-1@example.com>']);
});

test('a mail comes back to an address of its own', async () => {
  const { url, taken } = await startSmtp();
  const bounces = { mailBounces: 'bounces@example.com', bounceKey: () => new Uint8Array(32) };
  await emailChannel(url, bounces).deliver(messageOf(), mailRecipient({ subscriber: 'ab12' }));
  expect(taken[0]?.from).toMatch(/^bounces\+ab12-[0-9a-f]{16}@example\.com$/);
});

test('a key that mail cannot be signed with is refused at once', () => {
  const keyFile = join(temporaryFolder(), 'dkim.pem');
  const dkim = { domain: 'example.com', selector: 's', keyFile };
  const create = () => emailChannel('smtp://127.0.0.1', { dkim });
  expect(create).toThrow(/cannot be read/);
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  expect(create).toThrow(/must hold an RSA key/);
});

test('every kind of message goes out whole, as text and as HTML', async () => {
  const { url, taken } = await startSmtp();
  const channel = emailChannel(url);
  for (const message of Object.values(SAMPLE_MESSAGES)) await channel.deliver(message, mailRecipient());
  for (const [index, message] of Object.values(SAMPLE_MESSAGES).entries()) {
    const mail = await PostalMime.parse(taken[index]?.raw ?? '');
    expect(mail.subject).toBe(message.subject);
    expect(mail.attachments).toEqual([]);
    const flat = (text = '') => text.replace(/[\s\u00a0\u2060]+/g, ' ');
    for (const line of [message.lead, ...message.sections.flatMap(({ lines }) => lines), ...message.footer]) {
      expect(flat(mail.text)).toContain(flat(line));
      expect(flat(mail.html)).toContain(flat(line));
    }
  }
});
