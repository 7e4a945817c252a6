import type { Availability } from '../../domain/availability.ts';
import type { UpdateStatus } from '../../domain/incident.ts';
import type { GraveImpact } from '../../domain/open-incidents.ts';
import type { Restoration } from '../../domain/panel.ts';
import type { IconName } from './icons.ts';

export type AnyState = Availability | Restoration | GraveImpact | UpdateStatus;

const signs: Readonly<Record<Availability | Restoration | GraveImpact, IconName>> = {
  major: 'alert',
  critical: 'alert',
  available: 'check',
  limited: 'half',
  unavailable: 'cross',
  unknown: 'question',
  restored: 'check',
  restoring: 'half',
  offline: 'cross',
  new: 'dot',
};
const statusSigns: Readonly<Record<UpdateStatus, IconName>> = {
  investigating: 'search',
  identified: 'target',
  monitoring: 'clock',
  resolved: 'check',
  postmortem: 'copy',
};
const allSigns: Readonly<Record<AnyState, IconName>> = { ...signs, ...statusSigns };

/** The sign beside the word of a state. */
export function signOf(state: AnyState): IconName {
  return allSigns[state];
}

export function isUpdateStatus(state: AnyState): state is UpdateStatus {
  return state in statusSigns;
}
