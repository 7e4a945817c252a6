import { join } from 'node:path';
import type { Config } from '../config/settings.ts';
import { SubscriberKeys } from '../store/subscriber-key.ts';

/** The file of the keys, where the environment names none. */
export function subscriberKeyFile({ dataDir }: Pick<Config, 'dataDir'>): string {
  return join(dataDir, 'subscriber-key');
}

/** What subscribers' addresses are encrypted with. Read when it is first needed: a site without subscribers has none. */
export function subscriberKeysOf(config: Pick<Config, 'dataDir' | 'notify'>): SubscriberKeys {
  return new SubscriberKeys(config.notify.subscriberKeys, subscriberKeyFile(config));
}
