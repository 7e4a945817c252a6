/**
 * How one Latarnia takes over from another that started it, as two releases understand it: only add to this. The former gives the
 * new one its socket and `SUCCEEDS` in the environment, and they tell each other over IPC:
 *
 *   new: `prepared` (it can start, and rendered what it will publish), or `failed`, and ends
 *   former: ends its backstage, lets go of the folder, says `go`
 *   new: takes the folder, publishes, starts fronts, says `serves`, or `failed`, and ends
 *   former: its fronts end beside the new ones
 *
 * Later the former, which goes on as the parent of the new one, passes on the same from the next: `stand-down` (answered
 * `stood-down`), then `leave`, or `resume` when the next one failed.
 */
export type ToSuccessor = 'go' | 'stand-down' | 'resume' | 'leave';

export type FromSuccessor =
  | { readonly kind: 'prepared' | 'serves' | 'stood-down' }
  | { readonly kind: 'failed'; readonly why: string };

/** Names what a successor is to be like, as JSON; whoever has no such variable is nobody's successor. */
export const SUCCEEDS = 'LATARNIA_SUCCEEDS';

/** What cannot change while the site goes on. */
export interface Succession {
  /** `false`: its predecessor is gone already. */
  readonly takesOver: boolean;
  readonly dataDir: string;
  readonly role: string;
  readonly host: string;
  readonly port: number;
}

/** The setting that another value was given than the predecessor's; `null`: it can take over. */
export function movedSetting(
  before: Succession,
  now: Omit<Succession, 'takesOver'>,
): 'DATA_DIR' | 'ROLE' | 'HOST' | 'PORT' | null {
  if (before.dataDir !== now.dataDir) return 'DATA_DIR';
  if (before.role !== now.role) return 'ROLE';
  if (before.host !== now.host) return 'HOST';
  return before.port === now.port ? null : 'PORT';
}
