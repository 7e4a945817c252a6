import type { ViewContext } from './context.ts';

/** The data of the page that is asked for: as it was made already to learn whether the page has changed, or made now. */
export function once<T>({ ready }: ViewContext, make: () => T): T {
  return ready === undefined ? make() : (ready as T);
}
