import type { FeatureId } from '../../domain/availability.ts';
import { catalogueOf, type Entry, wordsOf } from '../../domain/catalogue.ts';
import type { FeatureMeta, PanelMeta } from '../../domain/documents.ts';
import { cellBeneath, effectiveCell } from '../../domain/facts.ts';
import type { Scope } from '../../domain/incident.ts';
import { maintenancePhase } from '../../domain/maintenance.ts';
import { activeOnCell, coversCell, standingMaintenances } from '../../domain/maintenances.ts';
import type { PanelId } from '../../domain/panel.ts';
import type { MaintenanceState, State } from '../../domain/state.ts';
import type { Instant } from '../../domain/time.ts';
import { statuspageWords } from '../../i18n/statuspage.ts';
import { firstStatedAt } from './cell-timeline.ts';
import { type ComponentStatus, featureStatus, restorationStatus, worstStatus } from './component-status.ts';
import { cellIdOf, groupIdOf, statuspageId } from './ids.ts';
import { firstInstant, lastInstant } from './instants.ts';
import { OF_CELLS, takenOutOf } from './taken-out.ts';

/** A component or a group of them, as Statuspage's public API has it. */
export interface StatuspageComponent {
  readonly id: string;
  readonly name: string;
  readonly status: ComponentStatus;
  readonly created_at: Instant;
  readonly updated_at: Instant;
  /** In its group; of a group, among the groups: from 1. */
  readonly position: number;
  readonly description: string | null;
  readonly showcase: boolean;
  /** From when on its uptime is counted, which nobody does here. */
  readonly start_date: null;
  readonly group_id: string | null;
  readonly page_id: string;
  readonly group: boolean;
  readonly only_show_if_degraded: boolean;
  /** Of a group: the ids of its components. */
  readonly components?: readonly string[];
}

/** Everything of which something is known, with where to find it. */
export interface Components {
  /** Each group before its components, both in the order of the site. */
  readonly all: readonly StatuspageComponent[];
  /** What concerns some panels and features; of panels without features their groups. */
  readonly within: (scope: Scope) => readonly StatuspageComponent[];
  /** The same, and in place of a group its components. */
  readonly partsWithin: (scope: Scope) => readonly StatuspageComponent[];
}

/** What a component is made of. */
interface Ground {
  readonly state: State;
  readonly now: Instant;
  readonly pageId: string;
  readonly maintenances: readonly MaintenanceState[];
}

/** A panel. */
interface Group {
  readonly group: StatuspageComponent;
  readonly parts: readonly StatuspageComponent[];
  readonly cells: ReadonlyMap<FeatureId, StatuspageComponent>;
}

type Made = Pick<StatuspageComponent, 'id' | 'name' | 'status' | 'created_at' | 'updated_at' | 'description'>;

const FIXED = { start_date: null, only_show_if_degraded: false } as const;

/**
 * A panel is a group, and a feature on it of which something was said a component. A panel that is not all there has one of
 * its own, so that it never vanishes. What nobody spoke of is left out, and so is a group without anything.
 */
export function componentsOf(state: State, now: Instant, pageId: string): Components {
  const ground = { state, now, pageId, maintenances: standingMaintenances(state) };
  const groups = new Map<PanelId, Group>();
  for (const panel of catalogueOf(state).panels) {
    const group = makeGroup(ground, panel, groups.size + 1);
    if (group) groups.set(panel.id, group);
  }
  const select = ({ panels, features }: Scope, ofPanel: (group: Group) => readonly StatuspageComponent[]) =>
    [...groups].flatMap(([panel, group]) => {
      if (panels.length > 0 && !panels.includes(panel)) return [];
      if (features.length === 0) return ofPanel(group);
      return [...new Set(features)].flatMap((feature) => group.cells.get(feature) ?? []);
    });
  return {
    all: [...groups.values()].flatMap(({ group, parts }) => [group, ...parts]),
    within: (scope) => select(scope, ({ group }) => [group]),
    partsWithin: (scope) => select(scope, ({ parts }) => parts),
  };
}

