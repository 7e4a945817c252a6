import { applies } from '../domain/applicability.ts';
import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import { factsOf } from '../domain/facts.ts';
import { findIncident, localText } from '../domain/incidents.ts';
import type { Locale } from '../domain/locale.ts';
import { documentOf, type LookupAnswer, type LookupMaterial } from '../domain/lookup-answer.ts';
import { isConcerned, openIncidents } from '../domain/open-incidents.ts';
import type { State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';

/** What `GET /api/v1/lookup` says of all panels together: steps, unavailable features and open incidents, each with its panels. */
export function lookupMaterial(state: State, now: Instant, locale: Locale): LookupMaterial {
  const { steps, features, panels } = catalogueOf(state);
  const facts = factsOf(state, now);
  const panelsWhere = (is: (panel: string) => boolean) => panels.map(({ id }) => id).filter(is);
  return {
    steps: steps.map((step) => ({
      id: step.id,
      kind: step.meta.kind,
      title: wordsOf(step, locale).title,
      panels: panelsWhere((panel) => applies(step.meta, { panel, uses: null }, facts)),
    })),
    unavailable: features.map(({ id }) => ({
      id,
      panels: panelsWhere((panel) => facts.availability(id, panel) === 'unavailable'),
    })),
    incidents: openIncidents(state).flatMap((course) => {
      const incident = findIncident(state, course.id);
      if (!incident) return [];
      return [
        {
          slug: course.id,
          title: localText(incident.title, locale).text,
          status: incident.status,
          impact: incident.impact,
          panels: panelsWhere((panel) => isConcerned(course, panel)),
          features: incident.features,
        },
      ];
    }),
  };
}

/** `GET /api/v1/lookup`, see `documentOf`. */
export function formatLookup(state: State, now: Instant, answer: LookupAnswer, locale: Locale) {
  return documentOf(answer, lookupMaterial(state, now, locale));
}
