import type { Limits } from '../../domain/flaw.ts';
import { instantFromMs } from '../../domain/time.ts';
import { formatInstantInFull } from '../../i18n/dates.ts';
import { type StaffAccountWords, staffAccountWords } from '../../i18n/staff-account.ts';
import { staffEntryWords } from '../../i18n/staff-entry.ts';
import type { StaffViewContext } from './context.ts';
import { type StaffPageView, staffPageView } from './page.ts';
import { type PasskeyFacts, type PasskeyLine, passkeyLines } from './passkey-lines.ts';

/** Forms of the page. */
export type AccountOperation =
  | 'password'
  | 'second-factor-begin'
  | 'second-factor-confirm'
  | 'second-factor-end'
  | 'recovery-codes'
  | 'session-end'
  | 'sessions-end'
  | 'passkey-begin'
  | 'passkey-remove';

type AccountErrorCode =
  | keyof StaffAccountWords['errors']
  | 'password.short'
  | 'password.long'
  | 'password.common'
  | 'password.personal';

interface AccountFacts {
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  /** Whoever sits here proved a moment ago who they are. */
  readonly isProven: boolean;
  readonly currentSession: string;
  readonly sessions: readonly {
    readonly id: string;
    readonly since: Date;
    readonly lastUsed: Date;
    readonly browser: string;
    readonly address: string;
  }[];
  readonly passkeys: readonly PasskeyFacts[];
}

/** What was asked for, and how it went. */
export interface AccountAsked {
  readonly isWelcome: boolean;
  readonly done: string | null;
  readonly error:
    | { readonly deed: AccountOperation; readonly code: AccountErrorCode }
    | { readonly deed: AccountOperation; readonly code: 'slow'; readonly wait: number }
    | null;
  /** An authenticator app is being set up: `otpauth://totp/…` */
  readonly uri: string | null;
  /** Shown this once. */
  readonly recoveryCodes: readonly string[];
}

export interface AccountView {
  readonly page: StaffPageView;
  readonly limits: Limits;
  readonly note: string | null;
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly isProven: boolean;
  readonly setup: { readonly uri: string; readonly key: string } | null;
  readonly recoveryCodes: readonly string[];
  readonly error: { readonly deed: AccountOperation; readonly text: string } | null;
  readonly sessions: readonly {
    readonly id: string;
    readonly browser: string;
    readonly address: string;
    readonly since: string;
    readonly lastUsed: string;
    readonly isCurrent: boolean;
  }[];
  readonly passkeys: readonly PasskeyLine[];
}

/** `/staff/account/` */
export function accountView(
  context: StaffViewContext,
  facts: AccountFacts,
  asked: AccountAsked,
): AccountView {
  const { locale } = context;
  const words = staffAccountWords[locale];
  const when = (date: Date) => formatInstantInFull(instantFromMs(date.getTime()), locale);
  const done = Object.entries(words.done).find(([key]) => key === asked.done)?.[1] ?? null;
  return {
    limits: context.limits,
    page: staffPageView(context, { path: '/staff/account/', title: words.title }),
    note: done ?? (asked.isWelcome ? words.welcome : null),
    hasPassword: facts.hasPassword,
    hasSecondFactor: facts.hasSecondFactor,
    isProven: facts.isProven,
    setup:
      asked.uri === null
        ? null
        : {
            uri: asked.uri,
            key: (URL.parse(asked.uri)?.searchParams.get('secret') ?? '').replace(/(.{4})/g, '$1 ').trim(),
          },
    recoveryCodes: asked.recoveryCodes,
    error: asked.error && { deed: asked.error.deed, text: errorText(context, asked.error) },
    sessions: facts.sessions.map((one) => ({
      id: one.id,
      browser: browserOf(one.browser) ?? words.sessions.unknown,
      address: one.address,
      since: when(one.since),
      lastUsed: when(one.lastUsed),
      isCurrent: one.id === facts.currentSession,
    })),
    passkeys: passkeyLines(facts.passkeys, locale),
  };
}

function errorText({ locale }: StaffViewContext, error: NonNullable<AccountAsked['error']>): string {
  const entry = staffEntryWords[locale].errors;
  if (error.code === 'slow') return entry.slow(Math.ceil(error.wait / 60));
  if (error.code === 'password.wrong' || error.code === 'code')
    return staffAccountWords[locale].errors[error.code];
  return entry[error.code];
}

/** Browsers pose as each other: who says more is asked first. */
const BROWSERS = { Edg: 'Edge', OPR: 'Opera', Firefox: 'Firefox', Chrome: 'Chrome', Safari: 'Safari' };
const SYSTEMS = {
  Android: 'Android',
  iPhone: 'iPhone',
  iPad: 'iPad',
  Windows: 'Windows',
  'Mac OS X': 'macOS',
  Linux: 'Linux',
};

/** What a browser calls itself, in short: `Firefox, Linux`. */
function browserOf(agent: string): string | null {
  const parts = [BROWSERS, SYSTEMS].flatMap((names) => {
    const found = Object.entries(names).find(([sign]) => agent.includes(sign));
    return found ? [found[1]] : [];
  });
  return parts.length === 0 ? null : parts.join(', ');
}
