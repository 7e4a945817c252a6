import type { ActionContext } from '../../src/actions/context.ts';
import type { Decision } from '../../src/actions/ports.ts';
import type { DraftEvent, LogEvent } from '../../src/domain/events.ts';
import { project } from '../../src/domain/projection.ts';
import { OPERATOR } from '../../src/domain/staff.ts';
import { EMPTY_STATE, type State } from '../../src/domain/state.ts';
import { inspectMarkdown } from '../../src/markdown/inspect.ts';
import { eventsOf, NOON } from './events.ts';
import { manuscripts } from './manuscripts.ts';

const nobodyAsks = () => Promise.reject(new Error('nothing waits here'));

/** A log that is nowhere but in memory, for laws that append thousands of times. */
export class MemoryLog {
  #drafts: DraftEvent[] = [];
  state: State = EMPTY_STATE;

  as(actor: string): ActionContext {
    return {
      log: { current: async () => this.state, append: (decide) => this.append(decide) },
      intents: {
        open: async () => [],
        settled: async () => [],
        find: async () => null,
        add: nobodyAsks,
        settle: nobodyAsks,
        dismiss: nobodyAsks,
      },
      inspect: inspectMarkdown,
      manuscripts,
      actor,
      authority: OPERATOR,
    };
  }

  async append(decide: Decision) {
    const decided = decide({ state: this.state, now: NOON });
    if ('ok' in decided) return decided;
    const events = this.say(...decided);
    return { ok: true as const, revision: this.state.revision, events, state: this.state };
  }

  /** Says it, whatever it is. */
  say(...drafts: readonly DraftEvent[]): LogEvent[] {
    const { length } = this.#drafts;
    this.#drafts.push(...drafts);
    const redacted = new Set(
      this.#drafts.flatMap((draft) => (draft.type === 'event.redacted' ? [draft.payload.revision] : [])),
    );
    const events = eventsOf(this.#drafts).map(
      (event): LogEvent => (redacted.has(event.sequence) ? { ...event, payload: null } : event),
    );
    this.state = project(events);
    return events.slice(length);
  }
}
