import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import type { UpdateStatus } from '../domain/incident.ts';
import { type Incident, incidentsOf, lastUpdateChange } from '../domain/incidents.ts';
import { dayAt } from '../domain/time.ts';
import { formatDay } from '../i18n/dates.ts';
import { incidentWords } from '../i18n/incident.ts';
import { updateWords } from '../i18n/updates.ts';
import { withdrawnRevisions } from './addressees.ts';
import type { ViewContext } from './context.ts';
import { incidentLink } from './incident-links.ts';
import { type PageView, pageView } from './page.ts';
import { panelsText } from './questions.ts';
import type { NamedLink } from './words.ts';

/** Every incident there is, by the year in which it began. */
export interface IncidentsView {
  readonly page: PageView;
  /** The last first. */
  readonly years: readonly { readonly year: string; readonly incidents: readonly ListedIncident[] }[];
}

interface ListedIncident extends NamedLink {
  readonly id: string;
  /** `2021-03-10` */
  readonly day: string;
  /** `10 marca` */
  readonly when: string;
  /** How far it has come; `null`: nobody has said. */
  readonly status: { readonly id: UpdateStatus; readonly word: string } | null;
  /** While it goes on: `trwa poważna awaria`. Afterwards how bad it was: `wpływ: poważny`. */
  readonly impact: string | null;
  /** `panele A i B`, `wszystkie panele` */
  readonly panelsText: string;
}

export function incidentsView(context: ViewContext): IncidentsView {
  const { state, locale } = context;
  const words = incidentWords[locale];
  const { incidents: documents, panels } = catalogueOf(state);
  const listed = incidentsOf(state).map((incident) => listedIncident(context, incident));
  return {
    page: pageView(context, {
      path: '/incidents/',
      title: words.all,
      description: words.allDescription,
      revisions: [
        ...[...documents, ...panels].map((entry) => wordsOf(entry, locale).revision),
        ...Object.values(state.incidents).map(({ id, changed }) =>
          Math.max(changed, lastUpdateChange(state, id)),
        ),
        ...documents.map(({ id }) => lastUpdateChange(state, id)),
        ...withdrawnRevisions(state, 'incidents'),
      ],
    }),
    years: [...Map.groupBy(listed, ({ day }) => day.slice(0, 4))].map(([year, incidents]) => ({
      year,
      incidents,
    })),
  };
}

function listedIncident(context: ViewContext, incident: Incident): ListedIncident {
  const { locale } = context;
  const { id, startedAt, status, impact, panels, course } = incident;
  const words = updateWords[locale];
  const howBad = impact && (course?.isOpen ? words.goesOn[impact] : words.wasOf(words.impact[impact]));
  const day = dayAt(startedAt);
  return {
    ...incidentLink(context, incident),
    id,
    day,
    when: formatDay(day, context),
    status: status === null ? null : { id: status, word: words.status[status] },
    impact: howBad,
    panelsText: panels.length === 0 ? '' : panelsText(context, panels),
  };
}
