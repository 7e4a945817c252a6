import type { Revision } from '../domain/events.ts';
import type { Change, State } from '../domain/state.ts';
import type { ActionContext, Receipt } from './context.ts';
import { type Based, checkExpected } from './expected.ts';
import { type Refusal, refuse } from './refusal.ts';

/**
 * Takes back everything one publication changed, by a new event. A conflict when some of it was changed
 * again since, unless forced.
 */
export function undo(
  { log, actor }: ActionContext,
  { revision, force = false }: { readonly revision: Revision; readonly force?: boolean },
): Promise<Receipt | Refusal> {
  return log.append(({ state }) => {
    const change = state.changes.find((one) => one.revision === revision);
    if (!change) {
      return refuse(
        'revision.unknown',
        `There is no revision ${revision}; the log goes from 1 to ${state.revision}.`,
      );
    }
    if (change.restoration.length + change.availability.length + change.documents.length === 0) {
      return refuse(
        'undo.nothing',
        `Revision ${revision} (${change.type}) changed no state and no words: nothing to undo.`,
      );
    }
    const refusal = checkUnchangedSince(state, change, { expected: revision, force });
    if (refusal) return refusal;
    return [
      {
        type: 'change.undone',
        payload: {
          revision,
          restoration: change.restoration.map(({ panel, before }) => ({ panel, ...before })),
          availability: change.availability.map(({ feature, panel, before }) => ({
            feature,
            panel,
            ...before,
          })),
          documents: change.documents.map(({ path, before }) => ({ path, document: before })),
        },
        since: null,
        actor,
      },
    ];
  });
}

function checkUnchangedSince(state: State, change: Change, based: Based): Refusal | null {
  const cells = [
    ...change.restoration.map(({ panel }) => ({ panel })),
    ...change.availability.map(({ panel, feature }) => ({ panel, feature })),
  ];
  const refusal = checkExpected(state, based, cells);
  if (refusal || based.force) return refusal;
  const rewritten = change.documents.filter(({ path }) => {
    const said = state.documents[path] ?? state.withdrawn[path];
    return said !== undefined && said.revision !== change.revision;
  });
  if (rewritten.length === 0) return null;
  return refuse(
    'conflict',
    `Rewritten since revision ${change.revision}: ${rewritten.map(({ path }) => path).join(', ')}. ` +
      'Look at what it says now, then repeat with --force to go back all the same.',
  );
}
