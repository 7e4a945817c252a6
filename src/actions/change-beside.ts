import { type Wish, wishesOf } from '../domain/conflict.ts';
import { currentCell } from '../domain/current-cell.ts';
import type { Day } from '../domain/day.ts';
import type { Beside, DraftEvent } from '../domain/events.ts';
import type { Operation } from '../domain/staff.ts';
import type { State } from '../domain/state.ts';
import { checkKnown } from './known.ts';
import type { Present } from './ports.ts';
import type { ChangeBeside } from './proposal.ts';
import { type Refusal, refuse } from './refusal.ts';
import { changedCells, checkPast } from './set-availability.ts';
import { changedPanels } from './set-restoration.ts';

/** What is appended together with words of an incident: only what says something new, and since when it holds. */
interface DecidedBeside {
  readonly beside: Beside;
  readonly since: Day | null;
}

/** What of it says something new. */
export function decideBeside(
  state: State,
  { cells = [], restorations = [], since }: ChangeBeside,
): DecidedBeside {
  const newCells = changedCells(state, cells, since);
  const newPanels = changedPanels(state, restorations, since);
  return {
    beside: {
      ...(newCells.length > 0 && { cells: newCells }),
      ...(newPanels.length > 0 && { restorations: newPanels }),
    },
    since: since === undefined ? keptSince(state, { cells: newCells, restorations: newPanels }) : since,
  };
}

/** Refuses what is named twice, or is not there, or promises what has passed. */
export function checkBeside(present: Present, change: ChangeBeside): Refusal | null {
  const { cells = [], restorations = [], since } = change;
  const names = [
    ...cells.map(({ feature, panel }) => `${feature} on ${panel}`),
    ...restorations.map(({ panel }) => `panel ${panel}`),
  ];
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) {
    return refuse('cell.twice', `${twice} is named twice. Say once what is so from now on.`);
  }
  return (
    checkKnown(present.state, {
      panels: [...cells, ...restorations].map(({ panel }) => panel),
      features: cells.map(({ feature }) => feature),
    }) ?? checkPast(present, changedCells(present.state, cells, since))
  );
}

/** What it wants to be said: what can conflict in it, also where that is said already. */
export function wishesBeside({ cells = [], restorations = [], since = null }: ChangeBeside): Wish[] {
  const drafts: readonly DraftEvent[] = [
    { type: 'availability.set', payload: { cells }, since, actor: '' },
    { type: 'restoration.set', payload: { cells: restorations }, since, actor: '' },
  ];
  return drafts.flatMap(wishesOf);
}

/** What changes with words asks for the rights of a change alone. */
export function operationsBeside({ cells = [], restorations = [] }: Beside): Pick<Operation, 'beside'> {
  const beside: Operation[] = [
    ...(cells.length > 0 ? [{ verb: 'availability' as const, reach: cells }] : []),
    ...(restorations.length > 0 ? [{ verb: 'restoration' as const, reach: restorations }] : []),
  ];
  return beside.length > 0 ? { beside } : {};
}

/** The day from which all of it has held already, where no state changes; else nobody has said one. */
function keptSince(state: State, { cells = [], restorations = [] }: Beside): Day | null {
  const days = new Set([
    ...cells.map(({ feature, panel, state: word }) => {
      const before = currentCell(state, feature, panel);
      return before.state === word ? before.since : null;
    }),
    ...restorations.map(() => null),
  ]);
  const [day = null] = days;
  return days.size === 1 ? day : null;
}
