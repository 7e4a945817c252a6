import { fileURLToPath } from 'node:url';
import { setAvailability } from '../../src/actions/set-availability.ts';
import { setRestoration } from '../../src/actions/set-restoration.ts';
import { AVAILABILITIES } from '../../src/domain/availability.ts';
import { catalogueOf } from '../../src/domain/catalogue.ts';
import { addDays } from '../../src/domain/day.ts';
import { type Estimate, NO_ESTIMATE } from '../../src/domain/estimate.ts';
import { dayAt } from '../../src/domain/time.ts';
import { beginLog, wallClock, withLog } from './log.ts';
import { expect, type RunningSite } from './site.ts';

/** Content of a site with twelve panels in words, forty features and long titles. */
export const IN_WORDS = fileURLToPath(new URL('../fixtures/panels-in-words', import.meta.url));

const NOTE = {
  pl: 'działa w godzinach nocnych, dla zamówień opłaconych z góry',
  en: 'works at night, for orders paid in advance',
};

/**
 * Begins a log with that content, and states most cells, every state and kind of estimate among them; of two panels and some
 * features nothing is known.
 */
export async function beginInWords(site: Pick<RunningSite, 'dataDir'>): Promise<void> {
  await beginLog(site, IN_WORDS);
  await withLog(site, async (context) => {
    const state = await context.log.current();
    const { panels, features } = catalogueOf(state);
    const based = { since: null, expected: state.revision, force: true };
    const restorations = panels.slice(0, -1).map(({ id }, index) => ({
      panel: id,
      restoration: (['offline', 'restoring', 'restored', 'new'] as const)[index] ?? 'restored',
    }));
    const today = dayAt(wallClock());
    const promised: Estimate[] = [
      NO_ESTIMATE,
      { kind: 'day', day: addDays(today, 3), promisedBy: null },
      { kind: 'about', day: addDays(today, 5), promisedBy: 'operator serwerowni' },
      { kind: 'soon', promisedBy: null },
      { kind: 'condition', promisedBy: null },
    ];
    const cells = features.slice(0, -4).flatMap(({ id: feature }, row) =>
      panels.slice(0, -2).map(({ id: panel }, column) => {
        const at = (row * 7 + column * 3) % 11;
        const cell = AVAILABILITIES[Math.max(0, at - 7)] ?? 'available';
        const estimate =
          (cell === 'unavailable' && promised[(row + column) % promised.length]) || NO_ESTIMATE;
        return { feature, panel, state: cell, estimate, note: cell === 'limited' ? NOTE : null };
      }),
    );
    const outcomes = [
      await setRestoration(context, { ...based, cells: restorations }),
      await setAvailability(context, { ...based, cells }),
    ];
    expect(outcomes.filter(({ ok }) => !ok)).toEqual([]);
  });
}
