import { describeFlaw } from '../actions/describe-flaw.ts';
import { findPastFlaws } from '../actions/find-past-flaws.ts';
import type { ImportPast } from '../actions/foreign-past.ts';
import { decideImport } from '../actions/import-past.ts';
import type { Inspect } from '../actions/ports.ts';
import type { ImportedPast } from '../domain/imported.ts';
import type { State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';

/** Something that readers could not be shown, where it stands in what was read, and whose it is there. */
interface Flawed {
  readonly where: string;
  readonly what: string;
  /** The id, there, of the incident or the maintenance. */
  readonly id: string;
}

interface Options {
  readonly inspect: Inspect;
  /** Whether what has flaws is left out. */
  readonly leaveOut: boolean;
}

type Sound =
  | { readonly past: ImportPast; readonly remarks: readonly string[] }
  | { readonly flawed: readonly Flawed[] };

/** A past that can be shown: all of it, or without what cannot if that is to be left out; or everything that is wrong. */
export function leaveOutFlawed(
  present: { readonly state: State; readonly now: Instant },
  past: ImportPast,
  { inspect, leaveOut }: Options,
): Sound {
  const decided = decideImport(present, '', past);
  const [draft] = 'ok' in decided ? [] : decided;
  // Whatever else it is refused for is said by whoever decides.
  if (draft?.type !== 'past.imported') return { past, remarks: [] };
  const flawed = flawedOf(present.state, draft.payload, past, inspect);
  if (flawed.length === 0) return { past, remarks: [] };
  if (!leaveOut) return { flawed };
  const ids = new Set(flawed.map(({ id }) => id));
  return {
    past: {
      ...past,
      incidents: past.incidents.filter(({ name }) => !ids.has(name.id)),
      maintenances: past.maintenances.filter(({ name }) => !ids.has(name.id)),
    },
    remarks: flawed.map(({ where, what }) => `${where}: left out. ${what}`),
  };
}

function flawedOf(state: State, payload: ImportedPast, past: ImportPast, inspect: Inspect): Flawed[] {
  const { incidents, updates, maintenances } = payload.names;
  const theirs = new Map([
    ...incidents.map(({ incident, id }) => [incident, id] as const),
    ...updates.map(({ update, id }) => [update, id] as const),
    ...maintenances.map(({ maintenance, id }) => [maintenance, id] as const),
  ]);
  const places = new Map(
    [...past.incidents, ...past.maintenances].flatMap((one) => {
      const id = one.name.id;
      const said =
        'updates' in one
          ? one.updates.map((update) => [update.name.id, { where: update.where, id }] as const)
          : [];
      return [[id, { where: one.where, id }] as const, ...said];
    }),
  );
  return findPastFlaws(state, payload, inspect).flatMap(({ id, flaw }) => {
    const place = places.get(theirs.get(id) ?? '');
    return place ? [{ ...place, what: describeFlaw(flaw) }] : [];
  });
}

/** How many are told at once. */
const TOLD = 20;

/** What is wrong, and what to do. */
export function unshowable(flawed: readonly Flawed[]): string {
  const ids = [...new Set(flawed.map(({ id }) => id))];
  const more = flawed.length > TOLD ? [`… and ${flawed.length - TOLD} more`] : [];
  return [
    'Some of it cannot be shown to readers, so nothing was imported:',
    ...flawed.slice(0, TOLD).map(({ where, what }) => `${where} (${what})`),
    ...more,
    `Correct it in the files, or leave ${ids.length === 1 ? 'it' : `these ${ids.length}`} out with --skip-flawed.`,
  ].join('\n');
}
