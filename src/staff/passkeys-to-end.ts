import { END_PASSKEY } from '../views/staff/passkey-lines.ts';
import { readNamed } from './read-form.ts';

/** The passkeys that were ticked beside a new password. */
export function passkeysToEnd(form: FormData): readonly string[] {
  return [...readNamed(form, END_PASSKEY).keys()];
}
