import type { Sighting, Suggestion } from '../domain/suggestion.ts';
import { checkAuthority } from './authorise.ts';
import type { ActionContext } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What alerts suggest, kept beside the log for thirty days. */
export interface Suggestions {
  /** All that are kept, the one that began last first. */
  list(): Promise<readonly Suggestion[]>;
  /** Those of them that are kept under the same keys of the same sources. */
  find(named: readonly Pick<Suggestion, 'source' | 'key'>[]): Promise<readonly Suggestion[]>;
  /** Notes what was seen: each key of a source once. `actor`: who sent it. */
  take(sightings: readonly Sighting[], actor: string): Promise<void>;
  /** Waves some aside for as long as they last. */
  dismiss(ids: readonly string[], by: string): Promise<void>;
  /** Takes some away, with all they said. */
  forget(ids: readonly string[]): Promise<void>;
}

/** Waves aside what alerts suggest, by somebody who might have applied it. */
export async function dismissSuggestions(
  {
    suggestions,
    ...context
  }: Pick<ActionContext, 'actor' | 'authority'> & {
    readonly suggestions: Suggestions;
  },
  ids: readonly string[],
): Promise<{ readonly ok: true } | Refusal> {
  const forbidden = checkAuthority(context, { verb: 'availability', reach: 'site' });
  if (forbidden) return forbidden;
  const known = new Set((await suggestions.list()).map(({ id }) => id));
  if (ids.length === 0 || !ids.every((id) => known.has(id))) {
    return refuse('suggestion.unknown', 'This suggestion is kept no more. Look at the list again.');
  }
  await suggestions.dismiss(ids, context.actor);
  return { ok: true };
}
