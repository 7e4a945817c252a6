import type { AuditKind } from '../domain/audit.ts';
import type { Locale } from '../domain/locale.ts';
import type { Concerned, NotifyPause, NotifyStatus, ToldSoFar } from '../domain/notify-status.ts';
import type { Topic } from '../domain/subscription.ts';
import { checkAuthority } from './authorise.ts';
import type { ActionContext } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Telling subscribers, as staff see it and have a hand in it. No address is in any of it. */
export interface Notifying {
  /** What can be sent at all; empty: nothing is set up. */
  readonly rate: number | null;
  status(): Promise<NotifyStatus>;
  /** That nobody is told for now; `null`: they are, or there is nobody who would be. */
  pauseOfSomebody(): Promise<NotifyPause | null>;
  /** How many of each channel are found by any of these. */
  concerned(topics: readonly Topic[]): Promise<readonly Concerned[]>;
  /** What became of these occurrences, by their keys; of one that told nobody there is none. */
  toldOf(keys: readonly string[]): Promise<readonly ToldSoFar[]>;
  pause(by: string): Promise<void>;
  resume(by: string): Promise<void>;
  /** Has a message that was given up tried once more. @returns whether there is such a message */
  retry(message: string): Promise<boolean>;
  /** Whether anything is sent to this address: on a replay, or where a test address is set, to that one alone. */
  reaches(email: string): boolean;
  /** Sends a test to this address, once; in that language, unless the address chose one. */
  test(email: string, locale: Locale): Promise<void>;
}

/** What is given to whoever has a hand in telling. */
interface NotifyingContext extends Pick<ActionContext, 'actor' | 'authority'> {
  readonly notifying: Notifying;
  readonly record: (kind: AuditKind, facts: Readonly<Record<string, string>>) => Promise<void>;
}

export type NotifyingDeed =
  | { readonly deed: 'pause' | 'resume' }
  | { readonly deed: 'retry'; readonly message: string }
  | { readonly deed: 'test'; readonly email: string; readonly locale: Locale };

/** Stops telling, or goes on with it; has a message tried again; sends a test. Whoever may say how things are may do so. */
export async function steerNotifying(
  { notifying, record, ...context }: NotifyingContext,
  asked: NotifyingDeed,
): Promise<{ readonly ok: true } | Refusal> {
  const forbidden = checkAuthority(context, { verb: 'availability', reach: 'site' });
  if (forbidden) return forbidden;
  switch (asked.deed) {
    case 'pause':
      await notifying.pause(context.actor);
      await record('notify.paused', {});
      return { ok: true };
    case 'resume': {
      const { pause } = await notifying.status();
      await notifying.resume(context.actor);
      await record('notify.resumed', pause === null ? {} : { why: pause.why });
      return { ok: true };
    }
    case 'retry':
      if (!(await notifying.retry(asked.message)))
        return refuse(
          'message.unknown',
          'This message is kept no more, or it got through. Look at the list again.',
        );
      await record('notify.retried', {});
      return { ok: true };
    case 'test':
      if (!notifying.reaches(asked.email))
        return refuse(
          'test.unreachable',
          `Nothing was sent: on this site only the address in NOTIFY_TEST gets anything, and ${asked.email} is another.`,
        );
      await notifying.test(asked.email, asked.locale);
      await record('notify.tested', {});
      return { ok: true };
    default:
      return asked satisfies never;
  }
}
