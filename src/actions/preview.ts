import { effectiveAtOf } from '../domain/clock.ts';
import type { DraftEvent, LogEvent } from '../domain/events.ts';
import type { Mistake } from '../domain/mistake.ts';
import { occurrencesOfEvent } from '../domain/occurrence-of-event.ts';
import { extend } from '../domain/projection.ts';
import { type Question, questionsOf } from '../domain/questions.ts';
import type { State } from '../domain/state.ts';
import type { Topic } from '../domain/subscription.ts';
import type { Instant } from '../domain/time.ts';
import { accept } from './accept.ts';
import { answerReading } from './answer-reading.ts';
import { decideProposal, restoresOf } from './apply-proposal.ts';
import { type ChangedDocument, findDocumentMistakes } from './find-document-mistakes.ts';
import type { Inspect, Manuscripts, Present } from './ports.ts';
import type { Proposal } from './proposal.ts';
import type { Refusal } from './refusal.ts';

/** The state as it would be once the proposal is applied: what every view can be made from. */
export interface Preview {
  readonly ok: true;
  readonly before: State;
  readonly after: State;
  /** What applying it will ask first. */
  readonly questions: readonly Question[];
  /** What of documents may be otherwise than it was meant: states without an answer, translations that lag. */
  readonly mistakes: readonly Mistake[];
  /** By which topics those are found who will be told; empty: nobody is. */
  readonly topics: readonly Topic[];
}

/** Looks at what applying it would do, without doing it. `wall`: the machine's clock. */
export function preview(
  present: Present,
  wall: Instant,
  proposal: Proposal,
  inspect: Inspect | null = null,
  manuscripts: Manuscripts | null = null,
): Preview | Refusal {
  const moment = { ...present, wall };
  const decided = decideProposal(moment, 'preview', proposal, manuscripts);
  const drafts = accept(moment, decided, { inspect, restores: restoresOf(proposal) });
  if ('ok' in drafts) return drafts;
  const { state } = present;
  const reading = inspect === null ? undefined : answerReading(inspect);
  let after = state;
  const topics = new Set<Topic>();
  for (const draft of drafts) {
    const event = imagine(after, draft, wall);
    const next = extend(after, [event]);
    // What is not in the log has no hash, by which it is known that it tells somebody.
    const told = occurrencesOfEvent(after, { ...event, hash: 'to come' }, next, reading);
    for (const { topic } of told?.topics ?? []) topics.add(topic);
    after = next;
  }
  const changed = drafts.flatMap(documentsOf);
  const mistakes =
    manuscripts === null || changed.length === 0 ? [] : findDocumentMistakes(state, changed, manuscripts);
  return {
    ok: true,
    before: state,
    after,
    questions: questionsOf(present, drafts),
    mistakes,
    topics: [...topics],
  };
}

/** The documents that staff change by it. */
function documentsOf(draft: DraftEvent): ChangedDocument[] {
  if (draft.type === 'words.withdrawn') {
    return draft.payload.withdrawn.map(({ path }) => ({ path, document: null }));
  }
  if (draft.type !== 'words.published') return [];
  const { documents, left = [] } = draft.payload;
  return [
    ...left.map((path) => ({ path, document: null })),
    ...documents.map((document) => ({ path: document.path, document })),
  ];
}

function imagine(state: State, draft: DraftEvent, wall: Instant): LogEvent {
  return {
    ...draft,
    sequence: state.revision + 1,
    logId: state.logId ?? '',
    version: 1,
    recordedAt: wall,
    effectiveAt: effectiveAtOf(draft, state, wall),
    changeId: '',
    hash: '',
  };
}
