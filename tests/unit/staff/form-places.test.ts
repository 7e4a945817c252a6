import { expect, test } from 'vitest';
import { formPlace, placeAgain } from '../../../src/staff/form-places.ts';

test.for([
  ['/staff/updates/', [], null, '/staff/updates/'],
  ['/staff/updates/ovh-2021-03', ['pl'], null, '/staff/updates/ovh-2021-03/'],
  ['/staff/preview/', ['cell'], 'https://x.test/en/staff/', '/staff/'],
  ['/staff/preview/', ['cell'], 'https://x.test/staff/matrix/?cell=a', '/staff/matrix/'],
  ['/staff/preview/', ['cell'], 'https://evil.test/elsewhere/', '/staff/matrix/'],
  ['/staff/preview/', ['cell', 'conflict'], 'https://x.test/staff/', '/staff/preview/'],
  ['/staff/publish/', [], null, '/staff/preview/'],
  ['/staff/confirm/', ['at'], null, '/staff/matrix/'],
  ['/staff/redact/7/', ['reason'], null, '/staff/redact/7/'],
  ['/staff/authority/fire', ['reference'], null, '/staff/authority/fire/'],
  ['/staff/files/', ['source'], null, '/staff/files/'],
  ['/staff/account/', ['current'], null, null],
  ['/staff/sign-in/', ['password'], null, null],
  ['/staff/scheduled/', ['cancel'], null, null],
] as const)('a form that was sent to %s with %j from %s stands at %s', ([path, names, from, place]) => {
  expect(formPlace(path, names, from)).toBe(place);
});

test.for([
  ['/staff/account/', '/staff/account/'],
  ['/staff/scheduled', '/staff/scheduled/'],
  ['/staff/sign-out/', null],
  ['/staff/markdown/', null],
] as const)('a form that is not kept and was sent to %s is filled in again at %s', ([path, place]) => {
  expect(placeAgain(path)).toBe(place);
});