/** `null`: nothing is known of it. */
function makeGroup(ground: Ground, panel: Entry<PanelMeta>, position: number): Group | null {
  const { state, pageId } = ground;
  const id = groupIdOf(state, panel.id);
  const cells = new Map<FeatureId, StatuspageComponent>();
  const parts: StatuspageComponent[] = [];
  const add = (made: Made): StatuspageComponent => {
    const place = { position: parts.length + 1, showcase: true, group_id: id, page_id: pageId, group: false };
    const part = { ...made, ...FIXED, ...place };
    parts.push(part);
    return part;
  };
  const whole = wholePanel(state, panel);
  if (whole) add(whole);
  for (const feature of catalogueOf(state).features) {
    const cell = makeCell(ground, panel, feature);
    if (cell) cells.set(feature.id, add(cell));
  }
  if (parts.length === 0) return null;
  const { title, short } = wordsOf(panel, 'en');
  const group: StatuspageComponent = {
    id,
    name: title,
    status: worstStatus(parts.map(({ status }) => status)),
    created_at: firstInstant(parts.map(({ created_at }) => created_at)),
    updated_at: lastInstant(parts.map(({ updated_at }) => updated_at)),
    description: short,
    ...FIXED,
    position,
    showcase: false,
    group_id: null,
    page_id: pageId,
    group: true,
    components: parts.map((part) => part.id),
  };
  return { group, parts, cells };
}

/** The component of a panel that is not all there; `null`: it is, or nobody has said. */
function wholePanel(state: State, panel: Entry<PanelMeta>): Made | null {
  const recorded = state.restoration[panel.id];
  const status = restorationStatus(recorded?.restoration ?? null);
  if (!recorded || status === null || status === 'operational') return null;
  const words = statuspageWords.wholePanel;
  return {
    id: statuspageId(`restoration:${panel.id}`),
    name: words.name(wordsOf(panel, 'en').title),
    status,
    created_at: state.index.panels[panel.id]?.[0]?.at ?? recorded.at,
    updated_at: lastInstant([recorded.at, ...takenOutOf(state, ofPanel(panel.id))]),
    description: status === 'major_outage' ? words.offline : words.restoring,
  };
}

/** `null`: nobody has said anything of it. */
function makeCell(
  { state, now, maintenances }: Ground,
  panel: Entry<PanelMeta>,
  feature: Entry<FeatureMeta>,
): Made | null {
  const address = { feature: feature.id, panel: panel.id };
  const status = statusOfCell(state, now, address);
  if (status === null) return null;
  const { title, short } = wordsOf(feature, 'en');
  const recorded = state.cells[feature.id]?.[panel.id];
  const covering = maintenances.filter((one) => coversCell(one, address));
  const edges = covering.flatMap((one) => lastEdge(one, now) ?? []);
  const said = [recorded?.at, state.restoration[panel.id]?.at, ...edges].filter((at) => at !== undefined);
  const gone = takenOutOf(state, ofPanel(panel.id, feature.id));
  const first = firstStatedAt(state.index, address) ?? firstInstant(covering.map(({ at }) => at));
  return {
    id: cellIdOf(state, address),
    name: title,
    status,
    created_at: first,
    updated_at: lastInstant([first, ...said, ...gone]),
    description: short,
  };
}

/** What stood of a panel, and of a feature on it, before it was taken out. */
function ofPanel(panel: PanelId, feature?: FeatureId) {
  const names = feature === undefined ? [panel] : [panel, `${feature}@${panel}`];
  return { types: OF_CELLS, since: 0, isPart: (name: string) => names.includes(name) };
}

/** When a maintenance last became what it is; `null`: it has not begun. */
function lastEdge(one: MaintenanceState, now: Instant): Instant | null {
  const { from, until, endedAt, cancelledAt } = one;
  return { planned: null, active: from, unconfirmed: until, done: endedAt, cancelled: cancelledAt }[
    maintenancePhase(one, now)
  ];
}

/** Planned work is shown as such unless what was stated is as bad without it; on a panel that is down all is down. */
function statusOfCell(
  state: State,
  now: Instant,
  { feature, panel }: { readonly feature: FeatureId; readonly panel: PanelId },
): ComponentStatus | null {
  const told = effectiveCell(state, feature, panel, now).state;
  const isWorkedAt = activeOnCell(state, { feature, panel }, now).length > 0;
  if (!isWorkedAt || state.restoration[panel]?.restoration === 'offline') return featureStatus(told);
  const beneath = cellBeneath(state, feature, panel).state;
  const isAsBad = beneath === told && told !== 'available';
  return isAsBad ? featureStatus(told) : 'under_maintenance';
}
