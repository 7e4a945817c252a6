import { findIncident } from '../../domain/incidents.ts';
import { localePath } from '../../domain/locale.ts';
import { pathById, pathOfDocument } from '../../domain/page-target.ts';
import type { Change, State } from '../../domain/state.ts';
import { takenBackBy } from '../../domain/undoing.ts';
import { formatInstant } from '../../i18n/dates.ts';
import { previewWords } from '../../i18n/staff-preview.ts';
import { isSeed } from '../history-entry.ts';
import { type MaintenanceNews, maintenanceNews } from '../history-maintenances.ts';
import { type UpdateNews, updateNews } from '../history-updates.ts';
import type { StaffViewContext } from './context.ts';
import { type DocumentWording, documentWordings } from './document-wording.ts';
import { type StaffPageView, staffPageView } from './page.ts';
import { type PageLink, pageLink } from './page-titles.ts';
import { EVERYTHING } from './preview.ts';
import { type PreviewLine, previewLines } from './preview-lines.ts';
import { WORDS_PATH } from './word-address.ts';

/** What one publication said, and how to take it back. */
export interface PublishedView {
  readonly page: StaffPageView;
  readonly by: string;
  readonly reason: string | null;
  readonly isForced: boolean;
  readonly lines: readonly PreviewLine[];
  /** What became of documents, by their words; of many the first. */
  readonly words: readonly DocumentWording[];
  /** What became of incidents and of what was said of them. */
  readonly updates: readonly UpdateNews[];
  readonly maintenances: readonly MaintenanceNews[];
  /** What else there is to say of it. */
  readonly remarks: readonly string[];
  readonly links: readonly PageLink[];
  /** `null`: there is nothing to take back, it is taken back already, or the member may not. */
  readonly undo: string | null;
  /** Where more of its kind is written. */
  readonly back: { readonly href: string; readonly label: string };
}

/** So many versions of documents are told of one publication. */
const MOST_WORDS = 20;

/** @returns `null` when there is no such publication */
export function publishedView(context: StaffViewContext, revision: number): PublishedView | null {
  const { state, locale, member } = context;
  const words = previewWords[locale];
  const change = state.changes.find((one) => one.revision === revision);
  if (!change) return null;
  const takenBack = takenBackBy(state.changes, revision);
  const { availability, restoration, documents, incidents, titles, updates, maintenances } = change;
  const parts = [availability, restoration, documents, incidents, titles, updates, maintenances];
  const hasContent = parts.some((part) => part.length > 0);
  const isConfirmation = change.type === 'status.confirmed';
  const remarks = [
    ...(isConfirmation
      ? [
          change.nextUpdateBy === null
            ? words.nextUpdateNone
            : words.nextUpdate(formatInstant(change.nextUpdateBy, context)),
        ]
      : []),
    ...(change.undoes === null ? [] : [words.undoes(change.undoes)]),
    ...(takenBack === null ? [] : [words.undone(takenBack)]),
  ];
  return {
    page: staffPageView(context, {
      path: `/staff/published/${revision}/`,
      title: isConfirmation
        ? words.publishedConfirmed(revision)
        : words[isPublished(context, revision) ? 'published' : 'written'](revision),
    }),
    by: words.by(context.nameOf(change.actor), formatInstant(change.at, context)),
    reason: change.reason && words.because(change.reason),
    isForced: change.forced,
    lines: previewLines(context, change),
    words: isSeed(change) ? [] : documentWordings(context, { documents: documents.slice(0, MOST_WORDS) }),
    updates: updateNews(context, change, EVERYTHING),
    maintenances: maintenanceNews(context, change, EVERYTHING),
    remarks,
    links: pathsOf(context.state, change).map((path) => pageLink(context, localePath(locale, path))),
    undo:
      hasContent && !isSeed(change) && takenBack === null && member.may.apply
        ? localePath(locale, `/staff/undo/${revision}/`)
        : null,
    back:
      documents.length > 0 && availability.length + restoration.length === 0
        ? { href: localePath(locale, WORDS_PATH), label: words.toWords }
        : { href: localePath(locale, '/staff/matrix/'), label: words.toMatrix },
  };
}

/** The public pages to look at first. */
function pathsOf(
  state: State,
  { availability, restoration, incidents, titles, updates, documents }: Change,
): string[] {
  const panels = [...availability, ...restoration].map(({ panel }) => pathById(state, 'panels', panel));
  const features = availability.map(({ feature }) => pathById(state, 'features', feature));
  const written = [...incidents, ...titles, ...updates.map(({ incident: id }) => ({ id }))];
  const told = written
    .filter(({ id }) => findIncident(state, id) !== null)
    .map(({ id }) => pathById(state, 'incidents', id));
  const own = documents
    .slice(0, MOST_WORDS)
    .flatMap(({ after }) => (after?.locale === 'pl' ? (pathOfDocument(after) ?? []) : []));
  return [...new Set([...told, ...own, '/', '/features/', ...panels, ...features])];
}

/** Whether readers have it, or are about to: not while one machine alone has it, unless changes are taken on one. */
function isPublished({ unproven }: StaffViewContext, revision: number): boolean {
  if (!unproven?.revisions || unproven.isAlone) return true;
  return revision < unproven.revisions.first;
}
