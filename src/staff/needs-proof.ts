import { z } from 'zod';
import { list } from './fields.ts';
import { readForm } from './read-form.ts';

/** A name that came several times is looked at each time. */
const FORM = z.object({ deed: list, revoke: list });

/** What on the account's page adds or removes a factor. The form of the password takes the password itself. */
const FACTORS = [
  'second-factor-begin',
  'second-factor-end',
  'recovery-codes',
  'passkey-begin',
  'passkey-remove',
];
/** The forms of these take the password themselves, of who has one. */
const WITH_PASSWORD = ['second-factor-begin', 'second-factor-end', 'recovery-codes'];

/**
 * Whether a form does something that outlives the session it comes in: makes or removes a factor, a token, a person's
 * access, or takes words out of the log for ever. That takes more than a cookie. What ends something at once (a session, a
 * token) is never asked about: whoever notices a thief is in a hurry.
 *
 * @param path without the language in front
 * @example needsProof('/staff/tokens/', form, { password: true }) // true, unless the form revokes one
 */
export function needsProof(path: string, form: FormData, has: { readonly password: boolean }): boolean {
  const whole = path.endsWith('/') ? path : `${path}/`;
  if (whole.startsWith('/staff/people/')) return true;
  if (whole.startsWith('/staff/tokens/')) return readForm(form, FORM).typed.revoke.length === 0;
  if (whole.startsWith('/staff/redact/')) return true;
  if (!whole.startsWith('/staff/account/')) return false;
  const { deed: deeds } = readForm(form, FORM).typed;
  return deeds.some((deed) => FACTORS.includes(deed) && !(has.password && WITH_PASSWORD.includes(deed)));
}
