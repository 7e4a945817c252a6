import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { dkimVerify } from 'mailauth';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { composeMail } from '../../../../src/notify/email/compose-mail.ts';
import type { DkimSettings } from '../../../../src/notify/email/dkim-key.ts';
import { readMailAddress } from '../../../../src/notify/email/mail-address.ts';
import { signMails } from '../../../../src/notify/email/sign-mail.ts';
import type { Message } from '../../../../src/notify/message.ts';
import { temporaryFolder } from '../../../support/folder.ts';
import { mailRecipient, messageOf, messageSection, SAMPLE_MESSAGES } from '../../../support/messages.ts';
import { tried } from '../../../support/tried.ts';

/** A mail as it goes over the line. */
async function written(message: Message, from = 'status@example.com', dkim?: DkimSettings): Promise<Buffer> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  if (dkim) signMails(transport, dkim);
  const mail = composeMail(message, mailRecipient(), readMailAddress(from), 'status@example.com');
  const { message: raw } = await transport.sendMail(mail);
  return raw instanceof Buffer ? raw : Buffer.alloc(0);
}

async function headersOf(message: Message, from?: string): Promise<Map<string, string>> {
  const { headers } = await PostalMime.parse(await written(message, from));
  return new Map(headers.map(({ key, value }) => [key, value]));
}

describe('headers', () => {
  test('a mail can be unsubscribed from in one click (RFC 8058)', async () => {
    const headers = await headersOf(messageOf());
    expect(headers.get('list-unsubscribe')).toBe(`<${messageOf().links.oneClick}>`);
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(headers.get('list-id')).toBe('<news.status.example.com>');
  });

  test('of a site without https one unsubscribes on its page', async () => {
    const links = { ...messageOf().links, oneClick: 'http://127.0.0.1:4000/subscribe/one-click/x/' };
    const headers = await headersOf(messageOf({ links }));
    expect(headers.get('list-unsubscribe')).toBe('<http://127.0.0.1:4000/subscribe/one-click/x/>');
    expect(headers.has('list-unsubscribe-post')).toBe(false);
  });

  test.each(['confirm', 'end'] as const)(
    'from %s, which comes once, nobody can unsubscribe',
    async (kind) => {
      const headers = await headersOf(messageOf({ kind }));
      for (const name of ['list-unsubscribe', 'list-unsubscribe-post', 'list-id'])
        expect(headers.has(name)).toBe(false);
      const { text = '', html = '' } = await PostalMime.parse(await written(messageOf({ kind })));
      expect(text + html).not.toContain(messageOf().links.oneClick);
    },
  );

  test('a confirmation says that doing nothing is enough', async () => {
    const { confirm } = SAMPLE_MESSAGES;
    const { text } = await PostalMime.parse(await written(confirm ?? messageOf()));
    expect(text).toContain('Nic nie rób.');
  });

  test('no machine answers it, and it says in which language it is and as of which revision', async () => {
    const headers = await headersOf(messageOf());
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('x-auto-response-suppress')).toBe('OOF, AutoReply');
    expect(headers.get('content-language')).toBe('pl');
    expect(headers.get('latarnia-revision')).toBe('412');
    expect(headers.has('precedence')).toBe(false);
  });

  test('mails of one incident are shown together, those of another apart', async () => {
    const refers = async (thread: string | null, id: string) => {
      const headers = await headersOf(messageOf({ thread, id }));
      expect(headers.get('in-reply-to')).toBe(headers.get('references'));
      expect(headers.get('message-id')).toBe(`<${id}@example.com>`);
      return headers.get('references');
    };
    const one = await refers('incident/ovh-2021-03', 'm-1');
    expect(one).toMatch(/^<thread-[0-9a-f]{24}@example\.com>$/);
    expect(await refers('incident/ovh-2021-03', 'm-2')).toBe(one);
    expect(await refers('feature/price-sync', 'm-3')).not.toBe(one);
    expect(await refers(null, 'm-4')).toBeUndefined();
  });

  test('without a name of its own the sender has the site’s', async () => {
    expect((await headersOf(messageOf())).get('from')).toBe('Status BaseLinker <status@example.com>');
    const named = await headersOf(messageOf(), 'Latarnia <status@example.com>');
    expect(named.get('from')).toBe('Latarnia <status@example.com>');
  });
});

