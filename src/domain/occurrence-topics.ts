import type { FeatureId } from './availability.ts';
import { catalogueOf } from './catalogue.ts';
import type { Scope } from './incident.ts';
import type { OccurrenceSubject, RankedTopic } from './occurrence.ts';
import type { PanelId } from './panel.ts';
import type { State } from './state.ts';
import { ANY, cellTopic, incidentTopic, onceTopic, type ToldKind, type Topic } from './subscription.ts';

/** Whoever waited for this alone, then whoever named it, a panel or a feature of it, and whoever wants everything. */
const RANK = { once: 0, named: 1, partly: 2, everything: 3 } as const;

/** By which topics people are found whom something concerns: each once, at its first rank, the first to be told first. */
export function topicsOf(state: State, subjects: readonly OccurrenceSubject[]): RankedTopic[] {
  const ranks = new Map<Topic, number>();
  for (const { topic, rank } of subjects.flatMap((subject) => topicsOfSubject(state, subject))) {
    ranks.set(topic, Math.min(rank, ranks.get(topic) ?? rank));
  }
  return [...ranks]
    .map(([topic, rank]) => ({ topic, rank }))
    .sort((x, y) => x.rank - y.rank || (x.topic < y.topic ? -1 : 1));
}

function topicsOfSubject(state: State, subject: OccurrenceSubject): RankedTopic[] {
  switch (subject.of) {
    case 'cell': {
      const { panel, feature, isReturn } = subject;
      const waited = isReturn ? [{ topic: onceTopic(panel, feature), rank: RANK.once }] : [];
      return [...waited, ...topicsOfCells('change', [panel], [feature])];
    }
    case 'panel':
      return topicsOfCells('change', [subject.panel], []);
    case 'promise':
      return topicsOfCells('promise', [subject.panel], [subject.feature]);
    case 'incident':
      return [
        { topic: incidentTopic(subject.incident), rank: RANK.named },
        ...topicsOfScope('update', state, subject),
      ];
    case 'maintenance':
      return topicsOfScope('maintenance', state, subject);
    case 'answer':
      return topicsOfCells('answer', panelsOf(state, subject), subject.features);
    default:
      return subject satisfies never;
  }
}

/** What names no features is about all of them, what names no panels about all panels. */
function topicsOfScope(kind: ToldKind, state: State, scope: Scope): RankedTopic[] {
  const features =
    scope.features.length > 0 ? scope.features : catalogueOf(state).features.map(({ id }) => id);
  return topicsOfCells(kind, panelsOf(state, scope), features);
}

function panelsOf(state: State, { panels }: Pick<Scope, 'panels'>): readonly PanelId[] {
  return panels.length > 0 ? panels : catalogueOf(state).panels.map(({ id }) => id);
}

function topicsOfCells(
  kind: ToldKind,
  panels: readonly PanelId[],
  features: readonly FeatureId[],
): RankedTopic[] {
  return [
    ...panels.flatMap((panel) =>
      features.map((feature) => ({ topic: cellTopic(kind, panel, feature), rank: RANK.named })),
    ),
    ...panels.map((panel) => ({ topic: cellTopic(kind, panel, ANY), rank: RANK.partly })),
    ...features.map((feature) => ({ topic: cellTopic(kind, ANY, feature), rank: RANK.partly })),
    { topic: cellTopic(kind, ANY, ANY), rank: RANK.everything },
  ];
}
