const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A session ends when it was not used for this long (s), and in any case this long after the sign-in (s). */
export const SESSION_IDLE = 12 * HOUR;
export const SESSION_ABSOLUTE = 7 * DAY;
/** How often the use of a session is written down (s). */
export const SESSION_TOUCH = 5 * MINUTE;
/** A passkey is added only so soon after signing in (s). */
export const SESSION_FRESH = DAY;
/** How long it is remembered that somebody proved from their session who they are (s). */
export const PROOF_LIFE = 10 * MINUTE;
/** How long the second factor is waited for (s). */
export const SECOND_FACTOR_WAIT = 10 * MINUTE;

/** How long links are good (s). */
export const INVITATION_LIFE = 3 * DAY;
export const SIGN_IN_LINK_LIFE = 15 * MINUTE;

/** How long it is remembered of a session that it ended by time, and whose it was (s). */
export const SESSION_REMEMBERED = 7 * DAY;
/** How long a form is kept whose session had ended (s), how many an account has, and how large each may be (bytes). */
export const KEPT_FORM_LIFE = HOUR;
export const KEPT_FORMS = 5;
export const KEPT_FORM_BYTES = 64 * 1024;
