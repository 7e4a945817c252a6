import { incidentHeads } from '../domain/incidents.ts';
import { isGrave, openIncidentsOn } from '../domain/open-incidents.ts';
import { pathById } from '../domain/page-target.ts';
import type { PanelId } from '../domain/panel.ts';
import { startSentence } from '../i18n/panel-phrases.ts';
import { tieShortWords } from '../i18n/typography.ts';
import { updateWords } from '../i18n/updates.ts';
import type { ViewContext } from './context.ts';
import { incidentLink } from './incident-links.ts';
import type { NamedLink } from './words.ts';

/** An incident that goes on, in a line. */
export interface OngoingIncident extends NamedLink {
  /** `Trwa krytyczna awaria` */
  readonly what: string;
  readonly isGrave: boolean;
  readonly path: string;
}

/** Those that concern the accounts of a panel, the gravest on it first. */
export function ongoingIncidents(context: ViewContext, panel: PanelId): OngoingIncident[] {
  const { state, locale } = context;
  const heads = incidentHeads(state);
  return openIncidentsOn(state, panel).flatMap(({ course, impact }): OngoingIncident[] => {
    const incident = heads.find(({ id }) => id === course.id);
    if (!incident) return [];
    const what = updateWords[locale].goesOn[impact ?? 'none'];
    return [
      {
        ...incidentLink(context, incident),
        what: tieShortWords(startSentence(what), locale),
        isGrave: isGrave(impact),
        path: pathById(state, 'incidents', course.id),
      },
    ];
  });
}
