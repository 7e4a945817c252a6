import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dkimVerify } from 'mailauth';
import PostalMime from 'postal-mime';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readBounce } from '../../../../src/notify/email/read-bounce.ts';
import { temporaryFolder } from '../../../support/folder.ts';
import { noMailServer, noSpamFilter, startMailServer } from '../../../support/mail-server.ts';
import { mailRecipient, messageOf, SAMPLE_MESSAGES } from '../../../support/messages.ts';
import { emailChannel, smtpReply, startSmtp } from '../../../support/smtp.ts';

const key = new Uint8Array(32).fill(7);
const address = 'bounces@example.com';
const bounces = { mailBounces: address, bounceKey: () => key };

/** A key for `example.com`, and what is asked for its public half. */
function signing() {
  const keyFile = join(temporaryFolder(), 'dkim.pem');
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const record = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
  return { dkim: { domain: 'example.com', selector: 's1', keyFile }, resolver: async () => [[record]] };
}

// Where this is left out: apt-get install postfix dovecot-imapd, as root.
describe.skipIf(noMailServer !== null)('through postfix, read over IMAP in dovecot', () => {
  test('every kind of mail arrives whole, signed, and can be unsubscribed from in one click', async () => {
    const { smtpUrl, read, stop } = await startMailServer(['anna']);
    onTestFinished(stop);
    const { dkim, resolver } = signing();
    const channel = emailChannel(smtpUrl, { ...bounces, dkim });
    const messages = Object.values(SAMPLE_MESSAGES).map((message, index) => ({
      ...message,
      id: `m-${index}`,
    }));
    for (const message of messages)
      expect(await channel.deliver(message, mailRecipient())).toEqual({ kind: 'delivered', why: 'smtp.250' });

    const mails = await read('anna', messages.length);
    expect(mails).toHaveLength(messages.length);
    const bySubject = new Map(messages.map((message) => [message.subject, message]));
    for (const raw of mails) {
      const mail = await PostalMime.parse(raw);
      const message = bySubject.get(mail.subject ?? '');
      expect(mail.messageId).toBe(`<${message?.id}@example.com>`);
      expect(mail.text).toContain(message?.sections[0]?.heading ?? '');
      const { results } = await dkimVerify(raw, { resolver });
      expect(results.map(({ status }) => status.result)).toEqual(['pass']);
      const signed = results[0]?.signingHeaders?.keys.toLowerCase() ?? '';
      const header = (name: string) => mail.headers.find((one) => one.key === name)?.value;
      if (message?.kind === 'confirm') continue;
      // RFC 8058, 3.1 and 4: one https address, the other header as it is written there, both signed.
      expect(header('list-unsubscribe')).toBe(`<${message?.links.oneClick}>`);
      expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
      expect(signed).toMatch(/\blist-unsubscribe\b(?!-).*\blist-unsubscribe-post\b/);
    }
  });

  test('nobody of that name: refused at once, because of the address', async () => {
    const { smtpUrl, stop } = await startMailServer(['anna']);
    onTestFinished(stop);
    const outcome = await emailChannel(smtpUrl).deliver(
      messageOf(),
      mailRecipient({ address: 'nobody@example.com' }),
    );
    expect(outcome).toEqual({ kind: 'refused', why: 'smtp.550 5.1.1', isAddress: true });
  });

  test('a mail that is refused further on comes back, and is read: whose, which, why', async () => {
    const refuse = (text: string, code: number) =>
      startSmtp({ onRcptTo: (_, __, done) => done(smtpReply(code, text)) });
    const [gone, full] = [await refuse('5.1.1 nobody', 550), await refuse('5.2.2 mailbox full', 552)];
    const relays = new Map([
      ['gone.test', gone.port],
      ['full.test', full.port],
    ]);
    const { smtpUrl, read, stop } = await startMailServer(['bounces'], relays);
    onTestFinished(stop);
    const channel = emailChannel(smtpUrl, bounces);
    for (const [id, to] of [
      ['m-1', 'gone.test'],
      ['m-2', 'full.test'],
    ] as const) {
      const recipient = mailRecipient({ subscriber: `of-${id}`, address: `anna@${to}` });
      expect(await channel.deliver(messageOf({ id }), recipient)).toMatchObject({ kind: 'delivered' });
    }

    const reports = await read('bounces', 2);
    const bounced = await Promise.all(
      reports.map((raw) => readBounce(raw, { address, keys: [key], to: null })),
    );
    const byWhy = bounced.sort((one, other) => one.why.localeCompare(other.why));
    expect(byWhy).toEqual([
      { kind: 'bounced', subscriber: 'of-m-1', message: 'm-1', why: 'bounce.5.1.1', isAddress: true },
      { kind: 'bounced', subscriber: 'of-m-2', message: 'm-2', why: 'bounce.5.2.2', isAddress: false },
    ]);
  });
});

// Where this is left out: apt-get install spamassassin.
test.skipIf(noSpamFilter !== null)('SpamAssassin takes no kind of mail for spam', async () => {
  const { url, taken } = await startSmtp();
  const channel = emailChannel(url, { ...bounces, dkim: signing().dkim });
  for (const message of Object.values(SAMPLE_MESSAGES)) await channel.deliver(message, mailRecipient());
  const mbox = taken.map(
    ({ raw }) => `From x Wed Mar 17 12:00:00 2021\n${raw.toString('latin1').replaceAll('\r\n', '\n')}`,
  );
  // Its own rules alone: nobody is asked over the network.
  const judged = execFileSync('spamassassin', ['-L', '-x', '--mbox'], {
    input: `${mbox.join('\n')}\n`,
    encoding: 'latin1',
  });
  const scores = [
    ...judged.matchAll(/^X-Spam-Status: \w+, score=(-?[\d.]+) .*?tests=([\w,\s]*?)(?: autolearn|$)/gms),
  ];
  for (const [index, [, score, rules]] of scores.entries())
    process.stdout.write(
      `SpamAssassin: ${Object.keys(SAMPLE_MESSAGES)[index]} ${score} (${rules?.replace(/\s|,$/g, '')})\n`,
    );
  expect(scores).toHaveLength(mbox.length);
  for (const [, score] of scores) expect(Number(score)).toBeLessThan(1);
});
