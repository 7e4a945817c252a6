import type { Receivers } from './receivers.ts';
import type { Subscriber } from './subscribers.ts';

/** Whether whoever is told wants to be: of a webhook its owner's word is not enough, it has to answer a challenge itself. */
export async function answersChallenge(
  challenge: Receivers['challenge'],
  { channel, address, secret }: Pick<Subscriber, 'channel' | 'address' | 'secret'>,
): Promise<boolean> {
  return channel !== 'webhook' || (await challenge({ address, secret })) === 'answered';
}
