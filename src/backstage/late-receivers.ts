import type { Receivers } from '../actions/receivers.ts';

/** The way out, with what closes it. */
interface WayOut {
  readonly receivers: Receivers;
  close(): Promise<void>;
}

/** What asks others' addresses is loaded with the first address that somebody names: backstage starts without it. */
export class LateReceivers implements Receivers {
  #loading: Promise<WayOut> | null = null;

  async check(...asked: Parameters<Receivers['check']>) {
    return (await this.#load()).receivers.check(...asked);
  }

  async challenge(...asked: Parameters<Receivers['challenge']>) {
    return (await this.#load()).receivers.challenge(...asked);
  }

  async close(): Promise<void> {
    await (await this.#loading)?.close();
  }

  #load(): Promise<WayOut> {
    this.#loading ??= openWayOut();
    return this.#loading;
  }
}

async function openWayOut(): Promise<WayOut> {
  const [{ GuardedSender }, { GuardedReceivers }] = await Promise.all([
    import('../notify/guarded/guarded-sender.ts'),
    import('../notify/receivers.ts'),
  ]);
  const sender = new GuardedSender();
  return { receivers: new GuardedReceivers(sender), close: () => sender.close() };
}
