import type { DraftEvent } from '../../src/domain/events.ts';
import type { MaintenanceCourse, PlannedMaintenance } from '../../src/domain/maintenance.ts';

type Planned = Extract<DraftEvent, { readonly type: 'maintenance.planned' }>;
type Changed = Extract<DraftEvent, { readonly type: 'maintenance.changed' }>;

/** A maintenance announced: two hours of the evening after `NOON`, on panel a, unless it is said otherwise. */
export function planned(id: string, more: Partial<PlannedMaintenance> = {}): Planned {
  const payload: PlannedMaintenance = {
    id,
    title: { pl: `Prace ${id}`, en: `Work ${id}` },
    body: { pl: 'Wymieniamy dysk.', en: 'We replace a disk.' },
    panels: ['a'],
    features: [],
    state: 'unavailable',
    from: '2021-03-17T18:00:00.000Z',
    until: '2021-03-17T20:00:00.000Z',
    ...more,
  };
  return { type: 'maintenance.planned', payload, since: null, actor: 'staff:1' };
}

/** A maintenance moved, ended or called off. */
export function maintenanceChanged(maintenance: string, course: MaintenanceCourse): Changed {
  return { type: 'maintenance.changed', payload: { maintenance, ...course }, since: null, actor: 'staff:1' };
}
