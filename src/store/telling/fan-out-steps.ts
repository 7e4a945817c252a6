import type { Occurrence } from '../../domain/occurrence.ts';
import { onceTopic, type Topic } from '../../domain/subscription.ts';

/** One part of telling all whom something concerns. Each goes through its subscribers by their ids. */
export type FanOutStep =
  /** Those who asked for it. */
  | { readonly of: 'topic'; readonly topic: Topic; readonly rank: number }
  /** Those who wait for it, once; from then on they do not. */
  | { readonly of: 'once'; readonly topic: Topic }
  /** Those who were told that it works, not long ago, and it does not: they wait again. */
  | { readonly of: 'again'; readonly topic: Topic }
  /** Those who still wait to be told of what was taken back, and now will not be. */
  | { readonly of: 'withdraw'; readonly occurrence: string }
  /** Those who were told of what was taken back. */
  | { readonly of: 'told'; readonly occurrence: string }
  /** Those who were not told of something, since it was taken back in time; and now it stands after all. */
  | { readonly of: 'missed'; readonly occurrence: string };

/** What is known of the occurrence that another takes back. */
export interface TakenBack {
  readonly key: string;
  readonly undoes: string | null;
  /** Somebody was, or is being, told of it. */
  readonly isOut: boolean;
}

/**
 * In which parts an occurrence goes out, those whom it concerns most first. The same for as long as it does: a worker that goes on
 * after another counts them.
 */
export function fanOutSteps(occurrence: Occurrence, takenBack: TakenBack | null): FanOutStep[] {
  const again = occurrence.subjects.flatMap((subject): FanOutStep[] =>
    subject.of === 'cell' && subject.isLoss
      ? [{ of: 'again', topic: onceTopic(subject.panel, subject.feature) }]
      : [],
  );
  const ranked = occurrence.topics.toSorted((one, other) => one.rank - other.rank);
  const once = ranked
    .filter(({ topic }) => isOnce(topic))
    .map(({ topic }): FanOutStep => ({ of: 'once', topic }));
  if (takenBack?.isOut) {
    const missed: FanOutStep[] =
      takenBack.undoes === null ? [] : [{ of: 'missed', occurrence: takenBack.undoes }];
    const { key } = takenBack;
    return [
      ...again,
      { of: 'withdraw', occurrence: key },
      ...once,
      { of: 'told', occurrence: key },
      ...missed,
    ];
  }
  const topics = ranked
    .filter(({ topic }) => !isOnce(topic))
    .map(({ topic, rank }): FanOutStep => ({ of: 'topic', topic, rank }));
  return [...again, ...once, ...topics];
}

/** Only what works again is told of by these; what was lost names them through its subjects. */
function isOnce(topic: Topic): boolean {
  return topic.startsWith('once/');
}
