import { createHash } from 'node:crypto';
import type { CellAddress } from '../../domain/availability.ts';
import { type Foreigner, type ForeignNames, foreignIdOf } from '../../domain/imported.ts';
import type { IncidentId, UpdateId } from '../../domain/incident.ts';
import type { MaintenanceId } from '../../domain/maintenance.ts';
import { remember } from '../../domain/memo.ts';
import type { PanelId } from '../../domain/panel.ts';
import type { State } from '../../domain/state.ts';
import { urnOf } from '../feeds/uuid.ts';

/** What has an id in the formats of Statuspage, by what it is for us: names and addresses may change, this does not. */
type StatuspageIdentity =
  | `page:${string}`
  | `panel:${string}`
  /** How far a panel is restored: a component beside those of its features. */
  | `restoration:${string}`
  /** A feature on a panel. */
  | `cell:${string}.${string}`
  | `incident:${string}`
  | `update:${string}`
  | `maintenance:${string}`;

/** As long as Statuspage's own are. */
const LENGTH = 12;
const RADIX = 36;
const IDS = BigInt(RADIX) ** BigInt(LENGTH);
/** How much of what was hashed is kept (bytes). */
const REMEMBERED = 2 ** 20;

/**
 * The id of a thing, for ever: 12 characters of `0-9a-z`, made of its identity alone. It does not depend on the log, so that it
 * survives a restore, and needs no table.
 */
export const statuspageId: (identity: StatuspageIdentity) => string = remember(REMEMBERED, (identity) => {
  const digest = createHash('sha256').update(`statuspage:${identity}`).digest();
  return (digest.readBigUInt64BE() % IDS).toString(RADIX).padStart(LENGTH, '0');
});

type Imported = Pick<State, 'imported'>;

export function groupIdOf(state: Imported, panel: PanelId): string {
  return idOf(state, { kind: 'group', panel }, `panel:${panel}`);
}

export function cellIdOf(state: Imported, { feature, panel }: CellAddress): string {
  return idOf(state, { kind: 'component', feature, panel }, `cell:${feature}.${panel}`);
}

export function incidentIdOf(state: Imported, id: IncidentId): string {
  return idOf(state, { kind: 'incident', id }, `incident:${id}`);
}

export function updateIdOf(state: Imported, incident: IncidentId, id: UpdateId): string {
  return idOf(state, { kind: 'update', id }, `update:${incident}/${id}`);
}

export function maintenanceIdOf(state: Imported, id: MaintenanceId): string {
  return idOf(state, { kind: 'maintenance', id }, `maintenance:${id}`);
}

/** What feeds know an incident by: what they knew it by where it came from, if that is known. */
export function entryIdOf(state: Imported, id: IncidentId): string {
  return foreignIdOf(state, { kind: 'incident', id })?.feed ?? urnOf(`statuspage:incident:${id}`);
}

/** What came from elsewhere goes on under the id that it had there. */
function idOf(state: Imported, thing: Foreigner, own: StatuspageIdentity): string {
  const foreign = state.imported && foreignIdOf(state, thing);
  if (!state.imported || !foreign) return statuspageId(own);
  return isHeir(state.imported, thing, foreign.id) ? foreign.id : statuspageId(own);
}

const heirs = new WeakMap<ForeignNames, ReadonlyMap<string, string>>();

/** One component there may have become several here: the first of them goes on under its id. */
function isHeir(imported: ForeignNames, thing: Foreigner, id: string): boolean {
  if (thing.kind !== 'component') return true;
  const known = heirs.get(imported) ?? findHeirs(imported);
  heirs.set(imported, known);
  return known.get(id) === `${thing.feature}.${thing.panel}`;
}

function findHeirs({ components }: ForeignNames): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [feature, panels] of Object.entries(components)) {
    for (const [panel, { id }] of Object.entries(panels)) {
      if (!found.has(id)) found.set(id, `${feature}.${panel}`);
    }
  }
  return found;
}
