import { wordsOfChange } from '../domain/redaction.ts';
import { repeating } from '../domain/said-again.ts';
import type { Change } from '../domain/state.ts';
import type { Intents, RefusedIntent, WaitingIntent } from './intents.ts';
import { wordsOfProposal } from './proposal-words.ts';

/**
 * Changes to come that repeat what a change said. They lie beside the log, where a redaction does not reach: somebody
 * has to look at them, or they would say it again.
 */
export async function findRepeating(
  intents: Pick<Intents, 'open'>,
  change: Change,
): Promise<(WaitingIntent | RefusedIntent)[]> {
  const find = repeating([...wordsOfChange(change), change.reason ?? '']);
  const open = await intents.open();
  return open.filter(({ proposal }) => wordsOfProposal(proposal).some((text) => find(text) !== null));
}
