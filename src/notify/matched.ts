import type { Occurrence, OccurrenceSubject } from '../domain/occurrence.ts';
import { ANY, cellTopic, incidentTopic, onceTopic, type Topic } from '../domain/subscription.ts';
import type { ToldOccurrence } from './compose-part.ts';
import type { Errand } from './errand.ts';

/** By what somebody is found. */
type Asked = Pick<Errand, 'topics' | 'once' | 'corrected'>;

/** Of some occurrences those by which somebody is found, each with the topics by which they are. */
export function toldOccurrences(
  occurrences: readonly Occurrence[],
  { topics, once, corrected }: Asked,
): ToldOccurrence[] {
  const asked = new Set([...topics.filter((topic) => !isOnceTopic(topic)), ...once]);
  const lost = new Set(corrected);
  return occurrences.flatMap((occurrence) => {
    const found = [
      ...occurrence.topics.map(({ topic }) => topic).filter((topic) => asked.has(topic)),
      // Who is told that it does not work after all is no topic of what happened.
      ...occurrence.subjects.flatMap((subject) => lostTopic(subject, lost)),
    ];
    return found.length === 0 ? [] : [{ occurrence, topics: new Set(found) }];
  });
}

function lostTopic(subject: OccurrenceSubject, corrected: ReadonlySet<Topic>): Topic[] {
  if (subject.of !== 'cell' || !subject.isLoss) return [];
  const topic = onceTopic(subject.panel, subject.feature);
  return corrected.has(topic) ? [topic] : [];
}

export function isOnceTopic(topic: Topic): boolean {
  return topic.startsWith('once/');
}

/** Whether the reader is found by this subject, and not only by another of the same occurrence. */
export function isTold(subject: OccurrenceSubject, topics: ReadonlySet<Topic>): boolean {
  return topicsFor(subject).some((one) =>
    typeof one === 'string' ? topics.has(one) : [...topics].some((topic) => topic.startsWith(one.begins)),
  );
}

/** Told once that it works, or that it does not after all. */
export function isToldOnce(subject: OccurrenceSubject, topics: ReadonlySet<Topic>): boolean {
  return subject.of === 'cell' && topics.has(onceTopic(subject.panel, subject.feature));
}

type Found = Topic | { readonly begins: string };

function topicsFor(subject: OccurrenceSubject): Found[] {
  switch (subject.of) {
    case 'cell':
      return [
        ...cellTopics('change', subject.panel, subject.feature),
        onceTopic(subject.panel, subject.feature),
      ];
    case 'promise':
      return cellTopics('promise', subject.panel, subject.feature);
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

function cellTopics(kind: 'change' | 'promise', panel: string, feature: string): Topic[] {
  return [panel, ANY].flatMap((one) => [feature, ANY].map((other) => cellTopic(kind, one, other)));
}
