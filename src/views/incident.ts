import { catalogueOf } from '../domain/catalogue.ts';
import type { Instant } from '../domain/time.ts';
import { formatInstant } from '../i18n/dates.ts';
import { incidentWords } from '../i18n/incident.ts';
import type { ViewContext } from './context.ts';
import { type MatrixPanel, panelHead } from './matrix.ts';
import { type PageView, pageView } from './page.ts';
import { panelLetter } from './panels.ts';
import { type PartWords, partWords } from './words.ts';

/** A moment and how it reads. */
export interface Moment {
  readonly instant: Instant;
  readonly text: string;
}

/** What happened, and what became of it. */
export interface IncidentView {
  readonly page: PageView;
  readonly about: PartWords;
  readonly started: Moment;
  /** `null`: nobody has announced the end. */
  readonly resolved: Moment | null;
  readonly backup: (Moment & { readonly letters: string }) | null;
  readonly panels: readonly MatrixPanel[];
  readonly original: string | null;
}

/** @returns `null` when there is no such incident */
export function incidentView(context: ViewContext, id: string): IncidentView | null {
  const { incidents, panels } = catalogueOf(context.state);
  const entry = incidents.find((incident) => incident.id === id);
  if (!entry) return null;
  const { meta } = entry;
  const about = partWords(context, entry);
  const hit = panels.filter((panel) => meta.panels.includes(panel.id));
  const path = `/incidents/${id}/`;
  return {
    page: pageView(context, {
      path,
      title: about.title,
      description: about.short ?? about.title,
      revisions: [
        about.revision,
        ...hit.map(({ id: panel }) => context.state.restoration[panel]?.revision ?? 0),
      ],
    }),
    about,
    started: momentOf(context, meta.startedAt),
    resolved: meta.resolvedAt === null ? null : momentOf(context, meta.resolvedAt),
    backup: meta.backupAt === null ? null : backupOf(context, { ...meta, backupAt: meta.backupAt }),
    panels: hit.map((panel) => panelHead(context, panel)),
    original: about.lags ? path : null,
  };
}

function momentOf({ locale }: ViewContext, instant: Instant): Moment {
  return { instant, text: formatInstant(instant, locale) };
}

interface Backup {
  readonly backupAt: Instant;
  /** Hours. */
  readonly backupTolerance: number;
  readonly backupPanels: readonly string[];
}

function backupOf(
  context: ViewContext,
  { backupAt, backupTolerance, backupPanels }: Backup,
): IncidentView['backup'] {
  const { text } = momentOf(context, backupAt);
  return {
    instant: backupAt,
    text: incidentWords[context.locale].backupAt(text, backupTolerance),
    letters: backupPanels.map(panelLetter).join(', '),
  };
}
