import type { Lag } from '../domain/catalogue.ts';
import type { Revision } from '../domain/events.ts';
import { type Incident, incidentsOf } from '../domain/incidents.ts';
import type { Locale } from '../domain/locale.ts';
import type { ViewContext } from './context.ts';
import { incidentLink } from './incident-links.ts';
import { namedPart } from './words.ts';

/** What happened, in one line, and where the whole of it is told. */
export interface Happened {
  readonly text: string;
  readonly lang: Locale | null;
  readonly href: string;
  readonly lag: Lag | null;
  readonly revision: Revision;
}

/** The incidents that a document tells of and whose end nobody has announced, newest first. */
export function whatHappened(context: ViewContext): Happened[] {
  return incidentsOf(context.state).flatMap((incident) =>
    incident.resolvedAt === null ? happenedIn(context, incident) : [],
  );
}

function happenedIn(context: ViewContext, incident: Incident): Happened[] {
  if (incident.entry === null) return [];
  const { short, title, lang, lag, revision } = namedPart(context, incident.entry);
  return [{ text: short ?? title, lang, href: incidentLink(context, incident).href, lag, revision }];
}
