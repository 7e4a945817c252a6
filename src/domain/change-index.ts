import { undoneRevisions } from './effective-changes.ts';
import type { Change, ChangeIndex } from './state.ts';

/** The index after `news`, the last of `changes`. What nothing new was said of stays the same object. */
export function indexChanges(
  index: ChangeIndex,
  news: readonly Change[],
  changes: readonly Change[],
): ChangeIndex {
  const confirmations = news.filter(({ type }) => type === 'status.confirmed');
  const spoken = news.filter(isSpoken);
  const redactions = news.filter(({ redaction }) => redaction);
  return {
    features: withNews(index.features, news, ({ availability }) =>
      availability.map(({ feature }) => feature),
    ),
    panels: withNews(index.panels, news, ({ restoration }) => restoration.map(({ panel }) => panel)),
    onPanels: withNews(index.onPanels, news, ({ restoration, availability }) =>
      [...restoration, ...availability].map(({ panel }) => panel),
    ),
    confirmations:
      confirmations.length === 0 ? index.confirmations : [...index.confirmations, ...confirmations],
    spoken: spoken.length === 0 ? index.spoken : [...index.spoken, ...spoken],
    documents: withNews(index.documents, news, ({ documents }) => documents.map(({ path }) => path)),
    redactions: redactions.length === 0 ? index.redactions : [...index.redactions, ...redactions],
    undone: news.some(({ undoes }) => undoes !== null) ? undoneRevisions(changes) : index.undone,
  };
}

function isSpoken({ incidents, titles, updates, maintenances }: Change): boolean {
  return incidents.length + titles.length + updates.length + maintenances.length > 0;
}

/** The lists of all subjects, those of which something new was said made longer. */
function withNews(
  lists: Readonly<Record<string, readonly Change[]>>,
  news: readonly Change[],
  subjectsOf: (change: Change) => readonly string[],
): Readonly<Record<string, readonly Change[]>> {
  const recorded = new Map<string, Change[]>();
  for (const change of news) {
    for (const subject of new Set(subjectsOf(change))) {
      const list = recorded.get(subject);
      if (list) list.push(change);
      else recorded.set(subject, [change]);
    }
  }
  if (recorded.size === 0) return lists;
  const before = new Map(Object.entries(lists));
  for (const [subject, changes] of recorded)
    before.set(subject, [...(before.get(subject) ?? []), ...changes]);
  return Object.fromEntries(before);
}
