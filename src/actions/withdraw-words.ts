import { conflictsSince, type Wish } from '../domain/conflict.ts';
import { pathIn } from '../domain/document-path.ts';
import type { DraftEvent, WithdrawnWords } from '../domain/events.ts';
import { checkExpected, explain } from './expected.ts';
import type { Present } from './ports.ts';
import type { WithdrawWords } from './proposal.ts';
import { type Refusal, refuse } from './refusal.ts';
import { tidyText } from './update-words.ts';

/** What withdrawing appends, or why it is refused. What has no original any more goes with it. */
export function decideWithdrawal(
  { state }: Present,
  actor: string,
  { withdrawn: asked, notify, ...based }: WithdrawWords,
): readonly DraftEvent[] | Refusal {
  const named = new Set(asked.map(({ path }) => path));
  const translations = asked.flatMap(({ path }): WithdrawnWords[] => {
    const translation = pathIn(path, 'en');
    return state.documents[translation] && !named.has(translation)
      ? [{ path: translation, lastWords: null }]
      : [];
  });
  const withdrawn = [...asked, ...translations].map(({ path, lastWords }) => ({
    path,
    lastWords: lastWords === null ? null : tidyText({ pl: lastWords, en: null }).pl || null,
  }));
  const wishes = withdrawn.map(({ path }): Wish => ({ kind: 'document', path, mine: null }));
  const refusal = checkExpected(state, based, wishes);
  if (refusal) return refusal;
  const unknown = withdrawn.find(({ path }) => !state.documents[path]);
  if (unknown || withdrawn.length === 0) {
    return refuse('words.unknown', `There is no ${unknown?.path ?? 'document'} on the site.`);
  }
  if (named.has('pl/site.md')) {
    return refuse('words.needed', 'The site cannot do without pl/site.md. Change it instead.');
  }
  const payload = {
    withdrawn,
    ...(notify === false && { notify }),
    ...explain(based, conflictsSince(state, based, wishes)),
  };
  return [{ type: 'words.withdrawn', payload, since: null, actor }];
}
