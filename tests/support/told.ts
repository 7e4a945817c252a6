import type { DraftEvent } from '../../src/domain/events.ts';
import type { Locale } from '../../src/domain/locale.ts';
import type { Occurrence } from '../../src/domain/occurrence.ts';
import { occurrencesOfClock } from '../../src/domain/occurrence-of-clock.ts';
import { occurrencesOfEvent } from '../../src/domain/occurrence-of-event.ts';
import { extend } from '../../src/domain/projection.ts';
import { EMPTY_STATE } from '../../src/domain/state.ts';
import type { Instant } from '../../src/domain/time.ts';
import { composeMessage } from '../../src/notify/compose.ts';
import type { Message } from '../../src/notify/message.ts';
import { plain } from './documents.ts';
import { eventsOf } from './events.ts';
import { contextOf, RENDERED } from './state.ts';

/** All that happens by these events, a minute apart, each with the revision of its event. */
export function happenedIn(drafts: readonly DraftEvent[]): Occurrence[] {
  let before = EMPTY_STATE;
  return eventsOf(drafts).flatMap((event) => {
    const after = extend(before, [event]);
    const occurrence = occurrencesOfEvent(before, event, after);
    before = after;
    return occurrence ?? [];
  });
}

/** All that the clock does after these events, up to an instant. */
export function turnedBy(drafts: readonly DraftEvent[], until: Instant): Occurrence[] {
  const { state } = contextOf(drafts);
  return occurrencesOfClock(state, state.lastEffectiveAt ?? until, until);
}

interface Telling {
  readonly topics?: readonly string[];
  readonly once?: readonly string[];
  readonly corrected?: readonly string[];
  readonly toldAt?: Instant;
  readonly pace?: 'at-once' | 'digest';
  /** Site clock at sending. */
  readonly now?: Instant;
  /** Whether what was redacted is gone. */
  readonly isRead?: boolean;
}

const EVERYTHING = ['change', 'update', 'maintenance', 'promise', 'answer'].map((kind) => `${kind}/*/*`);

/** What somebody who asked for everything, unless something else is said, is told of occurrences of these events. */
export function tellOf(
  locale: Locale,
  drafts: readonly DraftEvent[],
  occurrences: readonly Occurrence[],
  { now = '2021-03-17T11:30:00.000Z', isRead = false, topics = EVERYTHING, ...more }: Telling = {},
): Message | null {
  const context = { ...contextOf(drafts, { locale, now, isRead }), words: RENDERED };
  return composeMessage(context, 'm1', occurrences, {
    pace: 'at-once',
    once: [],
    corrected: [],
    topics,
    links: { manage: 'https://status.example.com/m', oneClick: 'https://status.example.com/o' },
    ...more,
  });
}

/** A message as it is read, without what no reader sees. */
export function readMessage(message: Message | null): string {
  if (message === null) return '(nothing)';
  const { subject, lead, sections, action, footer } = message;
  const text = [
    `# ${subject}`,
    lead,
    ...sections.flatMap(({ heading, lines, tone }) => [`## ${heading} [${tone}]`, ...lines]),
    ...(action ? [`[${action.label}]`] : []),
    ...footer.map((line) => `-- ${line}`),
  ].join('\n');
  return plain(text) ?? '';
}
