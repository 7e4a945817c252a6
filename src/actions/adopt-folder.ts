import type { DraftEvent } from '../domain/events.ts';
import type { State } from '../domain/state.ts';
import { act } from './authorise.ts';
import type { ActionContext } from './context.ts';
import { type ComparedFile, compareFolder, type IncomingFile } from './ingest-content.ts';
import type { AppendResult } from './ports.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What differs from a folder that is to be right: what it says is published, what it lacks is withdrawn. */
interface Adoption {
  readonly publish: readonly ComparedFile[];
  /** Documents that were once taken in from a folder; what staff alone wrote stays. */
  readonly withdraw: readonly ComparedFile[];
}

/** @param paths these alone; none: all */
export function planAdoption(
  state: State,
  files: readonly IncomingFile[],
  paths: readonly string[],
): Adoption {
  const differing = compareFolder(state, files, null).filter(
    ({ path, sha256, course }) =>
      course !== 'same' &&
      (paths.length === 0 || paths.includes(path)) &&
      (state.documents[path]?.document.sha256 ?? null) !== sha256,
  );
  return {
    publish: differing.filter(({ file }) => file?.document != null),
    withdraw: differing.filter(({ path, sha256 }) => sha256 === null && state.ingested[path] != null),
  };
}

/** Makes the log say what a folder says, whatever staff or other folders said since: because somebody says that it is right. */
export function adoptFolder(
  context: ActionContext,
  files: readonly IncomingFile[],
  paths: readonly string[] = [],
): Promise<AppendResult | Refusal> {
  return act(context, { verb: 'content', reach: 'site' }, ({ state }) => {
    if (files.length === 0) return refuse('content.empty', 'The content folder holds no file.');
    const { publish, withdraw } = planAdoption(state, files, paths);
    const documents = publish.flatMap(({ file }) => file?.document ?? []);
    const gone = withdraw.map(({ path }) => path);
    const said = { since: null, actor: context.actor };
    const drafts: DraftEvent[] = [];
    if (documents.length > 0) drafts.push({ type: 'content.published', payload: { documents }, ...said });
    if (gone.length > 0) drafts.push({ type: 'content.withdrawn', payload: { paths: gone }, ...said });
    return drafts;
  });
}
