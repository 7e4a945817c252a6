import { describe, expect, test } from 'vitest';
import { safeNext } from '../../../src/staff/next.ts';
import { isSameOrigin } from '../../../src/staff/same-origin.ts';
import { permissionFor } from '../../../src/views/staff/areas.ts';

describe('where to go after signing in', () => {
  const cases: [string, string][] = [
    ['/staff/log/?feature=x', '/staff/log/?feature=x'],
    ['/en/staff/', '/en/staff/'],
    ['/', '/staff/'],
    ['', '/staff/'],
    ['https://evil.example/staff/', '/staff/'],
    ['//evil.example/staff/', '/staff/'],
    ['/\\evil.example/staff/', '/staff/'],
    ['/staff/\\..\\..\\evil', '/staff/'],
    ['/staff/../../evil/', '/staff/'],
    ['/staff/%2e%2e/evil/', '/staff/'],
    ['/\t/evil.example/staff/', '/staff/'],
    ['javascript:alert(1)//staff/', '/staff/'],
    ['/staff.evil.example/', '/staff/'],
    ['//evil.example/../staff/', '/staff/'],
    ['https://evil.example/en/staff/', '/staff/'],
  ];
  test.for(cases)('%s → %s', ([asked, next]) => {
    expect(safeNext(asked, '/staff/')).toBe(next);
  });
});

describe('a form', () => {
  const request = (headers: Record<string, string>) =>
    new Request('http://status.example/staff/', {
      method: 'POST',
      headers: { Host: 'status.example', ...headers },
    });

  const cases: [Record<string, string>, string | null, boolean][] = [
    [{ Origin: 'http://status.example', 'Sec-Fetch-Site': 'same-origin' }, null, true],
    [{ Origin: 'http://status.example' }, null, true],
    [{ 'Sec-Fetch-Site': 'same-origin' }, null, true],
    [{}, null, false],
    [{ Origin: 'null' }, null, false],
    [{ Origin: 'http://evil.example' }, null, false],
    [{ Origin: 'http://status.example.evil' }, null, false],
    [{ Origin: 'http://status.example', 'Sec-Fetch-Site': 'same-site' }, null, false],
    [{ Origin: 'http://status.example', 'Sec-Fetch-Site': 'cross-site' }, null, false],
    [{ 'Sec-Fetch-Site': 'none' }, null, false],
    // Passed on by the front, which says what the reader asked for.
    [{ Host: 'backstage', 'Latarnia-Host': 'status.example', Origin: 'http://status.example' }, null, true],
    [{ Host: 'backstage', 'Latarnia-Host': 'status.example', Origin: 'http://backstage' }, null, false],
    [{ Origin: 'https://status.example', 'Sec-Fetch-Site': 'same-origin' }, 'https://status.example', true],
    [{ Origin: 'http://status.example' }, 'https://status.example', false],
  ];
  test.for(cases)('with %j, SITE_URL %s, is taken: %s', ([headers, siteUrl, isTaken]) => {
    expect(isSameOrigin(request(headers), siteUrl)).toBe(isTaken);
  });
});

describe('what it takes to see a page', () => {
  const cases: [string, string | null][] = [
    ['/staff/', 'read'],
    ['/staff/people/', 'administer'],
    ['/staff/people/anything/', 'administer'],
    ['/staff/people', 'administer'],
    ['/staff/tokens', 'administer'],
    ['/staff/answer', 'answer'],
    ['/staff/sign-in', null],
    ['/staff/redact/7/', 'administer'],
    ['/staff/redact/7', 'administer'],
    ['/staff/sign-inn/', 'read'],
    ['/staff/log.csv', 'read'],
    ['/staff/tokens/', 'administer'],
    ['/staff/answer/', 'answer'],
    ['/staff/whatever-comes/', 'read'],
    ['/staff/sign-in/', null],
    ['/staff/invitation/x/', null],
  ];
  test.for(cases)('%s: %s', ([path, permission]) => {
    expect(permissionFor(path)).toBe(permission);
  });
});
