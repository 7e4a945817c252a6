import { expect, test } from 'vitest';
import { sectionMoment } from '../../../../src/notify/email/section-moment.ts';
import { messageSection } from '../../../support/messages.ts';

test('when something happened stands below what is told, unless a line of it says so', () => {
  expect(sectionMoment(messageSection({ lines: ['Działa.'] }), 'pl')).toBe('17\u00a0marca\u00a02021, 12:00');
  for (const line of ['Zmiana: 12:00 (wcześniej: nie działa).', 'Changed: 17 March 2021, 12:00.'])
    expect(sectionMoment(messageSection({ lines: ['Działa.', line] }), 'pl')).toBeNull();
});
