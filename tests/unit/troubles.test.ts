import { expect, test } from 'vitest';
import { loggablePath } from '../../src/logger.ts';
import { exportHealth } from '../../src/troubles.ts';

test('what the hook of an export said is told to nobody who asks how the site is', () => {
  const since = '2026-01-01T00:00:00.000Z';
  const message =
    "EXPORT_HOOK ended with 128: fatal: could not read 'https://ada:secret@git.example/'\nno route";
  expect(exportHealth({ trouble: { message, since } })).toEqual({
    message: 'EXPORT_HOOK ended with 128: see the log.',
    since,
  });
  expect(exportHealth({ trouble: { message: 'no space left', since } })).toMatchObject({
    message: 'no space left',
  });
  expect(exportHealth({ trouble: null })).toEqual({ status: 'ok' });
});

test('an address is logged without its query, and without a link that lets somebody in', () => {
  expect(loggablePath('/lookup/?q=Jan%20Kowalski')).toBe('/lookup/');
  expect(loggablePath('/en/staff/invitation/K77Ug1n2usp/?x')).toBe('/en/staff/invitation/…/');
  expect(loggablePath('/staff/invitation/K77Ug1n2usp')).toBe('/staff/invitation/…');
});
