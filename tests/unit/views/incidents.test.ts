import { expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { incidentsView } from '../../../src/views/incidents.ts';
import { contextOf } from '../../support/state.ts';
import { opened, posted } from '../../support/updates.ts';

const FIRE = opened('fire', { impact: 'critical' });

const listed = (drafts: readonly DraftEvent[], locale: 'pl' | 'en' = 'pl') =>
  incidentsView(contextOf(drafts, { locale })).years.flatMap(({ incidents }) =>
    incidents.map(({ id, status, impact }) => [id, status?.word, impact]),
  );

test('what goes on says so, with a word or without; of what is over it says how bad it was', () => {
  expect(listed([FIRE])).toEqual([['fire', undefined, 'trwa krytyczna awaria']]);
  const over = posted('fire', 'u2', { status: 'resolved', impact: 'major' });
  expect(listed([FIRE, over])).toEqual([['fire', 'rozwiązane', 'wpływ: poważny']]);
  expect(listed([FIRE, over], 'en')).toEqual([['fire', 'resolved', 'impact: major']]);
});
