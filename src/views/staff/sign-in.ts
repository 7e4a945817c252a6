import type { Fault } from '../../domain/flaw.ts';
import { localePath } from '../../domain/locale.ts';
import { flawText } from '../../i18n/flaws.ts';
import { staffEntryWords } from '../../i18n/staff-entry.ts';
import { staffKeptWords } from '../../i18n/staff-kept.ts';
import type { ViewContext } from '../context.ts';
import { type StaffPageView, staffPageView } from './page.ts';
import { type PasskeyFacts, type PasskeyLine, passkeyLines } from './passkey-lines.ts';

/** Why somebody did not get in. */
type EntryError =
  | { readonly code: 'slow'; readonly wait: number }
  | {
      readonly code: Exclude<keyof (typeof staffEntryWords)['pl']['errors'], 'slow'>;
      /** Of a name: why it cannot be shown. */
      readonly fault?: Fault;
    };

/** What was done just before. */
export type SignInNote = 'signedOut' | 'welcomeBack' | 'kept' | 'lost' | 'ended';

export interface SignInView {
  readonly page: StaffPageView;
  readonly email: string;
  readonly next: string;
  readonly error: string | null;
  readonly note: string | null;
  /** The sign-in provider of the house; `null`: there is none. */
  readonly provider: { readonly label: string; readonly href: string } | null;
}

/** `/staff/sign-in/` */
export function signInView(
  context: ViewContext,
  asked: {
    readonly email: string;
    readonly next: string;
    readonly error: EntryError | null;
    readonly note: SignInNote | null;
    readonly providerName: string | null;
  },
): SignInView {
  const { locale } = context;
  const words = staffEntryWords[locale].signIn;
  const next = encodeURIComponent(asked.next);
  return {
    page: staffPageView({ ...context, member: null }, { path: '/staff/sign-in/', title: words.title }),
    email: asked.email,
    next: asked.next,
    error: errorText(context, asked.error),
    note: asked.note && { ...staffKeptWords[locale], ...words }[asked.note],
    provider:
      asked.providerName === null
        ? null
        : {
            label: words.provider(asked.providerName),
            href: `/staff/auth/start/?next=${next}`,
          },
  };
}

export interface SecondFactorView {
  readonly page: StaffPageView;
  readonly next: string;
  readonly error: string | null;
  readonly restart: string;
}

/** `/staff/second-factor/` */
export function secondFactorView(
  context: ViewContext,
  { next, error }: { readonly next: string; readonly error: EntryError | null },
): SecondFactorView {
  const { title } = staffEntryWords[context.locale].secondFactor;
  return {
    page: staffPageView({ ...context, member: null }, { path: '/staff/second-factor/', title }),
    next,
    error: errorText(context, error),
    restart: localePath(context.locale, '/staff/sign-in/'),
  };
}

export interface InvitationView {
  readonly page: StaffPageView;
  readonly kind: 'invitation' | 'sign-in' | 'used';
  readonly lead: string;
  readonly email: string;
  readonly name: string;
  readonly nameError: string | null;
  readonly nameLimit: number;
  readonly passwordError: string | null;
  /** Those that go on with another password, unless they are ticked. */
  readonly passkeys: readonly PasskeyLine[];
  /** For those who have used the link already. */
  readonly signIn: string;
}

/** `/staff/invitation/{token}/` */
export function invitationView(
  context: ViewContext,
  asked: {
    readonly token: string;
    readonly kind: InvitationView['kind'];
    readonly email: string;
    readonly name: string;
    readonly passkeys: readonly PasskeyFacts[];
    readonly nameLimit: number;
    readonly error: EntryError | null;
  },
): InvitationView {
  const { token, kind, email, name, passkeys, error } = asked;
  const words = staffEntryWords[context.locale].invitation;
  const text = errorText(context, error);
  const texts: Readonly<Record<InvitationView['kind'], readonly [string, string]>> = {
    invitation: [words.title, words.lead(email)],
    'sign-in': [words.linkTitle, words.linkLead(email)],
    used: [words.usedTitle, words.used],
  };
  const [title, lead] = texts[kind];
  return {
    page: staffPageView({ ...context, member: null }, { path: `/staff/invitation/${token}/`, title }),
    kind,
    lead,
    email,
    name,
    nameLimit: asked.nameLimit,
    nameError: error?.code === 'name' ? text : null,
    passwordError: error?.code === 'name' ? null : text,
    passkeys: passkeyLines(passkeys, context.locale),
    signIn: localePath(context.locale, '/staff/sign-in/'),
  };
}

/** Minutes are counted up. */
function errorText({ locale }: ViewContext, error: EntryError | null): string | null {
  if (error === null) return null;
  if ('fault' in error && error.fault) return flawText(locale, error.fault);
  const words = staffEntryWords[locale].errors;
  return error.code === 'slow' ? words.slow(Math.ceil(error.wait / 60)) : words[error.code];
}
