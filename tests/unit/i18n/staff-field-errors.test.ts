import { expect, test } from 'vitest';
import { fieldErrorText } from '../../../src/i18n/staff-field-errors.ts';
import { plain } from '../../support/documents.ts';

test('an hour that comes twice is told with both its offsets, one that never comes with the next there is', () => {
  const twice = { code: 'instant.twice', typed: '2021-10-31T02:30' } as const;
  expect(plain(fieldErrorText('pl', twice))).toContain(
    '2021-10-31T02:30+02:00 (czas letni) albo 2021-10-31T02:30+01:00 (czas zimowy)',
  );
  const missing = { code: 'instant.missing', typed: '2021-03-28T02:30' } as const;
  expect(fieldErrorText('en', missing)).toContain('Give 2021-03-28 03:00');
});
