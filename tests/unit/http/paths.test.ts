import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodePath, isHost, readHost, readTarget } from '../../../src/http/paths.ts';

const path = (decoded: string, search = '', host: string | null = null) => ({
  kind: 'path',
  path: decoded,
  search,
  host,
});
const moved = (to: string) => ({ kind: 'moved', to });
const REFUSED = { kind: 'refused' };

describe('an address', () => {
  test.for([
    ['/', path('/')],
    ['/panel/b/', path('/panel/b/')],
    ['/panel/b/?uses=shop', path('/panel/b/', '?uses=shop')],
    ['/panel/b/?', path('/panel/b/')],
    ['/faq/%C5%BC/', path('/faq/ż/')],
    ['/.well-known/security.txt', path('/.well-known/security.txt')],
    ['/api/v1/status.json', path('/api/v1/status.json')],
    ['/_astro/a.B-_~1.js', path('/_astro/a.B-_~1.js')],
    ["/a;b=c/@x:y,(1)!$&'*+", path("/a;b=c/@x:y,(1)!$&'*+")],
    ['/staff/...', path('/staff/...')],
    ['/?q=a/../b%2f\\', path('/', '?q=a/../b%2f\\')],
    ['/?q=http://x', path('/', '?q=http://x')],
    [`/?q='"<>`, path('/', '?q=%27%22%3C%3E')],
  ])('%s is taken as it is', ([target, asked]) => {
    expect(readTarget(target as string)).toEqual(asked);
  });

  test.for([
    ['//', '/'],
    ['/panel//b/', '/panel/b/'],
    ['//evil.example/', '/evil.example/'],
    ['/./', '/'],
    ['/.', '/'],
    ['/..', '/'],
    ['/x/../features/', '/features/'],
    ['/x/..', '/'],
    ['/a/b/.', '/a/b/'],
    ['/a/b/..', '/a/'],
    ['/../../etc/passwd', '/etc/passwd'],
    ['/x/%2e%2e/features/?q=1', '/features/?q=1'],
    ['/x/.%2E/features/', '/features/'],
    ['/%2e/', '/'],
    ['/%70anel/b/', '/panel/b/'],
    ['/staff/sign-in/%2e%2e/people/', '/staff/people/'],
    ['/faq/%c5%bc/', '/faq/%C5%BC/'],
    ['/faq/\u00c5\u00bc/', '/faq/%C5%BC/'],
    ['/a%3bb/', '/a;b/'],
    ['/a|b/', '/a%7Cb/'],
    ['//?q=\u00c5\u00bc', '/?q=%C5%BC'],
  ])('%s leads to %s', ([given, to]) => {
    expect(readTarget(given as string)).toEqual(moved(to as string));
  });

  test.for([
    '/%00',
    '/staff/x%0ay',
    '/x%0d%0aSet-Cookie:a',
    '/%1f',
    '/%7f',
    '/%C2%85',
    '/a%2fb',
    '/a%2F..%2Fb',
    '/a%5cb',
    '/a\\b',
    '/panel/b/%3Fuses=shop',
    '/x%23y',
    '/x#y',
    '/?q#y',
    '/%252e%252e/',
    '/%2570anel/',
    '/%25',
    '/%',
    '/%zz',
    '/%4',
    '/%ff',
    '/%C0%AF',
    '/%E0%80%AF',
    '/%ED%A0%80',
    '/%F4%90%80%80',
    '/%C5',
    '/\u00ff',
    '/%E2%80%AE',
    '/%EF%BB%BF',
    '/%E2%80%A8',
    '',
    'x',
    'example.com:443',
    'ftp://x/',
    'file:///etc/passwd',
    'http:/x',
    'javascript:alert(1)',
  ])('%j is none', (target) => {
    expect(readTarget(target)).toEqual(REFUSED);
  });

  test('given whole says its host, whose place the header does not take', () => {
    expect(readTarget('http://status.example:8080/faq/?q=1')).toEqual(
      path('/faq/', '?q=1', 'status.example:8080'),
    );
    expect(readTarget('HTTPS://status.example')).toEqual(path('/', '', 'status.example'));
    expect(readTarget('http://status.example?q=1')).toEqual(path('/', '?q=1', 'status.example'));
    expect(readTarget('http://a/x/../y//')).toEqual(moved('/y/'));
    expect(readTarget('http:///x')).toEqual(path('/x', '', ''));
  });

  test('can be the server itself, or too long', () => {
    expect(readTarget('*')).toEqual({ kind: 'server' });
    expect(readTarget(`/${'a'.repeat(7999)}`)).toMatchObject({ kind: 'path' });
    expect(readTarget(`/${'a'.repeat(8000)}`)).toEqual({ kind: 'too-long' });
  });

  test('leads elsewhere once at most, and to where it is taken as it is', () => {
    const part = fc.constantFrom(
      '/',
      '.',
      '..',
      'a',
      'ż',
      '%2e',
      '%41',
      '%C5%BC',
      '%2f',
      '%',
      ';',
      '|',
      ' ',
      '\\',
      'Å',
    );
    const text = fc.oneof(
      fc.array(part, { maxLength: 12 }).map((parts) => `/${parts.join('')}`),
      fc.string({ unit: 'binary', maxLength: 30 }).map((bytes) => `/${bytes}`),
    );
    fc.assert(
      fc.property(text, (target) => {
        const asked = readTarget(Buffer.from(target).toString('latin1'));
        if (asked.kind === 'moved') expect(readTarget(asked.to).kind).toBe('path');
        if (asked.kind !== 'path') return;
        expect(readTarget(encodePath(asked.path) + asked.search)).toEqual(asked);
        // Whatever reads addresses as browsers do comes to the same one.
        const url = new URL(`http://x${encodePath(asked.path)}`);
        expect(decodeURIComponent(url.pathname)).toBe(asked.path);
        expect(url.search).toBe('');
      }),
      { numRuns: 500 },
    );
  });
});

describe('a host', () => {
  test.for([
    'example.com',
    'example.com.',
    'EXAMPLE.com:80',
    'a:0',
    'a:65535',
    'a:',
    '_',
    '_status.my_host',
    'localhost:4321',
    '127.0.0.1',
    '127.0.0.1:80',
    '[::1]',
    '[::1]:80',
    '[::ffff:10.0.0.1]:8080',
    'xn--ywiec-2ib.example',
    '-',
  ])('may be %s', (host) => {
    expect(isHost(host)).toBe(true);
  });

  test.for([
    '',
    ' ',
    'example.com:65536',
    'a:80:80',
    'a:b',
    'a:-1',
    'a:123456',
    'x?y',
    'x/y',
    'x#y',
    'x\\y',
    'evil@x',
    'u:p@x',
    'a b',
    'a,b',
    'a..b',
    '.a',
    '%61',
    'ż.example',
    '::1',
    '[::1',
    '[]',
    '[::1]x',
    '[::g]',
    '[127.0.0.1]',
    'a\u0000b',
    'a\tb',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(130)}b`,
  ])('is not %j', (host) => {
    expect(isHost(host)).toBe(false);
  });

  test('is named once, or by HTTP/1.0 not at all', () => {
    expect(readHost(['Accept', '*/*', 'hOsT', 'a:80'])).toBe('a:80');
    expect(readHost(['Accept', 'host'])).toBeNull();
    expect(readHost(['Host', 'a', 'host', 'a'])).toBeUndefined();
    expect(readHost(['Host', ''])).toBeUndefined();
    expect(readHost(['Host', 'x?y'])).toBeUndefined();
  });
});
