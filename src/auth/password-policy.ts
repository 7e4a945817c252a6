import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** Characters. */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 256;

/** Of 4: more than 10^8 guesses by somebody who knows the common passwords and how people vary them. */
const SCORE_WANTED = 3;

/** Why a password may not be used. */
export type PasswordFlaw = 'password.short' | 'password.long' | 'password.common' | 'password.personal';

const estimator = new ZxcvbnFactory({ graphs: adjacencyGraphs, dictionary, maxLength: PASSWORD_MAX });

/**
 * What is wrong with a password; `null`: nothing.
 *
 * @param personal what others know of its owner: e-mail, name, the name of the site
 */
export function findPasswordFlaw(password: string, personal: readonly string[]): PasswordFlaw | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return 'password.short';
  if (length > PASSWORD_MAX) return 'password.long';
  if (holdsPersonal(password, personal)) return 'password.personal';
  return estimator.check(password).score < SCORE_WANTED ? 'password.common' : null;
}

/** Shorter words occur in anything. */
const PERSONAL_MIN = 4;

function holdsPersonal(password: string, personal: readonly string[]): boolean {
  const folded = fold(password);
  return personal
    .flatMap((text) => [text, ...text.split(/[@.\s]+/)])
    .map(fold)
    .some((word) => word.length >= PERSONAL_MIN && folded.includes(word));
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
