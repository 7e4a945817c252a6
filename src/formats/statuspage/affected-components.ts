import { revisionAt } from '../../domain/as-of.ts';
import { type Availability, type CellAddress, effectiveAvailability } from '../../domain/availability.ts';
import type { Revision } from '../../domain/events.ts';
import type { Scope } from '../../domain/incident.ts';
import type { PanelId, Restoration } from '../../domain/panel.ts';
import type { MaintenanceState, State } from '../../domain/state.ts';
import type { Instant } from '../../domain/time.ts';
import { statedBy } from './cell-timeline.ts';
import { type ComponentStatus, featureStatus, restorationStatus, worstStatus } from './component-status.ts';
import { cellIdOf, statuspageId } from './ids.ts';
import type { Names } from './names.ts';

/** A component that an update speaks of, as it was before and as it was with it. */
export interface AffectedComponent {
  readonly code: string;
  /** With its group in front. */
  readonly name: string;
  readonly old_status: ComponentStatus;
  readonly new_status: ComponentStatus;
}

/**
 * What an event made of components, and what it named that stayed as it was: as was stated then, whatever was said since. Of
 * what nobody had spoken before, no change is told.
 */
export function affectedComponents(
  state: Pick<State, 'index' | 'changes' | 'imported'>,
  names: Names,
  scope: Scope,
  revision: Revision,
): AffectedComponent[] {
  const { index } = state;
  const change = state.changes[revision - 1];
  // What was taken over was said elsewhere, of what was so there.
  if (change?.imported !== undefined) return [];
  const panels = scope.panels.length === 0 ? names.panelIds : scope.panels;
  const named = panels.flatMap((panel) => scope.features.map((feature) => ({ feature, panel })));
  const cells = [...named, ...(change?.availability ?? [])];
  // A panel that was named as a whole is spoken of where it is not all there.
  const wholes = [
    ...(scope.features.length === 0 ? scope.panels : []),
    ...(change?.restoration ?? []).map(({ panel }) => panel),
  ];
  const affected = [
    ...wholes.map((panel) => ({
      code: statuspageId(`restoration:${panel}`),
      name: names.wholePanel(panel),
      statusAt: (at: Revision) => restorationStatus(restorationAt(index, panel, at)),
    })),
    ...cells.map((address) => ({
      code: cellIdOf(state, address),
      name: names.cell(address),
      statusAt: (at: Revision) => featureStatus(availabilityAt(index, address, at)),
    })),
  ];
  const told = affected.flatMap(({ code, name, statusAt }) => {
    const status = statusAt(revision);
    if (name === null || status === null) return [];
    return [{ code, name, old_status: statusAt(revision - 1) ?? status, new_status: status }];
  });
  const isShown = ({ code, old_status, new_status }: AffectedComponent) =>
    !codesOfWholes.has(code) || old_status !== 'operational' || new_status !== 'operational';
  const codesOfWholes = new Set(affected.slice(0, wholes.length).map(({ code }) => code));
  return [...new Map(told.filter(isShown).map((one) => [one.code, one])).values()];
}

/** How planned work stood at an instant: only planned, begun just then, going on, or over since then. */
export type WorkMoment = 'planned' | 'begun' | 'going on' | 'over';

/**
 * What planned work made of the features it names at an instant: as was stated by then, whatever was said since. Of a whole panel its
 * group speaks: a list of all that is in it, at every moment, would be longer than everything else together.
 */
export function componentsWorkedAt(
  state: Pick<State, 'index' | 'changes' | 'imported'>,
  names: Names,
  work: Pick<MaintenanceState, 'panels' | 'features' | 'state' | 'revision'>,
  { at, moment }: { readonly at: Instant; readonly moment: WorkMoment },
): AffectedComponent[] {
  const { index, changes } = state;
  // Likewise.
  if (changes[work.revision - 1]?.imported !== undefined) return [];
  const revision = revisionAt(changes, at);
  const panels = work.panels.length === 0 ? names.panelIds : work.panels;
  return panels.flatMap((panel) =>
    work.features.flatMap((feature): AffectedComponent[] => {
      const address = { feature, panel };
      const name = names.cell(address);
      const own = featureStatus(availabilityAt(index, address, revision));
      const worked = underWork(own, featureStatus(work.state));
      const statuses: Readonly<Record<WorkMoment, readonly (ComponentStatus | null)[]>> = {
        planned: [own, own],
        begun: [own ?? worked, worked],
        'going on': [worked, worked],
        over: [worked, own],
      };
      const [before, after] = statuses[moment];
      // Of what nobody has ever spoken there is a component only while it is worked at.
      if (name === null || !before || !after) return [];
      return [{ code: cellIdOf(state, address), name, old_status: before, new_status: after }];
    }),
  );
}

/** What is as bad without the work reads as it would without it. */
function underWork(own: ComponentStatus | null, planned: ComponentStatus | null): ComponentStatus {
  if (own === null || own === 'operational') return 'under_maintenance';
  return worstStatus([own, planned ?? 'operational']) === own ? own : 'under_maintenance';
}

/** As it was said of a panel by a revision; `null`: nobody had. */
export function restorationAt(
  { panels }: Pick<State['index'], 'panels'>,
  panel: PanelId,
  revision: Revision,
): Restoration | null {
  const isIt = (one: { readonly panel: PanelId }) => one.panel === panel;
  const change = panels[panel]?.findLast((one) => one.revision <= revision && one.restoration.some(isIt));
  return change?.restoration.findLast(isIt)?.after ?? null;
}

/** As readers were told it then, without planned work. */
export function availabilityAt(index: State['index'], cell: CellAddress, revision: Revision): Availability {
  return effectiveAvailability(statedBy(index, cell, revision), restorationAt(index, cell.panel, revision));
}
