import { describe, expect, test } from 'vitest';
import { ConfigError, hasMetrics, readConfig } from '../../../src/config/settings.ts';

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

  test.for([
    [{ METRICS_PORT: '9464' }, { host: '127.0.0.1', port: 9464 }],
    [
      { METRICS_PORT: '9464', HOST: '0.0.0.0' },
      { host: '127.0.0.1', port: 9464 },
    ],
    [
      { METRICS_PORT: '9464', HOST: '::' },
      { host: '127.0.0.1', port: 9464 },
    ],
    [
      { METRICS_PORT: '9464', HOST: '::1' },
      { host: '::1', port: 9464 },
    ],
    [{ METRICS_PORT: '0' }, { host: '127.0.0.1', port: 0 }],
    [{ METRICS_PORT: '10.0.0.2:9464' }, { host: '10.0.0.2', port: 9464 }],
    [{ METRICS_PORT: '[fd00::2]:9464' }, { host: 'fd00::2', port: 9464 }],
    [{}, null],
  ] as const)(
    '%j: the metrics listen on this machine alone unless told otherwise',
    ([environment, listen]) => {
      expect(readConfig(environment, '/srv').metrics.listen).toEqual(listen);
    },
  );

  test.for([
    { METRICS_PORT: '65536' },
    { METRICS_PORT: ':9464' },
    { METRICS_PORT: 'fd00::2:9464' },
    { METRICS_PORT: 'no' },
    { METRICS_TOKEN: 'too-short' },
    { METRICS_TOKEN: 'a token of many characters' },
  ])('%j stops the start, and what was given is not repeated', (environment) => {
    const [[name = '', given = ''] = []] = Object.entries(environment);
    expect(() => readConfig(environment, '/srv')).toThrow(new RegExp(`^Cannot start: ${name} must be`));
    expect(() => readConfig(environment, '/srv')).not.toThrow(given.length > 5 ? given : /^$/);
  });

  test('nothing is gathered for metrics that nobody can ask for', () => {
    const has = (environment: NodeJS.ProcessEnv) => hasMetrics(readConfig(environment, '/srv'));
    const token = 'sixteen-characters';
    expect(has({})).toBe(false);
    expect(has({ METRICS_TOKEN: token })).toBe(true);
    expect(has({ METRICS_PORT: '9464' })).toBe(true);
    expect(has({ METRICS_TOKEN: token, ROLE: 'staff' })).toBe(false);
  });

  test('an empty value counts as not set, and a slash after SITE_URL is taken off', () => {
    expect(readConfig({ PORT: '', SITE_URL: 'https://status.example.com/' }, '/srv')).toMatchObject({
      port: 4321,
      siteUrl: 'https://status.example.com',
    });
  });
});