const awkward = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\r\nBcc: eve@example.com', '\n\nbody', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f'),
      fc.constantFrom(
        '\u202e',
        '\u2066',
        '\u200f',
        '=?utf-8?q?=0D=0AX-Evil:=201?=',
        '"',
        '<',
        '>',
        ',',
        ';',
        '\0',
      ),
      fc.constantFrom('X-Evil: 1', 'ą', '😀', 'a'.repeat(2000), '<script>alert(1)</script>', '-->', '\ud800'),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

const NAMES = new Set(
  [
    'from to subject message-id in-reply-to references date mime-version content-type content-language',
    'list-unsubscribe list-unsubscribe-post list-id auto-submitted x-auto-response-suppress latarnia-revision',
  ].flatMap((names) => names.split(' ')),
);

test('no text can put in a header, end one, or begin the body', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        site: awkward,
        subject: awkward,
        lead: awkward,
        thread: awkward,
        id: awkward,
        label: awkward,
      }),
      async ({ label, ...texts }) => {
        const links = {
          page: `https://example.com/${label}`,
          manage: label,
          oneClick: `https://example.com/${label}`,
        };
        const sections = [messageSection({ heading: label, lines: [label], href: label })];
        const message = messageOf({
          ...texts,
          links,
          sections,
          action: { label, href: label },
          footer: [label],
        });
        const raw = (await written(message)).toString('latin1');
        const [head = ''] = raw.split('\r\n\r\n');
        const names = head.split('\r\n').filter((line) => !/^[ \t]/.test(line));
        for (const line of names) expect(NAMES).toContain(line.split(':')[0]?.toLowerCase());
        expect(new Set(names.map((line) => line.split(':')[0]?.toLowerCase())).size).toBe(names.length);
        for (const line of head.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
        expect(head).not.toMatch(/[\r\n](?![\r\n\t \w])|[^\r]\n|\r[^\n]|[^\r\n\t\x20-\x7e]/);
        const mail = await PostalMime.parse(raw);
        expect(mail.to).toEqual([{ name: '', address: 'anna@example.com' }]);
        expect(mail.from?.address).toBe('status@example.com');
        expect(mail.subject ?? '').not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        expect(mail.html).not.toMatch(/<script|href="(?!https?:|#)/);
      },
    ),
    { numRuns: tried(150) },
  );
});

test('what is signed covers both headers by which one unsubscribes', async () => {
  const keyFile = join(temporaryFolder(), 'dkim.pem');
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const record = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
  const resolver = async (name: string, type: string) => {
    if (name !== 's1._domainkey.example.com' || type !== 'TXT') throw new Error('no such record');
    return [[record]];
  };
  const dkim = { domain: 'example.com', selector: 's1', keyFile };
  for (const message of Object.values(SAMPLE_MESSAGES)) {
    const raw = await written(message, undefined, dkim);
    const [signature] = (await dkimVerify(raw, { resolver })).results;
    expect(signature?.status.result).toBe('pass');
    expect(signature?.status.aligned).toBe('example.com');
    if (message.kind === 'confirm') continue;
    const signed = signature?.signingHeaders?.keys
      .toLowerCase()
      .split(':')
      .map((name) => name.trim());
    expect(signed).toEqual(
      expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post', 'from', 'message-id']),
    );
    const changed = Buffer.from(raw.toString('latin1').replace('One-Click', 'Two-Click'), 'latin1');
    expect((await dkimVerify(changed, { resolver })).results[0]?.status.result).toBe('fail');
  }
});

test('a mail of everything that may change at once is not cut off by who shows it (102 KB)', async () => {
  for (const message of Object.values(SAMPLE_MESSAGES))
    expect((await written(message)).length).toBeLessThan(60_000);
});
