import { describe, expect, test } from 'vitest';
import { bounceAddress } from '../../../../src/notify/email/bounce-address.ts';
import { type BounceReading, readBounce } from '../../../../src/notify/email/read-bounce.ts';

const [key, former] = [new Uint8Array(32), new Uint8Array(32).fill(1)];
const address = 'bounces@example.com';
const OURS: BounceReading = { address, keys: [key], to: null };
const TO = bounceAddress({ address, key }, 'ab12') ?? '';

interface Report {
  readonly to?: string;
  readonly status?: string;
  readonly copy?: readonly string[];
}

const FAILED = `Final-Recipient: rfc822; anna@example.org
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <anna@example.org>: Recipient address rejected`;

/** As postfix writes it. */
function report({ to = TO, status = FAILED, copy }: Report = {}): Buffer {
  const headers = copy ?? ['Message-ID: <m-0123456789abcdef@example.com>', 'Subject: Panel B'];
  return Buffer.from(
    [
      'Return-Path: <>',
      `Delivered-To: ${to}`,
      'From: MAILER-DAEMON@mx.example.org (Mail Delivery System)',
      `To: ${to}`,
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain; charset=us-ascii',
      '',
      'I am sorry. 5.7.9 is not what it is about.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.org',
      'X-Postfix-Queue-ID: 4C1',
      '',
      ...status.split('\n'),
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      ...headers,
      '',
      '--b--',
      '',
    ].join('\r\n'),
  );
}

test('a report says whose mail came back, which, and why', async () => {
  expect(await readBounce(report(), OURS)).toEqual({
    kind: 'bounced',
    subscriber: 'ab12',
    message: 'm-0123456789abcdef',
    why: 'bounce.5.1.1',
    isAddress: true,
  });
});

describe('a report that somebody made up', () => {
  test.each([
    'bounces+ab12-0123456789abcdef@example.com',
    'bounces@example.com',
    TO.replace('ab12', 'ab13'),
    TO.replace('bounces', 'other'),
    TO.replace('.com', '.org'),
    bounceAddress({ address, key: former }, 'ab12') ?? '',
  ])('%s is nobody’s', async (to) => {
    expect(await readBounce(report({ to }), OURS)).toEqual({ kind: 'nothing', why: 'stranger' });
  });

  test('what the mail server says goes before what headers say', async () => {
    const to = TO.replace('ab12', 'ab13');
    expect(await readBounce(report(), { ...OURS, to })).toEqual({ kind: 'nothing', why: 'stranger' });
  });

  test('the address in the report itself is not believed', async () => {
    const status = FAILED.replaceAll('anna@example.org', TO);
    expect(await readBounce(report({ to: 'bounces@example.com', status }), OURS)).toMatchObject({
      kind: 'nothing',
    });
  });
});

test('what was signed with a former key is still ours, however its letters are written', async () => {
  const to = bounceAddress({ address, key: former }, 'ab12')?.toUpperCase() ?? '';
  expect(await readBounce(report({ to }), { ...OURS, keys: [key, former] })).toMatchObject({
    subscriber: 'ab12',
  });
});

test('an address that would be too long is none', () => {
  expect(bounceAddress({ address, key }, 'a'.repeat(40))).toBeNull();
  expect(bounceAddress({ address, key }, 'Capitals')).toBeNull();
});

describe('what follows from it', () => {
  const of = (action: string, status: string, code = '') =>
    `Final-Recipient: rfc822; anna@example.org\nAction: ${action}\nStatus: ${status}\nDiagnostic-Code: smtp;\n ${code}`;

  test.each([
    ['failed', '5.1.2', '', 'bounce.5.1.2', true],
    ['failed', '5.2.2', '552 5.2.2 full', 'bounce.5.2.2', false],
    ['failed', '5.7.1', '', 'bounce.5.7.1', false],
    // A server that says no more than that it failed, and what it was told itself.
    ['failed', '5.0.0', '550 5.1.1 nobody', 'bounce.5.1.1', true],
    ['failed', '5.1.8', 'bad sender', 'bounce.5.1.8', false],
    ['Failed (given up)', '5.1.1 (no such user)', '', 'bounce.5.1.1', true],
    ['failed', '', '', 'bounce.failed', false],
  ])('%s %s %s', async (action, status, code, why, isAddress) => {
    const bounce = await readBounce(report({ status: of(action, status, code) }), OURS);
    expect(bounce).toMatchObject({ kind: 'bounced', why, isAddress });
  });

  test.each(['delayed', 'delivered', 'relayed', 'expanded'])('%s: nothing', async (action) => {
    expect(await readBounce(report({ status: of(action, '4.4.1') }), OURS)).toEqual({
      kind: 'nothing',
      why: 'not-final',
    });
  });

  test('given up after days of trying: nothing', async () => {
    expect(await readBounce(report({ status: of('failed', '4.4.1') }), OURS)).toEqual({
      kind: 'nothing',
      why: 'temporary',
    });
  });

  test('an answer that somebody is away: nothing', async () => {
    const answer = `To: ${TO}\r\nSubject: I am away\r\n\r\nUntil Monday. 5.1.1\r\n`;
    expect(await readBounce(Buffer.from(answer), OURS)).toEqual({ kind: 'nothing', why: 'no-report' });
  });

  test.each(['', '\0\0\0', 'Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\n'])(
    'no mail at all: nothing: %j',
    async (raw) => {
      expect(await readBounce(Buffer.from(raw), OURS)).toMatchObject({ kind: 'nothing' });
    },
  );
});

test('a report without a copy of the mail says whose it is all the same', async () => {
  expect(await readBounce(report({ copy: ['Subject: x'] }), OURS)).toMatchObject({
    subscriber: 'ab12',
    message: null,
  });
});
