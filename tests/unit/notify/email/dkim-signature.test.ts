import { generateKeyPairSync } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { dkimVerify } from 'mailauth';
import DKIM from 'nodemailer/lib/dkim';
import { expect, test } from 'vitest';
import { dkimSigner } from '../../../../src/notify/email/dkim-signature.ts';
import { tried } from '../../../support/tried.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const record = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
const resolver = async () => [[record]];
const sign = dkimSigner({ domain: 'example.com', selector: 's1' }, privateKey);

/** What stands in a header or a body, white space of all kinds above all. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(' ', '\t', '\n', '\r\n', '\r\n\r\n', ' \r\n', '\r\n ', ':', '.', '=', ';'),
      fc.string({ unit: 'grapheme' }).map((word) => word.replace(/[\r\n]/g, '')),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

const value = text.map((words) => words.replaceAll(/[\r\n]/g, '').trim());
const mail = fc
  .record({ subject: value, to: value, unsubscribe: value, body: text })
  .map(({ subject, to, unsubscribe, body }) =>
    Buffer.from(
      `From: a@example.com\r\nTo: ${to}\r\nX-Other: x\r\nSubject:  ${subject}\r\n \t folded\r\n` +
        `list-unsubscribe : <${unsubscribe}>\r\nSubject: ${subject} again\r\n\r\n${body}`,
    ),
  );

/** As it goes over the line. */
async function signed(raw: Buffer): Promise<Buffer> {
  const text = raw.toString('latin1').replace(/\r?\n/g, '\r\n');
  return Buffer.from((await sign(raw)) + text, 'latin1');
}

function tag(mail: Buffer, name: string): string | undefined {
  return new RegExp(`[ ;]${name}=([^;]*)`).exec(mail.toString('latin1').split('\r\n\r\n')[0] ?? '')?.[1];
}

test('whatever stands in a mail, its signature holds', async () => {
  await fc.assert(
    fc.asyncProperty(mail, async (raw) => {
      const [found] = (await dkimVerify(await signed(raw), { resolver })).results;
      expect(found?.status.result).toBe('pass');
    }),
    { numRuns: tried(150) },
  );
});

test("its body is digested as nodemailer's own signer does", async () => {
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const theirs = new DKIM({ domainName: 'example.com', keySelector: 's1', privateKey: pem });
  await fc.assert(
    fc.asyncProperty(mail, async (raw) => {
      expect(tag(await signed(raw), 'bh')).toBe(tag(await buffer(theirs.sign(raw)), 'bh'));
    }),
    { numRuns: tried(150) },
  );
});

test('a changed word, a header changed or put below makes it fail', async () => {
  const raw = Buffer.from('From: a@example.com\r\nList-Unsubscribe: <https://a.test/>\r\n\r\nText.\r\n');
  const sent = (await signed(raw)).toString('latin1');
  const changes = [
    sent.replace('Text.', 'Test.'),
    sent.replace('<https://a.test/>', '<https://b.test/>'),
    sent.replace('\r\n\r\n', '\r\nList-Unsubscribe: <https://b.test/>\r\n\r\n'),
  ];
  for (const changed of changes) {
    expect(changed).not.toBe(sent);
    const [found] = (await dkimVerify(Buffer.from(changed, 'latin1'), { resolver })).results;
    // Of a changed body it is `neutral`.
    expect(['fail', 'neutral']).toContain(found?.status.result);
  }
});

test('no line of it is longer than 78 characters', async () => {
  const raw = Buffer.from('From: a@example.com\r\nTo: b@example.com\r\nSubject: c\r\n\r\nText.\r\n');
  const header = await sign(raw);
  for (const line of header.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
});

test('a domain of other letters is written as DNS has it', async () => {
  const raw = Buffer.from('From: a@example.com\r\n\r\nText.\r\n');
  const header = await dkimSigner({ domain: 'żółw.example.com', selector: 's1' }, privateKey)(raw);
  expect(header).toContain('d=xn--w-uga1v8h.example.com;');
});
