import { placeOfDocument } from '../domain/document-path.ts';
import type { DraftEvent } from '../domain/events.ts';
import { mayApply, type Operation, type TokenScope, verbOfDocument } from '../domain/staff.ts';
import { accept } from './accept.ts';
import { askFirst } from './ask-first.ts';
import type { ActionContext } from './context.ts';
import type { Circumstances } from './find-flaws.ts';
import type { AppendResult, Decision } from './ports.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Refuses what somebody may not apply. */
export function checkAuthority(
  { authority, actor }: Pick<ActionContext, 'authority' | 'actor'>,
  operation: Operation,
): Refusal | null {
  if (mayApply(authority, operation)) return null;
  return refuse(
    'forbidden',
    authority.kind === 'token'
      ? `This token may not publish this (${operation.verb}): ${describeLack(authority.scope, operation)}. An administrator can create one with a wider scope.`
      : `${actor} may not publish this (${operation.verb}). Ask an administrator for the editor role.`,
  );
}

/**
 * Refuses what somebody may not apply, once it is known what it comes to: by their documents panels and features begin and
 * end, whoever writes them and however, taking back included.
 */
export function checkDrafts(
  context: Pick<ActionContext, 'authority' | 'actor'>,
  decided: readonly DraftEvent[] | Refusal,
): readonly DraftEvent[] | Refusal {
  if ('ok' in decided) return decided;
  const places = decided.flatMap(pathsOf).flatMap((path) => placeOfDocument(path) ?? []);
  const administered = places.find((place) => verbOfDocument(place) === 'content');
  if (!administered || mayApply(context.authority, { verb: 'content', reach: 'site' })) return decided;
  return refuse(
    'forbidden',
    `Only an administrator writes the documents of ${administered.collection}. What state they are in is yours to say.`,
  );
}

function pathsOf(draft: DraftEvent): readonly string[] {
  switch (draft.type) {
    case 'words.published':
      return [...(draft.payload.left ?? []), ...draft.payload.documents.map(({ path }) => path)];
    case 'words.withdrawn':
      return draft.payload.withdrawn.map(({ path }) => path);
    case 'change.undone':
      return draft.payload.documents.map(({ path }) => path);
    default:
      return [];
  }
}

/** What a token lacks. */
function describeLack(scope: TokenScope, { verb, reach }: Operation): string {
  if (!scope.verbs.some((allowed) => allowed === verb)) return 'it was not made for that';
  const bounds = [
    ...(scope.panels === null ? [] : [`panels ${scope.panels.join(', ')}`]),
    ...(scope.features === null ? [] : [`features ${scope.features.join(', ')}`]),
  ];
  const what = reach === 'site' ? 'this speaks of the whole site' : 'this goes beyond';
  return `it is for ${bounds.join(' and ')} alone, and ${what}`;
}

/** Appends to the log what can be shown, by somebody who may, and who has said yes to what is asked first. */
export async function act(
  context: ActionContext,
  operation: Operation,
  decide: Decision,
  { restores }: Pick<Circumstances, 'restores'> = {},
): Promise<AppendResult | Refusal> {
  return (
    checkAuthority(context, operation) ??
    context.log.append((present) =>
      askFirst(
        context,
        present,
        accept(present, checkDrafts(context, decide(present)), { ...context, restores }),
      ),
    )
  );
}
