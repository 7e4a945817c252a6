import { expect, test } from 'vitest';
import { createToken, listTokens, revokeToken } from '../../../src/actions/tokens.ts';
import type { Authority } from '../../../src/domain/staff.ts';
import { EVERYTHING, openApi } from '../../support/api.ts';

const OTHERS: Authority[] = [
  { kind: 'staff', role: 'viewer' },
  { kind: 'staff', role: 'support' },
  { kind: 'staff', role: 'editor' },
  { kind: 'token', scope: EVERYTHING },
];

async function manage(authority: Authority) {
  const { tokens, issue, clock } = await openApi();
  const { token } = await issue();
  const recorded: string[] = [];
  const audit = { record: async ({ kind }: { kind: string }) => void recorded.push(kind) };
  const context = { tokens, audit, actor: 'staff:1', authority, now: clock.now };
  const outcomes = [
    await listTokens(context),
    await createToken(context, { name: 'robot', scope: EVERYTHING, days: 1 }),
    await revokeToken(context, token.id),
  ];
  return { outcomes, recorded, left: (await tokens.list()).map(({ revokedAt }) => revokedAt) };
}

test.for(OTHERS)('tokens are seen, made and ended by administrators alone, not by %j', async (authority) => {
  const { outcomes, recorded, left } = await manage(authority);
  expect(outcomes).toMatchObject(Array(3).fill({ ok: false, code: 'forbidden' }));
  expect(recorded).toEqual([]);
  expect(left).toEqual([null]);
});

test('what an administrator does to tokens is written down', async () => {
  const { recorded, left } = await manage({ kind: 'staff', role: 'admin' });
  expect(recorded).toEqual(['token.created', 'token.revoked']);
  expect(left).toHaveLength(2);
});
