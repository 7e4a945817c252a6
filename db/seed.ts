import { parseDay } from '../src/domain/day.ts';
import type { ContentDocument } from '../src/domain/documents.ts';
import { type DraftEvent, type RestorationCell, SEED_ACTOR } from '../src/domain/events.ts';
import type { Instant } from '../src/domain/time.ts';
import { seedCells } from './seed-cells.ts';

/** The day and hour we give the shipped data set: 12:00 in Warsaw. The article was written between 15 and 22 March. */
export const SEED_INSTANT: Instant = '2021-03-17T11:00:00.000Z';

const ALL_PANELS = ['a', 'b', 'c'];

/**
 * The incident of March 2021 as events: the clock, the words, then what is known of panels and features. What
 * has a stated day carries it as `since`; what has none carries null and reads “by 17 March”.
 */
export function seedDrafts(documents: readonly ContentDocument[]): DraftEvent[] {
  const restoration = (cells: readonly RestorationCell[], since: string | null): DraftEvent => ({
    type: 'restoration.set',
    payload: { cells },
    since: since === null ? null : parseDay(since),
    actor: SEED_ACTOR,
  });
  const sinceDays = [...new Set(seedCells.map(({ cell }) => cell.since))];
  return [
    { type: 'clock.set', payload: { mode: 'replay', instant: SEED_INSTANT }, since: null, actor: SEED_ACTOR },
    { type: 'content.published', payload: { documents }, since: null, actor: SEED_ACTOR },
    restoration(
      ALL_PANELS.map((panel) => ({ panel, restoration: 'offline' })),
      '2021-03-10',
    ),
    restoration([{ panel: 'd', restoration: 'new' }], '2021-03-11'),
    restoration(
      ALL_PANELS.map((panel) => ({ panel, restoration: 'restored' })),
      null,
    ),
    ...sinceDays.map(
      (since): DraftEvent => ({
        type: 'availability.set',
        payload: {
          cells: seedCells
            .filter(({ cell }) => cell.since === since)
            .map(({ feature, panel, cell: { state, estimate, note } }) => ({
              feature,
              panel,
              state,
              estimate,
              note,
            })),
        },
        since,
        actor: SEED_ACTOR,
      }),
    ),
  ];
}
