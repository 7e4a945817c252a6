import type { ContentDocument } from '../domain/documents.ts';
import type { DraftEvent, Revision } from '../domain/events.ts';
import { effectOfRedaction } from '../domain/redaction.ts';
import type { Change, State } from '../domain/state.ts';
import { act } from './authorise.ts';
import type { ActionContext } from './context.ts';
import type { AppendResult, Present } from './ports.ts';
import { type Refusal, refuse } from './refusal.ts';

export interface Redact {
  readonly revision: Revision;
  /** For staff; it stays in the log, so it must not repeat what is taken out. */
  readonly reason: string;
}

/**
 * Takes what an event says out of the log, for ever. The event itself stays, and the redaction beside it. What of it
 * still stands falls back to what was before; documents that are still the site's are published again first.
 */
export function redact(context: ActionContext, redaction: Redact): Promise<AppendResult | Refusal> {
  return act(context, { verb: 'redact', reach: 'site' }, (present) =>
    decideRedaction(present, context.actor, redaction),
  );
}

/** What redacting appends, or why it is refused. */
function decideRedaction(
  { state }: Present,
  actor: string,
  { revision, reason }: Redact,
): readonly DraftEvent[] | Refusal {
  const change = findRedactable(state, revision);
  if ('ok' in change) return change;
  if (reason.trim() === '') {
    return refuse('reason.missing', 'Say why it is to be removed, without repeating what is to be removed.');
  }
  const { republished } = effectOfRedaction(state, change);
  const redaction: DraftEvent = {
    type: 'event.redacted',
    payload: { revision, reason: reason.trim() },
    since: null,
    actor,
  };
  return [...sayAgain(state, republished, actor), redaction];
}

/** Says words again as they were said, by staff or by a file, so that what the folder is compared with stays what it was. */
function sayAgain(state: State, again: readonly ContentDocument[], actor: string): DraftEvent[] {
  const isByStaff = ({ path }: ContentDocument) => state.documents[path]?.byStaff === true;
  const words = again.filter(isByStaff);
  const documents = again.filter((document) => !isByStaff(document));
  const files = documents.flatMap(({ path, sha256 }) => {
    const seen = state.ingested[path] ?? null;
    return seen === sha256 ? [] : [{ path, sha256: seen }];
  });
  const drafts: DraftEvent[] = [];
  if (words.length > 0)
    drafts.push({ type: 'words.published', payload: { documents: words }, since: null, actor });
  if (documents.length > 0)
    drafts.push({ type: 'content.published', payload: { documents }, since: null, actor });
  if (files.length > 0) drafts.push({ type: 'content.seen', payload: { files }, since: null, actor });
  return drafts;
}

/** The change to redact, or why it cannot be. */
export function findRedactable(state: State, revision: Revision): Change | Refusal {
  const change = state.changes.find((one) => one.revision === revision);
  if (!change) {
    return refuse(
      'revision.unknown',
      `There is no revision ${revision}; the log goes from 1 to ${state.revision}.`,
    );
  }
  if (change.isRedacted)
    return refuse('redact.twice', `The content of revision ${revision} has already been removed.`);
  if (change.type === 'event.redacted' || change.type === 'clock.set') {
    return refuse(
      'redact.never',
      `Revision ${revision} (${change.type}) cannot be redacted: the log could not be read without it.`,
    );
  }
  return checkWords(state, change) ?? change;
}

/** Words that lie in the content folder would come back by themselves. */
function checkWords(state: State, { revision, documents }: Change): Refusal | null {
  const { length } = documents;
  const effective = documents.filter(({ path }) => state.documents[path]?.revision === revision);
  const lying = documents.filter(
    ({ path, after }) =>
      after !== null && state.ingested[path] === after.sha256 && state.documents[path]?.revision !== revision,
  );
  const [first] = lying;
  if (first) {
    return refuse(
      'redact.current',
      `${first.path} lies in the content folder as revision ${revision} took it in. Change or remove the file (latarnia content pull writes what the site says now), then redact.`,
    );
  }
  if (length === 0 || effective.length < length) return null;
  return refuse(
    'redact.current',
    `All that revision ${revision} published is what the site says now. Change or withdraw those words, then redact.`,
  );
}
