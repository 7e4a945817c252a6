import type { Occurrence, OccurrenceSubject, RankedTopic } from '../../src/domain/occurrence.ts';
import type { State } from '../../src/domain/state.ts';
import { ANY, cellTopic, incidentTopic, onceTopic } from '../../src/domain/subscription.ts';

/** What happened with an event, or by the clock after it: about these, and by all the topics by which they are found. */
export function occurrence(
  { changes }: Pick<State, 'changes'>,
  revision: number,
  subjects: readonly OccurrenceSubject[],
  more: Partial<Occurrence> = {},
): Occurrence {
  const change = changes[revision - 1];
  if (!change) throw new Error(`no revision ${revision}`);
  return {
    key: `event/${change.hash}`,
    revision,
    at: change.at,
    subjects,
    topics: subjects.flatMap(topicsOf),
    undoes: null,
    isUrgent: false,
    ...more,
  };
}

function topicsOf(subject: OccurrenceSubject): RankedTopic[] {
  return topicNames(subject).map((topic) => ({ topic, rank: 0 }));
}

function topicNames(subject: OccurrenceSubject): string[] {
  const all = (
    kind: Parameters<typeof cellTopic>[0],
    panels: readonly string[],
    features: readonly string[],
  ) =>
    [...panels, ANY].flatMap((panel) => [...features, ANY].map((feature) => cellTopic(kind, panel, feature)));
  switch (subject.of) {
    case 'cell':
      return [
        ...all('change', [subject.panel], [subject.feature]),
        ...(subject.isReturn || subject.isLoss ? [onceTopic(subject.panel, subject.feature)] : []),
      ];
    case 'promise':
      return all('promise', [subject.panel], [subject.feature]);
    case 'panel':
      return [cellTopic('change', subject.panel, ANY), cellTopic('change', ANY, ANY)];
    case 'incident':
      return [incidentTopic(subject.incident), ...all('update', subject.panels, subject.features)];
    case 'maintenance':
      return all('maintenance', subject.panels, subject.features);
    case 'answer':
      return all('answer', subject.panels, subject.features);
    default:
      return subject satisfies never;
  }
}
