import type { Locale } from '../../domain/locale.ts';
import { type Concerned, secondsToTell } from '../../domain/notify-status.ts';
import { notificationWords } from '../../i18n/staff-notifications.ts';

/** Whom a change will be told to, as its preview says. */
export interface ConcernedView {
  /** `12 odbiorców`; that it is nobody. */
  readonly text: string;
  /** Channel by channel. */
  readonly lines: readonly string[];
  /** How long it takes, and that nothing goes out for now. */
  readonly remarks: readonly string[];
}

/** What is known of whom a change concerns. */
export interface ConcernedFacts {
  readonly concerned: readonly Concerned[];
  /** Mails a second; `null`: as many as the server takes. */
  readonly rate: number | null;
  readonly isPaused: boolean;
}

export function concernedView(locale: Locale, { concerned, rate, isPaused }: ConcernedFacts): ConcernedView {
  const words = notificationWords[locale];
  const all = concerned.reduce((sum, { atOnce, digest }) => sum + atOnce + digest, 0);
  if (all === 0) return { text: words.nobody, lines: [], remarks: [] };
  const mails = concerned.find(({ channel }) => channel === 'email')?.atOnce ?? 0;
  const seconds = secondsToTell(mails, rate);
  return {
    text: words.people(all),
    lines: concerned.map(({ channel, atOnce, digest }) =>
      words.concerned(words.channels[channel], String(atOnce + digest), digest === 0 ? null : String(digest)),
    ),
    remarks: [
      ...(seconds === null || mails === 0 ? [] : [words.takes(durationText(locale, seconds))]),
      ...(isPaused ? [words.pausedNow] : []),
    ],
  };
}

function durationText(locale: Locale, seconds: number): string {
  const words = notificationWords[locale];
  if (seconds < 90) return words.seconds(seconds);
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? words.minutes(minutes) : words.hours(Math.ceil(minutes / 60));
}
