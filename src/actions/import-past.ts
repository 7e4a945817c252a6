import { currentCell } from '../domain/current-cell.ts';
import { NO_ESTIMATE } from '../domain/estimate.ts';
import type { AvailabilityCell, DraftEvent } from '../domain/events.ts';
import type { ImportedPast } from '../domain/imported.ts';
import type { State } from '../domain/state.ts';
import { type Instant, warsawTime } from '../domain/time.ts';
import { act } from './authorise.ts';
import type { ActionContext } from './context.ts';
import { explain } from './expected.ts';
import type { ImportPast } from './foreign-past.ts';
import { checkKnown } from './known.ts';
import type { AppendResult, Present } from './ports.ts';
import { type Refusal, refuse } from './refusal.ts';
import { selectPast } from './select-past.ts';

/** The most that one change takes over: what is more is taken over in several. */
export const MOST_IMPORTED = { incidents: 5000, updates: 30_000, maintenances: 2000 } as const;

/**
 * Takes over what another status page told, with the times at which it was told there: all of it that is not here yet, in one
 * change, and nobody is notified. Said again, it takes over what is new.
 */
export function importPast(context: ActionContext, past: ImportPast): Promise<AppendResult | Refusal> {
  return act(context, { verb: 'import', reach: 'site' }, (present) =>
    decideImport(present, context.actor, past),
  );
}

/** What taking it over appends, or why it is refused. */
export function decideImport(
  { state, now }: Present,
  actor: string,
  past: ImportPast,
): readonly DraftEvent[] | Refusal {
  const refusal =
    checkClock(state) ??
    checkRedacted(state, past) ??
    checkScopes(state, past) ??
    checkSize(past) ??
    checkMoments(past, now);
  if (refusal) return refusal;
  const selected = selectPast(state, past);
  const cells = newCells(state, past);
  if (isNothing(selected, state) && cells.length === 0) {
    return refuse('nothing.changed', 'Everything in it is on this site already: there is nothing to import.');
  }
  const reason = explain({ reason: past.reason ?? null });
  const payload = { ...selected, ...(cells.length > 0 && { cells }), ...reason };
  return [{ type: 'past.imported', payload, since: null, actor }];
}

/** A replay tells a past of its own: what happened elsewhere, at other times, is none of it. */
function checkClock({ clock }: State): Refusal | null {
  if (clock.mode === 'live') return null;
  return refuse(
    'import.replay',
    'This site replays another time, in which the past of another page has no place: nothing was imported. Import into a site of your own content, or after: latarnia clock live.',
  );
}

/** With an import that was redacted whole went the names by which its things would be known again: they would all come back. */
function checkRedacted({ changes }: State, { despiteRedaction = false }: ImportPast): Refusal | null {
  const gone = changes.findLast(({ type, isRedacted }) => type === 'past.imported' && isRedacted);
  if (gone === undefined || despiteRedaction) return null;
  return refuse(
    'import.redacted',
    `Revision ${gone.revision} was an import, and all of it was taken out of the log: what is imported now may bring that back. Leave out what has to stay away (--skip), and repeat with --despite-redaction.`,
  );
}

function checkScopes(
  state: State,
  { components, groups, incidents, maintenances }: ImportPast,
): Refusal | null {
  const scopes = [...incidents, ...maintenances, ...incidents.flatMap(({ updates }) => updates)];
  const panels = [
    ...scopes.flatMap((one) => one.panels),
    ...[...components, ...groups].map(({ panel }) => panel),
  ];
  const features = [...scopes.flatMap((one) => one.features), ...components.map(({ feature }) => feature)];
  return checkKnown(state, { panels: [...new Set(panels)], features: [...new Set(features)] });
}

function checkSize({ incidents, maintenances }: ImportPast): Refusal | null {
  const found = {
    incidents: incidents.length,
    updates: incidents.reduce((sum, { updates }) => sum + updates.length, 0),
    maintenances: maintenances.length,
  };
  const over = (['incidents', 'updates', 'maintenances'] as const).find(
    (kind) => found[kind] > MOST_IMPORTED[kind],
  );
  if (over === undefined) return null;
  return refuse(
    'import.large',
    `There are ${found[over]} ${over} in it; one import takes at most ${MOST_IMPORTED[over]}. Import the files of a few years at a time: what is here already is left out.`,
  );
}

function checkMoments({ incidents, maintenances }: ImportPast, now: Instant): Refusal | null {
  const told = [...incidents.flatMap((one) => [one, ...one.updates]), ...maintenances];
  const begun = incidents.map(({ startedAt, where }) => ({ at: startedAt, where: `${where}.started_at` }));
  const early = [...told, ...begun].find(({ at }) => at > now);
  if (early) {
    return refuse(
      'moment.future',
      `${early.where} was told at ${warsawTime(early.at)}, but here it is ${warsawTime(now)}. Check the clock of this machine, and the time zone of what you import (--zone).`,
    );
  }
  const turned = maintenances.find(({ from, until }) => until <= from);
  if (!turned) return null;
  return refuse(
    'maintenance.order',
    `${turned.where} ends at ${warsawTime(turned.until)} and begins at ${warsawTime(turned.from)}. Put that right, or leave it out: --skip ${turned.name.id}.`,
  );
}

/** Where nobody has said anything, what the component said there last. */
function newCells(state: State, { components }: ImportPast): AvailabilityCell[] {
  return components.flatMap(({ feature, panel, state: said }) =>
    said !== null && currentCell(state, feature, panel).state === 'unknown'
      ? [{ feature, panel, state: said, estimate: NO_ESTIMATE, note: null }]
      : [],
  );
}

function isNothing({ incidents, updates, maintenances, names }: ImportedPast, { imported }: State): boolean {
  const isNewName = [
    ...names.components.map(({ feature, panel, id }) => imported?.components[feature]?.[panel]?.id !== id),
    ...names.groups.map(({ panel, id }) => imported?.groups[panel]?.id !== id),
  ];
  return incidents.length + updates.length + maintenances.length === 0 && !isNewName.includes(true);
}
