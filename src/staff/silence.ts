import type { Quiet } from '../domain/events.ts';

/** What a form says where “Notify nobody” is ticked; nothing where it is not. */
export function silence(isQuiet: boolean): Quiet {
  return isQuiet ? { notify: false } : {};
}
