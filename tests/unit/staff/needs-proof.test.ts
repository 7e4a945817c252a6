import { expect, test } from 'vitest';
import { needsProof } from '../../../src/staff/needs-proof.ts';
import { formOf } from '../../support/form.ts';

// What outlives the session asks; what ends something at once, and what is published, does not.
test.for([
  ['/staff/people/', { deed: 'add' }, true, true],
  ['/staff/people', { deed: 'role' }, true, true],
  ['/staff/people/', { deed: 'invite' }, true, true],
  ['/staff/people/', { deed: 'reset' }, true, true],
  ['/staff/people/', { deed: 'disable' }, true, true],
  ['/staff/people/', {}, true, true],
  ['/staff/tokens/', { name: 'robot' }, true, true],
  ['/staff/tokens/', { revoke: '0123456789' }, false, false],
  ['/staff/redact/7/', { sure: 'yes' }, true, true],
  ['/staff/account/', { deed: 'passkey-begin' }, true, true],
  ['/staff/account/', { deed: 'passkey-remove' }, true, true],
  ['/staff/account', { deed: 'passkey-remove' }, true, true],
  ['/staff/account/', { deed: 'second-factor-begin', password: 'x' }, false, true],
  ['/staff/account/', { deed: 'second-factor-end', password: 'x' }, false, true],
  ['/staff/account/', { deed: 'recovery-codes', password: 'x' }, false, true],
  ['/staff/account/', { deed: 'second-factor-confirm' }, false, false],
  ['/staff/account/', { deed: 'password' }, false, false],
  ['/staff/account/', { deed: 'session-end' }, false, false],
  ['/staff/account/', { deed: 'sessions-end' }, false, false],
  ['/staff/publish/', {}, false, false],
  ['/staff/matrix/', {}, false, false],
] as const)('%s %j: with a password %s, without %s', ([path, fields, withPassword, without]) => {
  expect(needsProof(path, formOf(fields), { password: true })).toBe(withPassword);
  expect(needsProof(path, formOf(fields), { password: false })).toBe(without);
});

test('a deed that stands in a form twice is asked about when either is', () => {
  const form = formOf({ deed: 'passkey-remove' });
  form.append('deed', 'session-end');
  expect(needsProof('/staff/account/', form, { password: true })).toBe(true);
});
