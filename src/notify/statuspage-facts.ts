import { featureStatus, restorationStatus } from '../formats/statuspage/component-status.ts';
import { cellIdOf, incidentIdOf, maintenanceIdOf, statuspageId } from '../formats/statuspage/ids.ts';
import { siteStatusOf } from '../formats/statuspage/site-status.ts';
import type { ViewContext } from '../views/context.ts';
import type { MessageFact, StatuspageFacts } from './message-facts.ts';

/**
 * What is told, as it stands in `/api/v2/`: under the same ids, also of what came from elsewhere. Promises and answers have no place
 * there, and what nothing is known of neither.
 */
export function statuspageFacts(context: ViewContext, facts: readonly MessageFact[]): StatuspageFacts {
  const { state } = context;
  const { page, status, components, incidents, maintenances } = siteStatusOf(context);
  const componentOf = (id: string | null) => components.find((one) => one.id === id);
  return {
    page: { id: page.id, ...status },
    components: facts.flatMap((fact) => {
      const before = formerStatus(fact);
      const component = componentOf(idOfComponent(state, fact));
      return component ? [{ component, formerly: before ?? component.status, at: fact.at }] : [];
    }),
    incidents: facts.flatMap((fact): StatuspageFacts['incidents'] => {
      if (fact.of === 'incident') {
        const id = incidentIdOf(state, fact.incident);
        return incidents.filter((one) => one.id === id);
      }
      if (fact.of !== 'maintenance') return [];
      const id = maintenanceIdOf(state, fact.maintenance);
      return maintenances.filter((one) => one.id === id);
    }),
  };
}

function idOfComponent(state: ViewContext['state'], fact: MessageFact): string | null {
  if (fact.of === 'cell') return cellIdOf(state, fact);
  return fact.of === 'panel' ? statuspageId(`restoration:${fact.panel}`) : null;
}

function formerStatus(fact: MessageFact) {
  if (fact.of === 'cell') return featureStatus(fact.formerly);
  return fact.of === 'panel' ? restorationStatus(fact.formerly) : null;
}
