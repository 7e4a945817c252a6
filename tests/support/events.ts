import type { DraftEvent, LogEvent } from '../../src/domain/events.ts';
import type { Instant } from '../../src/domain/time.ts';
import { instantFromMs, msFromInstant } from '../../src/domain/time.ts';

export const NOON: Instant = '2021-03-17T11:00:00.000Z';

/** Drafts → events as they would stand in a log, one minute apart, on both clocks. */
export function eventsOf(drafts: readonly DraftEvent[], start: Instant = NOON): LogEvent[] {
  return drafts.map((draft, index) => {
    const at = instantFromMs(msFromInstant(start) + index * 60_000);
    return {
      ...draft,
      sequence: index + 1,
      logId: 'test',
      version: 1,
      recordedAt: at,
      effectiveAt: at,
      changeId: `change-${index + 1}`,
      hash: `hash-${index + 1}`,
    };
  });
}

/** Events as they are read once what some of them redacted is gone. */
export function asRead(events: readonly LogEvent[]): LogEvent[] {
  const gone = new Set(
    events.flatMap(({ type, payload }) =>
      type === 'event.redacted' && payload !== null && 'revision' in payload ? [payload.revision] : [],
    ),
  );
  return events.map((event) =>
    gone.has(event.sequence) && event.type !== 'event.redacted' ? { ...event, payload: null } : event,
  );
}
