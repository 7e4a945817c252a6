/** How long whoever asks for the metrics waits for them (ms). */
const PATIENCE = 2000;

/**
 * Asks the supervisor for the metrics of the whole site, from a process that it started. However many ask at the same
 * time, it is asked once.
 */
export class SupervisorMetrics {
  #asking: PromiseWithResolvers<string | null> | null = null;

  /** `null`: it does not answer. */
  read(): Promise<string | null> {
    if (this.#asking) return this.#asking.promise;
    const asking = Promise.withResolvers<string | null>();
    this.#asking = asking;
    const timer = setTimeout(() => asking.resolve(null), PATIENCE);
    const listen = (message: unknown) => {
      const text = textIn(message);
      if (text !== null) asking.resolve(text);
    };
    process.on('message', listen);
    if (process.connected) process.send?.({ kind: 'metrics' });
    else asking.resolve(null);
    return asking.promise.finally(() => {
      clearTimeout(timer);
      process.off('message', listen);
      this.#asking = null;
    });
  }
}

function textIn(message: unknown): string | null {
  const isAnswer = typeof message === 'object' && message !== null && 'metrics' in message;
  return isAnswer && typeof message.metrics === 'string' ? message.metrics : null;
}
