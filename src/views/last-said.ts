import { applies, type Facts } from '../domain/applicability.ts';
import { type Availability, effectiveAvailability } from '../domain/availability.ts';
import type { ContentDocument } from '../domain/documents.ts';
import type { Revision } from '../domain/events.ts';
import { type MaintenanceCourse, type MaintenanceId, maintenancePhase } from '../domain/maintenance.ts';
import { coversCell } from '../domain/maintenances.ts';
import type { Restoration } from '../domain/panel.ts';
import type { PublishedDocument, State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import { panelIds } from './panels.ts';

/**
 * What stood at the address of a withdrawn document when it was withdrawn. Of several answers under one address
 * those that were given then; the document itself when none was.
 */
export function lastSaid(state: State, { document, revision }: PublishedDocument): ContentDocument[] {
  if (document.locale !== 'pl' || document.meta.collection !== 'faq') return [document];
  const { slug } = document.meta;
  const facts = factsAt(state, revision);
  const said = Object.values(state.withdrawn).flatMap(({ document: one }) => {
    if (one.locale !== 'pl' || one.meta.collection !== 'faq' || one.meta.slug !== slug) return [];
    const { meta } = one;
    return panelIds(state).some((panel) => applies(meta, { panel, uses: null }, facts)) ? [one] : [];
  });
  return said.length > 0 ? said : [document];
}

/** What readers were told at a revision. */
function factsAt({ changes, maintenances }: State, revision: Revision): Facts {
  const restorations = new Map<string, Restoration | null>();
  const stated = new Map<string, Availability>();
  const courses = new Map<MaintenanceId, MaintenanceCourse | null>();
  let now: Instant = '';
  for (const change of changes) {
    if (change.revision > revision) break;
    now = change.at;
    for (const { id, after } of change.maintenances) courses.set(id, after);
    for (const { panel, after } of change.restoration) restorations.set(panel, after);
    for (const { feature, panel, after } of change.availability)
      stated.set(`${feature}@${panel}`, after.state);
  }
  const restoration = (panel: string) => restorations.get(panel) ?? null;
  const active = Object.values(maintenances).filter(({ id }) => {
    const course = courses.get(id);
    return course && maintenancePhase(course, now) === 'active';
  });
  return {
    restoration,
    availability: (feature, panel) =>
      effectiveAvailability(
        stated.get(`${feature}@${panel}`) ?? 'unknown',
        restoration(panel),
        active.filter((one) => coversCell(one, { feature, panel })).map((one) => one.state),
      ),
  };
}
