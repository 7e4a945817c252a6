import { expect, test } from 'vitest';
import { lookOf } from '../../../src/formats/signs.ts';
import { icons } from '../../../src/ui/components/icons.ts';
import { signOf } from '../../../src/ui/components/state-signs.ts';

const STATES = [
  'available',
  'limited',
  'unavailable',
  'unknown',
  'restored',
  'restoring',
  'offline',
  'new',
] as const;

test.for([...STATES, 'major', 'critical'] as const)('the sign of %s is that of the pages', (state) => {
  const { fill, line } = lookOf(state).sign;
  const drawn = (fill ? `<path d="${fill}"/>` : '') + (line ? `<path class="line" d="${line}"/>` : '');
  expect(drawn).toBe(icons.get(signOf(state)));
});
