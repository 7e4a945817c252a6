import type { DraftEvent, EventType, Revision } from '../domain/events.ts';
import {
  effectOfRedaction,
  narrowChange,
  type RedactionEffect,
  redactableParts,
  withUpdates,
} from '../domain/redaction.ts';
import type { Change, State } from '../domain/state.ts';
import { act } from './authorise.ts';
import type { ActionContext } from './context.ts';
import type { AppendResult, Present } from './ports.ts';
import { type Refusal, refuse } from './refusal.ts';

export interface Redact {
  readonly revision: Revision;
  /** For staff; it stays in the log, so it must not repeat what is taken out. */
  readonly reason: string;
  /** Only these, by their names (`domain/event-part.ts`); left out: all that it said. */
  readonly parts?: readonly string[];
}

/**
 * Takes what an event says out of the log, or parts of it, for ever. The event itself stays, and the redaction beside it. What of it
 * still stands falls back to what was before; documents that are still the site's are published again first, and those that
 * are gone by it withdrawn again.
 */
export function redact(context: ActionContext, redaction: Redact): Promise<AppendResult | Refusal> {
  return act(context, { verb: 'redact', reach: 'site' }, (present) =>
    decideRedaction(present, context.actor, redaction),
  );
}

/** What the log is read by; it holds no words. */
const NEVER: readonly EventType[] = ['event.redacted', 'clock.set', 'content.seen'];

/** What redacting appends, or why it is refused. */
function decideRedaction(
  { state }: Present,
  actor: string,
  { revision, reason, parts: named }: Redact,
): readonly DraftEvent[] | Refusal {
  const change = findRedactable(state, revision, named);
  if ('ok' in change) return change;
  if (reason.trim() === '') {
    return refuse('reason.missing', 'Say why it is to be removed, without repeating what is to be removed.');
  }
  const parts = named && redactableParts(change);
  const redaction: DraftEvent = {
    type: 'event.redacted',
    payload: { revision, reason: reason.trim(), ...(parts && { parts }) },
    since: null,
    actor,
  };
  return [...sayAgain(state, change, actor), redaction];
}

/**
 * Says words again as they were said, by staff or by a file, or that they are gone, without their last words; so that what the
 * folder is compared with stays what it was.
 */
function sayAgain(state: State, change: Change, actor: string): DraftEvent[] {
  const { republished, withdrawn } = effectOfRedaction(state, change);
  const said = { since: null, actor };
  const drafts = [
    ...wordsAgain(state, change, { republished, withdrawn }).map((draft) => ({ ...draft, ...said })),
    ...filesAgain(state, { republished, withdrawn }).map((draft) => ({ ...draft, ...said })),
  ];
  const files = seenAgain(state, change, drafts);
  return files.length === 0 ? drafts : [...drafts, { type: 'content.seen', payload: { files }, ...said }];
}

type Again = Pick<RedactionEffect, 'republished' | 'withdrawn'>;
type Said = DraftEvent extends infer D ? (D extends DraftEvent ? Omit<D, 'since' | 'actor'> : never) : never;

/** What staff said, or took away: a rename again as one. */
function wordsAgain(state: State, { type }: Change, { republished, withdrawn }: Again): Said[] {
  const documents = republished.filter(({ path }) => state.documents[path]?.byStaff === true);
  const gone = withdrawn.filter((path) => state.withdrawn[path]?.byStaff === true);
  const left = type === 'words.published' && documents.length > 0 ? gone : [];
  const taken = left.length > 0 ? [] : gone.map((path) => ({ path, lastWords: null }));
  return [
    ...(documents.length > 0
      ? [{ type: 'words.published' as const, payload: { documents, ...(left.length > 0 && { left }) } }]
      : []),
    ...(taken.length > 0 ? [{ type: 'words.withdrawn' as const, payload: { withdrawn: taken } }] : []),
  ];
}

function filesAgain(state: State, { republished, withdrawn }: Again): Said[] {
  const documents = republished.filter(({ path }) => state.documents[path]?.byStaff !== true);
  const paths = withdrawn.filter((path) => state.withdrawn[path]?.byStaff !== true);
  return [
    ...(documents.length > 0 ? [{ type: 'content.published' as const, payload: { documents } }] : []),
    ...(paths.length > 0 ? [{ type: 'content.withdrawn' as const, payload: { paths } }] : []),
  ];
}

/** Where the folder was compared with something else than with what is said again, or with what the change said. */
function seenAgain(
  { ingested, changes }: State,
  change: Change,
  drafts: readonly Said[],
): { readonly path: string; readonly sha256: string | null }[] {
  const after = new Map<string, string | null>();
  for (const draft of drafts) {
    if (draft.type === 'content.published')
      for (const { path, sha256 } of draft.payload.documents) after.set(path, sha256);
    if (draft.type === 'content.withdrawn') for (const path of draft.payload.paths) after.set(path, null);
  }
  const isOfFiles = ({ type }: Change) => type === 'content.published' || type === 'content.withdrawn';
  const lost = isOfFiles(change)
    ? change.documents
        .map(({ path }) => path)
        .filter(
          (path) =>
            changes.findLast((one) => isOfFiles(one) && one.documents.some((own) => own.path === path)) ===
            change,
        )
    : [];
  return [...new Set([...after.keys(), ...lost])].flatMap((path) => {
    const seen = ingested[path] ?? null;
    return after.has(path) && after.get(path) === seen ? [] : [{ path, sha256: seen }];
  });
}

/**
 * The change to redact, or why it cannot be.
 *
 * @param parts only these: the change is given as if it had said no more
 */
export function findRedactable(
  state: State,
  revision: Revision,
  parts?: readonly string[],
): Change | Refusal {
  const found = state.changes.find((one) => one.revision === revision);
  if (!found) {
    return refuse(
      'revision.unknown',
      `There is no revision ${revision}; the log goes from 1 to ${state.revision}.`,
    );
  }
  if (found.isRedacted)
    return refuse('redact.twice', `The content of revision ${revision} has already been removed.`);
  if (NEVER.includes(found.type)) {
    return refuse(
      'redact.never',
      `Revision ${revision} (${found.type}) cannot be redacted: the log could not be read without it.`,
    );
  }
  const change = parts === undefined ? found : findParts(found, parts);
  return 'ok' in change ? change : (checkWords(state, change) ?? change);
}

function findParts(change: Change, parts: readonly string[]): Change | Refusal {
  const { revision, type } = change;
  const there = redactableParts(change);
  if (there.length === 0) {
    return refuse(
      'redact.whole',
      `Revision ${revision} (${type}) has no parts that can be taken out alone: it goes as a whole or not at all.`,
    );
  }
  const unknown = parts.find((name) => !there.includes(name));
  if (unknown === undefined) return narrowChange(change, withUpdates(change, parts));
  return refuse(
    'redact.part',
    `There is no ${unknown} in revision ${revision}. A document is named by its path, a cell by feature@panel, a panel by its id, what was imported by its list and id: updates:slow/u12-3.`,
  );
}

/** Words that lie in the content folder would come back by themselves. */
function checkWords(state: State, { revision, documents }: Change): Refusal | null {
  const { length } = documents.filter(({ after }) => after !== null);
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
