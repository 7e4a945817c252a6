import { effectiveChanges, undoneRevisions } from './effective-changes.ts';
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
  const features = withNews(index.features, news, featuresOf);
  const panels = withNews(index.panels, news, panelsOf);
  const undone = news.some(({ undoes }) => undoes !== null) ? undoneRevisions(changes) : index.undone;
  // An undo may have come first: in no log of ours, but a log is what it is.
  const isSame = undone === index.undone && effectiveChanges(undone, news).length === news.length;
  return {
    features,
    panels,
    standingFeatures: isSame
      ? withNews(index.standingFeatures, news, featuresOf)
      : standing(features, undone, index.standingFeatures),
    standingPanels: isSame
      ? withNews(index.standingPanels, news, panelsOf)
      : standing(panels, undone, index.standingPanels),
    onPanels: withNews(index.onPanels, news, ({ restoration, availability }) =>
      [...restoration, ...availability].map(({ panel }) => panel),
    ),
    confirmations:
      confirmations.length === 0 ? index.confirmations : [...index.confirmations, ...confirmations],
    spoken: spoken.length === 0 ? index.spoken : [...index.spoken, ...spoken],
    documents: withNews(index.documents, news, ({ documents }) => documents.map(({ path }) => path)),
    redactions: redactions.length === 0 ? index.redactions : [...index.redactions, ...redactions],
    undone,
  };
}

function isSpoken({ incidents, titles, updates, maintenances }: Change): boolean {
  return incidents.length + titles.length + updates.length + maintenances.length > 0;
}

function featuresOf({ availability }: Change): string[] {
  return availability.map(({ feature }) => feature);
}

function panelsOf({ restoration }: Change): string[] {
  return restoration.map(({ panel }) => panel);
}

type Lists = Readonly<Record<string, readonly Change[]>>;

/** Of every list what stands. Where that is what stood before it is the same list. */
function standing(lists: Lists, undone: ChangeIndex['undone'], before: Lists): Lists {
  return Object.fromEntries(
    Object.entries(lists).map(([subject, list]) => {
      const [was, now] = [before[subject], effectiveChanges(undone, list)];
      const isSame = was?.length === now.length && was.every((change, place) => change === now[place]);
      return [subject, isSame ? was : now];
    }),
  );
}

/** The lists of all subjects, those of which something new was said made longer. */
function withNews(
  lists: Lists,
  news: readonly Change[],
  subjectsOf: (change: Change) => readonly string[],
): Lists {
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
