import type { FailedMessage, NotifyStatus } from '../../domain/notify-status.ts';
import type { Instant } from '../../domain/time.ts';
import { formatInstantInFull } from '../../i18n/dates.ts';
import { notificationWords } from '../../i18n/staff-notifications.ts';
import type { StaffViewContext } from './context.ts';
import { type StaffPageView, staffPageView } from './page.ts';

export const NOTIFICATIONS_PATH = '/staff/notifications/';

/** How telling subscribers is going, and what can be done about it. */
export interface NotificationsView {
  readonly page: StaffPageView;
  /** Whether messages go out, and why not. */
  readonly state: readonly string[];
  readonly isPaused: boolean;
  readonly replay: string | null;
  readonly rate: string | null;
  /** What somebody may do whose role is large enough; `null`: look. */
  readonly deeds: {
    /** Where a test goes, or why it would go nowhere. */
    readonly test: string;
    readonly canTest: boolean;
  } | null;
  /** What was done; `null`: nothing. */
  readonly said: string | null;
  readonly problem: string | null;
  readonly channels: readonly ChannelRow[];
  readonly failures: readonly FailureRow[];
}

interface ChannelRow {
  readonly id: string;
  readonly name: string;
  readonly confirmed: number;
  readonly pending: number;
  readonly stopped: number;
  readonly waiting: number;
  readonly late: string | null;
  readonly sent: number;
  readonly refused: number;
}

interface FailureRow {
  readonly message: string;
  readonly channel: string;
  readonly why: string;
  readonly attempts: string;
  readonly at: Instant;
  readonly when: string;
  readonly fate: string;
  readonly canRetry: boolean;
}

/** What is known beside the numbers. */
interface Facts {
  readonly rate: number | null;
  /** Of whoever looks. */
  readonly email: string;
  /** Whether anything is sent there. */
  readonly isReached: boolean;
  readonly said?: 'tested' | null;
  readonly problem?: string | null;
}

export function notificationsView(
  context: StaffViewContext,
  { cursor, pause, channels, failures }: NotifyStatus,
  { rate, email, isReached, said = null, problem = null }: Facts,
): NotificationsView {
  const { locale, state, nameOf, member } = context;
  const words = notificationWords[locale];
  const tell = (instant: Instant) => formatInstantInFull(instant, locale);
  const paused = pause && [
    words.paused(tell(pause.at), pause.by === null ? null : nameOf(pause.by)),
    words.reasons[pause.why],
  ];
  return {
    page: staffPageView(context, { path: NOTIFICATIONS_PATH, title: words.title }),
    state: cursor === null ? [words.never] : (paused ?? [words.goingOn]),
    isPaused: pause !== null,
    replay: state.clock.mode === 'replay' ? words.replay : null,
    rate: rate === null ? null : words.rate(rate),
    deeds: member.may.apply
      ? { test: isReached ? words.testHelp(email) : words.testNot(email), canTest: isReached }
      : null,
    said: said === 'tested' ? words.tested(email) : null,
    problem,
    channels: channels.map(({ channel, lateSince, ...figures }) => ({
      ...figures,
      id: channel,
      name: words.channels[channel],
      late: lateSince === null ? null : words.late(tell(lateSince)),
    })),
    failures: failures.map((one) => failureRow(context, one)),
  };
}

function failureRow(
  { locale, member }: StaffViewContext,
  { message, channel, why, attempts, at, isWaiting }: FailedMessage,
): FailureRow {
  const words = notificationWords[locale];
  return {
    message,
    channel: words.channels[channel],
    why,
    attempts: words.attempts(attempts),
    at,
    when: formatInstantInFull(at, locale),
    fate: isWaiting ? words.again : words.gaveUp,
    canRetry: !isWaiting && member.may.apply,
  };
}
