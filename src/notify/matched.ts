import type { Occurrence, OccurrenceSubject } from '../domain/occurrence.ts';
import { ANY, cellTopic, incidentTopic, onceTopic, topicsOfWish, type Wish } from '../domain/subscription.ts';
import type { ToldOccurrence } from './compose-part.ts';

/** Of some occurrences those by which somebody is found, each with the topics by which they are. */
export function toldOccurrences(
  occurrences: readonly Occurrence[],
  wishes: readonly Wish[],
): ToldOccurrence[] {
  const asked = new Set(wishes.flatMap(topicsOfWish));
  return occurrences.flatMap((occurrence) => {
    const topics = occurrence.topics.map(({ topic }) => topic).filter((topic) => asked.has(topic));
    return topics.length === 0 ? [] : [{ occurrence, topics: new Set(topics) }];
  });
}

/** Whether the reader is found by this subject, and not only by another of the same occurrence. */
export function isTold(subject: OccurrenceSubject, topics: ReadonlySet<string>): boolean {
  return topicsOf(subject).some((one) =>
    typeof one === 'string' ? topics.has(one) : [...topics].some((topic) => topic.startsWith(one.begins)),
  );
}

/** Told once that it works, or that it does not after all. */
export function isToldOnce(subject: OccurrenceSubject, topics: ReadonlySet<string>): boolean {
  return subject.of === 'cell' && topics.has(onceTopic(subject.panel, subject.feature));
}

type Found = string | { readonly begins: string };

function topicsOf(subject: OccurrenceSubject): Found[] {
  switch (subject.of) {
    case 'cell':
      return [...cells('change', subject.panel, subject.feature), onceTopic(subject.panel, subject.feature)];
    case 'promise':
      return cells('promise', subject.panel, subject.feature);
    case 'panel':
      return [cellTopic('change', subject.panel, ANY), cellTopic('change', ANY, ANY)];
    case 'incident':
      return [incidentTopic(subject.incident), { begins: 'update/' }];
    case 'maintenance':
      return [{ begins: 'maintenance/' }];
    case 'answer':
      return [{ begins: 'answer/' }];
    default:
      return subject satisfies never;
  }
}

function cells(kind: 'change' | 'promise', panel: string, feature: string): string[] {
  return [panel, ANY].flatMap((one) => [feature, ANY].map((other) => cellTopic(kind, one, other)));
}
