import { estimateCode } from '../domain/estimate.ts';
import { effectiveCell } from '../domain/facts.ts';
import { findIncident } from '../domain/incidents.ts';
import { maintenancePhase } from '../domain/maintenance.ts';
import type { Occurrence, OccurrenceSubject } from '../domain/occurrence.ts';
import { momentBefore } from '../domain/occurrence-net.ts';
import { availabilityAt, restorationAt } from '../formats/statuspage/affected-components.ts';
import type { ViewContext } from '../views/context.ts';
import type { Message } from './message.ts';
import type { MessageFact } from './message-facts.ts';
import { statuspageFacts } from './statuspage-facts.ts';

/** What of an occurrence somebody is told of. */
interface ToldSubjects {
  readonly occurrence: Occurrence;
  readonly subjects: readonly OccurrenceSubject[];
}

/**
 * What a message tells of, for machines.
 *
 * @param told oldest first; of what happened twice the last is told, and what was before the first
 */
export function factsOfMessage(
  context: ViewContext,
  told: readonly ToldSubjects[],
): Required<Pick<Message, 'facts' | 'statuspage'>> {
  const facts = new Map<string, MessageFact>();
  for (const { occurrence, subjects } of told) {
    for (const subject of subjects) {
      const fact = factOf(context, occurrence, subject);
      if (fact === null) continue;
      const name = nameOfFact(fact);
      const former = facts.get(name);
      facts.set(name, former && 'formerly' in former && 'formerly' in fact ? keepFormer(fact, former) : fact);
    }
  }
  const all = [...facts.values()];
  return { facts: all, statuspage: () => statuspageFacts(context, all) };
}

/** `null`: it is on the site no longer. */
function factOf(
  { state, now }: ViewContext,
  occurrence: Occurrence,
  subject: OccurrenceSubject,
): MessageFact | null {
  const { at } = occurrence;
  const { revision } = momentBefore(occurrence);
  switch (subject.of) {
    case 'cell':
    case 'promise': {
      const { of, panel, feature } = subject;
      const { state: is, estimate } = effectiveCell(state, feature, panel, now);
      const formerly = availabilityAt(state.index, { panel, feature }, revision);
      const day = 'day' in estimate ? { day: estimateCode(estimate) ?? estimate.day } : {};
      return { of, at, panel, feature, state: is, formerly, estimate: { kind: estimate.kind, ...day } };
    }
    case 'panel': {
      const { of, panel } = subject;
      const restoration = state.restoration[panel]?.restoration ?? null;
      return { of, at, panel, restoration, formerly: restorationAt(state.index, panel, revision) };
    }
    case 'incident': {
      const { of, incident: id } = subject;
      const incident = findIncident(state, id);
      if (!incident) return null;
      const { panels, features, status, impact } = incident;
      return { of, at, incident: id, panels, features, status, impact };
    }
    case 'maintenance': {
      const { of, maintenance: id } = subject;
      const work = state.maintenances[id];
      if (!work?.stands) return null;
      const { panels, features, from, until } = work;
      const phase = maintenancePhase(work, now);
      return { of, at, maintenance: id, panels, features, phase, from, until };
    }
    case 'answer': {
      const { of, slug, panels } = subject;
      return { of, at, slug, panels };
    }
    default:
      return subject satisfies never;
  }
}

function nameOfFact(fact: MessageFact): string {
  switch (fact.of) {
    case 'cell':
    case 'promise':
      return `cell ${fact.feature} ${fact.panel}`;
    case 'panel':
      return `panel ${fact.panel}`;
    case 'incident':
      return `incident ${fact.incident}`;
    case 'maintenance':
      return `maintenance ${fact.maintenance}`;
    case 'answer':
      return `answer ${fact.slug}`;
    default:
      return fact satisfies never;
  }
}

/** What is told of a cell twice is one thing: its state, if that is another, and what it was at first. */
function keepFormer(fact: MessageFact, former: MessageFact): MessageFact {
  if (fact.of === 'panel' && former.of === 'panel') return { ...fact, formerly: former.formerly };
  if ((fact.of !== 'cell' && fact.of !== 'promise') || (former.of !== 'cell' && former.of !== 'promise')) {
    return fact;
  }
  const of = fact.of === 'cell' || former.of === 'cell' ? 'cell' : 'promise';
  return { ...fact, of, formerly: former.formerly };
}
