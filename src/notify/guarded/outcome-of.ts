import type { AttemptOutcome } from '../channel.ts';
import type { ReceiverAnswer } from './guarded-sender.ts';
import { retryAfterMs } from './retry-after.ts';

/** The receiver is gone for good. */
const GONE = [410];

/**
 * What an answer means for a message. Whoever redirects is set up wrongly and gets the message once that is mended: nothing is
 * followed to where nobody judged it.
 *
 * @param gone which statuses say that the address is no longer anybody's
 * @param now wall clock (ms)
 */
export function outcomeOfAnswer(
  answer: ReceiverAnswer | { readonly trouble: string },
  now: number,
  gone: readonly number[] = GONE,
): AttemptOutcome {
  if ('trouble' in answer) {
    // What is wrong with an address stays wrong; what its name leads to may change.
    const isAddress = answer.trouble.startsWith('address.');
    return isAddress || answer.trouble === 'body.too-long'
      ? { kind: 'refused', why: answer.trouble, isAddress }
      : { kind: 'later', why: answer.trouble, after: null };
  }
  const why = `http.${answer.status}`;
  if (answer.status >= 200 && answer.status < 300) return { kind: 'delivered', why };
  if (gone.includes(answer.status)) return { kind: 'refused', why, isAddress: true };
  const isBusy = answer.status === 429 || answer.status === 503;
  return { kind: 'later', why, after: isBusy ? retryAfterMs(answer.retryAfter, now) : null };
}
