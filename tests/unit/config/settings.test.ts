import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../../src/config/settings.ts';

describe('the environment', () => {
  test('everything is optional', () => {
    expect(readConfig({}, '/srv')).toMatchObject({
      host: '127.0.0.1',
      port: 4321,
      dataDir: '/srv/var',
      databaseUrl: 'file:/srv/var/latarnia.db',
      contentIsShipped: true,
      siteUrl: null,
    });
  });

  test.for([
    [{ PORT: 'http' }, 'Cannot start: PORT must be a port, 0 to 65535.'],
    [{ PORT: '70000' }, 'Cannot start: PORT must be a port, 0 to 65535.'],
    [
      { SITE_URL: 'status.example.com' },
      'Cannot start: SITE_URL must be an http(s) address, such as https://status.example.com.',
    ],
    [{ LOG_LEVEL: 'loud' }, 'Cannot start: LOG_LEVEL must be debug, info, warn, error or silent.'],
    [
      { DATABASE_URL: '/var/x.db' },
      'Cannot start: DATABASE_URL must begin with file:, http://, https://, libsql:// or postgres://.',
    ],
    [{ CONTENT_DIR: '/nowhere/at/all' }, 'Cannot start: CONTENT_DIR /nowhere/at/all is not a folder.'],
    [{ CONTENT_DIR: '/etc/passwd' }, 'Cannot start: CONTENT_DIR /etc/passwd is not a folder.'],
  ] as const)('%j stops the start with one clear line', ([environment, message]) => {
    expect(() => readConfig(environment, '/srv')).toThrow(new ConfigError(message));
  });

  test('an empty value counts as not set, and a slash after SITE_URL is taken off', () => {
    expect(readConfig({ PORT: '', SITE_URL: 'https://status.example.com/' }, '/srv')).toMatchObject({
      port: 4321,
      siteUrl: 'https://status.example.com',
    });
  });
});
