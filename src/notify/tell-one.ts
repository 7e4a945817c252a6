import type { Addressee } from '../actions/addressees.ts';
import { mayReach } from '../domain/may-reach.ts';
import type { ChannelName } from '../domain/subscription.ts';
import { type Instant, instantAfter } from '../domain/time.ts';
import type { SettledAttempt } from '../store/telling/record.ts';
import type { AttemptOutcome, Channel, Recipient } from './channel.ts';
import type { Compose, ToldAt } from './errand.ts';
import type { ClaimedErrand } from './errands.ts';
import { nextAttempt } from './next-attempt.ts';

/** Longer than any adapter takes (ms): one that is stuck does not keep its place for ever. */
const LIMIT = 5 * 60 * 1000;

export interface TellingRules {
  readonly compose: Compose;
  /** The log as it is now. */
  readonly present: () => ToldAt;
  /** The only address that anything is sent to; `null`: everybody’s, unless the site’s clock is a replay. */
  readonly testAddress: string | null;
  readonly wallClock: () => Instant;
  readonly random: () => number;
}

/** What became of one message, and of its attempt where there was one. */
interface ToldOne {
  readonly settled: SettledAttempt;
  readonly outcome: AttemptOutcome | null;
}

/** Puts one message into words as things are now, and sends it. Never throws. */
export async function tellOne(
  { claimed, errand }: ClaimedErrand,
  channel: Channel,
  rules: TellingRules,
  onError: (error: unknown) => void,
): Promise<ToldOne> {
  const withdrawn = (why: string): ToldOne => ({ settled: { of: 'withdrawn', claimed, why }, outcome: null });
  if (errand === null) return withdrawn('erased');
  const at = rules.present();
  const { addressee } = errand;
  const recipient = recipientOf(addressee, channel.name);
  if (recipient === null) return withdrawn('nobody');
  const isReplay = at.state.clock.mode === 'replay';
  if (!mayReach(recipient.address, { testAddress: rules.testAddress, isReplay }))
    return withdrawn(isReplay ? 'replay' : 'test');
  const isService = claimed.kinds.includes('service');
  if (addressee.status !== 'confirmed' && !isService) return withdrawn(addressee.status);
  let outcome: AttemptOutcome;
  try {
    const message = await rules.compose(errand, at);
    if (message === null) return withdrawn('nothing-left');
    outcome = await withinLimit(channel.deliver(message, recipient));
  } catch (error) {
    onError(error);
    outcome = { kind: 'later', why: 'failed', after: null };
  }
  return { settled: settle(claimed, outcome, at, rules), outcome };
}

function settle(
  claimed: ClaimedErrand['claimed'],
  outcome: AttemptOutcome,
  { state }: ToldAt,
  { wallClock, random }: TellingRules,
): SettledAttempt {
  const { why } = outcome;
  switch (outcome.kind) {
    case 'delivered':
      return { of: 'sent', claimed, revision: state.revision, why };
    case 'refused':
      return { of: 'refused', claimed, why };
    case 'later': {
      const wait = nextAttempt(claimed.attempts, outcome.after, random());
      if (wait === null) return { of: 'refused', claimed, why };
      return { of: 'later', claimed, why, dueAt: instantAfter(wallClock(), wait) };
    }
    default:
      return outcome satisfies never;
  }
}

/** Of a webhook its owner is told by mail what it cannot be told itself. `null`: nobody. */
function recipientOf(addressee: Addressee, channel: ChannelName): Recipient | null {
  const { id, secret, format, isGroup, owner } = addressee;
  const address = channel === addressee.channel ? addressee.address : owner;
  return address === null ? null : { subscriber: id, channel, address, secret, format, isGroup };
}

async function withinLimit(delivery: Promise<AttemptOutcome>): Promise<AttemptOutcome> {
  const { promise, resolve } = Promise.withResolvers<AttemptOutcome>();
  const timer = setTimeout(() => resolve({ kind: 'later', why: 'timeout', after: null }), LIMIT);
  try {
    return await Promise.race([delivery, promise]);
  } finally {
    clearTimeout(timer);
  }
}
