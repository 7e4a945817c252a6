import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ROLES, rightsOf } from '../../../src/domain/staff.ts';
import { sessionFor } from '../../../src/staff/may.ts';
import { openLogWith } from '../../support/log.ts';
import { sessionOf } from '../../support/staff.ts';

test.each([
  ['viewer', ['read']],
  ['support', ['read', 'answer']],
  ['editor', ['read', 'answer', 'apply']],
  ['admin', ['read', 'answer', 'apply', 'administer']],
] as const)('a %s may %j', (role, may) => {
  expect(Object.entries(rightsOf(role)).flatMap(([right, has]) => (has ? [right] : []))).toEqual(may);
});

test('what a role may is asked where a session begins, and nowhere else', () => {
  const asking = globSync('src/**/*.{ts,astro}').filter((file) =>
    /\brightsOf\(/.test(readFileSync(file, 'utf8')),
  );
  expect(asking.sort()).toEqual(['src/backstage/staff-access.ts', 'src/domain/staff.ts']);
});

test('a page gets the session of who may see it, as the session says', async () => {
  const log = await openLogWith(['x']);
  for (const role of ROLES) {
    const session = sessionOf(log.as('staff:7', { kind: 'staff', role }), role);
    expect(sessionFor(session, 'administer')).toBe(role === 'admin' ? session : null);
    expect(sessionFor(session, 'read')).toBe(session);
  }
  expect(sessionFor(null, 'read')).toBeNull();
});
