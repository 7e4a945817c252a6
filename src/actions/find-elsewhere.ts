import { catalogueOf } from '../domain/catalogue.ts';
import { type Elsewhere, nameOfElsewhere } from '../domain/elsewhere.ts';
import { wordsOfChange } from '../domain/redaction.ts';
import { repeating } from '../domain/said-again.ts';
import type { Change, State } from '../domain/state.ts';
import type { Suggestions } from './suggestions.ts';
import type { UpdateDrafts } from './update-drafts.ts';

/** The tables beside the log, in which words of staff and of machines lie. */
interface BesideLog {
  readonly drafts: Pick<UpdateDrafts, 'list' | 'discard'>;
  readonly suggestions: Pick<Suggestions, 'list' | 'forget'>;
}

/** Finds them: half-written updates, what alerts sent, templates. */
export async function findElsewhere(
  { drafts, suggestions }: BesideLog,
  state: Pick<State, 'documents'>,
  change: Change,
): Promise<Elsewhere[]> {
  const find = repeating([...wordsOfChange(change), change.reason ?? '']);
  const among = (texts: readonly string[]) => texts.map(find).find((one) => one !== null) ?? null;
  return [
    ...(await drafts.list()).flatMap((draft): Elsewhere[] => {
      const found = among(draft.form.map(([, text]) => text));
      return found === null ? [] : [{ kind: 'draft', id: draft.id, draft, found }];
    }),
    ...(await suggestions.list()).flatMap((suggestion): Elsewhere[] => {
      const found = among([suggestion.text, suggestion.key]);
      return found === null ? [] : [{ kind: 'suggestion', id: suggestion.id, suggestion, found }];
    }),
    ...catalogueOf(state).templates.flatMap(({ source, translations: { en } }): Elsewhere[] =>
      [source, ...(en ? [en] : [])].flatMap((document): Elsewhere[] => {
        const { title, short, body } = document.words;
        const found = among([title, short ?? '', body]);
        return found === null ? [] : [{ kind: 'template', id: document.path, document, found }];
      }),
    ),
  ];
}

/**
 * Takes away what was chosen of it, by names such as `draft:<id>`. A template is not taken away: it is written anew. An
 * alert that goes on will send its words again.
 *
 * @returns how many went
 */
export async function removeElsewhere(
  { drafts, suggestions }: BesideLog,
  found: readonly Elsewhere[],
  chosen: readonly string[],
): Promise<number> {
  const wanted = found.filter((one) => one.kind !== 'template' && chosen.includes(nameOfElsewhere(one)));
  for (const { kind, id } of wanted) if (kind === 'draft') await drafts.discard(id);
  const alerts = wanted.filter(({ kind }) => kind === 'suggestion').map(({ id }) => id);
  if (alerts.length > 0) await suggestions.forget(alerts);
  return wanted.length;
}
