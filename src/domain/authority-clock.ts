import type { IncidentId } from './incident.ts';
import type { State } from './state.ts';
import { type Instant, instantAfter, msFromInstant } from './time.ts';

/** So many hours after an incident became known an authority is owed an early warning, and a notification. */
export const OWED_AFTER = [24, 72] as const;
export type OwedAfter = (typeof OWED_AFTER)[number];

const HOUR = 3_600_000;

/** Something that was sent to the authority. It is never public. */
export interface SentNotice {
  readonly incident: IncidentId;
  readonly hours: OwedAfter;
  /** Wall clock. */
  readonly sentAt: Instant;
  /** Who said so, as the log names them. */
  readonly sentBy: string;
  /** How the authority calls it; `null`: nobody said. */
  readonly reference: string | null;
}

/** What an authority is owed of one incident. Instants are of the wall clock. */
interface OwedNotice {
  readonly incident: IncidentId;
  readonly hours: OwedAfter;
  readonly knownSince: Instant;
  readonly by: Instant;
  /** `null`: nothing was. */
  readonly sent: SentNotice | null;
}

/** What is owed of an incident, the first due first; nothing while nobody has said since when it is known, or it was taken back. */
export function owedNotices(state: State, incident: IncidentId, sent: readonly SentNotice[]): OwedNotice[] {
  const { stands, knownSince } = state.incidents[incident] ?? { stands: false };
  if (!stands || knownSince === undefined || knownSince === null) return [];
  return OWED_AFTER.map((hours) => ({
    incident,
    hours,
    knownSince,
    by: instantAfter(knownSince, hours * HOUR),
    sent: sent.find((one) => one.incident === incident && one.hours === hours) ?? null,
  }));
}

/**
 * Of every incident what was not sent though it was due by now, and what is due next, the first due first: what is late
 * hides nothing that can still be sent in time.
 */
export function nextOwed(state: State, sent: readonly SentNotice[], wall: Instant): OwedNotice[] {
  return Object.keys(state.incidents)
    .flatMap((incident) => {
      const unsent = owedNotices(state, incident, sent).filter((one) => one.sent === null);
      const next = unsent.find(({ by }) => by >= wall);
      return unsent.filter((one) => one.by < wall || one === next);
    })
    .sort((x, y) => (x.by < y.by ? -1 : 1));
}

/** How far it is to what is owed, in whole hours: begun ones count where it is late, whole ones where there is time. */
export function hoursTo({ by }: Pick<OwedNotice, 'by'>, wall: Instant): number {
  return Math.floor((msFromInstant(by) - msFromInstant(wall)) / HOUR);
}
