import { expect, test } from 'vitest';
import { loggablePath } from '../../../src/config/logger.ts';

test('an address is logged without its query, and without a link that lets somebody in', () => {
  expect(loggablePath('/lookup/?q=Jan%20Kowalski')).toBe('/lookup/');
  expect(loggablePath('/en/staff/invitation/K77Ug1n2usp/?x')).toBe('/en/staff/invitation/…/');
  expect(loggablePath('/staff/invitation/K77Ug1n2usp')).toBe('/staff/invitation/…');
  for (const link of ['confirm', 'manage', 'end', 'one-click'])
    expect(loggablePath(`/en/subscribe/${link}/K77Ug1n2usp/?x`)).toBe(`/en/subscribe/${link}/…/`);
  expect(loggablePath('/subscribe/?panel=b')).toBe('/subscribe/');
});
