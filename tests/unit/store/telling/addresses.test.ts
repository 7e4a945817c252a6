import { describe, expect, test } from 'vitest';
import { subscribers } from '../../../../db/schema.ts';
import { availability, cell } from '../../../support/state.ts';
import { openTelling } from '../../../support/telling.ts';

const GONE = { why: 'bounce.5.1.1', isAddress: true };
const FULL = { why: 'bounce.5.2.2', isAddress: false };
const DAY = 86_400_000;

/** Two who were told the same by mail. */
async function withSent() {
  const site = await openTelling();
  for (const id of ['anna', 'eva']) await site.add({ id, topics: ['change/b/*'], channel: 'email' });
  const tell = async (state: 'limited' | 'available') => {
    await site.say(availability([cell('price-sync', 'b', state)]));
    await site.settle();
    const { claimed } = await site.telling.claim({ channel: 'email', most: 9, lease: 1000, rate: null });
    await site.telling.record(
      claimed.map((one) => ({ of: 'sent', claimed: one, revision: 2, why: 'smtp.250' })),
      new Map(),
    );
    return new Map(claimed.map(({ subscriber, message }) => [subscriber, message]));
  };
  const status = async (id: string) =>
    (await site.database.orm.select().from(subscribers)).find((one) => one.id === id)?.status;
  return { ...site, tell, status };
}

describe('a mail that came back', () => {
  test('because there is no such address stops it at once, and nobody else', async () => {
    const { telling, tell, status, statusOf } = await withSent();
    const message = (await tell('limited')).get('anna') ?? '';
    expect(await telling.bounced({ subscriber: 'anna', message, ...GONE })).toBe(true);
    expect([await status('anna'), await status('eva')]).toEqual(['stopped', 'confirmed']);
    expect([await statusOf('anna'), await statusOf('eva')]).toEqual([['news refused'], ['news sent']]);
  });

  test('a report that names the message of another changes nothing', async () => {
    const { telling, tell, status, statusOf } = await withSent();
    const message = (await tell('limited')).get('eva') ?? '';
    expect(await telling.bounced({ subscriber: 'anna', message, ...GONE })).toBe(false);
    expect([await status('anna'), await status('eva')]).toEqual(['confirmed', 'confirmed']);
    expect(await statusOf('eva')).toEqual(['news sent']);
  });

  test('a report without a copy of it is about the last one', async () => {
    const { telling, tell, statusOf } = await withSent();
    await tell('limited');
    expect(await telling.bounced({ subscriber: 'anna', message: null, ...FULL })).toBe(true);
    expect(await statusOf('anna')).toEqual(['news refused']);
  });

  test('for another reason stops the address with the third, over three days', async () => {
    const { telling, tell, status, pass } = await withSent();
    for (const [index, state] of (['limited', 'available', 'limited'] as const).entries()) {
      expect(await status('anna')).toBe('confirmed');
      const message = (await tell(state)).get('anna') ?? '';
      await telling.bounced({ subscriber: 'anna', message, ...FULL });
      if (index < 2) pass(1.6 * DAY);
    }
    expect(await status('anna')).toBe('stopped');
  });
});
