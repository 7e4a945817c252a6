import { expect, test } from 'vitest';
import { movedSetting, type Succession } from '../../../src/processes/succession.ts';

const BEFORE: Succession = {
  takesOver: true,
  dataDir: '/data',
  role: 'all',
  host: '127.0.0.1',
  port: 4321,
};

test('a site that would move is not taken over, and the setting is named', () => {
  expect(movedSetting(BEFORE, BEFORE)).toBeNull();
  expect(movedSetting(BEFORE, { ...BEFORE, dataDir: '/other' })).toBe('DATA_DIR');
  expect(movedSetting(BEFORE, { ...BEFORE, role: 'reader' })).toBe('ROLE');
  expect(movedSetting(BEFORE, { ...BEFORE, host: '::1' })).toBe('HOST');
  expect(movedSetting(BEFORE, { ...BEFORE, port: 80 })).toBe('PORT');
});
