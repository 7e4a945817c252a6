import { expect, test } from 'vitest';
import type { Token } from '../../../../src/domain/token.ts';
import { tokensView } from '../../../../src/views/staff/tokens.ts';
import { NOON } from '../../../support/events.ts';
import { staffContextOf } from '../../../support/staff.ts';
import { contextOf } from '../../../support/state.ts';

const token: Token = {
  id: '0123456789',
  name: 'robot',
  scope: { verbs: ['availability'], features: null, panels: null },
  createdBy: 'staff:7',
  createdAt: NOON,
  expiresAt: '2999-01-01T00:00:00.000Z',
  lastUsedAt: null,
  revokedAt: null,
};

function markOf(one: Token, disabled: string): string | null | undefined {
  const options = { tokens: [one], wall: NOON, isDisabled: (actor: string) => actor === disabled };
  return tokensView(staffContextOf(contextOf([])), options).rows[0]?.orphaned;
}

test('a token that goes on is marked when whoever made it is disabled', () => {
  expect(markOf(token, 'staff:7')).toContain('unieważnij');
  expect(markOf(token, 'staff:8')).toBeNull();
});

test('one that is over is nobody’s business any more', () => {
  expect(markOf({ ...token, revokedAt: NOON }, 'staff:7')).toBeNull();
  expect(markOf({ ...token, expiresAt: NOON }, 'staff:7')).toBeNull();
});
