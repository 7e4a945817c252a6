import type { Addressees } from '../actions/addressees.ts';
import { onceTopic } from '../domain/subscription.ts';
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
  telling: Pick<StoredTelling, 'occurrences' | 'topicsOf'>,
  addressees: Addressees,
  claimed: readonly Claimed[],
): Promise<ClaimedErrand[]> {
  const ids = [...new Set(claimed.map(({ subscriber }) => subscriber))];
  const keys = [...new Set(claimed.flatMap((one) => one.keys))];
  const found = await addressees.find(ids);
  const occurrences = await telling.occurrences(keys.filter((key) => !key.startsWith('service/')));
  const topics = await telling.topicsOf(ids);
  return claimed.map((one) => {
    const addressee = found.get(one.subscriber);
    if (addressee === undefined) return { claimed: one, errand: null };
    const theirs = topics.get(one.subscriber) ?? [];
    const told = occurrences.map(({ occurrence }) => occurrence).filter(({ key }) => one.keys.includes(key));
    const lost = new Set(
      told.flatMap(({ subjects }) =>
        subjects.flatMap((subject) =>
          subject.of === 'cell' && subject.isLoss ? [onceTopic(subject.panel, subject.feature)] : [],
        ),
      ),
    );
    const isCorrected = one.kinds.includes('correction');
    const errand: Errand = {
      id: one.message,
      addressee,
      keys: one.keys,
      occurrences: told,
      topics: theirs.map(({ topic }) => topic),
      once: theirs
        .filter(({ firedBy }) => firedBy !== null && one.keys.includes(firedBy))
        .map(({ topic }) => topic),
      corrected: isCorrected ? theirs.map(({ topic }) => topic).filter((topic) => lost.has(topic)) : [],
    };
    return { claimed: one, errand };
  });
}
