import type { Availability, KnownAvailability } from '../../domain/availability.ts';
import type { Restoration } from '../../domain/panel.ts';

/** The states of a component, the best first. */
const COMPONENT_STATUSES = [
  'operational',
  'under_maintenance',
  'degraded_performance',
  'partial_outage',
  'major_outage',
] as const;
export type ComponentStatus = (typeof COMPONENT_STATUSES)[number];

const OF_FEATURE: Readonly<Record<KnownAvailability, ComponentStatus>> = {
  available: 'operational',
  limited: 'degraded_performance',
  unavailable: 'major_outage',
};

/** A panel that is all there has no component of its own. */
const OF_PANEL: Readonly<Record<Restoration, ComponentStatus>> = {
  offline: 'major_outage',
  restoring: 'partial_outage',
  restored: 'operational',
  new: 'operational',
};

/** `null`: nobody has said anything, and Statuspage has no word for that. */
export function featureStatus(state: Availability): ComponentStatus | null {
  return state === 'unknown' ? null : OF_FEATURE[state];
}

/** `null`: nobody has said how far it is. */
export function restorationStatus(restoration: Restoration | null): ComponentStatus | null {
  return restoration && OF_PANEL[restoration];
}

/** The worst of some; of none, that all is well. */
export function worstStatus(statuses: readonly ComponentStatus[]): ComponentStatus {
  return COMPONENT_STATUSES.findLast((status) => statuses.includes(status)) ?? 'operational';
}
