import type { App } from '../backstage/app.ts';
import { revisionAt } from '../domain/as-of.ts';
import type { State } from '../domain/state.ts';
import { type Instant, warsawTime } from '../domain/time.ts';
import { KeptStates } from '../store/kept-states.ts';
import { readEvents } from '../store/stored-events.ts';
import { CliError } from './output.ts';

/** What the log said at an instant of the site's clock. @throws CliError when that cannot be told */
export async function stateAt(app: App, at: Instant): Promise<State> {
  const { state, now } = app;
  if (at > now) {
    throw new CliError(`That has not come yet: the site's clock shows ${warsawTime(now)}.`, 1);
  }
  const revision = revisionAt(state.changes, at);
  const [first] = state.changes;
  if (revision === 0) {
    const begins = first === undefined ? 'The log is empty.' : `The log begins at ${warsawTime(first.at)}.`;
    throw new CliError(`There is no record of that time. ${begins}`, 1);
  }
  const states = new KeptStates((after, upTo) => app.log.use((tables) => readEvents(tables, after, upTo)));
  return states.at(revision, state.revision);
}
