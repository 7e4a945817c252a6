import { staffEntryWords } from '../../i18n/staff-entry.ts';
import { staffProofWords } from '../../i18n/staff-proof.ts';
import type { ViewContext } from '../context.ts';
import type { StaffViewContext } from './context.ts';
import { type StaffPageView, staffPageView } from './page.ts';

/** What is asked for before a form is taken. */
export interface ProofAsked {
  /** Where the form was sent, and is sent again. */
  readonly action: string;
  /** What was typed in it. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly ways: { readonly password: boolean; readonly code: boolean; readonly passkey: boolean };
  /** `null`: nothing was tried yet. */
  readonly error:
    | { readonly code: 'password.wrong' | 'code' | 'passkey' }
    | { readonly code: 'slow'; readonly wait: number }
    | null;
  /** What the sign-in provider is called; `null`: there is none. */
  readonly providerName: string | null;
}

export interface ProofView extends Pick<ProofAsked, 'action' | 'fields' | 'ways'> {
  readonly page: StaffPageView;
  readonly error: string | null;
  /** For who has no password: signing in again is the proof. What was typed does not come along. */
  readonly again: { readonly text: string; readonly href: string | null; readonly label: string } | null;
}

/** The page that asks who it is, between a form and what it does. */
export function proofView(
  context: ViewContext & { readonly member: StaffViewContext['member'] | null },
  { action, fields, ways, error, providerName }: ProofAsked,
): ProofView {
  const words = staffProofWords[context.locale];
  return {
    page: staffPageView(context, { path: '/staff/account/', title: words.title }),
    action,
    fields,
    ways,
    error:
      error &&
      (error.code === 'slow'
        ? staffEntryWords[context.locale].errors.slow(Math.ceil(error.wait / 60))
        : words.errors[error.code]),
    again: ways.password
      ? null
      : {
          text: words.again,
          href: providerName === null ? null : `/staff/auth/start/?next=${encodeURIComponent(action)}`,
          label: staffEntryWords[context.locale].signIn.provider(providerName ?? ''),
        },
  };
}
