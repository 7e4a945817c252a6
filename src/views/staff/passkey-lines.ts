import type { Locale } from '../../domain/locale.ts';
import { instantFromMs } from '../../domain/time.ts';
import { formatInstantInFull } from '../../i18n/dates.ts';
import { staffAccountWords } from '../../i18n/staff-account.ts';

/** Before the id of a passkey: the name of the field that ends it together with the password. */
export const END_PASSKEY = 'end-passkey-';

/** A passkey of somebody. */
export interface PasskeyFacts {
  readonly id: string;
  readonly name: string;
  readonly since: Date | null;
}

export interface PasskeyLine {
  readonly id: string;
  readonly name: string;
  readonly since: string | null;
  /** The field beside a new password that ends it. */
  readonly endField: string;
}

/** Passkeys, as their owner is shown them. */
export function passkeyLines(passkeys: readonly PasskeyFacts[], locale: Locale): PasskeyLine[] {
  const words = staffAccountWords[locale].passkeys;
  return passkeys.map(({ id, name, since }) => ({
    id,
    name: name || words.unnamed,
    since: since && words.since(formatInstantInFull(instantFromMs(since.getTime()), locale)),
    endField: `${END_PASSKEY}${id}`,
  }));
}
