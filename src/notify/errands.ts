import type { Addressees } from '../actions/addressees.ts';
import type { Occurrence } from '../domain/occurrence.ts';
import { onceTopic, type Topic } from '../domain/subscription.ts';
import type { Claimed } from '../store/telling/claim.ts';
import type { StoredTelling } from '../store/telling/stored-telling.ts';
import type { Errand } from './errand.ts';

/** One message that was claimed, with all that is needed to say it; `null`: the subscriber is gone. */
export interface ClaimedErrand {
  readonly claimed: Claimed;
  readonly errand: Errand | null;
}

/** Looks up what messages need, for several at once. */
export async function loadErrands(
  telling: Pick<StoredTelling, 'occurrences' | 'topicsOf' | 'toldOnce'>,
  addressees: Addressees,
  claimed: readonly Claimed[],
): Promise<ClaimedErrand[]> {
  const ids = [...new Set(claimed.map(({ subscriber }) => subscriber))];
  const keys = [...new Set(claimed.flatMap((one) => one.keys))];
  const found = await addressees.find(ids);
  const occurrences = await telling.occurrences(keys.filter((key) => !key.startsWith('service/')));
  const topics = await telling.topicsOf(ids);
  const corrections = claimed.filter(({ kinds }) => kinds.includes('correction'));
  const toldOnce = await telling.toldOnce(corrections.map(({ subscriber }) => subscriber));
  return claimed.map((one) => {
    const addressee = found.get(one.subscriber);
    if (addressee === undefined) return { claimed: one, errand: null };
    const theirs = topics.get(one.subscriber) ?? [];
    const told = occurrences.map(({ occurrence }) => occurrence).filter(({ key }) => one.keys.includes(key));
    const lost = cellsOf(told, ({ isLoss }) => isLoss);
    const isCorrected = one.kinds.includes('correction');
    const corrected = isCorrected ? theirs.map(({ topic }) => topic).filter((topic) => lost.has(topic)) : [];
    const first = toldOnce.find(({ subscriber, occurrence }) => {
      const said = cellsOf([occurrence], ({ isReturn }) => isReturn);
      return subscriber === one.subscriber && corrected.some((topic) => said.has(topic));
    });
    const errand: Errand = {
      id: one.message,
      addressee,
      keys: one.keys,
      occurrences: told,
      topics: theirs.map(({ topic }) => topic),
      once: theirs
        .filter(({ firedBy }) => firedBy !== null && one.keys.includes(firedBy))
        .map(({ topic }) => topic),
      corrected,
      toldAt: first?.at ?? null,
    };
    return { claimed: one, errand };
  });
}

type CellSubject = Extract<Occurrence['subjects'][number], { readonly of: 'cell' }>;

/** The topics by which cells are waited for once. */
function cellsOf(told: readonly Occurrence[], which: (cell: CellSubject) => boolean): ReadonlySet<Topic> {
  return new Set(
    told.flatMap(({ subjects }) =>
      subjects.flatMap((subject) =>
        subject.of === 'cell' && which(subject) ? [onceTopic(subject.panel, subject.feature)] : [],
      ),
    ),
  );
}
