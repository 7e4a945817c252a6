import { type OwedAfter, owedNotices, type SentNotice } from '../domain/authority-clock.ts';
import type { IncidentId } from '../domain/incident.ts';
import type { Authority } from '../domain/staff.ts';
import type { State } from '../domain/state.ts';
import { type Instant, warsawTime } from '../domain/time.ts';
import { checkAuthority } from './authorise.ts';
import { describeFault } from './describe-flaw.ts';
import { findLineFault } from './find-fault.ts';
import { LIMITS } from './limits.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What was sent to the authority of incidents, as actions see it. None of it is public. */
export interface SentNotices {
  list(): Promise<readonly SentNotice[]>;
  /** In place of what was written down of the same. */
  note(notice: SentNotice): Promise<void>;
}

/** What is given to whoever writes down that something was sent. */
export interface NoticeContext {
  readonly notices: SentNotices;
  readonly actor: string;
  readonly authority: Authority;
  /** The machine's clock. */
  readonly wall: Instant;
}

interface NoteSent {
  readonly incident: IncidentId;
  readonly hours: OwedAfter;
  /** Wall clock; `null`: now. */
  readonly sentAt: Instant | null;
  readonly reference: string;
}

/** Writes down that what an authority is owed of an incident was sent: nobody is reminded of it any more. */
export async function noteSent(
  { notices, actor, authority, wall }: NoticeContext,
  state: State,
  { incident, hours, sentAt, reference }: NoteSent,
): Promise<SentNotice | Refusal> {
  const refusal = checkAuthority({ actor, authority }, { verb: 'update', reach: 'site' });
  if (refusal) return refusal;
  const [owed] = owedNotices(state, incident, []);
  if (!owed) {
    return refuse(
      'incident.unknown',
      `There is no incident ${incident} of which it is said since when it is known.`,
    );
  }
  const at = sentAt ?? wall;
  if (at > wall)
    return refuse('instant.future', `${warsawTime(at)} has not come yet by the clock of the server.`);
  if (at < owed.knownSince) {
    return refuse(
      'instant.past',
      `${warsawTime(at)} is before it was known, at ${warsawTime(owed.knownSince)}.`,
    );
  }
  const fault = reference === '' ? null : findLineFault(reference, LIMITS.title);
  if (fault) return refuse(fault.code, `The reference ${describeFault(fault)}.`);
  const notice = {
    incident,
    hours,
    sentAt: at,
    sentBy: actor,
    reference: reference === '' ? null : reference,
  };
  await notices.note(notice);
  return notice;
}
