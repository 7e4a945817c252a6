import { describe, expect, test } from 'vitest';
import { smtpOptions } from '../../../../src/notify/email/smtp-options.ts';

describe('whoever signs in does so behind TLS', () => {
  test.each([
    ['smtp://user:password@mail.example.com:587', true],
    ['smtp://mail.example.com', false],
    ['smtp://user:password@127.0.0.1:2525', false],
    ['smtp://user:password@[::1]:2525', false],
    ['smtp://user:password@localhost.example.com', true],
  ])('%s: %s', (url, requireTLS) => {
    expect(smtpOptions(url)).toMatchObject({ url, requireTLS });
  });
});

test('no mail reads a file or an address', () => {
  expect(smtpOptions('smtp://mail.example.com')).toMatchObject({
    disableFileAccess: true,
    disableUrlAccess: true,
  });
});
